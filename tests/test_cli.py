"""The command line as its users meet it: what is printed where, exit codes, wrong calls."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers.example import EXAMPLE
from making.writing import dump

from triage.cli import main

PYTHON = [sys.executable, "-m", "triage"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: dict[str, Any]) -> Path:
    """A folder with a rule file and a sheet, and the working directory in it."""
    (tmp_path / "small.yaml").write_text(dump(small))
    (tmp_path / "sheet.yaml").write_text("signs: []\nleg: sharp\npain: 3\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def triage(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the command as a process."""
    return subprocess.run(
        [*PYTHON, *arguments], capture_output=True, text=True, check=False, timeout=60, **options
    )


Captured = pytest.CaptureFixture[str]


def test_answer_prints_the_object_of_the_contract(here: Path, capsys: Captured) -> None:
    """The keys and their order are fixed."""
    (here / "sheet.yaml").write_text("signs: [tired]\nleg: no\npain: 3\n")
    assert main(["answer", "small.yaml", "--answers", "sheet.yaml", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "questionnaire": "small",
        "level": "self-care",
        "recommendation": "rest",
        "recommendations": ["rest"],
        "advice": ["walk", "stretch"],
        "because": [{"question": "pain", "answer": "mild", "recommendation": "rest"}],
        "path": [
            {"question": "signs", "answer": ["tired"]},
            {"question": "leg", "answer": "no"},
            {"question": "pain", "answer": 3},
        ],
        "scores": {},
        "unused": [],
    }


def test_a_rule_is_named_as_a_reason(here: Path, capsys: Captured) -> None:
    """A reason is a question with its answer, or a rule."""
    (here / "sheet.yaml").write_text("signs: [tired]\nleg: sharp\npain: 3\n")
    assert main(["answer", "small.yaml", "--answers", "sheet.yaml", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["because"] == [{"rule": "tired-and-sharp", "recommendation": "call"}]
    assert told["unused"] == ["pain"]


def test_text_leads_with_the_urgency_and_what_to_do(here: Path, capsys: Captured) -> None:
    """Then advice, what to watch for, and why; what was not needed is said apart."""
    assert main(["answer", "small.yaml", "--answers", "sheet.yaml"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("!! SEE A DOCTOR\n\nSee a doctor this week\nWithin 7 days.\n")
    assert "You answered “Does the pain travel down a leg? Yes, sharp pain” [1]" in out
    assert "Keep walking." in out
    assert "Stretch gently." not in out


def test_markdown_escapes_what_markdown_would_read(
    here: Path, small: dict[str, Any], capsys: Captured
) -> None:
    """A rule author's brackets and stars come out as they are."""
    small["recommendations"]["see-doctor"]["text"] = "Book [now] *soon* <b>."
    (here / "small.yaml").write_text(dump(small))
    assert main(["answer", "small.yaml", "--answers", "sheet.yaml", "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# A small questionnaire\n\n**!! See a doctor**\n")
    assert r"Book \[now\] \*soon\* \<b\>." in out


def test_a_sheet_may_come_from_standard_input(here: Path) -> None:
    """``-`` reads it; results go to stdout, the rest to stderr."""
    done = triage("answer", "small.yaml", "--answers", "-", input="signs: [numb]\nleg: no\n")
    assert done.returncode == 0
    assert done.stdout.startswith("!!! GET HELP NOW")
    assert done.stderr == "<stdin>: not needed, so not used: leg\n"


@pytest.mark.parametrize(
    ("sheet", "missing"),
    [
        (
            "signs: []\n",
            "leg (“Does the pain travel down a leg?”); it accepts one of no, sharp",
        ),
        (
            "signs: []\nleg: no\n",
            "pain (“How bad is the pain?”); it accepts a whole number from 0 to 10",
        ),
    ],
)
def test_an_incomplete_sheet_exits_1_and_names_the_question(
    sheet: str, missing: str, here: Path, capsys: Captured
) -> None:
    """With its text and what it accepts."""
    (here / "sheet.yaml").write_text(sheet)
    assert main(["answer", "small.yaml", "--answers", "sheet.yaml"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"sheet.yaml: error: there is no answer to {missing}\n"


def test_a_wrong_sheet_exits_1_with_places(here: Path, capsys: Captured) -> None:
    """Every wrong answer at once."""
    (here / "sheet.yaml").write_text("signs: [nub]\nleg: 3\n")
    assert main(["answer", "small.yaml", "--answers", "sheet.yaml"]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(
        "sheet.yaml:1:8: error: signs has no answer 'nub'; did you mean 'numb'?"
    )
    assert second.startswith("sheet.yaml:2:6: error: leg accepts one of no, sharp")


TEN_FAULTS = """\
start: legg
questions:
  leg: {go: pian}
  pain: {answers: {mild: {up_to: 4}, strong: {up_to: 9}}}
recommendations:
  call: {level: emergncy}
  rest: {level: self-care, advice: [wlak], titel: Rest}
advice:
  walk: {topic: 3}
rules:
  tired-and-sharp: {when: [leg.sahrp]}
format: 2
id: Small One
"""


@pytest.mark.parametrize("command", [["run", "--plain"], ["answer", "--answers", "sheet.yaml"]])
def test_a_file_with_errors_reaches_nobody(
    here: Path, command: list[str], small: dict[str, Any], capsys: Captured
) -> None:
    """All its faults are printed with their places, exit 1, and nothing is asked."""
    from yaml import safe_load

    for section, changes in safe_load(TEN_FAULTS).items():
        if isinstance(changes, dict):
            for id, change in changes.items():
                small[section][id].update(change)
        else:
            small[section] = changes
    (here / "small.yaml").write_text(dump(small))
    name, *options = command
    assert main([name, "small.yaml", *options]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    problems = [line for line in captured.err.splitlines() if line.startswith("small.yaml:")]
    assert len(problems) == 10
    assert captured.err.endswith("triage: small.yaml has errors, so it is not used\n")
    assert "Question 1" not in captured.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["answer", "smal.yaml", "--answers", "x"], "smal.yaml; did you mean 'small.yaml'?"),
        (["answer", "small.yaml", "--answers", "nowhere"], "there is no file nowhere"),
        (["answer", ".", "--answers", "sheet.yaml"], ". is a folder"),
        (["answer", "small.yaml", "--answers", "."], ". is a folder"),
        (["answer", "small.yaml"], "required: --answers"),
        (["answer", "a", "b", "--answers", "c"], "there is no option or place for 'b'"),
        (["answer", "--anwsers", "x", "--answers", "y"], "'--anwsers'; did you mean '--answers'?"),
        (["answer", "--answers", "x", "--format", "xml"], "invalid choice: 'xml'"),
        (["run", "-"], "the rule file must be a file"),
        (["run", "small.yaml", "--plain", "--resume", "nowhere"], "there is no file nowhere"),
        (["rnu"], "there is no command 'rnu'; did you mean 'run'?"),
        (["small.yaml"], "to answer a rule file: triage run small.yaml"),
        (["--plian"], "'--plian'; did you mean '--plain'?"),
        (["answer", "a\0b", "--answers", "sheet.yaml"], "cannot be read"),
    ],
)  # fmt: skip
def test_a_wrong_call_exits_2_with_one_sentence(
    here: Path, arguments: list[str], told: str, capsys: Captured
) -> None:
    """What is wrong, and the nearest name where there is one; nothing on stdout."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("triage: ")
    assert told in captured.err


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02\xff\xfe" * 100, b"\x89PNG\r\n\x1a\n", b"# only a comment\n"]
)
def test_a_file_that_is_no_rule_file_is_told(here: Path, content: bytes, capsys: Captured) -> None:
    """Empty, binary or without content: exit 1 with a place."""
    (here / "small.yaml").write_bytes(content)
    assert main(["answer", "small.yaml", "--answers", "sheet.yaml"]) == 1
    assert capsys.readouterr().err.startswith("small.yaml:1:1: error: ")


def test_plain_is_chosen_where_there_is_no_terminal(here: Path) -> None:
    """A pipe answers; the questions go to stderr and the result to stdout."""
    done = triage("run", "small.yaml", input="0\n2\n3\n")
    assert done.returncode == 0
    assert done.stdout.startswith("!! SEE A DOCTOR\n")
    assert "Does the pain travel down a leg?" in done.stderr


def test_the_end_of_input_exits_2_with_a_sentence(here: Path) -> None:
    """It says where it stopped, and that nothing was stored."""
    done = triage("run", "small.yaml", input="0\n")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "the input ended at the question “Does the pain travel down a leg?”" in done.stderr
    assert sorted(os.listdir(here)) == ["sheet.yaml", "small.yaml"]


def test_resume_goes_on_and_names_what_no_longer_fits(here: Path) -> None:
    """What fits is not asked again; what does not is named with its place and asked."""
    (here / "old.yaml").write_text("signs: []\nleg: blunt\nshoes: old\n")
    done = triage("run", "small.yaml", "--resume", "old.yaml", input="2\n3\n")
    assert done.returncode == 0
    assert "old.yaml:2:6: error: leg has no answer 'blunt'" in done.stderr
    assert "old.yaml:3:1: error: there is no question 'shoes'" in done.stderr
    assert "Question 2, at most 1 more." in done.stderr
    assert "Question 1," not in done.stderr
    assert done.stdout.startswith("!! SEE A DOCTOR")


def test_a_reader_that_goes_away_is_no_error_message(here: Path) -> None:
    """``triage answer | head -0`` says nothing."""
    process = subprocess.Popen(
        [*PYTHON, "answer", "small.yaml", "--answers", "sheet.yaml"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_a_terminal_without_unicode_still_shows_the_result(here: Path) -> None:
    """In the signs that it has."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = triage("answer", "small.yaml", "--answers", "sheet.yaml", env=environment)
    assert done.returncode == 0
    assert 'You answered "Does the pain travel down a leg? Yes, sharp pain"' in done.stdout


@pytest.mark.parametrize(
    ("closing", "arguments", "told"),
    [
        (">&-", ["validate", "small.yaml"], "standard output is closed"),
        ("<&-", ["validate", "-"], "standard input is closed"),
        ("<&-", ["run", "small.yaml", "--plain"], "standard input is closed"),
    ],
)
def test_a_closed_stream_is_told_in_a_sentence(
    here: Path, closing: str, arguments: list[str], told: str
) -> None:
    """Exit 2, whichever of them is closed."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closing}', "sh", *PYTHON, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"triage: {told}")


def test_nothing_needs_standard_error(here: Path) -> None:
    """A report is written where nobody wants to hear of failures."""
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", *PYTHON, "validate", "small.yaml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert "1 file checked" in done.stdout


@pytest.mark.parametrize("wrong", [b"\xe4", b"0_1", b"\0", b"9" * 5000])
def test_what_is_no_number_is_asked_again(here: Path, wrong: bytes) -> None:
    """Whatever bytes are typed, and whatever Python would read as a number."""
    (here / "example.yaml").write_text(EXAMPLE)
    done = subprocess.run(
        [*PYTHON, "run", "--plain", "example.yaml"],
        input=b"\n".join([wrong, b"0", wrong, b"2", wrong, b"1", wrong, b"3", b""]),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
    )
    assert done.returncode == 0
    assert done.stderr.decode().count("Error: type ") == 4


def test_ctrl_c_exits_130(here: Path) -> None:
    """In the middle of a question, without a traceback."""
    process = subprocess.Popen(
        [*PYTHON, "run", "small.yaml"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    told = ""
    while "Your answer: " not in told:
        told += process.stderr.read(1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert told.strip() == "triage: stopped; nothing is stored that you did not save"


CRASH = """
import sys
from triage import cli
from triage.interview import engine
def broken(self, state, given):
    raise RuntimeError(f"sentinel {given}")
engine.Engine.after = broken
sys.exit(cli.main(sys.argv[1:]))
"""


def test_a_fault_of_our_own_is_one_sentence_without_answers(here: Path) -> None:
    """No traceback, and nothing that was answered."""
    done = subprocess.run(
        [sys.executable, "-c", CRASH, "answer", "small.yaml", "--answers", "sheet.yaml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("triage: stopped by a fault of its own (RuntimeError in ")
    assert "Traceback" not in done.stderr
    assert "sentinel" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["answer", "--help"], ["validate", "--help"]])
def test_help_is_printed_and_exits_0(arguments: list[str], capsys: Captured) -> None:
    """On stdout, naming the options."""
    assert main(arguments) == 0
    assert "usage: triage" in capsys.readouterr().out


def test_the_schema_is_printed(capsys: Captured) -> None:
    """It is the JSON Schema (2020-12) that the package ships."""
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


NOT_LOADED = """
import sys
from triage.cli import main
code = main(sys.argv[2:])
loaded = [name for name in sys.argv[1].split(",") if name in sys.modules]
sys.exit(f"loaded: {loaded}" if loaded else code)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["answer", "small.yaml", "--answers", "sheet.yaml"],
        ["run", "small.yaml", "--plain", "--resume", "sheet.yaml"],
        ["validate", "small.yaml"],
    ],
)
def test_no_command_loads_what_it_does_not_need(here: Path, arguments: list[str]) -> None:
    """Importing is what starting costs."""
    done = subprocess.run(
        [sys.executable, "-c", NOT_LOADED, "textual,rich,jsonschema,asyncio", *arguments],
        capture_output=True,
        text=True,
        check=False,
        input="\n",
    )
    assert "loaded:" not in done.stderr
    assert done.returncode in (0, 1)
