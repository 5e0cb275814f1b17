"""`triage run` on a real terminal: what it chooses, says of saved answers, and leaves behind."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from making.writing import dump

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from helpers.terminal import ALTERNATE, Terminal, terminal

from triage.cli import main

Run = Callable[..., AbstractContextManager[Terminal]]


@pytest.fixture
def run(small: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the small questionnaire on a terminal, with these options and environment."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(dump(small), encoding="utf-8")

    @contextmanager
    def opened(*options: str, **env: str) -> Iterator[Terminal]:
        command = (sys.executable, "-m", "triage", "run", "small.yaml", *options)
        with terminal(*command, env=env) as screen:
            yield screen

    return opened


def test_leaving_leaves_what_to_do_and_no_answer(run: Run) -> None:
    """The history of a terminal is read by others too."""
    with run() as screen:
        screen.wait_for("A small questionnaire", "start")
        screen.send("\r")
        for place, key in enumerate("213", 1):
            screen.wait_for(f"Question {place},")
            screen.send(f"{key}\r")
        screen.wait_for("Check your answers", "Very tired")
        screen.send("\r")
        screen.wait_for("-- Look after it yourself")
        screen.send("q")
        screen.wait_for("Leave?")
        screen.send("y")
        assert screen.wait_for_end() == 0
    told = screen.left
    assert "Rest from running" in told
    for answer in ("You answered", "Very tired", "How bad is", "travel down", "Your answers"):
        assert answer not in told


@pytest.mark.parametrize("options", [(), ("--full",)])
def test_what_to_do_is_the_last_thing_left(run: Run, options: tuple[str, ...]) -> None:
    """What stands above the prompt is the level and the action, never a list of sources."""
    with run(*options) as screen:
        screen.wait_for("A small questionnaire", "start")
        screen.send("\r")
        screen.wait_for("Question 1,")
        screen.send("1\r")
        screen.wait_for("Get help now", "Call for help")
        screen.send("q")
        screen.wait_for("Leave?")
        screen.send("y")
        assert screen.wait_for_end() == 0
        left = screen.left
    headline = left.rindex("!!! GET HELP NOW")
    assert left.count("!!! GET HELP NOW") == (2 if options else 1)
    assert "Call for help" in left[headline:]
    assert len(left[headline:].splitlines()) < 20
    assert ("Sources" in left[:headline]) == bool(options)
    assert "Sources" not in left[headline:]
    assert ("triage run --full" in left[headline:]) == (not options)


def test_saved_answers_that_no_longer_fit_are_named_before_the_start(run: Run) -> None:
    """On the first page, with what was accepted."""
    Path("old.yaml").write_text("signs: [tired]\nleg: blunt\n", encoding="utf-8")
    with run("--resume", "old.yaml") as screen:
        screen.wait_for("no longer fits and is asked again", "leg has no answer 'blunt'")
        screen.wait_for("1 answer so far")


def test_a_sheet_of_another_questionnaire_is_refused(run: Run) -> None:
    """Nobody is asked the wrong questions because of a file name."""
    Path("other.yaml").write_text("knee: [hot]\nweeks: 3\n", encoding="utf-8")
    with run("--resume", "other.yaml") as screen:
        assert screen.wait_for_end() == 2
    assert ALTERNATE not in screen.raw
    told = " ".join(screen.raw.decode().split())
    assert "there is no question 'knee'" in told
    assert "no answer in other.yaml fits 'A small questionnaire'" in told


@pytest.mark.parametrize(
    ("options", "env"),
    [
        (["--plain"], {}),
        ([], {"ACCESSIBLE": "1"}),
        ([], {"TERM": "dumb"}),
    ],
)
def test_line_by_line_where_it_is_wished(run: Run, options: list[str], env: dict[str, str]) -> None:
    """On a terminal that could show the full screen."""
    with run(*options, **env) as screen:
        screen.wait_for("Question 1, at most 2 more.", "Your answer:")
        screen.send("0\r")
        screen.wait_for("Question 2, at most 1 more.")
    assert b"\x1b[" not in screen.raw


OLD = """\
questionnaire: small
saved: 2025-05-24
level: doctor
answers:
  signs: [tired]
  leg: sharp
  pain: 3
"""


def test_answers_of_long_ago_are_asked_again_and_compared_with(run: Run) -> None:
    """Full screen: how old they are, emergencies unmarked, all else as it was, better or worse.

    A4: it went to the old result at once, and nothing said that it was 18 months old.
    """
    Path("old.yaml").write_text(OLD, encoding="utf-8")
    with run("--resume", "old.yaml") as screen:
        screen.wait_for("You saved these", "days ago, on 24 May 2025", "At most 3 questions")
        screen.send("\r")
        assert "[x]" not in screen.wait_for("Question 1, at most 2 more")
        screen.send("0\r")
        assert "(x)" not in screen.wait_for("Question 2, at most 1 more")
        screen.send("1\r")
        screen.wait_for("Question 3, the last one", "Your answer: 3")
        screen.send("\r")
        screen.wait_for("Check your answers")
        screen.send("\r")
        screen.wait_for("-- Look after it yourself", "Better than", "then it was “See a doctor”.")


def test_a_file_of_windows_is_gone_on_from(run: Run) -> None:
    """B5: with its ends of lines it was refused, in words about a star."""
    with run() as screen:
        screen.wait_for("A small questionnaire", "start")
        screen.send("\r")
        screen.wait_for("Question 1,")
        screen.send("2\r")
        screen.wait_for("Question 2,")
        screen.send("s")
        screen.wait_for("Save to a file")
        screen.send("\r")
        screen.wait_for("Saved:")
    (file,) = Path().glob("triage-answers-*")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    with run("--resume", str(file)) as screen:
        screen.wait_for("1 answer so far")


def test_leaving_after_saving_says_where_the_answers_are(run: Run, tmp_path: Path) -> None:
    """And without saving, that nothing was stored."""
    for keys, told in (("y", "nothing was stored"), ("s", f"your answers are in {tmp_path}/")):
        with run() as screen:
            screen.wait_for("A small questionnaire", "start")
            screen.send("\r")
            screen.wait_for("Question 1,")
            screen.send("2\r")
            screen.wait_for("Question 2,")
            screen.send("q")
            screen.wait_for("Leave?")
            screen.send(keys)
            if keys == "s":
                screen.wait_for("Save to a file")
                screen.send("\r")
            assert screen.wait_for_end() == 2
        assert told in screen.left
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "small.yaml",
        f"triage-answers-{date.today()}.html",
    ]


def test_leaving_says_what_was_answered_after_saving(run: Run, tmp_path: Path) -> None:
    """The file has one answer of two: it is not said to have both."""
    with run() as screen:
        screen.wait_for("A small questionnaire", "start")
        screen.send("\r")
        screen.wait_for("Question 1,")
        screen.send("2\r")
        screen.wait_for("Question 2,")
        screen.send("s")
        screen.wait_for("Save to a file")
        screen.send("\r")
        screen.wait_for("Saved:")
        screen.send("1\r")
        screen.wait_for("Question 3,")
        screen.send("q")
        # One word: where the sentence is wrapped depends on how long the path is.
        screen.wait_for("Leave?", "answered")
        screen.send("y")
        assert screen.wait_for_end() == 2
    file = tmp_path / f"triage-answers-{date.today()}.html"
    assert f"your answers are in {file}, but not what you answered after that" in screen.left
    assert "leg:" not in file.read_text(encoding="utf-8")


def test_an_author_begins_at_a_question(run: Run) -> None:
    """With answers that lead there, which can be gone back to."""
    with run("--at", "pain") as screen:
        screen.wait_for("A small questionnaire")
        screen.send("\r")
        screen.wait_for("How bad is")
        screen.send("b")
        screen.wait_for("travel down")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--at", "pian"), "there is no question 'pian'; did you mean 'pain'?"),
        (("--at", "pain", "--resume", "x.yaml"), "not allowed with argument"),
    ],
)
def test_a_question_that_cannot_be_begun_at(
    run: Run, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], why: str
) -> None:
    """One sentence, before anything is asked."""
    assert main(["run", "small.yaml", *options]) == 2
    assert why in capsys.readouterr().err
