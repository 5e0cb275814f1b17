"""Reviews that are overdue, sources nothing cites, and texts too long for a small screen."""

from __future__ import annotations

from datetime import date

import pytest

from triage.checks import care, lengths
from triage.checks.example import merged
from triage.reading.document import Document, read
from triage.words import lines_taken, width

REVIEW_BY = date(2036, 11, 22)


def document(snippet: str = "{}") -> Document:
    """The example with ``snippet`` laid over it."""
    found, problems = read(merged(snippet), "example.yaml")
    assert found is not None
    assert problems == []
    return found


@pytest.mark.parametrize("today", [date(2026, 11, 22), REVIEW_BY, None])
def test_a_review_is_not_overdue_on_its_last_day(today: date | None) -> None:
    """The day itself is still in time; without a date nothing is said."""
    assert list(care.check(document().content, today)) == []


def test_a_review_is_overdue_the_day_after() -> None:
    """The warning stands at the date and names it."""
    file = document()
    (problem,) = file.places.problems(care.check(file.content, date(2036, 11, 23)))
    assert (problem.code, problem.severity) == ("review-overdue", "warning")
    assert "2036-11-22" in problem.message
    assert problem.place[:2] == (8, 12)


@pytest.mark.parametrize("section", ["advice", "recommendations", "rules"])
def test_a_source_is_used_wherever_it_is_cited(section: str) -> None:
    """One citation anywhere is enough."""
    id = {"advice": "squats", "recommendations": "see-doctor", "rules": "swollen-for-weeks"}
    snippet = f"sources: {{new: {{title: New}}}}\n{section}: {{{id[section]}: {{sources: [new]}}}}"
    assert list(care.check(document(snippet).content, None)) == []


def test_each_unused_source_is_reported_at_its_name() -> None:
    """The place is the key, since nothing in the source is wrong."""
    file = document("sources: {one: {title: A}, two: {title: B}}")
    found = file.places.problems(care.check(file.content, None))
    assert [problem.keys for problem in found] == [("sources", "one"), ("sources", "two")]
    assert [problem.place.line for problem in found] == [16, 17]
    assert {problem.code for problem in found} == {"unused-source"}


def lengths_of(snippet: str) -> list[str]:
    """What is said about too long texts."""
    return [finding.message for finding in lengths.check(document(snippet).content)]


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
