"""From key to picture on a real terminal, beside a bare Textual app that does the same."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pexpect
import pytest
from generated import chain_of_boxes
from making.writing import dump
from peers import environment

pytestmark = pytest.mark.benchmark

QUESTIONS = 30
BOXES = 5

BARE_APP = f"""
from textual.app import App
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

class Question(Screen):
    BINDINGS = [Binding("1", "mark"), Binding("enter", "on")]
    def __init__(self, place):
        super().__init__()
        self.place = place
    def compose(self):
        yield Static(f"Question {{self.place}} is number{{self.place}}here")
        with VerticalScroll():
            for box in range({BOXES}):
                yield Static(f"{{box + 1}} [ ] Box number {{box}}", id=f"box{{box}}", markup=False)
    def action_mark(self):
        self.query_one("#box0", Static).update("1 [x] Box number 0")
    def action_on(self):
        self.app.switch_screen(Question(self.place + 1))

class Bare(App):
    def on_mount(self):
        self.push_screen(Question(0))
Bare().run()
"""


class Times(NamedTuple):
    """Median seconds from a key until what it leads to is on its way to the terminal."""

    mark: float
    next: float


def walked(command: Sequence[str], to_first: str) -> Times:
    """Mark a box and go on, question after question."""
    terminal = pexpect.spawn(
        command[0], list(command[1:]), dimensions=(24, 80), env=environment(), timeout=30
    )
    terminal.delaybeforesend = None
    marks, nexts = [], []
    if to_first:
        terminal.expect("Generated")
        terminal.send(to_first)
    terminal.expect("number0here")
    for place in range(QUESTIONS - 1):
        # A person reads before a key; what is drawn after the words has to be out of the way.
        settle(terminal)
        begun = time.perf_counter()
        terminal.send("1")
        terminal.expect_exact("[x]")
        marks.append(time.perf_counter() - begun)
        settle(terminal)
        begun = time.perf_counter()
        terminal.send("\r")
        terminal.expect_exact(f"number{place + 1}here")
        nexts.append(time.perf_counter() - begun)
    terminal.terminate(force=True)
    return Times(statistics.median(marks), statistics.median(nexts))


def settle(terminal: pexpect.spawn) -> None:
    """Read until the terminal has been quiet for a moment."""
    while terminal.expect([pexpect.TIMEOUT, "(?s).+"], timeout=0.15):
        pass


def test_a_mark_and_the_next_question_come_nearly_as_fast_as_in_a_bare_app(
    tmp_path: Path,
) -> None:
    """A mark within 1.5 times, the next question within twice."""
    rules = tmp_path / "generated.yaml"
    rules.write_text(dump(chain_of_boxes(QUESTIONS, BOXES)))
    bare = walked([sys.executable, "-c", BARE_APP], "")
    ours = walked([sys.executable, "-m", "triage", "run", str(rules)], "\r")
    print(
        f"\nmark: {ours.mark * 1000:.0f} ms, {ours.mark / bare.mark:.2f} x a bare app; "
        f"next question: {ours.next * 1000:.0f} ms, {ours.next / bare.next:.2f} x"
    )
    assert ours.mark <= 1.5 * bare.mark
    assert ours.next <= 2 * bare.next
