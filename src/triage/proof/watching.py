"""Following one thing along all walks: does any path end in what should never be?

A `Watch` remembers about a walk only what its question needs: which of a few flags are up (this was
recommended, that was advised) and what remains of a few conditions. Taken along the links of
`Walks`, it shows whether some path ends in a way that its judge calls found. Thousands of walks
carry the same few memories, so a state holds them all as bits of one integer: one bit for each
memory of each watch, and all watches are taken along together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from triage.proof.remainders import FALSE, TRUE, Remainders
from triage.proof.steps import NOTHING_YET, Step
from triage.proof.trails import Trail
from triage.proof.walks import Walks
from triage.rules.conditions import AnswerName, Condition

Truths = tuple[bool, ...]

_QUESTION = 1 << 20


class Followed(NamedTuple):
    """A condition that a watch follows.

    Attributes:
        condition: what is followed.
        raises: the flags that go up once it holds (of a rule: what it recommends and advises).
        wanted: True where nothing is found unless it holds, False where nothing is found if it
            does, None where the judge decides.
    """

    condition: Condition
    raises: int = 0
    wanted: bool | None = None


class Watch(NamedTuple):
    """What to look for on all paths.

    Attributes:
        followed: the conditions that matter.
        recommended: the flags that go up when a recommendation is made.
        advised: the flags that go up when advice is given along the way.
        judge: tells from the rank reached, the flags and the truth of the conditions at the end of
            a path whether this is what the watch looks for.
    """

    followed: tuple[Followed, ...]
    recommended: Mapping[str, int]
    advised: Mapping[str, int]
    judge: Callable[[int, int, Truths], bool]


class Witness(NamedTuple):
    """A path on which a watch found what it looks for: its steps in order."""

    steps: tuple[Step, ...]


class Memory(NamedTuple):
    """What a watch remembers of a walk: the flags that are up, and what remains of conditions."""

    flags: int
    remain: tuple[int, ...]


class Watching:
    """Takes watches along all walks of one questionnaire."""

    def __init__(self, walks: Walks) -> None:
        self._walks = walks
        self._remainders: dict[Condition, Remainders] = {}

    def found(self, watches: Iterable[Watch]) -> list[bool]:
        """Tell for each watch whether some path ends in what it looks for."""
        crowd = _Crowd([Watcher(self, watch) for watch in watches], self._walks)
        return crowd.found()

    def first(self, watches: Iterable[Watch]) -> list[Witness | None]:
        """For each watch some path on which it finds what it looks for, if there is one.

        It is one of those with the calmest end, where little else happens. It need not be the
        shortest, but all of them together cost little more than `found`.
        """
        crowd = _Crowd([Watcher(self, watch) for watch in watches], self._walks)
        return crowd.first()

    def shortest(self, watch: Watch) -> Witness | None:
        """The path with the fewest questions on which the watch finds something; None without.

        Among several, the one with the fewest boxes ticked, and then the one that comes first in
        the order of the file.
        """
        watcher = Watcher(self, watch)
        walks = self._walks
        best: list[dict[Memory, Trail[Step]]] = [{} for _ in walks.node]
        start = watcher.start()
        if start is None:
            return None
        best[0][start] = Trail(0, None, None)
        ended: Trail[Step] | None = None
        for state in walks.order:
            for memory, trail in best[state].items():
                for step, to in walks.links[state]:
                    after = memory if step is None else watcher.after(step, memory)
                    if after is None:
                        continue
                    on = Trail(trail.length + _length(step), step, trail)
                    if to >= 0:
                        known = best[to].get(after)
                        if known is None or on.length < known.length:
                            best[to][after] = on
                    elif watcher.ends(after, -to - 1) and (
                        ended is None or on.length < ended.length
                    ):
                        ended = on
        return None if ended is None else Witness(ended.parts())

    def remainders(self, condition: Condition) -> Remainders:
        """What remains of a condition; watches that share it share the work."""
        found = self._remainders.get(condition)
        if found is None:
            found = self._remainders[condition] = Remainders(condition)
        return found

    def never_given(self) -> frozenset[AnswerName]:
        """The answers of questions that cannot be reached from the start."""
        steps = self._walks.steps
        return steps.names_of(steps.everything & ~steps.ahead[steps.order[0]])


def _length(step: Step | None) -> int:
    """How much longer a path is by a step: a question outweighs any number of ticked boxes."""
    if step is None:
        return 0
    is_tick = isinstance(step.choice, tuple) and step.choice[1]
    return step.asked * _QUESTION + is_tick


class Watcher:
    """One watch with the memories it can have."""

    def __init__(self, watching: Watching, watch: Watch) -> None:
        self._watch = watch
        self._remainders = [watching.remainders(one.condition) for one in watch.followed]
        self._never_given = watching.never_given()
        self.names = frozenset(name for one in self._remainders for name in one.names)
        self.recommended = watch.recommended
        self.advised = watch.advised

    def start(self) -> Memory | None:
        """The memory before the first answer; None if nothing can be found at all."""
        empty = frozenset[AnswerName]()
        return self._kept(
            0, [one.after(one.start, empty, self._never_given) for one in self._remainders]
        )

    def after(self, step: Step, memory: Memory) -> Memory | None:
        """The memory after a step; None once nothing can be found on this walk any more."""
        flags = memory.flags
        for recommendation in step.recommend:
            flags |= self.recommended.get(recommendation, 0)
        for advice in step.advise:
            flags |= self.advised.get(advice, 0)
        return self._kept(
            flags,
            [
                one.after(left, step.given, step.gone)
                for one, left in zip(self._remainders, memory.remain, strict=True)
            ],
        )

    def ends(self, memory: Memory, rank: int) -> bool:
        """Tell whether a path that ends with this memory at this rank is what is looked for."""
        truths = tuple(left == TRUE for left in memory.remain)
        for one, truth in zip(self._watch.followed, truths, strict=True):
            if one.wanted is not None and one.wanted != truth:
                return False
        return self._watch.judge(rank, memory.flags, truths)

    def _kept(self, flags: int, remain: list[int]) -> Memory | None:
        for place, one in enumerate(self._watch.followed):
            if remain[place] == TRUE:
                if one.wanted is False:
                    return None
                flags |= one.raises
            elif remain[place] == FALSE and one.wanted:
                return None
        for place, one in enumerate(self._watch.followed):
            # A rule whose flags are up, for whatever reason, has nothing more to say.
            if one.raises and one.wanted is None and flags & one.raises == one.raises:
                remain[place] = FALSE
        return Memory(flags, tuple(remain))


class _End(NamedTuple):
    """The last link of a path: from which state, by which step, to which end, with which bit."""

    state: int
    step: Step | None
    to: int
    bit: int


class _Crowd:
    """Many watchers taken along together. Each memory of each watcher has a bit of its own."""

    def __init__(self, watchers: list[Watcher], walks: Walks) -> None:
        self._watchers = watchers
        self._walks = walks
        self._whose: list[tuple[int, Memory]] = []
        self._bits: dict[tuple[int, Memory], int] = {}
        self._all_of = [0] * len(watchers)
        self._moved: dict[tuple[int, int], int] = {}
        self._touched = self._touched_by_step()

    def found(self) -> list[bool]:
        found = [False] * len(self._watchers)
        for rank, held in enumerate(self._held_at_ends()):
            for bit in _bits(held):
                number, memory = self._whose[bit.bit_length() - 1]
                found[number] = found[number] or self._watchers[number].ends(memory, rank)
        return found

    def first(self) -> list[Witness | None]:
        ended: list[_End | None] = [None] * len(self._watchers)
        judged: set[tuple[int, int]] = set()
        came: dict[int, list[tuple[int, Step]]] = {}
        for state, step, to, after in self._moves():
            if to >= 0:
                assert step is not None, "an early end leads to no state"
                came.setdefault(to, []).append((state, step))
                continue
            for bit in _bits(after):
                if (bit, to) in judged:
                    continue
                judged.add((bit, to))
                number, memory = self._whose[bit.bit_length() - 1]
                known = ended[number]
                if (known is None or to < known.to) and self._watchers[number].ends(
                    memory, -to - 1
                ):
                    ended[number] = _End(state, step, to, bit)
        return [
            None if end is None else self._retraced(number, end, came)
            for number, end in enumerate(ended)
        ]

    def _held_at_ends(self) -> list[int]:
        """The memories with which paths end, by the rank they end at."""
        links, touched, move = self._walks.links, self._touched, self._after
        holding = self._at_start()
        at_end = [0] * NOTHING_YET
        for state in self._walks.order:
            held = holding[state]
            if not held:
                continue
            holding[state] = 0
            for step, to in links[state]:
                after = held
                if step is not None and touched[step.number]:
                    after = move(step, held)
                if to < 0:
                    at_end[-to - 1] |= after
                else:
                    holding[to] |= after
        return at_end

    def _moves(self) -> Iterator[tuple[int, Step | None, int, int]]:
        """Every link in order, with the memories that have gone over it: from, step, to, bits."""
        self._holding = holding = self._at_start()
        for state in self._walks.order:
            held = holding[state]
            if not held:
                continue
            for step, to in self._walks.links[state]:
                after = held if step is None else self._after(step, held)
                if to >= 0:
                    holding[to] |= after
                yield state, step, to, after

    def _at_start(self) -> list[int]:
        holding = [0] * len(self._walks.node)
        for number, watcher in enumerate(self._watchers):
            holding[0] |= self._bit(number, watcher.start())
        return holding

    def _retraced(
        self,
        number: int,
        end: _End,
        came: dict[int, list[tuple[int, Step]]],
    ) -> Witness:
        """The path of one memory, found by going back from where it ended."""
        state, step, _, bit = end
        taken = []
        if step is not None:
            taken.append(step)
            bit = self._before(step, number, state, bit)
        while state != 0 or state in came:
            state, step, bit = next(
                (before, link, was)
                for before, link in came[state]
                if (was := self._before(link, number, before, bit))
            )
            taken.append(step)
        return Witness(tuple(reversed(taken)))

    def _before(self, step: Step, number: int, state: int, bit: int) -> int:
        """A memory held at ``state`` that the step turns into ``bit``; 0 if there is none."""
        if number not in self._touched[step.number]:
            return bit & self._holding[state]
        for was in _bits(self._holding[state] & self._all_of[number]):
            if self._move(step, number, was) == bit:
                return was
        return 0

    def _after(self, step: Step, held: int) -> int:
        for number in self._touched[step.number]:
            mine = held & self._all_of[number]
            if not mine:
                continue
            held ^= mine
            for bit in _bits(mine):
                held |= self._move(step, number, bit)
        return held

    def _move(self, step: Step, number: int, bit: int) -> int:
        moved = self._moved.get((step.number, bit))
        if moved is None:
            _, memory = self._whose[bit.bit_length() - 1]
            moved = self._bit(number, self._watchers[number].after(step, memory))
            self._moved[step.number, bit] = moved
        return moved

    def _bit(self, number: int, memory: Memory | None) -> int:
        if memory is None:
            return 0
        bit = self._bits.get((number, memory))
        if bit is None:
            bit = self._bits[number, memory] = 1 << len(self._whose)
            self._whose.append((number, memory))
            self._all_of[number] |= bit
        return bit

    def _touched_by_step(self) -> list[tuple[int, ...]]:
        interested: dict[object, list[int]] = {}
        for number, watcher in enumerate(self._watchers):
            for name in watcher.names:
                interested.setdefault(name, []).append(number)
            for recommendation in watcher.recommended:
                interested.setdefault(("recommend", recommendation), []).append(number)
            for advice in watcher.advised:
                interested.setdefault(("advise", advice), []).append(number)
        touched = []
        for step in self._walks.steps.steps:
            events: list[object] = [*interested.keys() & step.given, *interested.keys() & step.gone]
            events += (("recommend", one) for one in step.recommend)
            events += (("advise", one) for one in step.advise)
            touched.append(
                tuple(sorted({number for event in events for number in interested.get(event, ())}))
            )
        return touched


def _bits(held: int) -> Iterator[int]:
    while held:
        lowest = held & -held
        yield lowest
        held ^= lowest
