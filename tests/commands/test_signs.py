"""Plain signs where an encoding or a terminal has no others, and streams that are closed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers.terminal import ALTERNATE, terminal
from hypothesis import given
from hypothesis import strategies as st
from making.writing import dump

from triage.commands.signs import NEAREST, nearest, needs_plain_signs, with_plain_signs
from triage.words import width

TRIAGE = (sys.executable, "-m", "triage")


@pytest.fixture
def file(small: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The small questionnaire with quotes, an arrow and a dash in its texts."""
    monkeypatch.chdir(tmp_path)
    small["recommendations"]["call"]["text"] = "Say “numb” → they ask more – at once…"
    Path("small.yaml").write_text(dump(small), encoding="utf-8")
    return "small.yaml"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_nothing_moves_whatever_is_written(text: str) -> None:
    """Every text takes as many columns in plain signs, and all of it is ASCII."""
    written = io.BytesIO()
    stream = with_plain_signs(io.TextIOWrapper(written, "ascii"))
    stream.write(text)
    stream.flush()
    assert width(written.getvalue().decode("ascii")) == width(text)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "euc_jp"])
def test_each_sign_has_a_plain_one(encoding: str) -> None:
    """C6: they became question marks, or frames of double width."""
    written = io.BytesIO()
    known = io.TextIOWrapper(written, encoding)
    assert needs_plain_signs(known, {})
    stream = with_plain_signs(known)
    stream.write("“a” → b… ╭─╮│█▁ caf\N{COMBINING ACUTE ACCENT}e")
    stream.flush()
    assert written.getvalue().decode(encoding).startswith('"a" > b. +-+|#- caf')


def test_a_letter_loses_its_accent_only_where_the_encoding_lacks_it() -> None:
    """And what has no likeness is a question mark a column."""
    assert nearest(UnicodeEncodeError("ascii", "né漢", 1, 3, "")) == ("e??", 3)
    assert "né".encode("latin-1", NEAREST) == b"n\xe9"


@pytest.mark.parametrize(
    ("environment", "plain"),
    [
        ({}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "C"}, True),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "C"}, False),
        ({"TERM": "linux", "LANG": "en_GB.UTF-8"}, True),
        ({"TERM": "dumb"}, True),
    ],
)
def test_a_terminal_may_have_few_signs(environment: dict[str, str], plain: bool) -> None:
    """By its name, or by the locale; a pipe takes whatever its encoding has."""

    class ATerminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    assert needs_plain_signs(ATerminal(io.BytesIO(), "utf-8"), environment) == plain
    assert not needs_plain_signs(io.TextIOWrapper(io.BytesIO(), "utf-8"), environment)


def test_plain_mode_in_ascii_says_the_same(file: str) -> None:
    """Sign for sign, and none of them a question mark."""
    told = []
    for encoding in ("utf-8", "ascii"):
        done = subprocess.run(
            [*TRIAGE, "run", file, "--plain", "--full"],
            input=b"1\n\n",
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            check=True,
        )
        told.append((done.stdout + done.stderr).decode(encoding))
    known, plain = told
    assert "“numb” → they ask more – at once…" in " ".join(known.split())
    assert 'Say "numb" > they ask more - at once.' in " ".join(plain.split())
    assert len(plain) == len(known)
    assert plain.count("?") == known.count("?")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"TERM": "linux"}, {"PYTHONIOENCODING": "ascii"}])
def test_the_full_screen_is_drawn_in_ascii(file: str, env: dict[str, str]) -> None:
    """C6: dialogs had frames of question marks."""
    with terminal(*TRIAGE, "run", file, env=env) as screen:
        screen.wait_for("A small questionnaire", "start")
        screen.send("\r")
        screen.wait_for("Question 1,")
        screen.send("q")
        screen.wait_for("Leave?", "+-----", "| ")
        screen.send("n")
        screen.wait_until(lambda shown: "Leave?" not in shown)
        screen.send("1\r")
        screen.wait_for("!!! Get help now")
        screen.send("1")
        screen.wait_for('Say "numb" > they ask more - at once.')
        assert screen.raw.isascii()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("closed", ["2>/dev/null", "2>&-", ">&-", "<&-"])
def test_a_closed_stream_is_one_sentence(file: str, closed: str) -> None:
    """D: a fault of its own, or an empty screen that waits."""
    command = f"{' '.join(TRIAGE)} run {file} {closed}; echo code $?"
    with terminal("sh", "-c", command) as screen:
        assert screen.wait_for_end() == 0
        told = screen.raw.decode().splitlines()
    assert ALTERNATE not in screen.raw
    assert [line for line in told if line.startswith("triage: standard ")] == told[:1]
    assert told[1:] == ["code 2"]
