"""Which questions were moved: the fewest without which both versions ask in one order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def moved(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The ids that both orders have, less a longest series that comes in one order in both."""
    place = {id: number for number, id in enumerate(new)}
    shared = [id for id in old if id in place]
    # The longest rising series: `tails` holds the smallest end of a series of each length.
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for id in shared:
        length = bisect_left(tails, place[id])
        before[id] = ends[length - 1] if length else None
        tails[length : length + 1] = [place[id]]
        ends[length : length + 1] = [id]
    kept = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(shared) - kept
