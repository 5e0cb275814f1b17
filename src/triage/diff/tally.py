"""Adding up over joint paths: how many come to what, and the shortest of each kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from triage.diff.joint import Answered, Joint, JointLink, Stop
from triage.proof.witnesses import Sheet


class Found(NamedTuple):
    """The joint paths that come to one thing: how many, and what a shortest one answers."""

    paths: int
    asked: int
    answered: tuple[Answered, ...]


class _Trail(NamedTuple):
    answered: Answered | None
    before: _Trail | None

    def parts(self) -> tuple[Answered, ...]:
        taken = []
        trail: _Trail | None = self
        while trail is not None:
            if trail.answered is not None:
                taken.append(trail.answered)
            trail = trail.before
        return tuple(reversed(taken))


class _Sum(NamedTuple):
    paths: int
    asked: int
    trail: _Trail

    def plus(self, other: _Sum | None) -> _Sum:
        if other is None:
            return self
        shorter = self if self.asked < other.asked else other
        return shorter._replace(paths=self.paths + other.paths)


def by_ends(joint: Joint) -> dict[tuple[int, int], Found]:
    """All joint paths by the pair of their ends."""
    sums: list[_Sum | None] = [None] * len(joint.links)
    sums[0] = _Sum(1, 0, _Trail(None, None))
    found: dict[tuple[int, int], _Sum] = {}
    for state in joint.order:
        here, sums[state] = sums[state], None
        if here is None:
            continue
        for link in joint.links[state]:
            on = here.trail if link.answered is None else _Trail(link.answered, here.trail)
            new = _Sum(here.paths, here.asked + link.asked, on)
            if link.to >= 0:
                sums[link.to] = new.plus(sums[link.to])
            else:
                end = joint.ends[-link.to - 1]
                found[end] = new.plus(found.get(end))
    return {end: Found(sum.paths, sum.asked, sum.trail.parts()) for end, sum in found.items()}


def stops(joint: Joint) -> dict[Stop, int]:
    """How many joint paths stop a version at a question."""
    ways = [0] * len(joint.links)
    ways[0] = 1
    for state in joint.order:
        for link in joint.links[state]:
            if link.to >= 0:
                ways[link.to] += ways[state]
    after = [0] * len(joint.links)
    counts: dict[Stop, int] = {}
    for state in reversed(joint.order):
        for link in joint.links[state]:
            on = 1 if link.to < 0 else after[link.to]
            after[state] += on
            if link.stop is not None and on:
                counts[link.stop] = counts.get(link.stop, 0) + ways[state] * on
    return dict(reversed(counts.items()))


def different(joint: Joint) -> list[bool]:
    """For each joint state whether a link or an end may follow that differs between the versions.

    Links differ unless both walks take steps of the same effect on what is shown.
    """
    old, new = joint.sides
    same_steps: dict[tuple[int, int], bool] = {}
    differs = [False] * len(joint.links)

    def is_same(link: JointLink) -> bool:
        in_old, in_new = link.steps
        if in_old is None or in_new is None:
            # An early end does nothing by itself; it shows in what the other walk still does.
            return in_old is in_new and link.stop is None
        pair = (in_old.number, in_new.number)
        if pair not in same_steps:
            same_steps[pair] = old.effect(in_old)._replace(to=None) == new.effect(in_new)._replace(
                to=None
            )
        return same_steps[pair]

    for state in reversed(joint.order):
        differs[state] = any(
            not is_same(link)
            or (differs[link.to] if link.to >= 0 else _unequal(joint.ends[-link.to - 1]))
            for link in joint.links[state]
        )
    return differs


def _unequal(end: tuple[int, int]) -> bool:
    return end[0] != end[1]


def sheet_of(answered: Iterable[Answered]) -> Sheet:
    """The answer sheet of a joint path from what its links answered."""
    given: Sheet = {}
    ticked: dict[str, list[str]] = {}
    for question, choice in answered:
        if isinstance(choice, tuple):
            box, is_ticked = choice
            ticked.setdefault(question, []).extend([box] * is_ticked)
        elif choice is None:
            given[question] = tuple(ticked.get(question, ()))
        else:
            given[question] = choice
    return given
