"""Verdicts by the solver beside plain Python at work, and `validate` beside bare Python."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from generated import follow_ups, of_all_kinds, pairs, some_of
from helpers.agreement import shipped_data
from peers import count_up, in_turn, median_ratio, seconds

from triage.proof import prove
from triage.rules.build import build

pytestmark = pytest.mark.benchmark

ROUNDS = 3

FOUR_TIMES = 4
"""Two seconds, where counting up takes half a second."""

FILES: dict[str, tuple[dict[str, Any], float]] = {
    "30 questions, 10 rules 3 of 6": (some_of(30, 10, 3, 6), 1),
    "40 questions, 15 rules 2 of 5": (some_of(40, 15, 2, 5), 1),
    "40 questions, 20 rules 2 of 5": (some_of(40, 20, 2, 5), 1),
    "200 questions, 150 rules 3 of 6": (some_of(200, 150, 3, 6), 5),
    "20 pairs": (pairs(20), 1),
    "60 pairs": (pairs(60), 2),
    "17 boxes with follow-ups": (follow_ups(17), 1),
    "50 questions of all kinds": (of_all_kinds(50, 60, 30, 3), 2),
    "100 questions of all kinds": (of_all_kinds(100, 60, 60, 3), 5),
}
"""What was too much for walks, and how many times the peer its verdicts may take."""


def verdicts(data: dict[str, Any], rounds: int = ROUNDS) -> float:
    """Seconds for all verdicts, without counts, as a multiple of what the peer takes."""
    questionnaire = build(data)
    return median_ratio(
        lambda: seconds(lambda: prove(questionnaire, most_links=0)),
        lambda: seconds(count_up),
        rounds,
    )


def test_the_shipped_questionnaire_is_validated_in_a_few_starts_of_python() -> None:
    """All its checks and proofs, as a process: at most 25 times bare Python."""
    measured = in_turn(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "triage validate": [sys.executable, "-m", "triage", "validate"],
        }
    )
    ours = measured["triage validate"]
    ratio = ours.seconds / measured["python -c pass"].seconds
    print(f"\nvalidate, shipped: {ours.seconds:.2f} s, {ours.memory:.0f} MiB, {ratio:.1f} x Python")
    assert ratio <= 25


def test_the_verdicts_on_the_shipped_questionnaire() -> None:
    """In the time in which plain Python counts to ten million."""
    ratio = verdicts(shipped_data())
    print(f"\nverdicts, shipped: {ratio:.2f} x counting to ten million")
    assert ratio <= 1


@pytest.mark.parametrize("name", FILES)
def test_the_verdicts_on_files_that_no_walk_gets_through(name: str) -> None:
    """Rules on answers far apart, pages of boxes: moments."""
    data, at_most = FILES[name]
    ratio = verdicts(data)
    print(f"\nverdicts, {name}: {ratio:.2f} x counting to ten million")
    assert ratio <= at_most


SIZE = {"questions": 200, "rules": 200, "promises": 100, "boxes": 30}


def test_the_verdicts_on_a_large_file_of_all_kinds() -> None:
    """200 questions, 200 rules, 100 promises and 30 boxes on a page: in 2 seconds."""
    ratio = verdicts(of_all_kinds(**SIZE))
    print(f"\nverdicts, large: {ratio:.2f} x counting to ten million")
    assert ratio <= FOUR_TIMES


@pytest.mark.parametrize("factor", SIZE)
def test_twice_as_many_take_twice_as_long(factor: str) -> None:
    """Questions, rules, promises, boxes: each by itself costs what it adds."""
    ratio = growth({factor})
    print(f"\nverdicts, twice the {factor}: {ratio:.2f} times as long")
    assert ratio <= 2.5


def test_twice_as_many_of_everything_take_a_few_times_as_long() -> None:
    """Twice as many questions to the solver, about a file of twice the size."""
    ratio = growth(set(SIZE))
    print(f"\nverdicts, twice everything: {ratio:.2f} times as long")
    assert ratio <= 6


def growth(doubled: set[str]) -> float:
    """How many times as long the verdicts take where there are twice as many of some."""
    larger = {factor: size * (1 + (factor in doubled)) for factor, size in SIZE.items()}
    many, few = build(of_all_kinds(**larger)), build(of_all_kinds(**SIZE))
    return median_ratio(
        lambda: seconds(lambda: prove(many, most_links=0)),
        lambda: seconds(lambda: prove(few, most_links=0)),
        ROUNDS,
    )
