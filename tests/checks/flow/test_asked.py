"""Questions that wait for an answer: what can have been given by then."""

from __future__ import annotations

import pytest
from helpers.example import EXAMPLE

from checks.flow.samples import graph, problems


@pytest.mark.parametrize(
    ("ask_if", "possible"),
    [
        ("swelling.no", True),
        ("warning-signs.none", True),
        ("[warning-signs.none, swelling.no]", True),
        ("{any: [swelling.no, pain.mild]}", False),
        ("how-long.days", False),
        ("early", True),
        ("late", False),
        ("mixed", True),
        ("both", False),
        ("counted", True),
        ("counted-late", False),
        ("{other_than: [swelling.no]}", True),
        ("{other_than: [pain.mild]}", False),
    ],
)
def test_a_question_can_look_back_only(ask_if: str, possible: bool) -> None:
    """A question can look back only."""
    text = EXAMPLE.replace("    ask: How long", f"    ask_if: {ask_if}\n    ask: How long") + (
        "conditions:\n"
        "  early: [swelling.no]\n"
        "  late: [pain.mild]\n"
        "  mixed: {any: [late, early]}\n"
        "  both: [late, early]\n"
        "  counted: {at_least: 1, of: [late, early]}\n"
        "  counted-late: {at_least: 2, of: [late, early, how-long.days]}\n"
    )
    assert [problem.code for problem in problems(text)] == (
        [] if possible else ["impossible-answer"]
    )


def test_a_question_on_another_branch_cannot_be_looked_back_at() -> None:
    """A question on another branch cannot be looked back at."""
    text = graph({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []})
    assert problems(text) == []
    way = "    ask_if: b.to-d\n    go: d\n"
    assert [p.code for p in problems(text.replace("  c:\n", "  c:\n" + way))] == [
        "impossible-answer"
    ]
    way = "    ask_if: {any: [b.to-d, c.to-d]}\n    end: see-doctor\n"
    assert problems(text.replace("  d:\n", "  d:\n" + way)) == []
