"""Reviews that are overdue, and sources and scales that nothing uses."""

from __future__ import annotations

from datetime import date

import pytest
from helpers.example import merged

from triage.checks import care
from triage.reading.document import Document, read

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


def test_a_scale_is_used_where_a_question_names_it() -> None:
    """One question is enough; what only reads like it is none."""
    scales = "scales: {how-much: {no: {text: 'No'}, a-little: {text: A little}}}"
    (unused,) = care.check(document(scales).content, None)
    assert (unused.code, unused.keys) == ("scale-unused", ("scales", "how-much"))
    used = f"{scales}\nquestions: {{swelling: {{answers: how-much}}}}"
    assert list(care.check(document(used).content, None)) == []
