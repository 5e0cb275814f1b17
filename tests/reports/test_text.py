"""The report for people."""

from __future__ import annotations

import re

from reports.samples import REPORTS, rendered


def test_colour_changes_nothing_but_colour() -> None:
    """Without its colour codes the coloured report is the plain one."""
    report = REPORTS["problems"]
    without = re.sub(r"\x1b\[[\d;]*m", "", rendered("colour", report))
    assert without == rendered("text", report)
