"""Which key presses count: those made when the person could see what they answer."""

from __future__ import annotations

from textual.events import Event
from textual.message import Message
from textual.screen import Screen


class Gate:
    """Lets an event through only if it was made after the screen it would act on was drawn.

    A terminal delivers quick typing in one go. Without the gate, ``3 Enter 1`` would answer a
    question with 3 and tick the first box of the next one, which nobody has read yet.
    """

    def __init__(self) -> None:
        self._drawn: Screen[object] | None = None
        self._since = 0.0

    def open(self, screen: Screen[object]) -> None:
        """Let through what is done from now on while ``screen`` is in front."""
        self._drawn = screen
        # A new message carries the time of the clock that events carry.
        self._since = Message().time

    def lets(self, event: Event, screen: Screen[object]) -> bool:
        """Tell whether the event was meant for ``screen``, the one now in front."""
        return self.is_open(screen) and event.time > self._since

    def is_open(self, screen: Screen[object]) -> bool:
        """Tell whether ``screen`` was drawn since it came to the front."""
        return screen is self._drawn
