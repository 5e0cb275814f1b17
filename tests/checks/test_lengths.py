"""Texts that are too long for a small screen."""

from __future__ import annotations

import pytest
from helpers.example import merged

from triage.checks import lengths
from triage.reading.document import read


def lengths_of(snippet: str) -> list[str]:
    """What is said about too long texts."""
    document, _ = read(merged(snippet), "example.yaml")
    assert document is not None
    return [finding.message for finding in lengths.check(document.content)]


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        (f"{'a' * 40} {'b' * 40}", True),
        (f"{'a' * 40} {'b' * 41}", False),
        (f"{'a' * 30} {'b' * 30} {'c' * 9}", True),
        (f"{'a' * 30} {'b' * 30} {'c' * 10}", False),
        ("語" * 40, True),
        ("語" * 41, False),
    ],
)
def test_a_notice_fits_two_lines_of_forty_columns(words: str, fits: bool) -> None:
    """Counted as it is wrapped on the screen, wide signs as two columns."""
    assert (lengths_of(f"notice: {words}") == []) == fits


def test_a_line_break_takes_a_line() -> None:
    """Three short lines do not fit where two do."""
    assert lengths_of("notice: |\n  a\n  b\n  c\n") == [
        "This text takes 3 lines on a screen of 40 columns; 2 lines fit here."
    ]


def test_answers_have_a_limit_too() -> None:
    """An answer of more than five lines cannot be taken in at a glance."""
    text = " ".join(["swollen"] * 26)
    snippet = f"questions: {{swelling: {{answers: {{no: {{text: {text}}}}}}}}}"
    assert len(lengths_of(snippet)) == 1
