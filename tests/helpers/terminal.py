"""A real terminal: a process on a pseudo-terminal, and a screen to read it from.

It is one of those that let an app mark its frames, and it shows whole frames only. So what is read
from it is what a person saw, and never half of what was on its way.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence

import pexpect
import pyte

PATIENCE = 60.0
"""Seconds after which a text that does not come is an error; never waited for otherwise."""

ASKED = b"\x1b[?2026$p"
YES = "\x1b[?2026;2$y"
ALTERNATE, NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"
BEGIN, END = b"\x1b[?2026h", b"\x1b[?2026l"


class Terminal:
    """A terminal in which a command runs.

    Attributes:
        raw: everything that the command sent.
    """

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> None:
        columns, lines = size
        # Where the size is set here, Textual believes it more than the terminal.
        unwanted = ("COLUMNS", "LINES", "NO_COLOR", "ACCESSIBLE")
        given = {
            name: value
            for name, value in os.environ.items()
            if name not in unwanted and not name.startswith("TEXTUAL")
        }
        self.raw = b""
        self._shown = 0
        self._answered = False
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._process = pexpect.spawn(
            command[0],
            list(command[1:]),
            dimensions=(lines, columns),
            env={**given, "TERM": "xterm-256color", **(env or {})},
            timeout=PATIENCE,
        )
        self._process.delaybeforesend = None

    @property
    def pid(self) -> int:
        """The number of the process."""
        return int(self._process.pid)

    def send(self, keys: str) -> None:
        """Type keys, all in one write."""
        self._process.send(keys)

    def kill(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        self._process.kill(number)

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        self._screen.resize(lines, columns)
        self._process.setwinsize(lines, columns)

    def wait_for(self, *words: str) -> str:
        """Wait until one frame shows all these words; gives all that stands there then.

        Raises:
            AssertionError: the process ended, or nothing more came for a long time.
        """
        return self.wait_until(lambda shown: all(one in shown for one in words), *words)

    def wait_until(self, holds: Callable[[str], bool], *words: str) -> str:
        """Wait until this holds of what is shown; else as `wait_for`, naming ``words``."""
        while not holds(self.words):
            if not self._read():
                raise AssertionError(f"{words} did not come. The screen:\n{self.text}")
        return self.words

    def wait_for_end(self) -> int:
        """Wait until the process is gone; gives its exit code, below 0 for a signal."""
        while self._read():
            pass
        self._process.close()
        status = self._process.exitstatus
        return -int(self._process.signalstatus) if status is None else int(status)

    def close(self) -> None:
        """Make an end of the process, whatever it does."""
        if self._process.isalive():
            # On a busy machine pexpect gives up on a process before it is gone.
            self._process.kill(signal.SIGKILL)
            self._process.wait()
        self._process.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    @property
    def words(self) -> str:
        """What stands on the screen, as one line, so that wrapping does not matter."""
        return " ".join(self.text.split())

    @property
    def title(self) -> str:
        """The title of the window, as far as the command gave it one."""
        return str(self._screen.title)

    @property
    def left(self) -> str:
        """What was printed on the normal screen after the full screen was gone, as one line."""
        assert self.raw.count(ALTERNATE) == 1
        return " ".join(self.raw[self.raw.rindex(NORMAL) :].decode().split())

    def _read(self) -> bool:
        try:
            self.raw += self._process.read_nonblocking(65536, timeout=PATIENCE)
        except (pexpect.EOF, pexpect.TIMEOUT):
            return False
        if not self._answered and ASKED in self.raw:
            self._answered = True
            self._process.send(YES)
        whole = self._whole()
        # pyte takes the private modes that it does not know for others that it does.
        self._stream.feed(self.raw[self._shown : whole])
        self._shown = whole
        return True

    def _whole(self) -> int:
        """Up to where what was sent may be shown: the beginning of a frame without an end."""
        begun = self.raw.rfind(BEGIN)
        return begun if begun > self.raw.rfind(END) else len(self.raw)


@contextlib.contextmanager
def terminal(
    *command: str, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    """A terminal that is closed afterwards, whatever happened."""
    opened = Terminal(command, size, env)
    try:
        yield opened
    finally:
        opened.close()
