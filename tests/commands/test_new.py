"""`triage new`: a rule file and its cases that hold as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from triage.cli import main
from triage.rulefile import RuleFile


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["twisted-ankle", "a", "true", "null", "no", "x9-1"])
def test_the_new_files_hold_as_they_are(name: str, folder: Path) -> None:
    """Proved without a warning, and every case passes; the id is the name."""
    assert main(["new", name]) == 0
    assert sorted(path.name for path in folder.iterdir()) == [f"{name}.cases.yaml", f"{name}.yaml"]
    assert main(["validate", "--strict", "."]) == 0
    assert main(["test", f"{name}.yaml"]) == 0
    questionnaire = RuleFile.open(f"{name}.yaml").questionnaire
    assert questionnaire is not None
    assert questionnaire.id == name


def test_its_cases_touch_everything(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever begins with it begins with nothing untested."""
    main(["new", "ankle"])
    capsys.readouterr()
    main(["test", "ankle.yaml"])
    counted = [line.split() for line in capsys.readouterr().out.splitlines() if "touched" in line]
    assert len(counted) == 4
    assert all(part == whole for _, part, _, whole, _ in counted)


def test_it_says_what_it_wrote_and_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    """One line."""
    main(["new", "ankle"])
    assert capsys.readouterr().out == (
        "Wrote ankle.yaml and ankle.cases.yaml. Now: triage validate --strict ankle.yaml\n"
    )


def test_the_files_teach(folder: Path) -> None:
    """Comments stand beside what they explain, fit a screen, and name no placeholder."""
    main(["new", "ankle"])
    for name in ("ankle.yaml", "ankle.cases.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count("#") >= 2
        assert max(map(len, text.splitlines())) <= 100
        assert not any(word in text for word in ("NAME", "TITLE", "REVIEW"))


@pytest.mark.parametrize("existing", ["ankle.yaml", "ankle.cases.yaml"])
def test_nothing_is_overwritten(
    existing: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where one of the two is there already, it stays and the other is not left behind."""
    (folder / existing).write_text("mine", encoding="utf-8")
    assert main(["new", "ankle"]) == 2
    assert [path.name for path in folder.iterdir()] == [existing]
    assert (folder / existing).read_text(encoding="utf-8") == "mine"
    assert f"{existing} exists already" in capsys.readouterr().err


def test_a_link_that_leads_nowhere_is_not_followed(folder: Path) -> None:
    """It exists already, whatever it leads to."""
    (folder / "ankle.yaml").symlink_to(folder / "elsewhere")
    assert main(["new", "ankle"]) == 2
    assert not (folder / "elsewhere").exists()


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Twisted Ankle", "twisted-ankle"),
        ("ankle_2", "ankle-2"),
        ("../ankle", "ankle"),
        ("ankle.yaml", "ankle-yaml"),
        ("2nd", "twisted-ankle"),
        ("", "twisted-ankle"),
        ("-", "twisted-ankle"),
        ("ankle\n", "ankle"),
        ("knie-schmerz-ä", "knie-schmerz"),
    ],
)
def test_a_name_that_is_no_id(
    name: str, near: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence with the nearest name that is one; nothing is written."""
    assert main(["new", name]) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert error.endswith(f"such as {near}\n")
    assert not [*folder.iterdir()]
