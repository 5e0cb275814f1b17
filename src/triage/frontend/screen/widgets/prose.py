"""Paragraphs, points and small headings of a result, each point with a hanging indent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content

from triage.frontend.screen.hanging import hanging
from triage.frontend.screen.widgets.drawn import Drawn
from triage.results.summary import Line


class Prose(Drawn):
    """Lines of a summary as flowing text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"prose--title"}

    def __init__(self, lines: Sequence[Line], *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._lines = lines

    def drawn(self, width: int) -> Content:
        """The lines one under the other; a paragraph or small heading begins after a gap."""
        return Content("\n").join(self._blocks(width))

    def _blocks(self, width: int) -> Iterable[Content]:
        before = None
        for line in self._lines:
            if before is not None and line.kind != "item" and before != "title":
                yield Content("")
            yield self._block(line, width)
            before = line.kind

    def _block(self, line: Line, width: int) -> Content:
        text = Content(line.text.strip())
        if line.kind == "item":
            return hanging(Content("- "), text, width)
        if line.kind == "title":
            return text.stylize(self.ink("prose--title"))
        return text
