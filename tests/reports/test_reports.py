"""The five forms of a report: what each says, to the letter, and that programs can read it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.problems import Place, Problem
from triage.proof import Proof
from triage.reading.rule_files import Failure
from triage.reports import concise, github, sarif, text
from triage.reports import json as json_report
from triage.reports.excerpt import excerpt
from triage.reports.report import Report, closing_line, printable
from triage.validating import Checked
from triage.words import grouped, width

FILES = Path(__file__).parents[1] / "files"
GOLDEN = FILES / "reports"
# The official schema, as @microsoft/jest-sarif 1.0.0-beta.0 (MIT licence) ships it.
SARIF_SCHEMA = json.loads((FILES / "sarif-2.1.0-rtm.5.json").read_text())

LONG_TEXT = "A question that goes on and on, and then on again until no line can hold all of it"
RULES = f"""\
format: 1
questions:
\tsigns:
  leg-pain: {{ask: "痛みは脚に広がりますか？", go: leg-pian}}
  pain: {{ask: {LONG_TEXT}, go: end-of-it, why: it really is too long}}
"""

PROOF = Proof(
    questions=4,
    paths=4812306,
    shortest=1,
    longest=4,
    levels={"emergency": 3, "self-care": 4812303},
    promises={"signs-are-urgent": "proved", "rest-alone": "broken", "never": "vacuous"},
    states=17,
    broken=(),
    order=(),
    unreached=(),
    latest={},
)
KEPT = PROOF._replace(promises={"signs-are-urgent": "proved", "rest-alone": "proved"})

TAB = Problem("syntax", "error", "A tab cannot indent a line.", Place(3, 1, 3, 2), "Use blanks.")
WIDE = Problem(
    "unknown-question",
    "error",
    "Question `leg-pain` names the question `leg-pian`, which the file does not have.",
    Place(4, 37, 4, 45),
    "Did you mean `leg-pain`?",
    ("questions", "leg-pain", "go"),
)
LONG = Problem(
    "text-too-long",
    "warning",
    "100%, too: long\nin two lines.",
    Place(5, 15, 5, 97),
    keys=("a", 0),
)
BROKEN = Problem(
    "promise-broken",
    "error",
    "Promise `rest-alone` is broken.",
    Place(2, 1, 2, 10),
    "Mend the tree or the promise.",
    ("promises", "rest-alone"),
    {"signs": ("numb", "weak"), "none-of-it": (), "pain": 7, "leg-pain": "no"},
)

REPORTS = {
    "proved": Report((Checked("rules/knee.yaml", RULES, (), proof=KEPT),)),
    "problems": Report(
        (
            Checked("rules/leg, 100%.yaml", RULES, (TAB, WIDE, LONG)),
            Checked("rules/knee.yaml", RULES, (), proof=KEPT),
            Checked("rules/promise.yaml", RULES, (BROKEN,), proof=PROOF),
            Checked("rules/knee.cases.yaml", "cases: {}\n", ()),
        ),
        (Failure("rules/gone.yaml", "rules/gone.yaml: there is no such file or folder"),),
    ),
}


def rendered(form: str, report: Report) -> str:
    """The report in that form."""
    match form:
        case "text":
            return text.render(report)
        case "colour":
            return text.render(report, colour=True)
        case "concise":
            return concise.render(report)
        case "json":
            return json_report.render(report)
        case "github":
            return github.render(report, folder="/project")
        case _:
            return sarif.render(report, version="1.2.3", folder="/project")


FORMS = ("text", "colour", "concise", "json", "github", "sarif")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_to_the_letter_what_it_was(name: str, form: str) -> None:
    """To take over a change that is meant: UPDATE_GOLDEN=1 pytest tests/test_reports.py."""
    path = GOLDEN / f"{name}.{form}"
    found = rendered(form, REPORTS[name])
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(found)
    assert found == path.read_text()


def test_colour_changes_nothing_but_colour() -> None:
    """Without its colour codes the coloured report is the plain one."""
    report = REPORTS["problems"]
    without = re.sub(r"\x1b\[[\d;]*m", "", rendered("colour", report))
    assert without == rendered("text", report)


@pytest.mark.parametrize("name", REPORTS)
def test_sarif_is_valid(name: str) -> None:
    """By the official schema, and each result points at its own rule."""
    log = json.loads(rendered("sarif", REPORTS[name]))
    jsonschema.Draft4Validator(SARIF_SCHEMA).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["help"]["text"]
    assert run["invocations"][0]["executionSuccessful"] == (not REPORTS[name].failures)
    assert len({rule["id"] for rule in rules}) == len(rules)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("rules/a.yaml", "rules/a.yaml"),
        ("./rules/../rules/a b.yaml", "rules/a%20b.yaml"),
        ("/project/rules/ä.yaml", "rules/%C3%A4.yaml"),
        ("/else/where.yaml", "file:///else/where.yaml"),
        ("/project-b/a.yaml", "file:///project-b/a.yaml"),
        ("<stdin>", "stdin"),
        ("a\udcff.yaml", "a%FF.yaml"),
    ],
)
def test_sarif_paths_are_relative_uris(path: str, uri: str) -> None:
    """Code hosts match them with the files of a change."""
    log = json.loads(rendered("sarif", Report((Checked(path, "", (TAB,)),))))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == uri


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


def test_github_puts_errors_first_and_escapes() -> None:
    """GitHub shows ten annotations a step, and ends a property at a comma or colon."""
    lines = rendered("github", REPORTS["problems"]).splitlines()
    names = [line.split(" ")[0] for line in lines[:-1]]
    assert names == ["::error"] * 4 + ["::warning"]
    assert "file=rules/leg%2C 100%25.yaml," in lines[4]
    assert lines[4].endswith("::100%25, too: long%0Ain two lines.")
    assert not lines[-1].startswith("::")


def test_concise_has_one_line_a_problem() -> None:
    """Whatever stands in a message."""
    lines = rendered("concise", REPORTS["problems"]).splitlines()
    assert len(lines) == 5
    pattern = re.compile(r"[^:]+:\d+:\d+: (error|warning) [a-z-]+ .+")
    assert all(pattern.fullmatch(line) for line in lines[:-1])


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


def test_a_count_nobody_can_read_is_shown_by_its_size() -> None:
    """The JSON has all its digits."""
    assert grouped(12345) == "12,345"
    assert grouped(10**39) == f"{10**39:,}"
    assert grouped(123 * 10**5000) == "about 1.23 * 10^5002"
    huge = Checked("a", "", (), proof=PROOF._replace(paths=10**5000, levels={"one": 10**5000}))
    (file,) = json.loads(rendered("json", Report((huge,))))["files"]
    assert file["proof"]["paths"] == file["proof"]["levels"]["one"] == "1" + "0" * 5000


@pytest.mark.parametrize(
    ("line", "columns", "shown", "marks"),
    [
        ("go: leg-pian", (5, 13), "go: leg-pian", "    ^^^^^^^^"),
        ("\tgo: x", (6, 7), "    go: x", "        ^"),
        ("痛み: x", (1, 3), "痛み: x", "^^^^"),
        ("痛み: x", (5, 6), "痛み: x", "      ^"),
        ("e\u0301: x", (4, 5), "e\u0301: x", "  ^"),
        ("a: \x1b[31mx", (4, 5), "a: \ufffd[31mx", "   ^"),
        ("a:\x0cb", (4, 5), "a:\ufffdb", "   ^"),
        ("a: b", (5, 5), "a: b", "    ^"),
        ("a: b   ", (1, 2), "a: b", "^"),
        ("x" * 100, (1, 2), "x" * 85 + "...", "^"),
        ("x" * 100, (100, 101), "..." + "x" * 28, " " * 30 + "^"),
        ("x" * 300, (101, 102), "..." + "x" * 82 + "...", " " * 30 + "^"),
        ("x" * 300, (101, 301), "..." + "x" * 82 + "...", " " * 30 + "^" * 55),
    ],
)
def test_the_marks_stand_under_the_place(
    line: str, columns: tuple[int, int], shown: str, marks: str
) -> None:
    """With tabs, wide signs, joining accents, escape codes and long lines."""
    assert excerpt(f"first\n{line}\n", Place(2, columns[0], 2, columns[1])) == (shown, marks)


@pytest.mark.parametrize("line", [0, 2, 3, 99])
def test_where_there_is_nothing_to_show_nothing_is_shown(line: int) -> None:
    """An empty line, or one beyond the end."""
    assert excerpt("a: b\n\n", Place(line, 1, line, 1)) is None


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    """The first line says where to look."""
    assert excerpt("a: |\r\n  b\n", Place(1, 4, 2, 4)) == ("a: |", "   ^")


@given(
    st.text(st.characters(exclude_characters="\r\n"), max_size=200),
    st.integers(1, 210),
    st.integers(0, 210),
)
def test_excerpts_are_safe_and_fit(line: str, column: int, length: int) -> None:
    """Whatever a file holds: one line of bounded width, without a sign a terminal would obey."""
    found = excerpt(line, Place(1, column, 1, column + length))
    if found is not None:
        shown, marks = found
        assert shown == printable(shown)
        assert width(shown) <= 88
        assert marks.strip(" ") == "^" * len(marks.strip(" "))
        assert "^" in marks


SCRIPT = """
import sys; sys.path[:0] = {paths!r}
from reports.test_reports import FORMS, REPORTS, rendered
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
