"""The first line of a page: where the person is, and in which questionnaire."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from triage.frontend.screen.widgets.drawn import Drawn


class TopLine(Drawn):
    """``place`` at the left and, where there is room for it, ``title`` at the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"top--place"}

    def __init__(self, place: str, title: str) -> None:
        super().__init__()
        self._place = place
        self._title = title

    def drawn(self, width: int) -> Content:
        """One line, or more where the place alone is longer."""
        place = Content(self._place).stylize(self.ink("top--place"))
        title = Content(self._title)
        gap = width - place.cell_length - title.cell_length
        if gap < 3:
            return place
        return place.append(" " * gap).append(title)
