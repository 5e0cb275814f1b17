"""What a result is made of: lines, and sections of them that are opened one by one."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Line(NamedTuple):
    """One paragraph (``text``), one point of a list (``item``) or a small heading (``title``)."""

    kind: Literal["text", "item", "title"]
    text: str


class Section(NamedTuple):
    """Part of a result that waits, folded, until somebody opens it.

    Attributes:
        id: stable name: do, watch, first, advice, expect, why, raise, doctor, about.
        heading: its heading.
        lines: what stands in it.
        private: it repeats the person's answers, so it is never printed or kept unasked.
    """

    id: str
    heading: str
    lines: tuple[Line, ...]
    private: bool = False

    @property
    def things(self) -> int:
        """How many things it tells: its points, or else its paragraphs."""
        points = sum(line.kind == "item" for line in self.lines)
        return points or sum(line.kind == "text" for line in self.lines)
