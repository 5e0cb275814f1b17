"""The one door: golden files, files that cannot be opened, and what loading may import."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.random_questionnaires import random_questionnaire
from making.writing import dump

from triage.casefile import CaseFile
from triage.checks.example import EXAMPLE, file_text
from triage.checks.page import Page
from triage.checks.pages import FAMILIES
from triage.problems import CommandError, Problem, in_order
from triage.rulefile import RuleFile

FILES = Path(__file__).parent / "files"
BAD = sorted((FILES / "bad").glob("*.yaml"))
GOOD = sorted((FILES / "good").glob("*.yaml"))
FOUND_WHILE_LOADING = (
    "Reading the file",
    "Its structure",
    "Its names",
    "The way through the questions",
)
PAGES = [
    page
    for family in FOUND_WHILE_LOADING
    for page in FAMILIES[family]
    if page.code != "unreadable"  # of what is no file at all
]


def line(problem: Problem) -> str:
    """The problem as the files of expected problems have it."""
    place = f"{problem.place.line}:{problem.place.column}"
    return f"{place}: {problem.severity} {problem.code} {problem.message}"


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_seeded_fault_is_found_at_its_line_and_alone(path: Path) -> None:
    """Each seeded fault is found at its line and alone."""
    loaded = RuleFile.open(path)
    expected = path.with_suffix(".out").read_text(encoding="utf-8").splitlines()
    assert [line(problem) for problem in loaded.faults] == expected
    assert len(expected) == 1
    assert loaded.questionnaire is None


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_problem_has_one_sentence_and_a_place_in_the_file(path: Path) -> None:
    """Every problem has one sentence and a place in the file."""
    text = path.read_bytes().decode("utf-8", "replace")
    lines = re.split("\r\n|\n|\r", text)
    for problem in RuleFile.open(path).faults:
        assert problem.message.endswith(".")
        assert "\n" not in problem.message
        assert not re.search(r"\bdict\b|\bNone\b|<class", problem.message)
        assert problem.place.line <= problem.place.end_line <= len(lines)
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_files_are_loaded(path: Path) -> None:
    """Good files are loaded."""
    loaded = RuleFile.open(path)
    assert loaded.faults == ()
    assert loaded.questionnaire is not None


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """Every code has a page and every page a code."""
    seeded = {path.read_text(encoding="utf-8").split()[2] for path in (FILES / "bad").glob("*.out")}
    assert seeded == {page.code for page in PAGES}
    assert len(PAGES) == len(seeded)


@pytest.mark.parametrize("page", [page for page in PAGES if page.bad], ids=lambda page: page.code)
def test_the_examples_of_a_page_do_what_it_says(page: Page) -> None:
    """The examples of a page do what it says."""
    bad = RuleFile(file_text(page, page.bad), "bad")
    assert [problem.code for problem in bad.faults] == [page.code]
    assert RuleFile(file_text(page, page.good), "good").faults == ()


def test_every_problem_comes_in_one_run() -> None:
    """Every problem comes in one run."""
    text = (
        EXAMPLE.replace("title: Sore knee\n", "title: 5\n")
        .replace("text: A little}", "txt: A little}")
        .replace("go: how-long", "go: how-lang")
        .replace("up_to: 10", "up_to: 9")
        .replace("end: look-after-it", "end: *x")
        .replace("swelling.a-little]\n    sources", "swelling.little]\n    sources")
    )
    loaded = RuleFile(text, "f")
    assert [(problem.place.line, problem.code) for problem in loaded.faults] == [
        (3, "wrong-type"),
        (27, "unknown-answer"),
        (65, "unknown-field"),
        (67, "unknown-question"),
        (79, "alias"),
        (80, "band-gap"),
    ]
    assert loaded.faults == tuple(in_order(loaded.faults))
    assert loaded.document is not None
    assert loaded.questionnaire is None


def test_random_valid_questionnaires_load_and_say_what_they_said() -> None:
    """Random valid questionnaires load and say what they said."""
    for seed in range(300):
        data = random_questionnaire(random.Random(seed))
        loaded = RuleFile(dump(data), str(seed))
        assert loaded.faults == ()
        assert loaded.document is not None
        assert loaded.document.data == data
        assert loaded.questionnaire is not None


def test_random_questionnaires_with_a_line_less_or_changed_never_fail() -> None:
    """Random questionnaires with a line less or changed never fail."""
    found = 0
    for seed in range(300):
        rng = random.Random(seed)
        lines = dump(random_questionnaire(rng)).splitlines(keepends=True)
        index = rng.randrange(len(lines))
        kind = rng.randrange(3)
        if kind == 0:
            del lines[index]
        elif kind == 1:
            lines[index] = lines[index].replace("-0", "-x", 1)
        else:
            lines[index] = re.sub(r": (.+)", r": [\1]", lines[index])
        loaded = RuleFile("".join(lines), str(seed))
        assert (loaded.questionnaire is None) == any(loaded.faults)
        found += bool(loaded.faults)
    assert found > 100


def test_a_path_may_be_of_any_kind(tmp_path: Path) -> None:
    """A path may be of any kind."""
    path = tmp_path / "file.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    for name in (path, str(path)):
        loaded = RuleFile.open(name)
        assert loaded.questionnaire is not None
        assert loaded.document is not None
        assert loaded.document.name == str(path)


def test_what_is_no_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """What is no file is refused in a sentence."""
    with pytest.raises(CommandError, match="there is no file"):
        RuleFile.open(tmp_path / "missing.yaml")
    with pytest.raises(CommandError, match="is a folder"):
        RuleFile.open(tmp_path)
    with pytest.raises(CommandError, match="cannot be read"):
        RuleFile.open(tmp_path / ("x" * 300))
    with pytest.raises(CommandError, match="is not a file name"):
        RuleFile.open("a\0b")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of Unix")
def test_a_pipe_without_a_writer_is_empty_and_a_device_refused(tmp_path: Path) -> None:
    """Neither is waited for, nor read without end."""
    os.mkfifo(tmp_path / "pipe")
    assert [problem.code for problem in RuleFile.open(tmp_path / "pipe").faults] == ["empty-file"]
    with pytest.raises(CommandError, match="not a regular file"):
        RuleFile.open("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """A file that may not be read is refused."""
    path = tmp_path / "secret.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(CommandError, match="permission denied"):
        RuleFile.open(path)


CASES = """\
cases:
  numb:
    story: Numb between the legs.
    guidance: [G1]
    answers: {signs: [numb], age: 40, leg: no, other: none, nothing: []}
    expect: {level: emergency, recommend: [call]}
"""


def test_cases_are_loaded(tmp_path: Path) -> None:
    """Cases are loaded."""
    path = tmp_path / "x.cases.yaml"
    path.write_text(CASES, encoding="utf-8")
    loaded = CaseFile.open(path)
    assert loaded.problems == ()
    assert loaded.document is not None
    assert loaded.document.data["cases"]["numb"]["answers"]["leg"] == "no"


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("story: Numb between the legs.", "story: ''", "empty-text", (3, 12)),
        ("    story: Numb between the legs.\n", "", "missing-field", (2, 3)),
        ("{level: emergency, recommend: [call]}", "{}", "empty-mapping", (6, 5)),
        ("recommend: [call]", "recomend: [call]", "unknown-field", (6, 32)),
        ("age: 40", "age: 40.0", "wrong-type", (5, 35)),
        ("age: 40", "age: true", "wrong-type", (5, 35)),
        ("[numb]", "[numb, numb]", "listed-twice", (5, 29)),
        ("numb:\n", "Numb:\n", "bad-id", (2, 3)),
    ],
)
def test_faults_in_cases_have_their_places(
    old: str, new: str, code: str, place: tuple[int, int]
) -> None:
    """Faults in cases have their places."""
    loaded = CaseFile(CASES.replace(old, new), "f")
    assert [(problem.code, problem.place[:2]) for problem in loaded.problems] == [(code, place)]
    assert loaded.document is None


def test_loading_a_sound_file_imports_little() -> None:
    """Loading a sound file imports little."""
    program = (
        "import sys, triage.rulefile\n"
        "from triage.checks.example import EXAMPLE\n"
        "assert triage.rulefile.RuleFile(EXAMPLE, 'f').questionnaire\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    unwanted = {"jsonschema", "dataclasses", "pathlib", "inspect", "difflib", "textual"}
    assert unwanted.isdisjoint(done.stdout.split())
