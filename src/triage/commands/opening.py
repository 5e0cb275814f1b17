"""What several commands begin with: a file read, a questionnaire opened, its problems shown."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable

from triage.errors import CommandError
from triage.problems import Problem
from triage.questionnaire import Questionnaire


MOST_BYTES = 64 * 1024 * 1024
"""Enough to see that a file is too large; a device that never ends must not fill the memory."""


def read_file(path: str) -> bytes:
    """The bytes of a file; of standard input for ``-``.

    Raises:
        CommandError: there is no such file, it is a folder, or it may not be read.
    """
    if path == "-":
        return sys.stdin.buffer.read(MOST_BYTES)
    try:
        kind = os.stat(path).st_mode
        if stat.S_ISDIR(kind):
            raise CommandError(f"{path} is a folder; name a file in it")
        with open(path, "rb") as file:
            return file.read(MOST_BYTES)
    except FileNotFoundError:
        raise CommandError(f"there is no file {path}{_nearby(path)}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a file name"
        raise CommandError(f"{path} cannot be read: {reason}") from None


def open_questionnaire(path: str | None) -> Questionnaire | None:
    """The questionnaire in the file, or the shipped one for None.

    A file with errors reaches nobody: its problems are printed and None is returned. Warnings stay
    with `triage validate`: the person who answers can do nothing about them.

    Raises:
        CommandError: the file cannot be read.
    """
    from triage import shipped

    if path is None:
        questionnaire = shipped.proved()
        if questionnaire is not None:
            return questionnaire
        path = shipped.path()
    from triage.validating import validate_text

    checked = validate_text(read_file(path), "<stdin>" if path == "-" else path)
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    if errors:
        print_problems(path, errors)
        print(f"triage: {path} has errors, so it is not used", file=sys.stderr)
        return None
    return checked.questionnaire


def print_problems(name: str, problems: Iterable[Problem]) -> None:
    """Print each problem on standard error: its place, what is wrong, how to mend it."""
    for problem in problems:
        place = f"{name}:{problem.place.line}:{problem.place.column}"
        print(f"{place}: {problem.severity}: {problem.message}", file=sys.stderr)
        if problem.hint:
            print(f"    {problem.hint}", file=sys.stderr)


def _nearby(path: str) -> str:
    from triage.problems import nearest

    folder, name = os.path.split(path)
    try:
        return nearest(name, os.listdir(folder or "."))
    except OSError:
        return ""
