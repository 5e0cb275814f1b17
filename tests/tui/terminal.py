"""A real terminal: the app in a process of its own, on a pseudo-terminal, read as a screen.

Run as a program, this module is that process: it runs the app over the sample and prints what the
app gave.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType

import pexpect
import pyte

PATIENCE = 30.0
"""Seconds after which a text that does not come is an error; never waited for otherwise."""


class Terminal:
    """A terminal in which the app runs.

    Attributes:
        raw: everything that the app sent.
    """

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> None:
        columns, lines = size
        # Where these are set, Textual believes them more than the terminal.
        given = {one: value for one, value in os.environ.items() if one not in ("COLUMNS", "LINES")}
        self.raw = b""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._process = pexpect.spawn(
            sys.executable,
            ["-m", "tui.terminal", *arguments],
            dimensions=(lines, columns),
            env={**given, "PYTHONPATH": os.pathsep.join(sys.path), **(env or {})},
            timeout=PATIENCE,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.close(force=True)

    def send(self, keys: str) -> None:
        """Type keys, all in one write."""
        self._process.send(keys)

    def kill(self, number: signal.Signals) -> None:
        """Send the app a signal."""
        self._process.kill(number)

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        self._screen.resize(lines, columns)
        self._process.setwinsize(lines, columns)

    def wait_for(self, words: str) -> str:
        """Wait until these words stand on the screen; gives all that stands there then."""
        end = time.monotonic() + PATIENCE
        while words not in self.words:
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"{words!r} did not come. The screen:\n{self.text}")
        return self.words

    def wait_for_end(self) -> int:
        """Wait until the app is gone; gives its exit code."""
        while self._read():
            pass
        self._process.close()
        status = self._process.exitstatus
        return -int(self._process.signalstatus) if status is None else int(status)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    @property
    def words(self) -> str:
        """What stands on the screen, as one line."""
        return " ".join(self.text.split())

    def _read(self) -> bool:
        try:
            sent = self._process.read_nonblocking(65536, timeout=PATIENCE)
        except (pexpect.EOF, pexpect.TIMEOUT):
            return False
        self.raw += sent
        # pyte takes the private modes that it does not know for others that it does.
        self._stream.feed(sent)
        return True


@contextmanager
def started(*arguments: str, **how: object) -> Iterator[Terminal]:
    """A terminal in which the first page can be seen."""
    with Terminal(*arguments, **how) as terminal:  # type: ignore[arg-type]
        terminal.wait_for("Before you start")
        yield terminal


def main(*wishes: str) -> None:
    """Run the app, then say what it gave. ``crash`` makes the third question raise."""
    from pathlib import Path

    from triage.interview import Interview
    from triage.tui.app import TriageApp
    from triage.tui.screens.number import NumberPage
    from tui import sample

    if "late" in wishes:
        # Keys are typed before there is anything to see.
        print("not yet", flush=True)
        sys.stdin.read(1)

    def save(path: Path, interview: Interview) -> str:
        return f"/home/somebody/{path}"

    if "crash" in wishes:

        def field(page: NumberPage) -> object:
            answers = page.triage.interview.answers
            raise KeyError(f"a fault near {answers}")

        NumberPage.field = field  # type: ignore[method-assign, assignment]
    app = TriageApp(sample.begin(), sample.TODAY, save)
    given = app.run()
    answers = None if given is None else given.answers
    print(f"gave {answers}, code {app.return_code}")


if __name__ == "__main__":
    main(*sys.argv[1:])
