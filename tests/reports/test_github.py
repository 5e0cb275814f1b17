"""The report for the lines of a pull request."""

from __future__ import annotations

from reports.samples import REPORTS, rendered
from triage.problems import Place, Problem
from triage.reports.report import Checked, Report


def test_github_puts_errors_first_and_escapes() -> None:
    """GitHub shows ten annotations a step, and ends a property at a comma or colon."""
    lines = rendered("github", REPORTS["problems"]).splitlines()
    names = [line.split(" ")[0] for line in lines[:-1]]
    assert names == ["::error"] * 4 + ["::warning"]
    assert "file=rules/leg%2C 100%25.yaml," in lines[4]
    assert lines[4].endswith("::100%25, too: long%0Ain two lines.")
    assert not lines[-1].startswith("::")


def test_columns_are_given_within_one_line_only() -> None:
    """GitHub takes those of several lines for columns of the first."""
    places = Place(3, 5, 3, 9), Place(3, 5, 4, 2)
    problems = [Problem("dead-end", "error", "What is wrong.", place) for place in places]
    one, several = (
        rendered("github", Report((Checked("a.yaml", "", (problem,)),))) for problem in problems
    )
    assert "line=3,endLine=3,col=5,endColumn=8," in one
    assert "line=3,endLine=4,title=" in several
