"""The catalogues say all that the package says, and what comes of the CLDR says the same."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from babel import Locale
from helpers.said import SOURCE, messages

from triage.rules.countries import names
from triage.tongue.tongue import MONTHS

CATALOGUES = sorted((SOURCE / "tongue").glob("*.po"))
Name = tuple[str | None, str]


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """Each catalogue."""
    found: Path = request.param
    return found


@pytest.fixture
def entries(path: Path) -> dict[Name, polib.POEntry]:
    """Its entries by context and message."""
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(path)}


def test_three_languages_are_there() -> None:
    """Beside English, which needs none."""
    assert [path.stem for path in CATALOGUES] == ["de", "es", "fr"]


def test_all_is_there_and_nothing_else(entries: dict[Name, polib.POEntry]) -> None:
    """Each sentence of the code, and none that the code no longer says."""
    said = {(message.context, message.one): message.many or "" for message in messages()}
    assert {name: entry.msgid_plural for name, entry in entries.items()} == said


def test_every_entry_is_finished(entries: dict[Name, polib.POEntry]) -> None:
    """None is empty, guessed or put aside."""
    unfinished = [name for name, entry in entries.items() if not entry.translated()]
    assert unfinished == []
    assert [name for name, entry in entries.items() if entry.obsolete] == []


def test_placeholders_and_edges_are_those_of_the_message(
    entries: dict[Name, polib.POEntry],
) -> None:
    """What stands in braces, blanks at the ends, a line end: what the code puts together fits."""
    wrong = []
    for name, entry in entries.items():
        for said in entry.msgstr_plural.values() or [entry.msgstr]:
            if _frame(said) not in (_frame(entry.msgid), _frame(entry.msgid_plural)):
                wrong.append((name, said))
    assert wrong == []


def test_countries_and_months_are_those_of_the_cldr(
    path: Path, entries: dict[Name, polib.POEntry]
) -> None:
    """Nobody has to know 250 countries in three languages."""
    locale = Locale(path.stem)
    for code, name in names().items():
        assert entries[None, name].msgstr == locale.territories[code]
    for number, name in enumerate(MONTHS, 1):
        assert entries[None, name].msgstr == locale.months["format"]["wide"][number]
    decimal = locale.number_symbols["latn"]["decimal"]
    assert entries["decimals", "."].msgstr == decimal


def _frame(said: str) -> tuple[set[str], bool, bool]:
    placeholders = set(re.findall(r"\{[^{}]*\}", said))
    return placeholders, said.startswith(" "), said.endswith(" ")
