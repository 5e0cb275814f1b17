"""Conditions that build on one another."""

from __future__ import annotations

from helpers.example import EXAMPLE

from checks.flow.samples import problems


def test_ten_thousand_conditions_in_a_row_and_in_a_circle() -> None:
    """Ten thousand conditions in a row and in a circle."""

    def chain(last: str) -> str:
        names = "".join(f"  c{number}: [c{number + 1}]\n" for number in range(9_999))
        return f"{EXAMPLE}conditions:\n{names}  c9999: [{last}]\n"

    assert [problem.code for problem in problems(chain("swelling.no"))] == ["condition-too-large"]
    assert [problem.code for problem in problems(chain("c0"))] == ["condition-circle"]
    assert [problem.code for problem in problems(chain("swelling.nope"))] == [
        "condition-too-large",
        "unknown-answer",
    ]


def test_nested_conditions_may_count_too_high_anywhere() -> None:
    """Nested conditions may count too high anywhere."""
    nested = "{any: [how-long.weeks, {all: [swelling.no, {at_least: 2, of: [pain.mild]}]}]}"
    text = EXAMPLE.replace("[swelling.a-little, how-long.weeks]", nested)
    (problem,) = problems(text)
    assert problem.code == "impossible-condition"
    assert text.splitlines()[problem.place.line - 1][problem.place.column - 1] == "2"
