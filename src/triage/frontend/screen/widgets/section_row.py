"""A folded part of a result: one line with its key, its heading and a count, or all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from triage.frontend.screen.widgets.drawn import Drawn
from triage.frontend.screen.widgets.prose import blocks
from triage.results.section import Section


class SectionRow(Drawn):
    """Opens and closes; one widget, so that neither takes longer than any other key.

    Attributes:
        pressed: the key that opens it.
        open: whether all of it is shown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--key", "row--heading", "row--title"}

    class Clicked(Message):
        """Its line was clicked.

        Attributes:
            pressed: the key that stands for it.
        """

        def __init__(self, pressed: str) -> None:
            super().__init__()
            self.pressed = pressed

    def __init__(self, pressed: str, section: Section) -> None:
        super().__init__()
        self.pressed = pressed
        self.open = False
        self._section = section

    def turn(self) -> None:
        """Open it, or fold it again."""
        self.open = not self.open
        self.refresh(layout=True)

    def drawn(self, width: int) -> Content:
        """The line, and what is behind it if it is open."""
        return Content("\n").join(self._lines(width))

    def _lines(self, width: int) -> Iterable[Content]:
        count = "" if self.open else f" ({self._section.things})"
        yield Content.assemble(
            (f" {self.pressed} ", self.ink("row--key")),
            " ",
            (f"{self._section.heading}{count}", self.ink("row--heading")),
        )
        if self.open:
            yield from blocks(self._section.lines, width, self.ink("row--title"))
            yield Content("")

    def on_click(self, event: events.Click) -> None:
        """A click on the line is as good as the key."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None and offset.y == 0:
            self.post_message(self.Clicked(self.pressed))
