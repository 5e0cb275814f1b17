"""The app in a process of its own, over the sample. Run as a program, this is that process."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from helpers.terminal import Terminal, terminal


@contextmanager
def started(
    *wishes: str, env: Mapping[str, str] | None = None, first: str = "Before you start"
) -> Iterator[Terminal]:
    """A terminal in which ``first`` can be seen; for the wishes see `main`."""
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = (sys.executable, "-m", "frontend.screen.started", *wishes)
    with terminal(*command, env={**path, **(env or {})}) as opened:
        opened.wait_for(first)
        yield opened


def main(*wishes: str) -> None:
    """Run the app, then say what it gave.

    ``late`` waits for a key before the app starts, ``crash`` makes the third question raise.
    """
    from pathlib import Path

    from frontend.screen import sample
    from triage.frontend.screen.app import TriageApp
    from triage.frontend.screen.screens.number import NumberPage
    from triage.frontend.sitting import Sitting

    if "late" in wishes:
        # Keys are typed before there is anything to see.
        print("not yet", flush=True)
        sys.stdin.read(1)

    def save(path: Path, sitting: Sitting) -> str:
        return f"/home/somebody/{path}"

    if "crash" in wishes:

        def field(page: NumberPage) -> object:
            app = page.app
            assert isinstance(app, TriageApp)
            answers = app.interview.answers
            raise KeyError(f"a fault near {answers}")

        NumberPage.field = field  # type: ignore[method-assign, assignment]
    app = TriageApp(sample.begin(), sample.TODAY, save)
    given = app.run()
    answers = None if given is None else given.answers
    print(f"gave {answers}, code {app.return_code}")


if __name__ == "__main__":
    main(*sys.argv[1:])
