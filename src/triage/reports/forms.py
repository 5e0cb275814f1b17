"""The forms that a report can have, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.reports.report import Report

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


def render(
    report: Report, format: str, *, folder: str, version: str | None = None, colour: bool = False
) -> str:
    """The report in that form.

    Args:
        report: what was found.
        format: one of `FORMATS`.
        folder: the folder that code hosts count paths from.
        version: the version of this program, where it is known and the form names it.
        colour: whether text has what colours a terminal.
    """
    # Each form imports what it alone needs.
    match format:
        case "text":
            from triage.reports import text

            return text.render(report, colour=colour)
        case "concise":
            from triage.reports import concise

            return concise.render(report)
        case "json":
            from triage.reports import json

            return json.render(report)
        case "github":
            from triage.reports import github

            return github.render(report, folder=folder)
        case "gitlab":
            from triage.reports import gitlab

            return gitlab.render(report, folder=folder)
        case "junit":
            from triage.reports import junit

            return junit.render(report, folder=folder)
        case _:
            from triage.reports import sarif

            return sarif.render(report, version=version, folder=folder)
