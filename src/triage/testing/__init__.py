"""Property tests for rule files, with Hypothesis: for rule authors, and for this package itself.

`assert_keeps` asserts something of every path through a questionnaire (of every path drawn, where
there are more than 5,000). `sheets` and `interviews`
draw paths of one questionnaire; `questionnaires`, `questionnaire_texts` and `broken_questionnaires`
draw whole rule files, for whoever tests a tool that reads them.

Needs Hypothesis (``pip install triage-questionnaire[testing]``), which nothing else here imports.
"""

from triage.testing.keeping import BrokenPropertyError, Kept, assert_keeps, load_rules
from triage.testing.names import UnknownNameError
from triage.testing.strategies import (
    BrokenQuestionnaire,
    broken_questionnaires,
    interviews,
    questionnaire_texts,
    questionnaires,
    rule_data,
    sheets,
)
from triage.testing.trying import Property
from triage.testing.walk import Walk

__all__ = [
    "BrokenPropertyError",
    "BrokenQuestionnaire",
    "Kept",
    "Property",
    "UnknownNameError",
    "Walk",
    "assert_keeps",
    "broken_questionnaires",
    "interviews",
    "load_rules",
    "questionnaire_texts",
    "questionnaires",
    "rule_data",
    "sheets",
]
