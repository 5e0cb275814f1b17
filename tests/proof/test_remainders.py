"""What is left of a condition once some of its names are decided."""

from __future__ import annotations

from triage.proof.remainders import FALSE, TRUE, Remainders
from triage.rules.conditions import AnswerName, AtLeast

A, B, C = (AnswerName("q", id) for id in "abc")


def test_a_remainder_forgets_what_is_decided() -> None:
    """Two ways to the same remainder are one; what is still open is neither true nor false."""
    remainders = Remainders(AtLeast(2, (A, B, C)))
    none = frozenset[AnswerName]()
    after_a = remainders.after(remainders.start, frozenset({A}), none)
    assert after_a not in (TRUE, FALSE, remainders.start)
    without_a = remainders.after(remainders.start, none, frozenset({A}))
    assert without_a not in (TRUE, FALSE, after_a)
    assert remainders.after(after_a, frozenset({B}), none) == TRUE
    assert remainders.after(without_a, none, frozenset({B})) == FALSE
    one_left = remainders.after(after_a, none, frozenset({B}))
    assert one_left == remainders.after(without_a, frozenset({B}), none)
    assert len(remainders) == 2 + len({remainders.start, after_a, without_a, one_left})
