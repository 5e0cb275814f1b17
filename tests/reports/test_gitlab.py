"""The Code Quality report, against what GitLab's documentation asks of one."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from reports.samples import REPORTS, TAB, WIDE, rendered
from triage.problems import Place
from triage.reports.report import Checked, Report

# What https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format says, with every
# field that GitLab calls required, in the values that it names.
TEXT = {"type": "string", "minLength": 1}
ISSUE = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": TEXT,
        "check_name": TEXT,
        "fingerprint": TEXT,
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}
REPORT = {"type": "array", "items": ISSUE}


def issues(*files: Checked) -> list[dict[str, Any]]:
    """The report on these files, read."""
    read: list[dict[str, Any]] = json.loads(rendered("gitlab", Report(files)))
    return read


@pytest.mark.parametrize("name", REPORTS)
def test_gitlab_takes_it(name: str) -> None:
    """An array of every problem there is, no two with the same fingerprint."""
    report = json.loads(rendered("gitlab", REPORTS[name]))
    jsonschema.Draft202012Validator(REPORT).validate(report)
    problems = sum(len(checked.problems) for checked in REPORTS[name].files)
    assert len(report) == problems + len(REPORTS[name].failures)
    assert len({issue["fingerprint"] for issue in report}) == len(report)


def test_a_problem_is_the_same_one_when_its_line_moves() -> None:
    """And another one in another file, or with other words: GitLab says what a change adds."""
    moved = WIDE._replace(place=Place(40, 1, 40, 9))
    (before,), (after,) = (
        issues(Checked("/project/a.yaml", "", (problem,))) for problem in (WIDE, moved)
    )
    assert before["fingerprint"] == after["fingerprint"]
    assert (before["location"], after["location"]) == (
        {"path": "a.yaml", "lines": {"begin": 4}},
        {"path": "a.yaml", "lines": {"begin": 40}},
    )
    others = issues(
        Checked("b.yaml", "", (WIDE,)),
        Checked("a.yaml", "", (WIDE._replace(message="Other words."), TAB)),
    )
    assert before["fingerprint"] not in {other["fingerprint"] for other in others}


def test_the_same_problem_twice_is_two() -> None:
    """Of one fingerprint GitLab shows one problem."""
    first, second = issues(Checked("a.yaml", "", (TAB, TAB._replace(place=Place(4, 1, 4, 2)))))
    assert first["description"] == second["description"]
    assert first["fingerprint"] != second["fingerprint"]
