"""The report for the lines of a pull request."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reports.samples import BROKEN, REPORTS, TAB, rendered
from triage.problems import Place, Problem
from triage.reports.report import Checked, Report
from triage.words import printable, printable_lines


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


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command, read as GitHub's runner does: its name, properties and message."""
    read = re.fullmatch(r"::(\w+) (.+?)::(.*)", line, re.DOTALL)
    assert read is not None
    signs = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

    def unescaped(text: str) -> str:
        for written, sign in signs.items():
            text = text.replace(written, sign)
        return text

    listed = (part.split("=", 1) for part in read[2].split(","))
    return read[1], {key: unescaped(value) for key, value in listed}, unescaped(read[3])


@given(name=st.text(min_size=1), message=st.text(), hint=st.text(min_size=1))
def test_github_reads_what_was_meant(name: str, message: str, hint: str) -> None:
    """Whatever stands in a message or a name, it is one command, and nothing else is obeyed."""
    problem = TAB._replace(message=message, hint=hint)
    report = Report((Checked(f"/project/x/{name}.yaml", "", (problem,)),))
    command, closing, end = rendered("github", report).split("\n")
    assert (closing, end) == ("1 file checked: 1 error.", "")
    kind, properties, told = read_command(command)
    assert kind == "error"
    assert properties["title"] == "syntax"
    assert told == printable_lines("\n".join(part for part in (message, hint) if part))
    assert printable(properties["file"]) == properties["file"]


def test_the_answers_that_lead_there_are_told() -> None:
    """Else a broken promise could not be looked into from a pull request."""
    (command, _) = rendered("github", Report((Checked("a.yaml", "", (BROKEN,)),))).splitlines()
    assert 'Answers that lead there: {"signs": ["numb", "weak"],' in read_command(command)[2]
