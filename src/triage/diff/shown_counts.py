"""On how many joint paths something is shown by one version and not by the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from triage.diff.joint import APART, Joint
from triage.diff.matching import SIDES
from triage.diff.standing import JointLink
from triage.diff.tally import different
from triage.diff.version_walks import STOPPED, Side
from triage.proof import Memory, Step, Watch, Watcher, watch_advice, watch_recommendation
from triage.rules.questionnaire import Questionnaire

MOST_MEMORIES = 10_000
"""The work limit for one recommendation or piece of advice: beyond, its paths are not counted."""

ShownKind = Literal["recommendation", "advice"]
Direction = Literal["lost", "gained"]

DIRECTIONS: tuple[Direction, ...] = ("lost", "gained")

MemoryPair = tuple[int, int]
"""What the old and the new version remember."""

StepPair = tuple[Step | None, Step | None]


def shown_counts(
    joint: Joint, things: Sequence[tuple[ShownKind, str]], most_memories: int = MOST_MEMORIES
) -> dict[tuple[ShownKind, str, Direction], int]:
    """On how many joint paths each of these things is lost and gained.

    What passes the work limit is left out.
    """
    following = _Following(joint, things, most_memories)
    counts = following.counts()
    return {
        (thing.kind, thing.id, turn): counts.get((number, turn), 0)
        for number, thing in enumerate(following.things)
        if not thing.given_up
        for turn in DIRECTIONS
    }


class _Remembering:
    """What is remembered of a walk for one thing that may be shown, as numbers.

    Where both versions show it under the same conditions they share one, so that equal numbers
    mean equal memories.
    """

    def __init__(self, side: Side, watch: Watch) -> None:
        self._watcher = Watcher(side.walks, watch)
        self._memories: list[Memory] = []
        self._numbers: dict[Memory, int] = {}
        self._after: dict[tuple[int, int, int], int] = {}
        self.start = self._number(self._watcher.start())

    def after(self, memory: int, side: int, step: Step) -> int:
        """What is remembered after a step of that side."""
        key = (memory, side, step.number)
        after = self._after.get(key)
        if after is None:
            after = self._number(self._watcher.after(step, self._memories[memory]))
            self._after[key] = after
        return after

    def shows(self, memory: int, rank: int) -> bool:
        """Tell whether it is shown at an end of that rank."""
        return self._watcher.shows(self._memories[memory], rank)

    def _number(self, memory: Memory) -> int:
        number = self._numbers.setdefault(memory, len(self._memories))
        if number == len(self._memories):
            self._memories.append(memory)
        return number


class _Thing:
    """One recommendation or piece of advice, followed in both versions at once."""

    def __init__(self, joint: Joint, kind: ShownKind, id: str) -> None:
        self.kind = kind
        self.id = id
        self.given_up = False
        self.memories = 0
        self._watches = [_watch(side.questionnaire, kind, id) for side in joint.sides]
        self.is_one = _are_alike(joint, kind, id, self._watches)
        self._versions = [
            None if watch is None else _Remembering(side, watch)
            for side, watch in zip(joint.sides, self._watches, strict=True)
        ]
        if self.is_one:
            self._versions[1] = self._versions[0]

    def start(self) -> MemoryPair:
        """What is remembered before the first answer."""
        old, new = (0 if version is None else version.start for version in self._versions)
        return old, new

    def after(self, pair: MemoryPair, steps: StepPair) -> MemoryPair:
        """What is remembered after these steps of the two walks."""
        old, new = (
            memory if step is None or version is None else version.after(memory, side, step)
            for side, memory, step, version in zip(SIDES, pair, steps, self._versions, strict=True)
        )
        return old, new

    def turn(self, pair: MemoryPair, end: tuple[int, int]) -> Direction | None:
        """Whether it is lost or gained at this end; None where it is neither, or a walk stopped."""
        if STOPPED in end:
            return None
        old, new = (
            version is not None and version.shows(memory, -to - 1)
            for version, memory, to in zip(self._versions, pair, end, strict=True)
        )
        if old == new:
            return None
        return "lost" if old else "gained"


class _Following:
    """Takes these things along all joint links together; each memory of each thing is a number."""

    def __init__(
        self, joint: Joint, things: Sequence[tuple[ShownKind, str]], most_memories: int
    ) -> None:
        self._joint = joint
        self._most = most_memories
        self.things = [_Thing(joint, kind, id) for kind, id in things]
        self._differs = different(joint)
        self._numbers: dict[tuple[int, MemoryPair], int] = {}
        self._whose: list[tuple[int, MemoryPair]] = []
        self._settled: set[int] = set()
        self._moves: dict[tuple[int, int], dict[int, int | None]] = {}
        self._turns: dict[tuple[int, tuple[int, int]], Direction | None] = {}

    def counts(self) -> dict[tuple[int, Direction], int]:
        """On how many joint paths each thing, by its number, is lost and gained."""
        joint = self._joint
        counts: dict[tuple[int, Direction], int] = {}
        # By what is remembered of which thing, and by what the versions learned (`Joint.learned`).
        sums: list[dict[tuple[int, int], int]] = [{} for _ in joint.links]
        for number, thing in enumerate(self.things):
            start = self._number(number, thing.start())
            if start is not None:
                sums[0][start, 0] = 1
        for state in joint.order:
            here, sums[state] = sums[state], {}
            if not self._differs[state]:
                here = {key: count for key, count in here.items() if key[0] not in self._settled}
            if not here:
                continue
            for link in joint.links[state]:
                learned = joint.learned(link)
                for (at, before), count in here.items():
                    after = self._after(link, at)
                    if after is None:
                        continue
                    if link.to >= 0:
                        there = sums[link.to]
                        key = (after, before | learned)
                        there[key] = there.get(key, 0) + count
                        continue
                    number, turn = self._turn(after, joint.ends[-link.to - 1])
                    if turn is not None and before | learned != APART:
                        counts[number, turn] = counts.get((number, turn), 0) + count
        return counts

    def _turn(self, at: int, end: tuple[int, int]) -> tuple[int, Direction | None]:
        number, pair = self._whose[at]
        key = (at, end)
        if key not in self._turns:
            self._turns[key] = self.things[number].turn(pair, end)
        return number, self._turns[key]

    def _after(self, link: JointLink, at: int) -> int | None:
        """What is remembered after a link; None where that is too much."""
        old, new = link.steps
        key = (-1 if old is None else old.number, -1 if new is None else new.number)
        moves = self._moves.setdefault(key, {})
        if at not in moves:
            number, pair = self._whose[at]
            moves[at] = self._number(number, self.things[number].after(pair, link.steps))
        return moves[at]

    def _number(self, thing_number: int, pair: MemoryPair) -> int | None:
        known = self._numbers.get((thing_number, pair))
        if known is not None:
            return known
        thing = self.things[thing_number]
        if thing.memories == self._most:
            thing.given_up = True
            return None
        known = self._numbers[thing_number, pair] = len(self._whose)
        self._whose.append((thing_number, pair))
        if thing.is_one and pair[0] == pair[1]:
            self._settled.add(known)
        thing.memories += 1
        return known


def _things(questionnaire: Questionnaire, kind: ShownKind) -> tuple[str, ...]:
    return tuple(questionnaire.advice if kind == "advice" else questionnaire.recommendations)


def _watch(questionnaire: Questionnaire, kind: ShownKind, id: str) -> Watch | None:
    """What decides whether it is shown; None where the version does not have it."""
    if id not in _things(questionnaire, kind):
        return None
    if kind == "advice":
        return watch_advice(questionnaire, id)
    return watch_recommendation(questionnaire, id)


def _are_alike(joint: Joint, kind: ShownKind, id: str, watches: list[Watch | None]) -> bool:
    """Whether both versions show it under the same conditions."""
    old, new = watches
    if old is None or new is None or old[:3] != new[:3]:
        return False
    return _gates(joint.sides[0].questionnaire, kind, id) == _gates(
        joint.sides[1].questionnaire, kind, id
    )


def _gates(questionnaire: Questionnaire, kind: ShownKind, id: str) -> tuple[object, ...]:
    """What decides at an end, beside what is remembered, whether it is shown."""
    levels = [(level.id, level.enough) for level in questionnaire.levels.values()]
    if kind == "advice":
        return (levels, questionnaire.advice[id].level)
    return (levels, questionnaire.rank(id), bool(questionnaire.recommendations[id].yields))
