"""The report for the lines of a pull request."""

from __future__ import annotations

from reports.samples import REPORTS, rendered


def test_github_puts_errors_first_and_escapes() -> None:
    """GitHub shows ten annotations a step, and ends a property at a comma or colon."""
    lines = rendered("github", REPORTS["problems"]).splitlines()
    names = [line.split(" ")[0] for line in lines[:-1]]
    assert names == ["::error"] * 4 + ["::warning"]
    assert "file=rules/leg%2C 100%25.yaml," in lines[4]
    assert lines[4].endswith("::100%25, too: long%0Ain two lines.")
    assert not lines[-1].startswith("::")
