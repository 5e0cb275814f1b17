"""The app in a process of its own that says which keys it has dealt with and what it then shows.

It says so in the title of the window, once everything that the keys led to is drawn. Run as a
program, this is that process.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from textual import events

from frontend.screen import sample
from triage.frontend.screen.app import TriageApp
from triage.problems import Given

TOLD = re.compile(rb"\x1b\]0;([^\x07]*)\x07")


class TellingApp(TriageApp):
    """Counts keys, and remembers every answer that was confirmed."""

    def __init__(self) -> None:
        super().__init__(sample.begin(), sample.TODAY, lambda path, _: f"/home/somebody/{path}")
        self.keys = 0
        self.confirmed: dict[str, Given] = {}

    async def on_event(self, event: events.Event) -> None:
        pressed = isinstance(event, events.Key) and not event.is_forwarded
        await super().on_event(event)
        if pressed:
            self.keys += 1
            self.confirmed |= self.interview.answers
            self.screen.call_after_refresh(self.tell, self.keys)

    def tell(self, keys: int) -> None:
        """Say it if no other key came, or once everything is drawn."""
        screen = self.screen
        if keys < self.keys or self._exit:
            return
        drawing = screen._layout_required or screen._repaint_required or screen._dirty_widgets
        if drawing or not self.gate.is_open(screen):
            screen.call_after_refresh(self.tell, keys)
            return
        told = {
            "keys": keys,
            "screen": type(screen).__name__,
            "answers": self.interview.answers,
            "confirmed": self.confirmed,
        }
        assert self._driver is not None
        self._driver.write(f"\x1b]0;{json.dumps(told)}\x07")
        self._driver.flush()


def read(raw: bytes) -> Mapping[str, Any]:
    """What was told last in all that was sent; no keys before the first time."""
    found = TOLD.findall(raw)
    told: Mapping[str, Any] = json.loads(found[-1]) if found else {"keys": 0}
    return told


if __name__ == "__main__":
    TellingApp().run()
