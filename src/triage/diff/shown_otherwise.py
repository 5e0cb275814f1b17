"""Recommendations and advice that a joint path shows in one version and not in the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from triage.diff.joint import Joint
from triage.diff.matching import SIDES
from triage.diff.standing import JointLink
from triage.diff.tally import Found, different
from triage.diff.version_walks import STOPPED, Side
from triage.proof import Memory, Step, Watch, Watcher, Watches, Watching
from triage.rules.questionnaire import Questionnaire

MOST_MEMORIES = 10_000
"""The work limit for one recommendation or piece of advice: beyond, nothing is said of it."""

ShownKind = Literal["recommendation", "advice"]
Direction = Literal["lost", "gained"]

DIRECTIONS: tuple[Direction, ...] = ("lost", "gained")

MemoryPair = tuple[int, int]
"""What the old and the new version remember."""

StepPair = tuple[Step | None, Step | None]


class Shown(NamedTuple):
    """A recommendation or piece of advice that is not shown to the same people as before.

    Attributes:
        kind: which of the two.
        id: its id.
        lost: the joint paths on which only the old version shows it; None where there are none.
        gained: those on which only the new one does.
        proved: False where the work limit was passed; nothing is claimed then.
    """

    kind: ShownKind
    id: str
    lost: Found | None
    gained: Found | None
    proved: bool = True


def shown_otherwise(joint: Joint, most_memories: int = MOST_MEMORIES) -> list[Shown]:
    """Everything that is shown to other people than before, advice last, in the files' order."""
    following = _Following(joint, most_memories)
    last = following.shortest()
    counts = following.counts(
        {number for number, _ in last if not following.things[number].given_up}
    )
    shown = []
    for number, thing in enumerate(following.things):
        lost, gained = (
            following.found(last[number, turn], counts[number, turn])
            if (number, turn) in counts
            else None
            for turn in DIRECTIONS
        )
        if thing.given_up or lost or gained:
            shown.append(Shown(thing.kind, thing.id, lost, gained, not thing.given_up))
    return shown


class _Remembering:
    """What is remembered of a walk for one thing that may be shown, as numbers.

    Where both versions show it under the same conditions they share one, so that equal numbers
    mean equal memories.
    """

    def __init__(self, side: Side, watch: Watch) -> None:
        self._watcher = Watcher(Watching(side.walks), watch)
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
        # The watch looks for paths without it.
        return not self._watcher.ends(self._memories[memory], rank)

    def _number(self, memory: Memory | None) -> int:
        assert memory is not None, "a watch that wants nothing remembers every walk"
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


class _Moves:
    """What the steps of one kind of joint link do to memories, learned as they are met.

    Each memory of each thing is one bit.
    """

    def __init__(self) -> None:
        self.known = 0
        self.moving = 0
        self.to: dict[int, int] = {}


class _Last(NamedTuple):
    """The last link of a joint path: the state before it, the link, and what was remembered."""

    asked: int
    state: int
    link: JointLink
    bit: int


class _Following:
    """Takes all things along all joint links together."""

    def __init__(self, joint: Joint, most_memories: int) -> None:
        self._joint = joint
        self._most = most_memories
        kinds: tuple[ShownKind, ...] = ("recommendation", "advice")
        self.things = [
            _Thing(joint, kind, id)
            for kind in kinds
            for id in dict.fromkeys(
                id for side in joint.sides for id in _things(side.questionnaire, kind)
            )
        ]
        self._differs = different(joint)
        self._bits: dict[tuple[int, MemoryPair], int] = {}
        self._whose: list[tuple[int, MemoryPair]] = []
        self._settled = 0
        self._moves: dict[tuple[int, int], _Moves] = {}
        self._held: list[dict[int, int]] = []
        self._turns: dict[tuple[int, tuple[int, int]], Direction | None] = {}

    def shortest(self) -> dict[tuple[int, Direction], _Last]:
        """For each thing that is lost or gained on some joint path, the end of a shortest one.

        Each state holds its memories by the number of questions asked before.
        """
        joint = self._joint
        held: list[dict[int, int]] = [{} for _ in joint.links]
        self._held = held
        held[0][0] = 0
        for number, thing in enumerate(self.things):
            held[0][0] |= self._bit(number, thing.start())
        last: dict[tuple[int, Direction], _Last] = {}
        for state in joint.order:
            if not self._differs[state]:
                for asked in held[state]:
                    held[state][asked] &= ~self._settled
            for link in joint.links[state]:
                moves = self._moves_of(link)
                for asked, bits in held[state].items():
                    if not bits:
                        continue
                    after, on = self._after(moves, link, bits), asked + link.asked
                    if link.to >= 0:
                        there = held[link.to]
                        there[on] = there.get(on, 0) | after
                        continue
                    self._end(last, _Last(on, state, link, bits))
        return last

    def counts(self, numbers: set[int]) -> dict[tuple[int, Direction], int]:
        """On how many joint paths each of these things is lost and gained."""
        joint = self._joint
        counts: dict[tuple[int, Direction], int] = {}
        sums: list[dict[int, int]] = [{} for _ in joint.links]
        sums[0] = {self._bit(number, self.things[number].start()): 1 for number in numbers}
        for state in joint.order:
            here, sums[state] = sums[state], {}
            if not self._differs[state]:
                here = {bit: count for bit, count in here.items() if not bit & self._settled}
            if not here:
                continue
            for link in joint.links[state]:
                to = self._moves_of(link).to
                if link.to >= 0:
                    there = sums[link.to]
                    for bit, count in here.items():
                        after = to.get(bit, bit)
                        there[after] = there.get(after, 0) + count
                    continue
                end = joint.ends[-link.to - 1]
                for bit, count in here.items():
                    number, turn = self._turn(to.get(bit, bit), end)
                    if turn is not None:
                        counts[number, turn] = counts.get((number, turn), 0) + count
        return counts

    def found(self, last: _Last, count: int) -> Found:
        """The joint path that ends so, found by going back from its end."""
        asked, state, link, bit = last
        parts = []
        number, _ = self._whose[bit.bit_length() - 1]
        while True:
            if link.answered is not None:
                parts.append(link.answered)
            asked -= link.asked
            if state == 0:
                return Found(count, last.asked, tuple(reversed(parts)))
            state, link, bit = next(
                (before, link, was)
                for before, link in self._came[state]
                for was in _bits(self._held[before].get(asked - link.asked, 0))
                if self._whose[was.bit_length() - 1][0] == number
                and self._moves_of(link).to.get(was, was) == bit
            )

    @cached_property
    def _came(self) -> list[list[tuple[int, JointLink]]]:
        """The links that lead to each state, with the state each comes from."""
        came: list[list[tuple[int, JointLink]]] = [[] for _ in self._joint.links]
        for state in self._joint.order:
            for link in self._joint.links[state]:
                if link.to >= 0:
                    came[link.to].append((state, link))
        return came

    def _end(self, last: dict[tuple[int, Direction], _Last], ended: _Last) -> None:
        to = self._moves_of(ended.link).to
        end = self._joint.ends[-ended.link.to - 1]
        for bit in _bits(ended.bit):
            number, turn = self._turn(to.get(bit, bit), end)
            if turn is None:
                continue
            known = last.get((number, turn))
            if known is None or ended.asked < known.asked:
                last[number, turn] = ended._replace(bit=bit)

    def _turn(self, bit: int, end: tuple[int, int]) -> tuple[int, Direction | None]:
        number, pair = self._whose[bit.bit_length() - 1]
        key = (bit, end)
        if key not in self._turns:
            self._turns[key] = self.things[number].turn(pair, end)
        return number, self._turns[key]

    def _moves_of(self, link: JointLink) -> _Moves:
        old, new = link.steps
        key = (-1 if old is None else old.number, -1 if new is None else new.number)
        return self._moves.setdefault(key, _Moves())

    def _after(self, moves: _Moves, link: JointLink, bits: int) -> int:
        for bit in _bits(bits & ~moves.known):
            number, pair = self._whose[bit.bit_length() - 1]
            after = self._bit(number, self.things[number].after(pair, link.steps))
            if after != bit:
                moves.moving |= bit
                moves.to[bit] = after
            moves.known |= bit
        moving = bits & moves.moving
        bits ^= moving
        for bit in _bits(moving):
            bits |= moves.to[bit]
        return bits

    def _bit(self, number: int, pair: MemoryPair) -> int:
        bit = self._bits.get((number, pair))
        if bit is None:
            thing = self.things[number]
            if thing.memories == self._most:
                thing.given_up = True
                return 0
            bit = self._bits[number, pair] = 1 << len(self._whose)
            self._whose.append((number, pair))
            if thing.is_one and pair[0] == pair[1]:
                self._settled |= bit
            thing.memories += 1
        return bit


def _things(questionnaire: Questionnaire, kind: ShownKind) -> tuple[str, ...]:
    return tuple(questionnaire.advice if kind == "advice" else questionnaire.recommendations)


def _watch(questionnaire: Questionnaire, kind: ShownKind, id: str) -> Watch | None:
    """Finds paths that do not show it; None where the version does not have it."""
    if id not in _things(questionnaire, kind):
        return None
    watches = Watches(questionnaire)
    if kind == "advice":
        return watches.without_advice(id, ())
    return watches.without_recommendation(id, ())


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
    return (levels, questionnaire.rank(id))


def _bits(held: int) -> Iterator[int]:
    while held:
        lowest = held & -held
        yield lowest
        held ^= lowest
