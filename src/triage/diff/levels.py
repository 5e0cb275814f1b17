"""Is one level less urgent than another, when each version has an order of its own?"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import pairwise

from triage.rules.questionnaire import Questionnaire


class Turn(Enum):
    """What became of the urgency of a joint path, worst first."""

    LESS = "less urgent"
    UNCLEAR = "not known"
    STOPPED = "not compared"
    MORE = "more urgent"
    SAME = "as urgent as before"

    @property
    def place(self) -> int:
        """Its place among all turns: 0 is the worst."""
        return list(Turn).index(self)


class Urgency:
    """The order of the levels of two versions, as far as they agree about it.

    A level is the same level where it has the same id. A level is more urgent than another where
    the lists of the two versions, taken together, lead from it to the other, and not back.

    Attributes:
        levels: the ids of the levels of both versions, most urgent first.
    """

    def __init__(self, old: Questionnaire, new: Questionnaire) -> None:
        self._calmer: dict[str, set[str]] = {id: set() for id in (*old.levels, *new.levels)}
        for version in (old, new):
            for urgent, calm in pairwise(version.levels):
                self._calmer[urgent].add(calm)
        self._below = {id: self._all_below(id) for id in self._calmer}
        self.levels = tuple(sorted(self._calmer, key=lambda id: -len(self._below[id])))

    def turn(self, old: str | None, new: str | None) -> Turn:
        """What it means to be told ``new`` after ``old``; None where a walk stopped."""
        if old is None or new is None:
            return Turn.STOPPED
        if old == new:
            return Turn.SAME
        calmer, more_urgent = new in self._below[old], old in self._below[new]
        if calmer == more_urgent:
            return Turn.UNCLEAR
        return Turn.LESS if calmer else Turn.MORE

    def rank(self, level: str | None) -> int:
        """The place of a level in `levels`; None comes last."""
        return len(self.levels) if level is None else self.levels.index(level)

    def _all_below(self, id: str) -> frozenset[str]:
        found: set[str] = set()
        waiting: list[Iterable[str]] = [self._calmer[id]]
        while waiting:
            for calm in waiting.pop():
                if calm not in found:
                    found.add(calm)
                    waiting.append(self._calmer[calm])
        return frozenset(found)
