"""A real terminal for the tests: a process on a pseudo-terminal, and a screen to read it from."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence

import pexpect
import pyte

PATIENCE = 60
QUIET = 0.5


class Terminal:
    """A command on a terminal of that size. Nothing here sleeps: it waits for what is shown."""

    def __init__(self, command: Sequence[str], columns: int, lines: int) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("NO_COLOR", "ACCESSIBLE") and not name.startswith("TEXTUAL")
        }
        self.process = pexpect.spawn(
            command[0],
            list(command[1:]),
            dimensions=(lines, columns),
            env={**environment, "TERM": "xterm-256color"},
            timeout=PATIENCE,
        )

    @property
    def text(self) -> str:
        """What the screen shows, its lines joined by blanks, so that wrapping does not matter."""
        return " ".join(" ".join(line.split()) for line in self._screen.display)

    def wait_for(self, shown: str | Callable[[str], bool]) -> None:
        """Read until the screen shows it.

        Raises:
            AssertionError: the process ended, or nothing more came for a long time.
        """
        is_shown = shown if callable(shown) else lambda text: shown in text
        while not is_shown(self.text):
            try:
                self._stream.feed(self.process.read_nonblocking(65536, timeout=PATIENCE))
            except (pexpect.EOF, pexpect.TIMEOUT) as end:
                raise AssertionError(f"{shown!r} did not come:\n{self.text}") from end

    def press(self, keys: str) -> None:
        """Type keys in one go, once nothing more is being drawn.

        The app passes over keys that come before its screen is complete; a person reads first.
        """
        with contextlib.suppress(pexpect.TIMEOUT):
            while True:
                self._stream.feed(self.process.read_nonblocking(65536, timeout=QUIET))
        self.process.send(keys)

    def rest(self) -> str:
        """Everything up to the end of the process; its exit code is then known."""
        taken = b""
        with contextlib.suppress(pexpect.EOF):
            while True:
                taken += self.process.read_nonblocking(65536, timeout=PATIENCE)
        self.process.close()
        self._stream.feed(taken)
        return taken.decode("utf-8", "replace")


@contextlib.contextmanager
def terminal(command: Sequence[str], columns: int = 80, lines: int = 24) -> Iterator[Terminal]:
    """A terminal that is closed afterwards, whatever happened."""
    opened = Terminal(command, columns, lines)
    try:
        yield opened
    finally:
        opened.process.close(force=True)
