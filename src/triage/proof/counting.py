"""How many walks there are, and where they end: sums over the states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from triage.proof.moves import MOST_LINKS, RANK, Moves, too_many
from triage.proof.steps import NOTHING_YET, Steps


class Counts(NamedTuple):
    """What is counted over all paths.

    Attributes:
        paths: how many complete interviews there are.
        by_rank: how many end at each rank.
    """

    paths: int
    by_rank: tuple[int, ...]


def count(steps: Steps, most_links: int = MOST_LINKS) -> Counts:
    """Count all paths, forward from the start; numbers may be of any size.

    Args:
        steps: the questionnaire taken apart.
        most_links: the work limit.

    Raises:
        NotProvedError: the work limit was passed.
    """
    moves = Moves(steps)
    # By node and state how many ways lead to it. Only those that wait are kept.
    waiting: list[dict[int, int]] = [{} for _ in steps.nodes]
    waiting[0][moves.start] = 1
    by_rank, links, held = [0] * NOTHING_YET, 0, 1
    for node in steps.nodes:
        here, waiting[node.number] = waiting[node.number], {}
        mask, known = moves.known[node.number]
        for packed, ways in here.items():
            # The innermost lines of all: calls would take longer than what is done here.
            onward = known.get(packed & mask) or moves.onward(node, packed)
            for to, difference, kept in onward.moves:
                after = packed + difference & kept
                if to is None:
                    by_rank[after & RANK] += ways
                elif after in waiting[to]:
                    waiting[to][after] += ways
                else:
                    waiting[to][after] = ways
                    held += 1
            held -= 1
            links += len(onward.moves)
            if links > most_links or held > moves.most_waiting:
                raise too_many(most_links)
    return Counts(sum(by_rank), tuple(by_rank))


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
