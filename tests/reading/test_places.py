"""Findings get their places: of a key, a value, or some words of it."""

from __future__ import annotations

import pytest

from triage.problems import Finding, Problem
from triage.reading.document import read

TEXT = """\
title: Rest, then see a doctor
notice: >-
  Rest, then
  see a doctor
limit: 0x1F
"""


def placed(finding: Finding) -> Problem:
    """The finding as a problem of the file of `TEXT`."""
    document, problems = read(TEXT, "f")
    assert document is not None
    assert problems == []
    (problem,) = document.places.problems([finding])
    return problem


def test_all_but_the_place_is_kept() -> None:
    """Code, severity, message, keys, hint and counterexample."""
    sheet = {"knee": "sore"}
    finding = Finding("a", "warning", "Says.", ("title",), "Do.", True, counterexample=sheet)
    problem = placed(finding)
    place = problem.place
    assert problem == Problem("a", "warning", "Says.", place, "Do.", ("title",), sheet)


@pytest.mark.parametrize(
    ("keys", "at_key", "words", "place"),
    [
        (("title",), True, "", (1, 1, 1, 6)),
        (("title",), False, "", (1, 8, 1, 31)),
        (("title",), False, "see a doctor", (1, 19, 1, 31)),
        # Words that are not written in one piece stand for their whole text.
        (("notice",), False, "then see", (2, 9, 4, 15)),
        (("notice",), False, "see a doctor", (2, 9, 4, 15)),
    ],
)
def test_key_value_and_words_have_their_places(
    keys: tuple[str, ...], at_key: bool, words: str, place: tuple[int, ...]
) -> None:
    """The key at the end, what it holds, or the words that are meant."""
    finding = Finding("a", "error", "Says.", keys, None, at_key, words)
    assert placed(finding).place == place


def test_a_hint_may_quote_the_value_as_it_is_written() -> None:
    """And not as it is read: the number 31."""
    finding = Finding("a", "error", "Says.", ("limit",), lambda written: f'Write "{written}".')
    assert placed(finding).hint == 'Write "0x1F".'
