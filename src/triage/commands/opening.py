"""What several commands begin with: a file read, a questionnaire opened, its problems shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from triage.problems import Problem
from triage.questionnaire import Questionnaire


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
    from triage.files import read_bytes

    return check_questionnaire(read_bytes(path), path)


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
