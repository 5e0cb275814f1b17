"""`triage paths`: exact counts, and the shortest answers that lead to a result."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from helpers import oracle
from helpers.random_questionnaires import random_questionnaire
from making.writing import dump

from triage.cli import main
from triage.interview.interview import Interview
from triage.interview.sheet import read_sheet
from triage.problems import in_json
from triage.reports.paths import share

SEEDS = range(40)


def sample(seed: int) -> dict[str, Any]:
    """A random questionnaire, always the same for a seed."""
    return random_questionnaire(random.Random(seed), most_paths=200)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints."""
    capsys.readouterr()
    assert main(["paths", *arguments]) == 0
    return capsys.readouterr().out


@pytest.fixture
def file(tmp_path: Path, small: dict[str, Any]) -> str:
    """The small questionnaire as a file."""
    path = tmp_path / "small.yaml"
    path.write_text(dump(small), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_json_agrees_with_brute_force(
    seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Paths, levels, shortest and longest."""
    data = sample(seed)
    path = tmp_path / "random.json"
    path.write_text(json.dumps(data, default=in_json), encoding="utf-8")
    found = json.loads(printed(capsys, str(path), "--format", "json"))
    counts = oracle.counts(data)
    assert found["paths"] == str(counts.paths)
    assert (found["shortest"], found["longest"]) == (counts.shortest, counts.longest)
    assert found["levels"] == {id: str(paths) for id, paths in counts.levels.items()}


def test_the_text(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts with shares; the questions that carry the most paths first."""
    assert printed(capsys, file) == (
        "A small questionnaire (small)\n"
        "3 questions, 9 paths; the shortest asks 1 question, the longest 3 questions\n"
        "\n"
        "Where the paths end\n"
        "  !!! emergency: Get help now            3    33.3 %\n"
        "  !!  doctor: See a doctor               4    44.4 %\n"
        "  --  self-care: Look after it yourself  2    22.2 %\n"
        "\n"
        "On how many paths each question is asked\n"
        "  signs: Do you have any of these?       9   100.0 %\n"
        "  leg: Does the pain travel down a leg?  7    77.8 %\n"
        "  pain: How bad is the pain?             6    66.7 %\n"
    )


def test_the_answers_are_a_sheet_to_paste(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is printed is read back by `triage answer` and comes to what was asked for."""
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(printed(capsys, file, "--to", "see-doctor"), encoding="utf-8")
    assert main(["answer", file, "--answers", str(sheet), "--format", "json"]) == 0
    assert "see-doctor" in json.loads(capsys.readouterr().out)["recommendations"]


def test_the_answers_as_json(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The target and the sheet."""
    found = json.loads(printed(capsys, file, "--to", "emergency", "--format", "json"))
    assert found == {"to": {"kind": "level", "id": "emergency"}, "answers": {"signs": ["numb"]}}


def test_an_unknown_name(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest one there is, and exit code 2."""
    assert main(["paths", file, "--to", "see-docter"]) == 2
    assert "did you mean 'see-doctor'?" in capsys.readouterr().err


def test_a_name_of_two_things(
    tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is never guessed which is meant; the kind before the id says so."""
    small["advice"]["rest"] = dict(small["advice"]["walk"])
    small["recommendations"]["rest"]["advice"].append("rest")
    path = tmp_path / "small.yaml"
    path.write_text(dump(small), encoding="utf-8")
    assert main(["paths", str(path), "--to", "rest"]) == 2
    assert "recommendation:rest or advice:rest" in capsys.readouterr().err
    assert main(["paths", str(path), "--to", "advice:rest"]) == 0


def test_what_no_path_leads_to(
    tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, and exit code 1."""
    small["advice"]["never"] = dict(small["advice"]["walk"])
    path = tmp_path / "small.yaml"
    path.write_text(dump(small), encoding="utf-8")
    assert main(["paths", str(path), "--to", "never"]) == 1
    assert capsys.readouterr().out == "No path leads to advice never.\n"


def test_a_file_with_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its problems, and exit code 1."""
    path = tmp_path / "wrong.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    assert main(["paths", str(path)]) == 1
    assert "error:" in capsys.readouterr().err


def test_too_much_work_is_not_counted(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over the work limit nothing is claimed."""
    monkeypatch.setattr("triage.proof.walks.Walks.__init__.__defaults__", (1,))
    assert main(["paths", file]) == 2
    assert "were not counted" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 9, "0.0 %"),
        (1, 10**30, "< 0.1 %"),
        (1, 3, "33.3 %"),
        (2, 3, "66.7 %"),
        (10**30 - 1, 10**30, "> 99.9 %"),
        (5, 5, "100.0 %"),
    ],
)
def test_shares(part: int, whole: int, said: str) -> None:
    """Only none is 0 and only all is 100."""
    assert share(part, whole) == said


def test_the_shipped_questionnaire_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file."""
    sheet = printed(capsys, "--to", "emergency")
    from triage.rulefile import RuleFile
    from triage.rules import shipped

    questionnaire = RuleFile.open(shipped.file()).questionnaire
    assert questionnaire is not None
    answers = read_sheet(sheet.encode(), "sheet", questionnaire)
    assert not answers.problems
    result = Interview.replay(questionnaire, answers.answers).result
    assert result is not None
    assert result.level.id == "emergency"
