"""All walks of a questionnaire at once: the states they pass through, linked by steps.

What a state is says `triage.proof.moves`. The links are kept: what is counted on the way, and what
two versions do, is looked at along them, without working the conditions out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from triage.proof.moves import MOST_LINKS, RANK, Moves, Onward, too_many
from triage.proof.steps import Step, Steps


class Link(NamedTuple):
    """A step from one state to another; ``to`` is a state or, negative, an end (see `end_of`)."""

    step: Step | None
    to: int


def end_of(rank: int) -> int:
    """The number that stands for the end of a path at that rank."""
    return -rank - 1


class Walks:
    """Every state, with the links between them.

    Attributes:
        steps: the questionnaire taken apart.
        node: the number of the node of each state.
        taken: for each state the steps of its links; None for an early end.
        to: for each state where these lead: to a state or, negative, an end (see `end_of`).
        order: the states in an order in which links only lead forward.
    """

    def __init__(self, steps: Steps, most_links: int = MOST_LINKS) -> None:
        self.steps = steps
        self.node: list[int] = []
        self.taken: list[tuple[Step | None, ...]] = []
        self.to: list[tuple[int, ...]] = []
        self.order: list[int] = []
        self._waiting: list[dict[int, int]] = [{} for _ in steps.nodes]
        self._explore(most_links)

    @cached_property
    def links(self) -> list[tuple[Link, ...]]:
        """The ways on from each state; an early end is a link without a step."""
        return [tuple(map(Link, taken, to)) for taken, to in zip(self.taken, self.to, strict=True)]

    def _explore(self, most_links: int) -> None:
        moves = Moves(self.steps)
        self._waiting[0][moves.start] = self._add(0)
        links = 0
        for node in self.steps.nodes:
            here, self._waiting[node.number] = self._waiting[node.number], {}
            mask, known = moves.known[node.number]
            for packed, state in here.items():
                self.order.append(state)
                onward = known.get(packed & mask) or moves.onward(node, packed)
                self.taken[state] = onward.taken
                self.to[state] = tuple(self._after(packed, onward))
                links += len(onward.moves)
                if links > most_links or len(self.node) - len(self.order) > moves.most_waiting:
                    raise too_many(most_links)

    def _after(self, packed: int, onward: Onward) -> Iterator[int]:
        for to, difference, kept in onward.moves:
            after = packed + difference & kept
            if to is None:
                yield end_of(after & RANK)
            else:
                number = self._waiting[to].get(after)
                if number is None:
                    number = self._waiting[to][after] = self._add(to)
                yield number

    def _add(self, node: int) -> int:
        """A new state at a node."""
        self.node.append(node)
        self.taken.append(())
        self.to.append(())
        return len(self.node) - 1
