"""Adding up over joint paths: how many come to what, and the shortest of each kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from triage.diff.joint import APART, Joint
from triage.diff.standing import Answered, JointLink, Stop
from triage.diff.version_walks import Effect
from triage.proof import Answers, Trail, ways_through


class JointEnd(NamedTuple):
    """Where a joint path ends.

    Attributes:
        old: the end of the old walk, or `STOPPED`.
        new: the end of the new one.
        apart: whether each learned something that the other one does not ask.
    """

    old: int
    new: int
    apart: bool


class Found(NamedTuple):
    """The joint paths that come to one thing: how many, and what a shortest one answers."""

    paths: int
    answers: Answers

    def plus(self, other: Found | None) -> Found:
        """Both together, with the shorter answers."""
        if other is None:
            return self
        shorter = self if len(self.answers) < len(other.answers) else other
        return shorter._replace(paths=self.paths + other.paths)


class _Sum(NamedTuple):
    paths: int
    trail: Trail[Answered]

    def plus(self, other: _Sum | None) -> _Sum:
        if other is None:
            return self
        shorter = self if self.trail.length < other.trail.length else other
        return shorter._replace(paths=self.paths + other.paths)


def by_ends(joint: Joint) -> dict[JointEnd, Found]:
    """All joint paths by their ends."""
    sums: list[dict[int, _Sum]] = [{} for _ in joint.links]
    sums[0][0] = _Sum(1, Trail(0, None, None))
    found: dict[JointEnd, _Sum] = {}
    for state in joint.order:
        here, sums[state] = sums[state], {}
        for learned, sum in here.items():
            for link in joint.links[state]:
                on = Trail(sum.trail.length + link.asked, link.answered, sum.trail)
                new = _Sum(sum.paths, on)
                after = learned | joint.learned(link)
                if link.to >= 0:
                    sums[link.to][after] = new.plus(sums[link.to].get(after))
                else:
                    end = JointEnd(*joint.ends[-link.to - 1], after == APART)
                    found[end] = new.plus(found.get(end))
    return {end: Found(sum.paths, _answers(sum.trail.parts())) for end, sum in found.items()}


def stops(joint: Joint) -> dict[Stop, int]:
    """How many joint paths stop a version at a question."""
    before, after = ways_through(
        joint.order, [[link.to for link in links] for links in joint.links]
    )
    counts: dict[Stop, int] = {}
    for state in reversed(joint.order):
        for link in joint.links[state]:
            on = 1 if link.to < 0 else after[link.to]
            if link.stop is not None and on:
                counts[link.stop] = counts.get(link.stop, 0) + before[state] * on
    return dict(reversed(counts.items()))


def different(joint: Joint) -> list[bool]:
    """For each joint state whether what is shown can come to differ after it.

    It can where the two walks take steps of different effects, a step alone and no step included,
    and where they end at different levels. Where one stops, nothing is compared.
    """
    nothing = Effect(frozenset(), frozenset(), frozenset(), frozenset(), None)
    known: dict[tuple[int, int], bool] = {}

    def is_same(link: JointLink) -> bool:
        old, new = (-1 if step is None else step.number for step in link.steps)
        if (old, new) not in known:
            first, second = (
                nothing if step is None else side.effect(step)._replace(to=None)
                for side, step in zip(joint.sides, link.steps, strict=True)
            )
            known[old, new] = first == second
        return known[old, new]

    differs = [False] * len(joint.links)
    for state in reversed(joint.order):
        differs[state] = any(
            link.stop is None
            and (
                (differs[link.to] if link.to >= 0 else _unequal(joint.ends[-link.to - 1]))
                or not is_same(link)
            )
            for link in joint.links[state]
        )
    return differs


def _unequal(end: tuple[int, int]) -> bool:
    return end[0] != end[1]


def _answers(answered: Iterable[Answered]) -> Answers:
    """The answer sheet of a joint path from what its links answered."""
    given: Answers = {}
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
