"""One language: sentences, counts, numbers and days as it says them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.tongue.tongue import ENGLISH, tongue_of

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("tag", "day", "number", "many"),
    [
        ("en", "22 November 2026", "38.5", "1,200 questions"),
        ("es", "22 de noviembre de 2026", "38,5", "1.200 preguntas"),
        ("es-MX", "22 de noviembre de 2026", "38,5", "1.200 preguntas"),
        ("DE", "22. November 2026", "38,5", "1.200 Fragen"),
        ("fr", "22 novembre 2026", "38,5", "1\N{NARROW NO-BREAK SPACE}200 questions"),
    ],
)
def test_a_language_says_days_numbers_and_counts(
    tag: str, day: str, number: str, many: str
) -> None:
    """A language of a country says them as the language does."""
    tongue = tongue_of(tag)
    assert tongue.day(DAY) == day
    assert tongue.number(Decimal("38.5")) == number
    assert tongue.count(1200, "{n} question", "{n} questions") == many


@pytest.mark.parametrize(("tag", "said"), [("es", "0 preguntas"), ("fr", "0 question")])
def test_a_language_has_its_own_plural(tag: str, said: str) -> None:
    """French has nothing in the singular."""
    assert tongue_of(tag).count(0, "{n} question", "{n} questions") == said


@pytest.mark.parametrize("tag", ["en-GB", "xx", "zh-Hant", "est", "e"])
def test_a_language_without_a_catalogue_is_spoken_to_in_english(tag: str) -> None:
    """A sentence half in one language would be worse."""
    assert tongue_of(tag) is ENGLISH


@given(value=st.text(), number=st.integers(0, 10**6))
def test_what_is_put_into_a_sentence_is_never_read_as_one(value: str, number: int) -> None:
    """Braces of a file are signs like others."""
    assert ENGLISH.text("Saved: {file}", file=value) == f"Saved: {value}"
    assert tongue_of("es").text("Also: {title}", title=value) == f"También: {value}"
    assert ENGLISH.count(number, "{n} {x}", "{n} {x}", x=value) == f"{number:,} {value}"
