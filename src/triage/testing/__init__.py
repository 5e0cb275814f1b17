"""Property tests for rule files, with Hypothesis, for rule authors.

`assert_keeps` asserts something of every path through a questionnaire; where there are more than
5,000, of paths on which all pairs of answers meet that can, and of some drawn. `sheets` and
`interviews` draw paths, for whoever tests a program that walks them.

Needs Hypothesis (``pip install triage-questionnaire[testing]``), which nothing else here imports.
"""

from triage.testing.assertion import BrokenPropertyError, Kept, assert_keeps, load_rules
from triage.testing.names import UnknownNameError
from triage.testing.search import Property
from triage.testing.strategies import interviews, sheets
from triage.testing.walk import Walk

__all__ = [
    "BrokenPropertyError",
    "Kept",
    "Property",
    "UnknownNameError",
    "Walk",
    "assert_keeps",
    "interviews",
    "load_rules",
    "sheets",
]
