"""Conditions: when they hold, and how they are said."""

from __future__ import annotations

import pytest

from triage.proof.remainders import FALSE, TRUE, Remainders
from triage.rules.conditions import AnswerName, AtLeast, NumberWithin, OtherThan, holds, names_in

A, B, C = (AnswerName("q", id) for id in "abc")


@pytest.mark.parametrize(
    ("condition", "given", "expected"),
    [
        (A, {A}, True),
        (A, {B}, False),
        (AtLeast(1, (A, B)), {B}, True),
        (AtLeast(1, (A, B)), {C}, False),
        (AtLeast(2, (A, B, C)), {A, C}, True),
        (AtLeast(2, (A, B, C)), {C}, False),
        (AtLeast(2, (A, AtLeast(2, (B, C)))), {A, B}, False),
        (AtLeast(2, (A, AtLeast(2, (B, C)))), {A, B, C}, True),
    ],
)
def test_a_condition_holds_once_enough_members_do(
    condition: AnswerName | AtLeast, given: set[AnswerName], expected: bool
) -> None:
    """Also in its members; and its remainder, after these answers and no other, says the same."""
    assert holds(condition, given) is expected
    remainders = Remainders(condition)
    gone = frozenset({A, B, C} - given)
    left = remainders.after(remainders.start, frozenset(given), gone)
    assert left == (TRUE if expected else FALSE)
    assert remainders.after(left, frozenset({A, B, C}), frozenset()) == left


def test_a_condition_in_words_and_its_names() -> None:
    """As reports show them; repeats are kept."""
    assert str(AtLeast(2, (A, B))) == "all of (q.a, q.b)"
    assert str(AtLeast(1, (A, B))) == "any of (q.a, q.b)"
    assert str(AtLeast(2, (A, B, AtLeast(1, (C, A))))) == (
        "at least 2 of (q.a, q.b, any of (q.c, q.a))"
    )
    assert list(names_in(AtLeast(2, (A, B, AtLeast(1, (C, A)))))) == [A, B, C, A]
    assert str(AtLeast(1, (C,), OtherThan((A, B)))) == "any answer of q but a and b"
    assert str(AtLeast(1, (C,), NumberWithin("q", 18, 24))) == "q at least 18 and at most 24"
    assert str(AtLeast(1, (C,), NumberWithin("q", None, 24))) == "q at most 24"
