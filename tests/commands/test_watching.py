"""`triage validate --watch`: the report again at each saved change."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpers.example import EXAMPLE
from helpers.terminal import terminal

from triage.cli import main
from triage.commands.watching import CLEAR

WRONG = EXAMPLE.replace("go: how-long", "go: how-lnog")
CASE = """\
cases:
  calm:
    story: Nothing much.
    answers: {warning-signs: none, swelling: no, how-long: days, pain: 1}
    expect: {level: self-care}
"""


class Watching:
    """The command, read line by line as it prints."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def until(self, words: str) -> str:
        """The next line with those words; the lines before it are passed over."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if words in line:
                return line.rstrip("\n")
        raise AssertionError(f"it ended before it said {words!r}")


@contextmanager
def watching(*arguments: str) -> Iterator[Watching]:
    """The command in a process of its own, which is ended in the end."""
    command = [sys.executable, "-m", "triage", "validate", "--watch", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Watching(process)
        finally:
            process.kill()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A rule file without a fault."""
    file = tmp_path / "knee.yaml"
    file.write_text(EXAMPLE, encoding="utf-8")
    return file


def test_each_saved_change_is_reported(file: Path) -> None:
    """A fault as it comes and as it goes, below a line that names the file."""
    with watching(str(file)) as seen:
        seen.until("1 file checked: proved")
        file.write_text(WRONG, encoding="utf-8")
        assert seen.until("---") == f"--- {file}"
        seen.until("unknown-question")
        file.write_text(EXAMPLE, encoding="utf-8")
        seen.until("1 file checked: proved")


def test_an_editor_that_saves_by_renaming(file: Path) -> None:
    """The file under that name is another one then."""
    with watching(str(file)) as seen:
        seen.until("1 file checked: proved")
        beside = file.with_suffix(".new")
        beside.write_text(WRONG, encoding="utf-8")
        os.replace(beside, file)
        seen.until("unknown-question")


def test_a_folder_and_what_is_new_or_gone_in_it(file: Path, tmp_path: Path) -> None:
    """Files that come, cases beside them, files that go."""
    with watching(str(tmp_path)) as seen:
        seen.until("1 file checked: proved")
        (tmp_path / "second.yaml").write_text(WRONG, encoding="utf-8")
        seen.until("unknown-question")
        (tmp_path / "second.yaml").unlink()
        seen.until("1 file checked: proved")
        cases = tmp_path / "knee.cases.yaml"
        cases.write_text(CASE.replace("swelling: no", "swelling: nno"), encoding="utf-8")
        seen.until("did you mean 'no'")
        cases.write_text(CASE, encoding="utf-8")
        seen.until("2 files checked: proved")
        file.write_text(WRONG, encoding="utf-8")
        seen.until("unknown-question")


def test_a_file_that_is_gone_may_come_back(file: Path) -> None:
    """That it is gone is said, and it is waited for."""
    with watching(str(file)) as seen:
        seen.until("1 file checked: proved")
        file.unlink()
        seen.until("knee.yaml")
        file.write_text(EXAMPLE, encoding="utf-8")
        seen.until("1 file checked: proved")


def test_ctrl_c_ends_it(file: Path) -> None:
    """With the exit code of every command that is interrupted, and one line."""
    with watching(str(file)) as seen:
        seen.until("1 file checked: proved")
        seen.process.send_signal(signal.SIGINT)
        seen.until("stopped")
        assert seen.process.wait() == 130


def test_it_ends_when_nobody_reads_it(file: Path) -> None:
    """Without a word, and without waiting for the next change."""
    with watching(str(file)) as seen:
        seen.until("1 file checked: proved")
        assert seen.process.stdout is not None
        seen.process.stdout.close()
        assert seen.process.wait() == 2


def test_in_a_terminal_the_report_stays_in_its_place(file: Path) -> None:
    """The one before is wiped away."""
    with terminal(sys.executable, "-m", "triage", "validate", "--watch", str(file)) as seen:
        seen.wait_for("1 file checked: proved")
        file.write_text(WRONG, encoding="utf-8")
        shown = seen.wait_for("unknown-question")
        assert "1 file checked: proved" not in shown
        assert seen.raw.count(CLEAR.encode()) == 2


def test_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody can save it."""
    assert main(["validate", "--watch", "-"]) == 2
    assert "standard input cannot be watched" in capsys.readouterr().err
