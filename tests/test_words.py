"""Words and numbers as they are shown."""

from __future__ import annotations

import pytest

from triage.words import counted, decimal, lines_taken, nearest, width, with_unit


def test_numbers_of_any_size_in_decimal() -> None:
    """Python's own conversion refuses more than 4,300 digits."""
    assert decimal(0) == "0"
    assert decimal(10**5000 + 7) == f"1{'0' * 4999}7"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("naïve", 5), ("nai\u0308ve", 5), ("語", 2), ("a\u200bb", 2), ("🦵", 2)],
)
def test_width_counts_columns(text: str, columns: int) -> None:
    """As terminals do: wide signs take two, joining ones none."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("a b", 1), ("aa bb", 2), ("aaaaaaa", 3), ("a\n\nb", 3), ("a\n", 1)],
)
def test_lines_taken_wraps_at_blanks(text: str, lines: int) -> None:
    """Words too long for a line are broken; empty lines count."""
    assert lines_taken(text, 3) == lines


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 paths"), (1, "1 path"), (2, "2 paths"), (1200, "1,200 paths")]
)
def test_a_count_has_the_noun_that_goes_with_it(number: int, words: str) -> None:
    """One thing is one, and none or several are several."""
    assert counted(number, "path") == words


def test_letters_that_changed_places_are_the_likelier_slip() -> None:
    """Of names that are as near as each other, the one of the same letters is meant."""
    assert nearest("aks", ["why", "was", "ask"]) == "ask"
    assert nearest("levle", ["level", "levels"]) == "level"


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("1", "weeks", "1 week"),
        ("2", "weeks", "2 weeks"),
        ("0", "weeks", "0 weeks"),
        ("1", "times a day", "1 time a day"),
        ("1", "pregnancies", "1 pregnancy"),
        ("1", "inches", "1 inch"),
        ("1", "degrees Celsius", "1 degree Celsius"),
        ("1", "Celsius", "1 Celsius"),
        ("1", "mmHg", "1 mmHg"),
        ("1", "out of 10", "1 out of 10"),
        ("1 to 2", "weeks", "1 to 2 weeks"),
        ("1", "", "1"),
    ],
)
def test_one_of_a_unit_is_not_told_as_many(number: str, unit: str, said: str) -> None:
    """Units are written for many; of one week there is no s."""
    assert with_unit(number, unit) == said
