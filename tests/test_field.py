"""What authors and attackers wrote while they tried the product, answered as they expected it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from triage.cli import main
from triage.rulefile import RuleFile

FIELD = Path(__file__).parent / "files" / "field"
DAY = date(2026, 11, 25)
ANKLE = (FIELD / "ankle.yaml").read_text(encoding="utf-8")


def read(name: str) -> dict[str, Any]:
    """One of the lists of what is said."""
    data: dict[str, Any] = yaml.safe_load((FIELD / name).read_text(encoding="utf-8"))
    return data


SLIPS, SAID = read("slips.yaml"), read("said.yaml")


def slipped(name: str) -> str:
    """The rule file with that slip in it."""
    assert ANKLE.count(SLIPS[name]["right"]) == 1
    return ANKLE.replace(SLIPS[name]["right"], SLIPS[name]["wrong"])


def said(text: str) -> list[str]:
    """Line and code of each problem."""
    problems = RuleFile(text, "rules.yaml", DAY).problems
    return [f"{problem.place.line} {problem.code}" for problem in problems]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the sound file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ankle.yaml").write_text(ANKLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", SLIPS)
def test_an_author_is_told_of_the_slip_and_of_nothing_else(name: str) -> None:
    """At its line."""
    assert said(slipped(name)) == SLIPS[name]["said"]


@pytest.mark.parametrize("name", SAID)
def test_a_file_is_told_what_is_wrong_in_it(name: str) -> None:
    """And where nothing is, nothing."""
    assert said((FIELD / f"{name}.yaml").read_text(encoding="utf-8")) == SAID[name]


def test_there_is_a_word_on_every_file() -> None:
    """None is left out."""
    lists = {"ankle", "slips", "said"}
    assert {file.stem for file in FIELD.glob("*.yaml")} - lists == set(SAID)


@pytest.mark.parametrize(
    ("name", "mend", "code"),
    [
        ("diff-lowered-and-renamed", ("chilly-foot: {", "chilly-foot: {was: [cold-foot], "), 1),
        ("diff-renamed-only", ("  how-bad:\n", "  how-bad:\n    was: [pain]\n"), 0),
    ],
)
def test_a_gate_is_shut_until_it_is_known_what_became_of_an_emergency(
    name: str, mend: tuple[str, str], code: int, folder: Path
) -> None:
    """A lowered emergency is one under any name; a mere rename is none once it is declared."""
    changed = folder / "changed.yaml"
    changed.write_text(slipped(name), encoding="utf-8")
    assert main(["diff", "ankle.yaml", "changed.yaml", "--fail-on", "less-urgent"]) == 1
    changed.write_text(slipped(name).replace(*mend), encoding="utf-8")
    assert main(["diff", "ankle.yaml", "changed.yaml", "--fail-on", "less-urgent"]) == code


def test_a_change_that_every_person_sees_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """The line on every question, what the file is, and where it comes from."""
    assert (
        main(["diff", str(FIELD / "diff-silent-old.yaml"), str(FIELD / "diff-silent-new.yaml")])
        == 0
    )
    output = capsys.readouterr().out
    for change in ("notice removed", "disclaimer reworded", "intro reworded", "source our-clinic"):
        assert change in output


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (
            "signs: [cold-foot]\nanswers: {signs: [], weight: easily, pain: 2}\nnonsense: 1\n",
            ["signs stands beside answers", "nonsense stands beside answers"],
        ),
        (
            '{"questionnaire": "another", "answers": {"signs": [], "weight": "easily", "pain": 2}}',
            ["these are answers to 'another'"],
        ),
    ],
)
def test_no_answer_of_a_sheet_is_dropped(
    sheet: str, told: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither what stands beside `answers` nor what belongs to another questionnaire."""
    (folder / "sheet.yaml").write_text(sheet, encoding="utf-8")
    rules = str(FIELD / "sheet-answers-key.yaml")
    assert main(["answer", rules, "--answers", "sheet.yaml"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert all(sentence in output.err for sentence in told)


def test_no_text_opens_a_block_of_code_in_markdown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What comes after it would be shown as code."""
    (folder / "sheet.yaml").write_text("q0: y\n", encoding="utf-8")
    rules = str(FIELD / "markdown-fence.yaml")
    assert main(["answer", rules, "--answers", "sheet.yaml", "--format", "markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert not [line for line in lines if line.startswith("~~~")]


def test_a_misspelt_file_of_cases_is_never_green(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither proved beside its rule file, nor passed over by those who run cases."""
    case = {"story": "Walks.", "answers": {"signs": []}, "expect": {"level": "self-care"}}
    (folder / "ankel.cases.yaml").write_text(json.dumps({"cases": {"one": case}}))
    assert main(["validate", "."]) == 1
    assert "rename this file to ankle.cases.yaml" in capsys.readouterr().out
    assert main(["test", "."]) == 2
    assert "did you mean 'ankle.yaml'?" in capsys.readouterr().err
