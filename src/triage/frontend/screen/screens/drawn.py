"""What is left to do on a screen once it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen


def once_drawn(screen: Screen[Any], do: Callable[[], None]) -> None:
    """Call `do` after the next drawing, unless the screen was left by then.

    A screen loses its parts before it goes, and whoever leaves at once is faster than the drawing.
    """

    def unless_left() -> None:
        parts = screen.query("Body"), screen.query("Status")
        if all(parts):
            do()

    screen.call_after_refresh(unless_left)
