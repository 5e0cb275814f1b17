"""Where the two walks of one person stand, what is remembered there, and how they move on."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from triage.diff.matching import Matched
from triage.diff.version_walks import STOPPED
from triage.proof import Link, Step
from triage.rules.numbers import Exact

Chosen = str | Exact | tuple[str, bool] | None
"""An answer id, the highest number of an interval, a box with whether it is ticked, or None for
the end of the boxes."""


class Unmatched(Enum):
    """What a version that may still ask remembers where only one of the two has the answer."""

    FOREIGN = "it lacks the answer that the other version was given"
    MUST = "it has to give an answer that the other version lacks"


Remembered = str | frozenset[str] | Unmatched
"""An answer or boxes of the version that may still ask."""

Memories = tuple[tuple[int, str, Remembered], ...]
"""For which version, for which question, and what; sorted by the first two."""


class Standing(NamedTuple):
    """A joint state: where both walks are (a state, an end or `STOPPED`), and what is remembered.

    The first two fields are the sides in their order.
    """

    old: int
    new: int
    memories: Memories

    def at(self, side: int) -> int:
        """Where that version's walk is."""
        return self.new if side else self.old

    def remembered(self, side: int, question: str) -> Remembered | None:
        """What that version is going to answer, if that has been decided."""
        for whose, id, what in self.memories:
            if whose == side and id == question:
                return what
        return None


class Answered(NamedTuple):
    """What a joint link answers: the whole or a part of the answer to a question."""

    question: str
    choice: Chosen


class Stop(NamedTuple):
    """A version stopped at a question: it lacks the answer that the other one gives."""

    side: int
    question: str


class JointLink(NamedTuple):
    """One move of a joint walk.

    Attributes:
        steps: the steps of the old and of the new walk; None for a walk that stays or ends early.
        asked: 1 where it completes the answer to a question that was not answered before, else 0.
        answered: what it answers; None where nothing new is answered.
        stop: which walk stops; None mostly.
        to: a joint state or, negative, an end (see `Joint.ends`).
    """

    steps: tuple[Step | None, Step | None]
    asked: int
    answered: Answered | None
    stop: Stop | None
    to: int


class Move(NamedTuple):
    """A move before its joint state has a number; ``old`` and ``new`` are the steps taken."""

    to: Standing
    old: Step | None = None
    new: Step | None = None
    asked: int = 0
    answered: Answered | None = None
    stop: Stop | None = None


def part_of(question: Matched, link: Link) -> Answered:
    """What a link answers of a question with boxes: one of them, or the end of them."""
    assert link.step is not None, "a question with boxes is left by a step"
    return Answered(question.id, link.step.choice)


def alone(standing: Standing, side: int, link: Link, answered: Answered | None = None) -> Move:
    """One walk moves, the other stays."""
    old, new, memories = standing
    to = Standing(old, link.to, memories) if side else Standing(link.to, new, memories)
    step = link.step
    asked = 0 if step is None else step.asked
    return Move(to, None if side else step, step if side else None, asked, answered)


def both(standing: Standing, links: tuple[Link, Link], answered: Answered) -> Move:
    """Both walks move with one answer."""
    old, new = links
    assert old.step is not None
    to = Standing(old.to, new.to, standing.memories)
    return Move(to, old.step, new.step, old.step.asked, answered)


def stopped(standing: Standing, side: int) -> Standing:
    """Where both stand once that version's walk has stopped."""
    return standing._replace(new=STOPPED) if side else standing._replace(old=STOPPED)


def remembering(standing: Standing, side: int, question: str, what: Remembered) -> Standing:
    """The same, with what that version is going to answer to the question."""
    kept = forgetting(standing, side, question).memories
    # The first two never agree, so whatever is remembered is not compared.
    memories = sorted((*kept, (side, question, what)), key=lambda memory: memory[:2])
    return standing._replace(memories=tuple(memories))


def forgetting(standing: Standing, side: int, question: str) -> Standing:
    """The same, without what that version was going to answer to the question."""
    if not standing.memories:
        return standing
    kept = tuple(memory for memory in standing.memories if memory[:2] != (side, question))
    return standing._replace(memories=kept)
