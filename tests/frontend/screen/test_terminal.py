"""On a real terminal: quick typing, a whole journey, being stopped, and what stays behind."""

import re
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from frontend.screen.started import started

MODES = {b"1000": "mouse", b"1003": "mouse", b"2004": "paste", b"1049": "alternate screen"}


def left_on(raw: bytes) -> set[str]:
    """The modes that the app switched on last and did not switch off."""
    state: dict[bytes, bytes] = {}
    for numbers, switch in re.findall(rb"\x1b\[\?([\d;]+)([hl])", raw):
        for number in numbers.split(b";"):
            state[number] = switch
    return {MODES[one] for one, switch in state.items() if one in MODES and switch == b"h"}


@pytest.mark.parametrize(
    ("burst", "answered"),
    [
        ("\r\r\r", None),
        ("\r3\r5\r", "The knee is hot"),
        ("3\r1\r", "The knee is hot"),
        ("0\r\r\r3\r", "None of these"),
        ("30\r2\r2\r", "None of these"),
    ],
)
def test_a_burst_never_answers_a_question_that_was_not_there_yet(
    burst: str, answered: str | None
) -> None:
    """Keys after the first answer are dropped: nobody had read what they would have meant."""
    with started() as terminal:
        terminal.send("\r")
        terminal.wait_for("Do you have any of these now?")
        terminal.send(burst)
        if answered is None:
            terminal.wait_for("Error: mark at least one answer.")
            terminal.send("c")
            terminal.wait_for("You have not answered anything yet.")
            return
        terminal.wait_for("Is the knee swollen")
        assert "(x)" not in terminal.text
        terminal.send("c")
        terminal.wait_for("1 answer so far", answered)


def test_keys_typed_before_the_first_page_are_dropped() -> None:
    """Whatever somebody typed while waiting means nothing."""
    with started("late", first="not yet") as terminal:
        terminal.send("x\r\r4\r2\rqy")
        terminal.wait_for("Before you start")
        terminal.send("\r")
        terminal.wait_for("Question 1, at most 5 more")
        assert "[x]" not in terminal.text


def test_a_whole_journey() -> None:
    """From the first page to a recommendation, with a number, a change, saving and leaving."""
    with started() as terminal:
        terminal.send("\r")
        terminal.wait_for("Do you have any of these now?")
        terminal.send("0\r")
        terminal.wait_for("Is the knee swollen")
        terminal.send("2\r")
        terminal.wait_for("How bad is the pain")
        terminal.send("\x1b[C\x1b[C\x1b[D")
        terminal.wait_for("Your answer: 0")
        terminal.send("\x7f3\r")
        terminal.wait_for("For how many weeks")
        terminal.send("12\r")
        terminal.wait_for("What changed in your running")
        terminal.send("\x1b[B\x1b[B\r")
        terminal.wait_for("Check your answers")
        terminal.send("4")
        terminal.wait_for("Change answer 4")
        terminal.send("\r")
        terminal.wait_for("Changing answer 4")
        terminal.send("5\r")
        terminal.wait_for("Your change changes what is recommended, from")
        terminal.send("\r")
        terminal.wait_for("-- Look after it yourself for now")
        terminal.send("s")
        terminal.wait_for("Save to a file")
        # The end of a name and Enter in one go, as a quick typist sends them.
        terminal.send("-2.md\r")
        terminal.wait_for("Saved: /home/somebody/triage-result-2026-11-22.html-2.md")
        terminal.send("\x03")
        terminal.wait_for("Leave?")
        terminal.send("y")
        assert terminal.wait_for_end() == 0
        assert b"'weeks': 5, 'changed': 'faster'}, code 0" in terminal.raw
        assert left_on(terminal.raw) == set()


def test_the_window_changes_in_the_middle_of_a_question() -> None:
    """What was marked stays marked, and everything is there again."""
    with started() as terminal:
        terminal.send("\r")
        terminal.wait_for("Do you have any of these now?")
        terminal.send("3")
        terminal.wait_for("[x]")
        terminal.resize(20, 5)
        terminal.wait_for("Please make this window larger")
        terminal.resize(40, 12)
        terminal.wait_for(">3 [x] The knee is hot and you feel ill")
        terminal.resize(120, 40)
        terminal.wait_for("Do you have any of these now?", "Mark all that apply: ", "[x]")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_being_stopped_from_outside_leaves_the_terminal_sane(number: signal.Signals) -> None:
    """No mode stays on, and the caller learns why it ended."""
    with started() as terminal:
        terminal.send("\r")
        terminal.wait_for("Do you have any of these now?")
        assert "alternate screen" in left_on(terminal.raw)
        terminal.kill(number)
        assert terminal.wait_for_end() == 0
        assert f"gave None, code {128 + number}".encode() in terminal.raw
        assert left_on(terminal.raw) == set()


def test_a_crash_says_where_and_no_answer() -> None:
    """Neither the message of the fault nor any variable is printed."""
    with started("crash") as terminal:
        terminal.send("\r")
        terminal.wait_for("Do you have any of these now?")
        terminal.send("3\r")
        terminal.wait_for("Is the knee swollen")
        terminal.send("2\r")
        terminal.wait_for_end()
        assert "stopped by a fault of its own (KeyError); nothing was stored." in terminal.left
        assert "started.py:" in terminal.left
        assert "gave None, code 1" in terminal.left
        for answer in ("hot", "little", "'signs'", "a fault near"):
            assert answer not in terminal.left
        assert left_on(terminal.raw) == set()


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "COLORTERM": ""}, False),
        ({"TERM": "linux", "COLORTERM": ""}, False),
    ],
)
def test_colours_are_sent_only_where_they_are_wanted(env: dict[str, str], coloured: bool) -> None:
    """Without colour there are bold and reverse, on the person's own background."""
    with started(env=env) as terminal:
        terminal.send("\r")
        terminal.wait_for("Do you have any of these now?")
        terminal.send("1\r")
        terminal.wait_for("!!! Get emergency help now")
        codes = {
            code
            for sequence in re.findall(rb"\x1b\[([\d;]*)m", terminal.raw)
            for code in sequence.split(b";")
        }
        if coloured:
            assert b"48" in codes
        else:
            assert codes <= {b"", b"0", b"1", b"7", b"39", b"49"}
            assert {b"1", b"7"} <= codes


def test_nothing_is_stored_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file anywhere a program keeps files, not even where Textual is asked for a log."""
    monkeypatch.chdir(tmp_path)
    kept = ("HOME", "TMPDIR", *(f"XDG_{one}_HOME" for one in ("CACHE", "CONFIG", "DATA", "STATE")))
    env = {
        **dict.fromkeys(kept, str(tmp_path)),
        "TEXTUAL_LOG": str(tmp_path / "log"),
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_PRESS": "enter,1",
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
    }
    with started(env=env) as terminal:
        terminal.send("\r")
        terminal.wait_for("Do you have any of these now?")
        terminal.send("3\r")
        terminal.wait_for("Is the knee swollen")
        terminal.send("q")
        terminal.wait_for("Leave?")
        terminal.send("y")
        terminal.wait_for_end()
    assert list(tmp_path.rglob("*")) == []
