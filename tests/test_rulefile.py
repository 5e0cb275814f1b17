"""The one door: golden files, files that cannot be opened, and what loading may import."""

from __future__ import annotations

import io
import os
import random
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from helpers.example import EXAMPLE, file_text, merged
from helpers.random_questionnaires import random_questionnaire
from making.writing import dump

from triage.casefile import CaseFile
from triage.checks.page import Page
from triage.checks.pages import FAMILIES
from triage.problems import CommandError, Problem, in_order
from triage.rulefile import RuleFile, questionnaire_of

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
    if page.severity == "error" and page.code != "unreadable"  # of what is no file at all
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


BROKEN = merged("promises: {mild-pain-alone-means-self-care: {recommend: [see-doctor]}}")
WARNED = merged("sources: {unused: {title: Nothing cites it}}")


def codes(problems: tuple[Problem, ...]) -> list[str]:
    """What is wrong, by code."""
    return [problem.code for problem in problems]


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its content is read once, and reports call it by what it is."""
    typed = io.BytesIO(EXAMPLE.replace("go: pain", "go: pian").encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed))
    rules = RuleFile.open("-")
    assert rules.name == "<stdin>"
    assert rules.document is not None
    assert rules.document.name == "<stdin>"
    assert "go: pian" in rules.text
    assert codes(rules.problems) == ["unknown-question"]


@pytest.mark.parametrize("text", [EXAMPLE, BROKEN, WARNED, "title: 5\n"])
def test_each_thing_is_worked_out_once(text: str) -> None:
    """Whoever asks again is given the same."""
    rules = RuleFile(text, "f", date(2999, 1, 1))
    for name in ("document", "text", "faults", "questionnaire", "proof", "broken", "problems"):
        assert getattr(rules, name) is getattr(rules, name), name


def test_a_file_without_a_problem_is_proved() -> None:
    """Nothing is broken, and what was counted is at hand."""
    rules = RuleFile(EXAMPLE, "f")
    assert rules.broken == rules.problems == ()
    assert not rules.has_errors
    assert rules.proof is not None
    assert rules.proof.paths == 15


def test_what_the_proof_finds_is_broken_and_no_fault() -> None:
    """The questionnaire can be looked at, with what was proved of the rest; yet it has an error."""
    rules = RuleFile(BROKEN, "f")
    assert rules.faults == ()
    assert rules.questionnaire is not None
    assert rules.proof is not None
    assert rules.proof.promises["warning-signs-are-emergencies"] == "proved"
    assert codes(rules.broken) == ["promise-broken"]
    assert rules.problems == rules.broken
    (problem,) = rules.broken
    line = rules.text.splitlines()[problem.place.line - 1]
    assert line.strip() == "mild-pain-alone-means-self-care:"
    assert rules.has_errors


def test_of_a_file_with_a_fault_nothing_is_proved() -> None:
    """Its texts are looked at all the same, so that all is said in one run."""
    rules = RuleFile(
        BROKEN.replace("go: pain", "go: pian").replace("title: Sore knee", "title: You have gout"),
        "f",
    )
    assert codes(rules.faults) == ["unknown-question"]
    assert rules.questionnaire is None
    assert rules.proof is None
    assert rules.broken == ()
    assert codes(rules.problems) == ["diagnosis", "unknown-question"]
    assert list(rules.problems) == in_order(rules.problems)


def test_a_warning_keeps_nobody_from_a_questionnaire() -> None:
    """It is a problem, but no error."""
    rules = RuleFile(WARNED, "f")
    assert [problem.severity for problem in rules.problems] == ["warning"]
    assert rules.questionnaire is not None
    assert rules.proof is not None
    assert not rules.has_errors


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbftitle: [\n", "title: [\n"),
        ("\ufefftitle: [\n", "title: [\n"),
        (b"title: \xff\n", "title: \ufffd\n"),
    ],
)
def test_what_cannot_be_read_still_has_its_text(content: bytes | str, text: str) -> None:
    """An excerpt shows what is wrong."""
    rules = RuleFile(content, "f")
    assert rules.document is None
    assert rules.faults == rules.problems != ()
    assert rules.text == text


def test_a_text_says_what_its_bytes_say() -> None:
    """Content comes either way."""
    from_text, from_bytes = RuleFile(WARNED, "f"), RuleFile(WARNED.encode(), "f")
    assert from_text.problems == from_bytes.problems
    assert from_text.text == from_bytes.text == WARNED


def test_the_review_date_is_compared_with_the_day_that_was_given() -> None:
    """Without a day it is left out."""
    overdue = RuleFile(EXAMPLE, "f", date(2999, 1, 1))
    assert codes(overdue.problems) == ["review-overdue"]
    assert RuleFile(EXAMPLE, "f", date(2026, 11, 23)).problems == ()


def test_data_that_stands_in_no_file_is_a_questionnaire_where_it_has_no_error() -> None:
    """The same one as its file."""
    rules = RuleFile(EXAMPLE, "f")
    assert rules.document is not None
    data = rules.document.data
    assert questionnaire_of(data) == rules.questionnaire
    assert questionnaire_of({**data, "start": "nowhere"}) is None
    assert questionnaire_of({**data, "title": 5}) is None


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


def test_nothing_is_proved_before_somebody_asks() -> None:
    """To look at a questionnaire takes no solver; its problems do."""
    program = (
        "import sys, triage.rulefile\n"
        "rules = triage.rulefile.RuleFile(sys.stdin.read(), 'f')\n"
        "assert rules.questionnaire and rules.text and not rules.faults\n"
        "print('triage.proof' in sys.modules, 'pysat' in sys.modules)\n"
        "assert not rules.problems\n"
        "print('triage.proof' in sys.modules, 'pysat' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=EXAMPLE, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False", "True", "True"]


def test_loading_a_sound_file_imports_little() -> None:
    """Loading a sound file imports little."""
    program = (
        "import sys, triage.rulefile\n"
        "assert triage.rulefile.RuleFile(sys.stdin.read(), 'f').questionnaire\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=EXAMPLE, capture_output=True, text=True, check=True
    )
    unwanted = {"jsonschema", "dataclasses", "pathlib", "inspect", "difflib", "textual"}
    assert unwanted.isdisjoint(done.stdout.split())
