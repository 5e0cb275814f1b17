"""Paragraphs, points and small headings of a result, each point with a hanging indent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.style import Style

from triage.frontend.screen.hanging import hanging
from triage.frontend.screen.widgets.drawn import Drawn
from triage.results.section import Line


class Prose(Drawn):
    """Lines of a summary as flowing text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"prose--title"}

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._lines = lines
        self.refresh(layout=True)

    def drawn(self, width: int) -> Content:
        """The lines one under the other."""
        return Content("\n").join(blocks(self._lines, width, self.ink("prose--title")))


def blocks(lines: Sequence[Line], width: int, title: Style) -> Iterable[Content]:
    """Each line, wrapped; a paragraph or small heading begins after a gap."""
    before = None
    for line in lines:
        if before is not None and line.kind != "item" and before != "title":
            yield Content("")
        yield _block(line, width, title)
        before = line.kind


def _block(line: Line, width: int, title: Style) -> Content:
    text = Content(line.text.strip())
    if line.kind == "item":
        return hanging(Content("- "), text, width)
    return text.stylize(title) if line.kind == "title" else text
