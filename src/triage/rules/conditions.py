"""Conditions: what must have been answered for a question, rule, advice gate or promise to apply.

But in promises, a condition is positive only: it can become true as answers arrive and never false
again (points are never negative). That is what makes urgency along a path rise and never fall, and
what lets the proof forget decided parts.

The file format writes conditions in several ways (a name, a list, ``all``, ``any``,
``at_least``/``of``, ``other_than``); here there are few kinds left:

- `AnswerName`: true once that answer was given;
- `AtLeast`: true once that many of its members are (``all`` is *every one*, ``any`` is *one*,
  ``other_than`` one of the question's other answers);
- `ScoreAtLeast`: true once the answers given add up to that much;
- `ScoreAtMost`: the opposite. Only promises have it, which are judged when a path is complete;
- `NumberPart`: true where the number given lies between two. Only promises have it: they look at
  the number itself (``number``), which for all else is no more than the band that it falls into.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from triage.rules.numbers import Exact

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


class NumberPart(NamedTuple):
    """A number between two, both included, that lie in one band: part of what that answer says."""

    question: str
    answer: str
    lowest: Exact
    highest: Exact

    @property
    def band(self) -> AnswerName:
        """The answer that it is a part of."""
        return AnswerName(self.question, self.answer)

    def __str__(self) -> str:
        return f"{self.question} from {self.lowest} to {self.highest}"


class OtherThan(NamedTuple):
    """Any other answer of a question than these: what ``other_than`` says."""

    names: tuple[AnswerName, ...]

    def __str__(self) -> str:
        but = " and ".join(name.answer for name in self.names)
        return f"any answer of {self.names[0].question} but {but}"


class NumberWithin(NamedTuple):
    """A number within bounds, both included, of which one may be missing: ``number`` says that."""

    question: str
    at_least: Exact | None
    at_most: Exact | None

    def __str__(self) -> str:
        bounds = {"at least": self.at_least, "at most": self.at_most}
        said = " and ".join(f"{side} {at}" for side, at in bounds.items() if at is not None)
        return f"{self.question} {said}"


class AtLeast(NamedTuple):
    """True once at least ``needed`` (1 or more) of ``members`` hold.

    ``written`` is what the file says where that is short for these members.
    """

    needed: int
    members: tuple[Condition, ...]
    written: OtherThan | NumberWithin | None = None

    def __str__(self) -> str:
        if self.written is not None:
            return str(self.written)
        inner = ", ".join(str(member) for member in self.members)
        if self.needed == len(self.members):
            return f"all of ({inner})"
        return f"any of ({inner})" if self.needed == 1 else f"at least {self.needed} of ({inner})"


class Addend(NamedTuple):
    """What one question can add to a score.

    Attributes:
        is_one: whether one answer at most is given; of boxes each that is ticked counts.
        points: the answers that add something, each with its points (1 or more).
    """

    is_one: bool
    points: tuple[tuple[AnswerName, int], ...]

    def most(self) -> int:
        """The most that one path can add."""
        return self._counted(points for _, points in self.points)

    def added(self, given: Collection[AnswerName]) -> int:
        """What the answers given add; of several supposed for one choice the most counts."""
        return self._counted(points for name, points in self.points if name in given)

    def _counted(self, points: Iterable[int]) -> int:
        return max(points, default=0) if self.is_one else sum(points)


class ScoreAtLeast(NamedTuple):
    """True once a score is at least ``at_least``.

    Attributes:
        score: its id.
        at_least: what it has to come to.
        start: where its sum starts.
        parts: what each question can add, in the order of the file.
    """

    score: str
    at_least: int
    start: int
    parts: tuple[Addend, ...]

    def __str__(self) -> str:
        return f"score {self.score} at least {self.at_least}"

    @property
    def needed(self) -> int:
        """The points that are needed."""
        return self.at_least - self.start

    @property
    def names(self) -> Iterator[AnswerName]:
        """The answers that add something."""
        return (name for part in self.parts for name, _ in part.points)


class ScoreAtMost(NamedTuple):
    """True where a score does not come to what would exceed it."""

    exceeded: ScoreAtLeast

    def __str__(self) -> str:
        return f"score {self.exceeded.score} at most {self.exceeded.at_least - 1}"


Condition = AnswerName | NumberPart | AtLeast | ScoreAtLeast | ScoreAtMost


def holds(condition: Condition, given: Collection[AnswerName]) -> bool:
    """Tell whether ``condition`` is true once the answers in ``given`` (a set) have been given.

    It looks at no number: promises are judged by the proof, over all paths.
    """
    if isinstance(condition, AnswerName | NumberPart):
        return condition in given
    if isinstance(condition, ScoreAtLeast):
        return sum(part.added(given) for part in condition.parts) >= condition.needed
    if isinstance(condition, ScoreAtMost):
        return not holds(condition.exceeded, given)
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
    elif isinstance(condition, NumberPart):
        yield condition.band
    elif isinstance(condition, ScoreAtLeast):
        yield from condition.names
    elif isinstance(condition, ScoreAtMost):
        yield from condition.exceeded.names
    else:
        for member in condition.members:
            yield from names_in(member)


def without_addends(condition: Condition) -> Condition:
    """The condition as it is written: of a score no more than its id and what it comes to."""
    if isinstance(condition, ScoreAtLeast):
        return condition._replace(start=0, parts=())
    if isinstance(condition, ScoreAtMost):
        return ScoreAtMost(condition.exceeded._replace(start=0, parts=()))
    if isinstance(condition, AtLeast):
        return AtLeast(condition.needed, tuple(map(without_addends, condition.members)))
    return condition
