"""Is one level less urgent than another, when each version has an order of its own?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import Enum
from itertools import pairwise

from triage.rules.former import now_called
from triage.rules.periods import Within, minutes_of
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

    A level is the same level where it has the same id, now or before (``was``); where several have
    become one, each of them is that one. Whoever may wait longer at it than before is told
    something less urgent. A level is more urgent than another where the lists of the two versions,
    taken together, lead from it to the other, and not back.

    Attributes:
        levels: the ids of the levels of both versions, most urgent first.
    """

    def __init__(self, old: Questionnaire, new: Questionnaire) -> None:
        self._within = [
            {id: level.within for id, level in version.levels.items()} for version in (old, new)
        ]
        self._now = {id: now_called(new.levels, id) for id in (*old.levels, *new.levels)}
        self._calmer: dict[str, set[str]] = {id: set() for id in self._now.values()}
        for version in (old, new):
            for urgent, calm in pairwise(self._now[id] for id in version.levels):
                if urgent != calm:
                    self._calmer[urgent].add(calm)
        self._below = {id: self._all_below(id) for id in self._calmer}
        self.levels = tuple(sorted(self._now, key=lambda id: -len(self._below[self._now[id]])))

    def turn(self, old: str | None, new: str | None) -> Turn:
        """What it means to be told ``new`` after ``old``; None where a walk stopped."""
        if old is None or new is None:
            return Turn.STOPPED
        was, now = self._now[old], self._now[new]
        if was == now:
            return self._turn_of_waits(self._within[0][old], self._within[1][new])
        calmer, more_urgent = now in self._below[was], was in self._below[now]
        if calmer == more_urgent:
            return Turn.UNCLEAR
        return Turn.LESS if calmer else Turn.MORE

    def waits(self, old: str | None, new: str | None) -> str:
        """What differs where one level stands for another: how soon somebody is to be seen."""
        if old is None or new is None or self._now[old] != self._now[new]:
            return ""
        if self.turn(old, new) is Turn.SAME:
            return ""
        before, after = self._within[0][old], self._within[1][new]
        return f"within {before or 'any time'} → {after or 'any time'}"

    def _turn_of_waits(self, before: Within | None, after: Within | None) -> Turn:
        old, new = (
            math.inf if within is None else minutes_of(within) for within in (before, after)
        )
        if old == new:
            return Turn.SAME
        return Turn.LESS if new > old else Turn.MORE

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
