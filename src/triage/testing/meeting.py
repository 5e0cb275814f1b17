"""Which answers can be given together on one path, and how calmly such a path can end: exactly.

Told by the walks of the proof. A path is one way along their links, so two answers meet where a
link that gives the one leads to where a link that gives the other can follow. Links lead forward
only, so of three answers that meet one is in the middle: what can go before and what can follow
one of its links tells all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from triage.problems import Given
from triage.proof import NOTHING_YET, Link, Step, Walks
from triage.rules.conditions import NONE
from triage.rules.questionnaire import Questionnaire

BEGIN, END = 0, 1
"""Two values that every path has: one before all answers, one after them. With them two answers
that meet are three, and so is one alone."""

Met = list[dict[int, int]]
"""For each value, by a value before it: the bits of the values after it that meet both."""


class Value(NamedTuple):
    """What can be met: an answer, one box (or none of them), or a number at an edge of its band."""

    question: str
    given: Given


class Departure(NamedTuple):
    """A link, and the state that it comes from."""

    state: int
    link: Link


class Meetings:
    """What can be given before and after each link, and so what can meet.

    Attributes:
        together: how many answers are to meet.
        walks: all walks.
        values: what can be met, by number; `BEGIN` and `END` are only numbers here.
        into: for each state the links that lead to it.
        giving: for each value the links that can give it.
        before: for each state the bits of what can be given on walks to it; where two are to meet,
            of `BEGIN` alone.
    """

    def __init__(self, walks: Walks, together: int) -> None:
        """Look at all walks once.

        Args:
            walks: all walks of the questionnaire.
            together: how many answers are to meet: 2 or 3.
        """
        self.together = together
        self.walks = walks
        numbers: dict[Value, int] = {Value("", "begin"): BEGIN, Value("", "end"): END}
        self._given_by = [
            tuple(
                numbers.setdefault(value, len(numbers))
                for value in _values(walks.steps.questionnaire, step)
            )
            for step in walks.steps.steps
        ]
        self.values = tuple(numbers)
        self.into: list[list[Departure]] = [[] for _ in walks.node]
        self.giving: list[list[Departure]] = [[] for _ in self.values]
        for state in walks.order:
            for link in walks.links[state]:
                if link.to >= 0:
                    self.into[link.to].append(Departure(state, link))
                for value in self.given_by(link):
                    self.giving[value].append(Departure(state, link))
        self.before = self._before_each() if together > 2 else [1 << BEGIN] * len(walks.node)
        self._after = self._after_each()

    def given_by(self, link: Link) -> tuple[int, ...]:
        """The values that a link can give: none, one, or the two edges of a band."""
        return () if link.step is None else self._given_by[link.step.number]

    def beyond(self, link: Link, rank: int) -> int:
        """The bits of what can be given after a link, on walks that end at that rank.

        It is 0 where none does, and has `END` where one does.
        """
        if link.to < 0:
            return 1 << END if -link.to - 1 == rank else 0
        return self._after[link.to][rank]

    def calmest(self) -> list[Met]:
        """By rank, what meets on a path that ends there and on none that ends more calmly."""
        by_rank: list[Met] = [[{} for _ in self.values] for _ in range(NOTHING_YET)]
        for value, places in enumerate(self.giving):
            calmer: dict[int, int] = {}
            for rank in reversed(range(NOTHING_YET)):
                for earlier, later in self._around(places, rank).items():
                    known = calmer.get(earlier, 0)
                    if later & ~known:
                        by_rank[rank][value][earlier] = later & ~known
                        calmer[earlier] = known | later
        return by_rank

    def _around(self, places: list[Departure], rank: int) -> dict[int, int]:
        """By what can be given before one of these links, the bits of what can be given after."""
        before: dict[int, int] = {}
        for state, link in places:
            after = self.beyond(link, rank)
            if after:
                before[after] = before.get(after, 0) | self.before[state]
        found: dict[int, int] = {}
        for after, earlier in before.items():
            for value in bits(earlier):
                found[value] = found.get(value, 0) | after
        return found

    def _before_each(self) -> list[int]:
        before = [0] * len(self.walks.node)
        before[0] = 1 << BEGIN
        for state in self.walks.order:
            for link in self.walks.links[state]:
                if link.to >= 0:
                    before[link.to] |= before[state] | self._bits(link)
        return before

    def _after_each(self) -> list[list[int]]:
        self._after = [[0] * NOTHING_YET for _ in self.walks.node]
        for state in reversed(self.walks.order):
            for link in self.walks.links[state]:
                own = self._bits(link)
                for rank in range(NOTHING_YET):
                    beyond = self.beyond(link, rank)
                    if beyond:
                        self._after[state][rank] |= beyond | own
        return self._after

    def _bits(self, link: Link) -> int:
        return sum(1 << value for value in self.given_by(link))


def bits(numbers: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest


def _values(questionnaire: Questionnaire, step: Step) -> tuple[Value, ...]:
    """What can be met where a step is taken; a box that is not ticked is nothing to be met."""
    question = questionnaire.questions[step.question]
    if isinstance(step.choice, tuple):
        box, is_ticked = step.choice
        return (Value(question.id, (box,)),) if is_ticked else ()
    if step.choice is None:
        is_none = step.asked and any(name.answer == NONE for name in step.given)
        return (Value(question.id, ()),) if is_none else ()
    if step.choice not in question.answers:
        # Of a number that counts itself each is an answer of its own.
        return (Value(question.id, int(step.choice)),)
    edges: Iterable[Given] = question.bands().get(step.choice, (step.choice,))
    return tuple(Value(question.id, edge) for edge in dict.fromkeys(edges))
