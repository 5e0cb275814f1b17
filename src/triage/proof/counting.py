"""How many walks there are, how long they are, and where they end: sums over the links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from triage.proof.steps import NOTHING_YET
from triage.proof.walks import Walks


class Counts(NamedTuple):
    """What is counted over all paths.

    Attributes:
        paths: how many complete interviews there are.
        by_rank: how many end at each rank.
        shortest: the fewest questions asked on a path.
        longest: the most.
    """

    paths: int
    by_rank: tuple[int, ...]
    shortest: int
    longest: int


def count(walks: Walks) -> Counts:
    """Count all paths, forward from the start; numbers may be of any size."""
    states = len(walks.node)
    # Of lengths bit n is set where some walk asked n questions.
    ways, lengths = [0] * states, [0] * states
    ways[0] = lengths[0] = 1
    by_rank, asked = [0] * NOTHING_YET, 0
    for state in walks.order:
        here, ways[state] = ways[state], 0
        length, lengths[state] = lengths[state], 0
        step = walks.taken[state][0]
        if step is not None:
            length <<= step.asked
        for to in walks.to[state]:
            if to < 0:
                by_rank[-to - 1] += here
                asked |= length
            else:
                ways[to] += here
                lengths[to] |= length
    shortest, longest = (asked & -asked).bit_length() - 1, asked.bit_length() - 1
    return Counts(sum(by_rank), tuple(by_rank), shortest, longest)


def ways_through(order: Sequence[int], to: Sequence[Iterable[int]]) -> tuple[list[int], list[int]]:
    """How many ways lead to each state from the first one, and how many from it to an end.

    Args:
        order: the states in an order in which links only lead forward.
        to: for each state where its links lead: to a state or, negative, an end.
    """
    before, after = [0] * len(to), [0] * len(to)
    before[0] = 1
    for state in order:
        for following in to[state]:
            if following >= 0:
                before[following] += before[state]
    for state in reversed(order):
        after[state] = sum(after[next_state] if next_state >= 0 else 1 for next_state in to[state])
    return before, after
