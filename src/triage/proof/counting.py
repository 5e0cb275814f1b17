"""How many walks there are, how long they are, and where they end: sums over the links."""

from __future__ import annotations

from typing import NamedTuple

from triage.proof.steps import NOTHING_YET
from triage.proof.walks import Walks

FAR = 1 << 60


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
    ways, fewest, most = [0] * states, [FAR] * states, [-1] * states
    ways[0], fewest[0], most[0] = 1, 0, 0
    by_rank = [0] * NOTHING_YET
    shortest, longest = FAR, -1
    for state in walks.order:
        for step, to in walks.links[state]:
            asked = step.asked if step is not None else 0
            least, greatest = fewest[state] + asked, most[state] + asked
            if to < 0:
                by_rank[-to - 1] += ways[state]
                shortest, longest = min(shortest, least), max(longest, greatest)
            else:
                ways[to] += ways[state]
                fewest[to] = min(fewest[to], least)
                most[to] = max(most[to], greatest)
    return Counts(sum(by_rank), tuple(by_rank), shortest, longest)
