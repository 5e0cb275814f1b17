"""`triage graph`, as it is typed."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest
from graph.pictures import WRITERS, squeezed, words_of
from making.writing import dump

from triage.cli import main

README = Path(__file__).parents[1] / "files" / "readme" / "graph.svg"


@pytest.fixture
def file(tmp_path: Path, small: dict[str, Any]) -> str:
    """The small questionnaire as a file."""
    path = tmp_path / "small.yaml"
    path.write_text(dump(small), encoding="utf-8")
    return str(path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints."""
    capsys.readouterr()
    assert main(["graph", *arguments]) == 0
    return capsys.readouterr().out


def test_an_unknown_section(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest one, exit code 2."""
    assert main(["graph", file, "--section", "legs"]) == 2
    assert "did you mean 'leg'?" in capsys.readouterr().err


@pytest.mark.parametrize("depth", ["0", "-1", "two", "1.5", "", "²"])
def test_a_depth_that_is_none(file: str, depth: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, exit code 2."""
    assert main(["graph", file, f"--depth={depth}"]) == 2
    assert "is not a whole number from 1 on" in capsys.readouterr().err


@pytest.mark.parametrize("form", WRITERS)
def test_a_sheet_is_highlighted(
    form: str, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command, in every format."""
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("signs: [numb]\n", encoding="utf-8")
    seen = words_of(form, printed(capsys, file, "--format", form, "--path", str(sheet)))
    assert squeezed("These answers end in: !!! Get help now (Call for help)") in seen


def test_a_wrong_sheet(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its problems, exit code 1, and no picture."""
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("legs: sharp\n", encoding="utf-8")
    assert main(["graph", file, "--path", str(sheet)]) == 1
    assert capsys.readouterr().out == ""


def test_a_wrong_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its problems, exit code 1, and no picture."""
    path = tmp_path / "wrong.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    assert main(["graph", str(path)]) == 1
    assert "error:" in capsys.readouterr().err


def test_a_broken_promise_does_not_hide_the_picture(
    tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """It may be what shows why the promise is broken."""
    small["promises"] = {"calm": {"level": {"at_most": "self-care"}}}
    path = tmp_path / "broken.yaml"
    path.write_text(dump(small), encoding="utf-8")
    assert "<svg" in printed(capsys, str(path))


def test_without_the_library(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence with what to type; the formats that need none still work."""
    real = builtins.__import__

    def refusing(name: str, *rest: Any) -> Any:
        if name == "pygraphviz":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refusing)
    for form in ("svg", "html"):
        assert main(["graph", file, "--format", form]) == 2
        error = capsys.readouterr().err
        assert "pip install 'triage-questionnaire[graph]'" in error
        assert len(error.splitlines()) == 1
    for form in ("mermaid", "dot"):
        assert main(["graph", file, "--format", form]) == 0


def test_the_picture_in_the_readme_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Print it anew with: triage graph > tests/files/readme/graph.svg."""
    assert README.read_text(encoding="utf-8") == printed(capsys)
