"""Conditions: what must have been answered for a question, rule, advice gate or promise to apply.

A condition is positive only: it can become true as answers arrive and never false again. That is
what makes urgency along a path rise and never fall, and what lets the proof forget decided parts.

The file format writes conditions in several ways (a name, a list, ``all``, ``any``,
``at_least``/``of``); here there are two kinds left, so whoever evaluates one has two cases:

- `AnswerName`: true once that answer was given;
- `AtLeast`: true once that many of its members are (``all`` is *every one*, ``any`` is *one*).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

NONE = "none"
"""The id of the empty choice of a ``choose: any`` question: ``question.none``."""

UNSURE = "unsure"
"""The id of not knowing the number that a question asks for: ``question.unsure``."""


class AnswerName(NamedTuple):
    """One answer of one question, written ``question.answer``. For numbers the answer is a band."""

    question: str
    answer: str

    def __str__(self) -> str:
        return f"{self.question}.{self.answer}"


class AtLeast(NamedTuple):
    """True once at least ``needed`` (1 or more) of ``members`` hold."""

    needed: int
    members: tuple[Condition, ...]

    def __str__(self) -> str:
        inner = ", ".join(str(member) for member in self.members)
        if self.needed == len(self.members):
            return f"all of ({inner})"
        return f"any of ({inner})" if self.needed == 1 else f"at least {self.needed} of ({inner})"


Condition = AnswerName | AtLeast


def holds(condition: Condition, given: Collection[AnswerName]) -> bool:
    """Tell whether ``condition`` is true once the answers in ``given`` (a set) have been given."""
    if isinstance(condition, AnswerName):
        return condition in given
    missing = condition.needed
    for member in condition.members:
        if holds(member, given):
            missing -= 1
            if missing <= 0:
                return True
    return missing <= 0


def names_in(condition: Condition) -> Iterator[AnswerName]:
    """Yield every answer the condition mentions, in the order written, with repeats."""
    if isinstance(condition, AnswerName):
        yield condition
    else:
        for member in condition.members:
            yield from names_in(member)
