"""Which key presses count: those made when the person could see what they answer."""

from __future__ import annotations

from textual.events import Event
from textual.message import Message
from textual.screen import Screen


class Gate:
    """Lets an event through only if it was made after the screen it would act on was shown.

    A terminal delivers quick typing in one go. Without the gate, ``3 Enter 1`` would answer a
    question with 3 and tick the first box of the next one, which nobody has read yet.
    """

    def __init__(self) -> None:
        self._seen: Screen[object] | None = None
        self._since = 0.0

    def shows(self, screen: Screen[object]) -> None:
        """Note that ``screen``, the one in front, is sent to the terminal now.

        Only the first time counts since another one was in front: it shows the whole screen, and
        somebody may answer at once.
        """
        if screen is not self._seen and screen.is_mounted:
            self._seen = screen
            # A new message carries the time of the clock that key presses carry.
            self._since = Message().time

    def is_open(self, screen: Screen[object]) -> bool:
        """Tell whether ``screen`` was shown since it came to the front."""
        return screen is self._seen

    def lets(self, event: Event, screen: Screen[object]) -> bool:
        """Tell whether the event was meant for ``screen``, the one now in front."""
        return self.is_open(screen) and event.time > self._since
