"""What several commands begin with: a file read, a questionnaire opened, its problems shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from triage.interview.sheet import read_sheet
from triage.problems import Given, Problem
from triage.reading.files import name_of, read_bytes
from triage.rules.questionnaire import Questionnaire
from triage.words import printable

if TYPE_CHECKING:
    from triage.rulefile import RuleFile


def open_questionnaire(name: str | None) -> Questionnaire | None:
    """The questionnaire in the file, or the shipped one for None.

    A file with errors reaches nobody: its problems are printed and None is returned. Warnings stay
    with `triage validate`: the person who answers can do nothing about them.

    Raises:
        CommandError: the file cannot be read.
    """
    proved, file = _at_hand(name)
    if proved is not None:
        return proved
    from triage.rulefile import RuleFile

    return without_errors(RuleFile.open(file), file)


def load_questionnaire(name: str | None) -> Questionnaire | None:
    """As `open_questionnaire`, for commands that look at a file and ask nobody anything.

    It takes a file that breaks a promise, too: a picture of it, or its paths, may show why.

    Raises:
        CommandError: the file cannot be read.
    """
    proved, file = _at_hand(name)
    if proved is not None:
        return proved
    from triage.rulefile import RuleFile

    rules = RuleFile.open(file)
    if rules.questionnaire is None:
        print_problems(rules.name, (fault for fault in rules.faults if fault.severity == "error"))
    return rules.questionnaire


def without_errors(rules: RuleFile, named: str) -> Questionnaire | None:
    """The questionnaire of a rule file; None, its problems printed, if it has errors.

    Args:
        rules: the file.
        named: what the person called it.
    """
    errors = [problem for problem in rules.problems if problem.severity == "error"]
    if errors:
        print_problems(named, errors)
        print(f"triage: {printable(named)} has errors, so it is not used", file=sys.stderr)
        return None
    return rules.questionnaire


def open_sheet(file: str, questionnaire: Questionnaire) -> Mapping[str, Given] | None:
    """The answers in the sheet at ``file``; None, its problems printed, where one does not fit.

    Raises:
        CommandError: the file cannot be read.
    """
    name = name_of(file)
    sheet = read_sheet(read_bytes(file), name, questionnaire)
    if sheet.problems:
        print_problems(name, sheet.problems)
        return None
    print_renamed(name, sheet.renamed)
    return sheet.answers


def print_renamed(name: str, renamed: Sequence[str]) -> None:
    """Say on standard error which ids of the sheet ``name`` were read as those of today."""
    if renamed:
        told = f"{name}: read under the ids of today: {', '.join(renamed)}"
        print(printable(told), file=sys.stderr)


def print_problems(name: str, problems: Iterable[Problem]) -> None:
    """Print each problem on standard error: its place, what is wrong, how to mend it."""
    for problem in problems:
        place = f"{name}:{problem.place.line}:{problem.place.column}"
        told = f"{place}: {problem.severity}: {problem.message}"
        print(printable(told), file=sys.stderr)
        if problem.hint:
            print(f"    {printable(problem.hint)}", file=sys.stderr)


def _at_hand(name: str | None) -> tuple[Questionnaire | None, str]:
    """The shipped questionnaire where it is asked for and packed; else the file to read."""
    from triage.rules import shipped

    if name is not None:
        return None, name
    return shipped.proved(), shipped.file()
