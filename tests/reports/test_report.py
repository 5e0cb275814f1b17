"""Every form of a report, to the letter, and the line that closes it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reports.samples import BROKEN, FORMS, GOLDEN, KEPT, LONG, REPORTS, TAB, WIDE, rendered
from triage.problems import Place
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


@pytest.mark.parametrize(("problems", "more"), [(10, None), (11, "1"), (1428, "1,418")])
def test_people_are_shown_a_few_of_a_kind_and_a_count(problems: int, more: str | None) -> None:
    """A wall of one warning hides the others; machines get them all."""
    many = [LONG._replace(place=Place(2, 1 + at, 2, 9 + at)) for at in range(problems)]
    report = Report((Checked("a.yaml", "", (*many, TAB)), Checked("b.yaml", "", (LONG,))))
    said = f"a.yaml: and {more} more of this kind; --format concise or json lists all\n"
    for form, start in (("text", ": warning: "), ("github", "::warning ")):
        text = rendered(form, report)
        assert text.count(start) == 11
        assert (said in text) == (more is not None)
        assert "A tab cannot" in text
    for form in ("concise", "json", "sarif", "gitlab", "junit"):
        assert rendered(form, report).count("100%, too: long") >= problems + 1


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_answers_that_lead_to_a_problem(form: str) -> None:
    """Whoever reads it can answer them and see."""
    text = rendered(form, Report((Checked("promise.yaml", "", (BROKEN,)),)))
    assert re.search(r"signs\W+numb\W+weak", text)
    assert re.search(r"pain\W+7", text)


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
