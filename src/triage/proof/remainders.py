"""What remains of a condition once some answers are known.

A condition is looked at only when an answer it names is given or can no longer be given. Then the
decided members go: a member that holds lowers what is needed, a member that cannot hold any more is
struck out. Two walks that leave the same remainder of every condition have the same future, and
that is what keeps the states of a proof few.

Remainders are numbered, so that a state is a handful of small integers: `FALSE` and `TRUE` are
decided, every larger number stands for a condition that is still open.
"""

from __future__ import annotations

from collections.abc import Set

from triage.proof.limits import NotProvedError
from triage.rules.conditions import (
    Addend,
    AnswerName,
    AtLeast,
    Condition,
    NumberPart,
    ScoreAtLeast,
    ScoreAtMost,
    names_in,
)

FALSE, TRUE = 0, 1

MOST_REMAINDERS = 1 << 16
"""The work limit for one condition: one that can be left open in more ways is not proved."""


class Remainders:
    """The remainders of one condition, numbered in the order in which they were first met.

    Attributes:
        names: the answers that the condition names.
        start: the number of the whole condition, before any answer.
    """

    def __init__(self, condition: Condition) -> None:
        self._open: list[Condition] = []
        self._numbers: dict[Condition, int] = {}
        self._after: dict[tuple[int, Set[AnswerName], Set[AnswerName]], int] = {}
        self.names = frozenset(names_in(condition))
        self.start = self._number(_simplified(condition, frozenset(), frozenset()))

    def __len__(self) -> int:
        """How many remainders have been met, the decided two included."""
        return len(self._open) + 2

    def after(self, number: int, given: Set[AnswerName], gone: Set[AnswerName]) -> int:
        """The remainder once the answers ``given`` hold and those in ``gone`` never can."""
        if number <= TRUE:
            return number
        key = (number, given, gone)
        found = self._after.get(key)
        if found is None:
            found = self._number(_simplified(self._open[number - 2], given, gone))
            self._after[key] = found
        return found

    def _number(self, condition: Condition | bool) -> int:
        if isinstance(condition, bool):
            return TRUE if condition else FALSE
        if condition not in self._numbers:
            if len(self) >= MOST_REMAINDERS:
                raise NotProvedError(
                    f"a condition can be left open in more than {MOST_REMAINDERS:,} ways"
                )
            self._open.append(condition)
            self._numbers[condition] = len(self._open) + 1
        return self._numbers[condition]


def _simplified(
    condition: Condition, given: Set[AnswerName], gone: Set[AnswerName]
) -> Condition | bool:
    if isinstance(condition, AnswerName):
        if condition in given:
            return True
        return False if condition in gone else condition
    assert not isinstance(condition, NumberPart), "only promises look at parts, and no walk at them"
    if isinstance(condition, ScoreAtMost):
        exceeded = _less_what_is_known(condition.exceeded, given, gone)
        return not exceeded if isinstance(exceeded, bool) else ScoreAtMost(exceeded)
    if isinstance(condition, ScoreAtLeast):
        return _less_what_is_known(condition, given, gone)
    needed = condition.needed
    members = []
    for member in condition.members:
        rest = _simplified(member, given, gone)
        if rest is True:
            needed -= 1
        elif rest is not False:
            members.append(rest)
    if needed <= 0:
        return True
    if needed > len(members):
        return False
    return members[0] if len(members) == 1 else AtLeast(needed, tuple(members))


def _less_what_is_known(
    condition: ScoreAtLeast, given: Set[AnswerName], gone: Set[AnswerName]
) -> ScoreAtLeast | bool:
    """What is left of a sum: the points given are off what is needed, those gone never come."""
    needed, parts = condition.needed, []
    for part in condition.parts:
        added = part.added(given)
        needed -= added
        if not (added and part.is_one):
            left = tuple(
                each for each in part.points if each[0] not in given and each[0] not in gone
            )
            if left:
                parts.append(Addend(part.is_one, left))
    if needed <= 0:
        return True
    if needed > sum(part.most() for part in parts):
        return False
    return ScoreAtLeast(condition.score, needed, 0, tuple(parts))
