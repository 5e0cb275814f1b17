"""Every form of a report, to the letter, and the line that closes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reports.samples import FORMS, GOLDEN, KEPT, LONG, REPORTS, TAB, WIDE, rendered
from triage.reading.rule_files import Failure
from triage.reports.report import Checked, Report, closing_line


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_to_the_letter_what_it_was(name: str, form: str) -> None:
    """To take over a change that is meant: UPDATE_GOLDEN=1 pytest tests/reports/test_report.py."""
    path = GOLDEN / f"{name}.{form}"
    found = rendered(form, REPORTS[name])
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(found)
    assert found == path.read_text()


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (Report(()), "0 files checked: no problems."),
        (
            REPORTS["proved"],
            "1 file checked: proved, 4,812,306 paths, each ends in a recommendation; "
            "2 promises kept.",
        ),
        (
            Report((Checked("a", "", (), proof=KEPT._replace(paths=1, promises={"a": "proved"})),)),
            "1 file checked: proved, 1 path, which ends in a recommendation; 1 promise kept.",
        ),
        (
            Report((Checked("a", "", (LONG,), proof=KEPT._replace(promises={})),)),
            "1 file checked: proved, 4,812,306 paths, each ends in a recommendation; 1 warning.",
        ),
        (
            Report((Checked("a", "", (TAB, LONG)), Checked("b", "", (TAB, WIDE)))),
            "2 files checked: 3 errors, 1 warning.",
        ),
        (
            Report((Checked("a", "", (), proof=KEPT), Checked("b", "", (), proof=KEPT))),
            "2 files checked: 2 proved.",
        ),
        (
            Report((), (Failure("a", "gone"),)),
            "0 files checked: 1 path could not be checked.",
        ),
        (Report((Checked("a.cases.yaml", "", ()),)), "1 file checked: no problems."),
    ],
)
def test_the_closing_line_says_what_was_checked(report: Report, line: str) -> None:
    """So that nothing checked never looks like nothing wrong."""
    assert closing_line(report) == line


SCRIPT = """
import sys; sys.path[:0] = {paths!r}
from reports.samples import FORMS, REPORTS, rendered
for name in REPORTS:
    for form in FORMS:
        sys.stdout.buffer.write(rendered(form, REPORTS[name]).encode())
"""


def test_reports_are_the_same_bytes_under_any_hash_seed() -> None:
    """Nothing goes through the order of a set."""
    here = Path(__file__).parents[1]
    script = SCRIPT.format(paths=[str(here), str(here.parent / "src")])

    def output(seed: str) -> bytes:
        environment: dict[str, Any] = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", script]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    assert output("1") == output("2") != b""
