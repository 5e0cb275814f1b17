"""One line a problem, for editors and for tools that read lines."""

from __future__ import annotations

from triage.reports.report import Report, closing_line, told
from triage.words import printable


def render(report: Report) -> str:
    """``path:line:column: severity code message`` for each problem, then the closing line."""
    lines = [
        f"{printable(checked.name)}:{problem.place.line}:{problem.place.column}: "
        f"{problem.severity} {problem.code} {printable(told(problem._replace(hint=None)))}"
        for checked in report.files
        for problem in checked.problems
    ]
    return "\n".join([*lines, closing_line(report)]) + "\n"
