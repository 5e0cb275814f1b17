"""What several commands begin with: a file read, a questionnaire opened, its problems shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from triage.problems import Problem
from triage.rules.questionnaire import Questionnaire


def open_questionnaire(path: str | None) -> Questionnaire | None:
    """The questionnaire in the file, or the shipped one for None.

    A file with errors reaches nobody: its problems are printed and None is returned. Warnings stay
    with `triage validate`: the person who answers can do nothing about them.

    Raises:
        CommandError: the file cannot be read.
    """
    proved, file = _at_hand(path)
    if proved is not None:
        return proved
    from triage.reading.files import read_bytes

    return check_questionnaire(read_bytes(file), file)


def load_questionnaire(path: str | None) -> Questionnaire | None:
    """As `open_questionnaire`, for commands that look at a file and ask nobody anything.

    It takes a file that breaks a promise, too: a picture of it, or its paths, may show why.

    Raises:
        CommandError: the file cannot be read.
    """
    proved, file = _at_hand(path)
    if proved is not None:
        return proved
    from triage.reading.files import read_bytes
    from triage.rulefile import load_text

    name = "<stdin>" if file == "-" else file
    loaded = load_text(read_bytes(file), name)
    if loaded.questionnaire is None:
        print_problems(name, (one for one in loaded.problems if one.severity == "error"))
    return loaded.questionnaire


def check_questionnaire(content: bytes, path: str) -> Questionnaire | None:
    """The questionnaire in the content of a file; None, its problems printed, if it has errors."""
    from triage.validating import validate_text

    checked = validate_text(content, "<stdin>" if path == "-" else path)
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


def _at_hand(path: str | None) -> tuple[Questionnaire | None, str]:
    """The shipped questionnaire where it is asked for and packed; else the file to read."""
    from triage.rules import shipped

    if path is not None:
        return None, path
    return shipped.proved(), shipped.path()
