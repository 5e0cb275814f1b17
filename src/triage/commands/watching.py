"""Do something again at each saved change: for authors whose editor speaks to no language server.

Files are looked at again and again. A folder, a link, or an editor that saves by renaming are all
the same to that, and no service of the operating system has to agree.
"""

from __future__ import annotations

import gc
import os
import select
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from triage.problems import CommandError
from triage.reading.files import STDIN
from triage.reading.rule_files import (
    cases_beside,
    gather,
    is_cases,
    rules_beside,
    translations_beside,
)
from triage.words import printable

PAUSE = 0.2
"""Seconds between two looks."""

CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Empties a terminal, what has scrolled away included, and begins at its top."""

FileStamps = dict[str, tuple[int, int, int] | None]
"""For each file what changes when it is saved; None where there is none of that name."""


def watch(names: Sequence[str], report: Callable[[], int]) -> int:
    """Report, and report again at each saved change.

    It ends when somebody presses Ctrl-C, or when nobody reads it any more.

    Args:
        names: the files and folders to look at.
        report: prints a report.

    Raises:
        CommandError: one of them is standard input, which cannot be saved.
        BrokenPipeError: nobody reads it any more.
    """
    if STDIN in names:
        raise CommandError("standard input cannot be watched; name a file or a folder")
    # This goes on, so that there is garbage worth looking for.
    gc.enable()
    for changed in _changes(names):
        _begin(changed)
        try:
            report()
        except CommandError as error:
            print(f"triage: {printable(str(error))}", file=sys.stderr)
        sys.stdout.flush()
    return 0


def _begin(changed: Sequence[str]) -> None:
    """Make room for a report: in place on a terminal, below the one before elsewhere."""
    if sys.stdout.isatty():
        print(CLEAR, end="")
    elif changed:
        print(f"--- {printable(', '.join(changed))}")


def _changes(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What was saved: nothing at the beginning, then the files that changed, each time some did.

    A file that is being written is left alone until it has stayed the same for two looks.
    """
    told = before = _state(names)
    yield ()
    while True:
        _wait()
        now = _state(names)
        if now == before and now != told:
            changed = [file for file in {**told, **now} if told.get(file) != now.get(file)]
            told = now
            yield tuple(changed)
        before = now


def _state(names: Sequence[str]) -> FileStamps:
    """The files that a report of these names depends on, as they are now."""
    files = dict.fromkeys(names)
    for file in gather(names).files:
        beside = (
            rules_beside(file)
            if is_cases(file)
            else (*cases_beside(file), *translations_beside(file).values())
        )
        files |= dict.fromkeys((file, *beside))
    return {file: _saved(file) for file in files}


def _saved(file: str) -> tuple[int, int, int] | None:
    try:
        found = os.stat(file)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _wait() -> None:
    """Wait for the next look.

    Raises:
        BrokenPipeError: nobody reads standard output any more.
    """
    if not hasattr(select, "poll"):
        time.sleep(PAUSE)
        return
    reader = select.poll()
    # For nothing but that the other end is closed, which is always told.
    reader.register(sys.stdout.fileno(), 0)
    if reader.poll(PAUSE * 1000):
        raise BrokenPipeError
