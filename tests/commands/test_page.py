"""`triage page`, as it is typed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from helpers import translations
from helpers.example import EXAMPLE
from making.writing import dump

from triage.cli import main

MOST_BYTES = 300_000
"""A page that anybody can send by mail."""


def written(folder: Path, data: dict[str, Any]) -> Path:
    """The data as a rule file."""
    file = folder / "small.yaml"
    file.write_text(dump(data), encoding="utf-8")
    return file


def test_the_shipped_questionnaire_becomes_a_page_of_its_own(tmp_path: Path) -> None:
    """Small, and nothing in it has an address to fetch from."""
    page = tmp_path / "page.html"
    assert main(["page", "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert page.stat().st_size <= MOST_BYTES
    assert "src=" not in text
    assert "@import" not in text
    assert "url(" not in text


def test_the_source_says_what_the_page_was_made_from(
    tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """File, version, day, what was proved, and a digest; the same bytes each time."""
    file = written(tmp_path, small)
    assert main(["page", str(file)]) == 0
    text = capsys.readouterr().out
    assert main(["page", str(file)]) == 0
    assert capsys.readouterr().out == text
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    for said in (
        'name="triage-file" content="small.yaml"',
        f'name="triage-digest" content="sha256:{digest}"',
        'name="triage-reviewed" content="2026-11-22"',
        'name="triage-questionnaire" content="small"',
        'name="triage-proved" content="9 paths, 0 promises"',
    ):
        assert said in text


def test_a_file_with_an_error_is_never_made_into_a_page(
    tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even one that only breaks a promise; a page that is there stays as it is."""
    small["promises"] = {"all-calm": {"level": {"at_most": "self-care"}}}
    page = tmp_path / "page.html"
    page.write_text("before", encoding="utf-8")
    assert main(["page", str(written(tmp_path, small)), "-o", str(page)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "all-calm" in said.err
    assert page.read_text(encoding="utf-8") == "before"


def test_a_page_is_never_written_over_its_rule_file(
    tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """By a link to it, neither."""
    file = written(tmp_path, small)
    before = file.read_bytes()
    link = tmp_path / "page.html"
    link.symlink_to(file)
    assert main(["page", str(file), "-o", str(link)]) == 2
    assert "page.html, which is read" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_warning_is_shown_and_stops_nothing(
    tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever makes the page can do something about it."""
    small["sources"]["unread"] = {"title": "A book that nobody cites"}
    assert main(["page", str(written(tmp_path, small))]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("<!doctype html>")
    assert "warning: " in said.err


def test_a_place_that_cannot_be_written_to(
    tmp_path: Path, small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence that names it, exit code 2."""
    page = tmp_path / "nowhere" / "page.html"
    assert main(["page", str(written(tmp_path, small)), "-o", str(page)]) == 2
    assert f"No such file or directory: {page}" in capsys.readouterr().err


def test_a_page_speaks_the_languages_that_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In that order; one that there is no translation into is refused, and nothing written."""
    file = tmp_path / "example.yaml"
    file.write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / translations.NAME).write_text(translations.whole(), encoding="utf-8")
    assert main(["page", str(file), "--lang", "de", "en"]) == 0
    text = capsys.readouterr().out
    assert '<html lang="de" dir="ltr">' in text
    assert text.index('"language":"de"') < text.index('"language":"en"')
    assert main(["page", str(file)]) == 0
    assert '"language":"de"' not in capsys.readouterr().out
    assert main(["page", str(file), "--lang", "fr"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "cannot be shown in 'fr'" in said.err
