"""The proof: what holds on every path through a questionnaire, found without enumerating paths.

Verdicts are found by a SAT solver (`solving`) over a formula whose models are exactly the paths
(`formulas`, `encoding`, `ahead`): promises and what is dead (`verdicts`), the order of answers
(`order`), emergencies learned late (`late`). What is found broken comes with a path that the
interview replays: the first of the shortest ones.

Counts are found apart, by walking: the questionnaire is taken apart into steps (`steps`), walks
that can no longer differ in urgency or way are one state (`walks`, `remainders`), and paths are
counted along the links between states (`counting`). Where that is too much, nothing but the count
is missing (`lengths` then finds the shortest and the longest path).

Over the work limit of a verdict nothing is passed: `prove` raises `NotProvedError`.
"""

from triage.proof.late import LATE, Late
from triage.proof.limits import NotProvedError
from triage.proof.order import OrderBroken
from triage.proof.proving import Proof, prove
from triage.proof.verdicts import Broken, Unreached
from triage.proof.walks import MOST_LINKS

__all__ = [
    "LATE",
    "MOST_LINKS",
    "Broken",
    "Late",
    "NotProvedError",
    "OrderBroken",
    "Proof",
    "Unreached",
    "prove",
]
