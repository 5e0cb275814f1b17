"""Where a command writes what it made: a file, or standard output."""

from __future__ import annotations

import sys

from triage.problems import CommandError
from triage.words import printable


def write_out(text: str, file: str | None) -> None:
    """Write a text to a file, or to standard output for None.

    Raises:
        CommandError: it cannot be written there.
    """
    if file is None:
        sys.stdout.write(text)
        return
    try:
        with open(file, "w", encoding="utf-8", newline="\n") as written:
            written.write(text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a file name"
        raise CommandError(f"{reason}: {printable(file)}") from None
