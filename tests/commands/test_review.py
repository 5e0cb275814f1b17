"""`triage review`, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.example import EXAMPLE

from triage.cli import main


def written(folder: Path, text: str, name: str = "knee.yaml") -> str:
    """The text as a rule file."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_the_shipped_file_has_a_sheet_that_fetches_nothing(tmp_path: Path) -> None:
    """One page that stands by itself."""
    sheet = tmp_path / "sheet.html"
    assert main(["review", "-o", str(sheet)]) == 0
    text = sheet.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "src=" not in text
    assert "url(" not in text
    assert "<script" not in text


def test_a_file_with_errors_has_no_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even one that only breaks a promise: its problems, exit code 1."""
    file = written(tmp_path, EXAMPLE.replace("end: look-after-it}", "end: see-doctor}"))
    sheet = tmp_path / "sheet.html"
    assert main(["review", file, "-o", str(sheet)]) == 1
    assert not sheet.exists()
    assert "is broken" in capsys.readouterr().err


def test_what_has_changed_since_another_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before all else, and called as it was asked for; one with errors is not compared with."""
    old = written(tmp_path, EXAMPLE, "old.yaml")
    new = written(tmp_path, EXAMPLE.replace("Do 10 slow squats", "Do 12 slow squats"))
    assert main(["review", new, "--since", old]) == 0
    out = capsys.readouterr().out
    assert f"Compared with {old}." in out
    assert out.index("advice squats reworded") < out.index("How urgent: the levels</h2>")
    assert main(["review", new, "--since", written(tmp_path, "levels: 3", "bad.yaml")]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("option", ["file", "since"])
def test_a_sheet_overwrites_nothing_that_it_is_made_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    """Exit code 2, and the file stays as it is."""
    old, new = written(tmp_path, EXAMPLE, "old.yaml"), written(tmp_path, EXAMPLE)
    target = new if option == "file" else old
    assert main(["review", new, "--since", old, "-o", target]) == 2
    assert "would overwrite" in capsys.readouterr().err
    assert Path(target).read_text(encoding="utf-8") == EXAMPLE


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, exit code 2."""
    file = written(tmp_path, EXAMPLE)
    assert main(["review", file, "-o", str(tmp_path / "no" / "sheet.html")]) == 2
    assert "No such file or directory" in capsys.readouterr().err


def test_validate_warns_once_the_file_says_something_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A warning with the digest of today; it counts with --strict only."""
    signed = "reviewed_by:\n  name: Dr A. Example\n  date: 2026-11-23\n  digest: "
    file = written(tmp_path, f"{EXAMPLE}{signed}{'-'.join(['0000'] * 8)}\n")
    assert main(["validate", file]) == 0
    said = capsys.readouterr().out
    assert "The file no longer says what Dr A. Example reviewed on 2026-11-23." in said
    now = said.partition("what it says now is `")[2].partition("`")[0]
    written(tmp_path, f"{EXAMPLE}{signed}{now}\n")
    assert main(["validate", file]) == 0
    assert "changed-since-review" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("{name: Dr A, date: 2026-11-23, digest: abc}", "`digest` must be a digest"),
        ("{name: Dr A, date: 2026-11-31, digest: DIGEST}", "a day that does not exist"),
        ("{name: Dr A, date: 2026-11-23}", "lacks the field `digest`"),
    ],
)
def test_a_signature_that_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], block: str, message: str
) -> None:
    """Each part of it is needed, and looks like what it is."""
    block = block.replace("DIGEST", "-".join(["0000"] * 8))
    assert main(["validate", written(tmp_path, f"{EXAMPLE}reviewed_by: {block}\n")]) == 1
    assert message in capsys.readouterr().out
