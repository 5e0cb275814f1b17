"""The one line of the questionnaire that stays in sight on every question."""

from __future__ import annotations

from textual.content import Content

from triage.frontend.screen.hanging import hanging
from triage.frontend.screen.widgets.drawn import Drawn


class Notice(Drawn):
    """When to stop answering and get help.

    It is cut only in windows of very few lines, where the question needs them; the help has it all.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = Content(text.strip())

    def drawn(self, width: int) -> Content:
        """The whole text after its sign."""
        return hanging(Content("! "), self._text, width)
