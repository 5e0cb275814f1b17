"""The report for programs."""

from __future__ import annotations

import json

from reports.samples import PROOF, REPORTS, rendered
from triage.reports.report import Checked, Report
from triage.words import grouped


def test_json_has_the_keys_of_the_contract() -> None:
    """No more and no fewer."""
    data = json.loads(rendered("json", REPORTS["problems"]))
    assert list(data) == ["version", "files"]
    assert all(list(file) == ["path", "problems", "proof"] for file in data["files"])
    problem_keys = [
        *("code", "severity", "message", "line", "column", "end_line", "end_column"),
        *("hint", "path", "counterexample"),
    ]
    problems = [problem for file in data["files"] for problem in file["problems"]]
    assert all(list(problem) == problem_keys for problem in problems)
    assert data["files"][1]["proof"] == {
        "questions": 4,
        "paths": "4812306",
        "shortest": 1,
        "longest": 4,
        "levels": {"emergency": "3", "self-care": "4812303"},
        "promises": {"signs-are-urgent": "proved", "rest-alone": "proved"},
    }


def test_json_tells_of_a_file_that_could_not_be_read() -> None:
    """Who reads only the JSON must not take it for checked."""
    gone = json.loads(rendered("json", REPORTS["problems"]))["files"][-1]
    assert gone["path"] == "rules/gone.yaml"
    assert [problem["code"] for problem in gone["problems"]] == ["unreadable"]


def test_a_count_nobody_can_read_is_shown_by_its_size() -> None:
    """The JSON has all its digits."""
    assert grouped(12345) == "12,345"
    assert grouped(10**39) == f"{10**39:,}"
    assert grouped(123 * 10**5000) == "about 1.23 * 10^5002"
    huge = Checked("a", "", (), proof=PROOF._replace(paths=10**5000, levels={"one": 10**5000}))
    (file,) = json.loads(rendered("json", Report((huge,))))["files"]
    assert file["proof"]["paths"] == file["proof"]["levels"]["one"] == "1" + "0" * 5000
