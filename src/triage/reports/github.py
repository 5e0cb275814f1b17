"""Annotations that GitHub Actions shows at the lines of a pull request."""

from __future__ import annotations

from triage.problems import Problem
from triage.reading.rule_files import Failure
from triage.reports.report import (
    Checked,
    Report,
    closing_line,
    first_of_each_kind,
    relative,
    told,
)
from triage.words import printable, printable_lines


def render(report: Report, *, folder: str) -> str:
    """One workflow command a problem, then the closing line.

    Errors come first: GitHub shows only the first ten annotations of a step, so the closing line
    has the true count, and of the problems of one kind in a file no more than that are listed.
    Paths are written relative to ``folder`` where they lie in it.
    """
    lines = [_failure(failure) for failure in report.failures]
    for severity in ("error", "warning"):
        for checked in report.files:
            found = [problem for problem in checked.problems if problem.severity == severity]
            for problem, more in first_of_each_kind(found):
                lines.append(_annotation(checked, problem, folder))
                if more is not None:
                    lines.append(f"{printable(relative(checked.name, folder))}: {more}")
    return "\n".join([*lines, closing_line(report)]) + "\n"


def _annotation(checked: Checked, problem: Problem, folder: str) -> str:
    place = problem.place
    where: dict[str, str | int] = {
        "file": printable(relative(checked.name, folder)),
        "line": place.line,
        "endLine": place.end_line,
    }
    if place.line == place.end_line:
        # GitHub takes columns only within one line, and counts the last one in.
        where |= {"col": place.column, "endColumn": max(place.column, place.end_column - 1)}
    return _command(problem.severity, where | {"title": problem.code}, told(problem))


def _failure(failure: Failure) -> str:
    return _command("error", {"title": "unreadable"}, printable(failure.message))


def _command(name: str, properties: dict[str, str | int], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return printable_lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
