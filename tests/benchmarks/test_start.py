"""Starting: the first frame beside a bare Textual app, an answered sheet beside bare Python."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pexpect
import pytest
from helpers.example import EXAMPLE
from peers import environment, in_turn, median_ratio

from triage.interview.interview import Interview
from triage.interview.sheet import sheet_text
from triage.rulefile import RuleFile
from triage.rules import shipped

pytestmark = pytest.mark.benchmark

BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("Lower back pain")
Bare().run()
"""


def first_frame(*arguments: str) -> float:
    """Seconds from starting the process until the words are on the screen."""
    begun = time.perf_counter()
    terminal = pexpect.spawn(
        sys.executable, list(arguments), dimensions=(24, 80), env=environment()
    )
    terminal.expect("Lower back pain")
    taken = time.perf_counter() - begun
    terminal.terminate(force=True)
    return taken


def mildest() -> dict[str, object]:
    """A sheet for the shipped questionnaire: nothing ticked, the first answer, the least pain."""
    questionnaire = RuleFile.open(shipped.file()).questionnaire
    assert questionnaire is not None
    interview = Interview.begin(questionnaire)
    while (question := interview.current) is not None:
        value: object = next(iter(question.answers))
        if question.kind == "any":
            value = []
        elif question.number is not None:
            value = (question.number.lowest + question.number.highest) // 2
        interview = interview.answer(value)
    return dict(interview.answers)


def test_the_intro_is_on_the_screen_nearly_as_soon_as_a_bare_app() -> None:
    """At most 1.3 times a Textual app that shows one Static."""
    ratio = median_ratio(
        lambda: first_frame("-m", "triage"), lambda: first_frame("-c", BARE_APP), rounds=9
    )
    print(f"\nintro on the screen: {ratio:.2f} x a bare Textual app")
    assert ratio <= 1.3


def test_a_sheet_is_answered_in_a_few_times_the_start_of_python(tmp_path: Path) -> None:
    """The shipped questionnaire within 6 times bare Python, a file of one's own within 12."""
    answers = mildest()
    (tmp_path / "sheet.json").write_text(json.dumps(answers))
    (tmp_path / "sheet.yaml").write_text(sheet_text(answers))  # type: ignore[arg-type]
    (tmp_path / "own.yaml").write_text(EXAMPLE)
    (tmp_path / "own-sheet.yaml").write_text(
        "warning-signs: none\nswelling: no\nhow-long: days\npain: 2\n"
    )
    triage = [sys.executable, "-m", "triage", "answer"]
    measured = in_turn(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "shipped, JSON sheet": [*triage, "--answers", str(tmp_path / "sheet.json")],
            "shipped, YAML sheet": [*triage, "--answers", str(tmp_path / "sheet.yaml")],
            "own file": [
                *triage,
                str(tmp_path / "own.yaml"),
                "--answers",
                str(tmp_path / "own-sheet.yaml"),
            ],
        },
        rounds=15,
    )
    bare = measured["python -c pass"].seconds
    ratios = {name: figures.seconds / bare for name, figures in measured.items()}
    for name, ratio in ratios.items():
        print(
            f"\n{name}: {measured[name].seconds * 1000:.0f} ms, {ratio:.1f} x bare Python", end=""
        )
    assert ratios["shipped, JSON sheet"] <= 6
    assert ratios["shipped, YAML sheet"] <= 6
    assert ratios["own file"] <= 12
