"""The way through the questions: graphs of every shape, and large ones."""

from __future__ import annotations

import time

import pytest

from checks.flow.samples import big, graph, problems
from triage.rulefile import RuleFile


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": ["a"]}, ["a -> a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["b -> c -> b"]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, ["a -> b -> a", "a -> c -> a"]),
        ({"b": ["a"], "a": ["b"]}, ["a -> b -> a"]),
        ({"a": [], "c": ["d"], "d": ["c"]}, ["c -> d -> c"]),
    ],
)
def test_circles_are_shown_from_where_they_are_entered(
    ways: dict[str, list[str]], expected: list[str]
) -> None:
    """Circles are shown from where they are entered."""
    found = [problem for problem in problems(graph(ways)) if problem.code == "cycle"]
    assert [problem.message.partition(": ")[2].rstrip(".") for problem in found] == expected


def test_a_circle_is_placed_at_the_way_back() -> None:
    """A circle is placed at the way back."""
    text = graph({"a": ["b"], "b": ["c", "a"], "c": []})
    (problem,) = problems(text)
    assert text.splitlines()[problem.place.line - 1].strip() == "to-a: {text: To, go: a}"


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ({"a": [], "b": []}, ["b"]),
        ({"a": [], "b": ["c"], "c": ["d"], "d": []}, ["b"]),
        ({"a": [], "c": [], "b": ["c"]}, ["b"]),
        ({"a": [], "b": [], "c": []}, ["b", "c"]),
    ],
)
def test_of_unreached_questions_the_first_are_reported(
    ways: dict[str, list[str]], expected: list[str]
) -> None:
    """Of unreached questions the first are reported."""
    found = problems(graph(ways))
    assert [problem.code for problem in found] == ["unreachable-question"] * len(expected)
    assert [problem.keys[-1] for problem in found] == expected


@pytest.mark.parametrize("deep", [False, True])
def test_ten_thousand_questions_in_a_row(deep: bool) -> None:
    """Ten thousand questions in a row."""
    text = big(10_000, deep)
    began = time.process_time()
    loaded = RuleFile(text, "f")
    assert loaded.faults == ()
    assert loaded.questionnaire is not None
    assert time.process_time() - began < 15


def test_a_circle_of_ten_thousand_questions() -> None:
    """A circle of ten thousand questions."""
    (problem,) = problems(big(10_000, False).replace("end: see-doctor", "go: q0"))
    assert problem.code == "cycle"
    assert len(problem.message) < 200
