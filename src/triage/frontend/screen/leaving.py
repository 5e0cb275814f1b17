"""Leave for good when told to stop from outside, whatever the app is waiting for.

When a window closes, whatever writes to the terminal may wait for it for ever, the event loop of
the app included. So a clock is set at the signal itself, in a thread that waits for nothing else.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

PATIENCE = 0.6
"""Seconds for the app to leave by itself. The process is gone within one second of the signal."""

STOPPED = 2
"""The exit code of a command that could not do its job."""

SANE = b"\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"
"""Switches off what the app switched on: reports of mouse, focus and paste, the other screen."""


def leave_when_told(
    leave: Callable[[int], object], restore: Callable[[], None]
) -> Callable[[], None]:
    """Call ``leave`` with the exit code when a signal says to stop, and see to it that it does.

    Args:
        leave: asks the app to leave.
        restore: puts the terminal back, where the app did not leave in time.

    Returns:
        Lets the signals mean again what they did before, once the app has left.
    """
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]

    def told(number: int, _: FrameType | None) -> None:
        for unwanted in (*numbers, getattr(signal, "SIGCONT", None)):
            # A shell sends SIGCONT after SIGHUP, at which Textual would take the terminal anew.
            if unwanted is not None:
                signal.signal(unwanted, signal.SIG_IGN)
        threading.Thread(target=_end, args=(restore,), daemon=True).start()
        leave(128 + number)

    before = {}
    with suppress(ValueError):  # not in the main thread, which alone may ask
        before = {number: signal.signal(number, told) for number in numbers}

    def let_be() -> None:
        for number, handler in before.items():
            if signal.getsignal(number) is told:
                signal.signal(number, handler)

    return let_be


def terminal_as_it_is() -> Callable[[], None]:
    """What puts the terminal back as it is now; it does nothing where there is none."""
    try:
        import termios
    except ImportError:
        return lambda: None
    try:
        typed, drawn = sys.__stdin__.fileno(), sys.__stderr__.fileno()  # type: ignore[union-attr]
        attributes = termios.tcgetattr(typed)
    except (AttributeError, OSError, ValueError, termios.error):
        return lambda: None

    def restore() -> None:
        with suppress(OSError, termios.error):
            termios.tcsetattr(typed, termios.TCSANOW, attributes)
            os.write(drawn, SANE)

    return restore


def _end(restore: Callable[[], None]) -> None:
    """End the process if it is still there after a while."""
    threading.Event().wait(PATIENCE)
    restoring = threading.Thread(target=restore, daemon=True)
    restoring.start()
    # A terminal that takes nothing any more is not waited for.
    restoring.join(PATIENCE / 4)
    os._exit(STOPPED)
