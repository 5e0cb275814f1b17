"""The proof: what holds on every path through a questionnaire, found without enumerating paths.

The questionnaire is taken apart into steps (`steps`). All walks are followed at once, and those
that can no longer differ in urgency or way are one state (`walks`, `remainders`). Along the links
between states paths are counted (`counting`), promises and dead ends are watched for (`watching`,
`promises`), and worse answers are compared with milder ones (`order`). What is found broken comes
with a path that the interview replays (`witnesses`).

Over a work limit nothing is passed: `prove` raises `NotProvedError`.
"""

from triage.proof.proving import Broken, OrderBroken, Proof, Unreached, prove
from triage.proof.remainders import NotProvedError
from triage.proof.walks import MOST_LINKS

__all__ = [
    "MOST_LINKS",
    "Broken",
    "NotProvedError",
    "OrderBroken",
    "Proof",
    "Unreached",
    "prove",
]
