"""What was built of the sums of points: shared by all that begin with the same parts."""

from __future__ import annotations

Weighted = tuple[tuple[int, int], ...]
"""Literals with what each adds. Of those of one part the largest that is true counts."""


class Beginning:
    """Some parts, in order, with what was built of their sums.

    Attributes:
        last: the last of them; None of no part at all.
        most: the most that they can come to.
        comes_to: for some numbers whether the parts come to at least that much.
        bits: their sum as a binary number, lowest bit first; None where it was not built.
        following: those with one more part.
    """

    def __init__(self, before: Beginning | None = None, last: Weighted = ()) -> None:
        self.before = before
        self.last = last
        self.most: int = 0
        self.comes_to: dict[int, int] = {}
        self.bits: list[int] | None = None
        self.following: dict[Weighted, Beginning] = {}
        if before is None:
            self.bits = []
        else:
            self.most = before.most + max(points for _, points in last)

    def and_then(self, part: Weighted) -> Beginning:
        """With one more part."""
        if part not in self.following:
            self.following[part] = Beginning(self, part)
        return self.following[part]
