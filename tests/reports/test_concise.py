"""The report for editors: one line a problem."""

from __future__ import annotations

import re

from reports.samples import REPORTS, rendered


def test_concise_has_one_line_a_problem() -> None:
    """Whatever stands in a message."""
    lines = rendered("concise", REPORTS["problems"]).splitlines()
    assert len(lines) == 5
    pattern = re.compile(r"[^:]+:\d+:\d+: (error|warning) [a-z-]+ .+")
    assert all(pattern.fullmatch(line) for line in lines[:-1])
