"""Where a picture is cut for sheets of paper: each column on its own, and never through a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

HIGH = 1.25
"""How much higher than wide a piece may be, to fit on A4 and on Letter with a margin."""

LEAST_WIDTH = 640
"""What is narrower is not made larger than it is on a screen."""

_BELOW = 10
"""The room that is left below the last box of a piece."""


class Area(NamedTuple):
    """A part of a picture: its top left corner and its size, in the units of the picture."""

    x: int
    y: int
    width: int
    height: int

    def larger(self, by: int) -> Area:
        """The same with so much more on each side."""
        return Area(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


def pieces(column: Area, boxes: Sequence[Area]) -> Iterator[Area]:
    """A column in pieces that fit on one sheet each, from above to below.

    Args:
        column: the whole of it.
        boxes: what stands in it, which no cut may go through, unless it fits on no sheet itself.
    """
    most = int(max(column.width, LEAST_WIDTH) * HIGH)
    cuts = [
        cut
        for cut in (box.y + box.height + _BELOW for box in boxes)
        if not any(box.y < cut < box.y + box.height for box in boxes)
    ]
    begin, end = column.y, column.y + column.height
    while end - begin > most:
        cut = max((cut for cut in cuts if begin < cut <= begin + most), default=begin + most)
        yield Area(column.x, begin, column.width, cut - begin)
        begin = cut
    yield Area(column.x, begin, column.width, end - begin)
