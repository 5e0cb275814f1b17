"""The line under the body: an error or a message, or else what is out of sight below."""

from __future__ import annotations

from textual import events
from textual.widgets import Static

from triage.tongue.tongue import Tongue


class Status(Static):
    """One thing at a time, always in sight. Clicking it scrolls down."""

    def __init__(self, tongue: Tongue) -> None:
        super().__init__("", markup=False)
        self._tongue = tongue
        self._message = ""
        self._below = ""

    def error(self, text: str) -> None:
        """Say what is wrong, until something is done about it."""
        self._show_message(self._tongue.text("Error: {problem}", problem=text), "-error")

    def say(self, text: str) -> None:
        """Say that something was done."""
        self._show_message(text, "-said")

    def clear(self) -> None:
        self._show_message("", "")

    def below(self, text: str) -> None:
        """Say what is out of sight below; nothing if all is in sight."""
        self._below = text
        self._draw()

    def _show_message(self, text: str, kind: str) -> None:
        self._message = text
        self.set_class(kind == "-error", "-error")
        self.set_class(kind == "-said", "-said")
        self._draw()

    def _draw(self) -> None:
        text = self._message or self._below
        if text != self.content:
            # Anything that changes lays the whole page out anew.
            self.update(text)

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        await self.screen.run_action("page(1)")
