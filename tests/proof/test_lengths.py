"""The fewest and the most questions of a path, found by the solver."""

from __future__ import annotations

import random
from typing import Any

import pytest
from helpers import oracle
from helpers.random_questionnaires import random_questionnaire

from triage.proof.lengths import fewest_asked, most_asked
from triage.proof.paths import Paths
from triage.rules.build import build


@pytest.mark.parametrize("seed", range(10))
def test_they_are_the_shortest_and_the_longest_of_all_paths(seed: int) -> None:
    """By brute force."""
    rng = random.Random(seed)
    for _ in range(10):
        data = random_questionnaire(rng, most_paths=80)
        paths, counted = Paths(build(data)), oracle.counts(data)
        assert (fewest_asked(paths), most_asked(paths)) == (counted.shortest, counted.longest)


def follow_ups(data: dict[str, Any], count: int) -> dict[str, Any]:
    """One question, and so many more that are asked after one of its answers only."""
    more = {
        f"f{number}": {
            "ask": "?",
            "ask_if": ["first.yes"],
            "answers": {"a": {"text": "A"}, "b": {"text": "B"}},
            "go": f"f{number + 1}",
        }
        for number in range(count)
    }
    del more[f"f{count - 1}"]["go"]
    more[f"f{count - 1}"]["end"] = "rest"
    first = {"ask": "?", "answers": {"no": {"text": "N"}, "yes": {"text": "Y"}}, "go": "f0"}
    return {**data, "start": "first", "questions": {"first": first, **more}, "rules": {}}


def test_questions_that_are_surely_asked_count(small: dict[str, Any]) -> None:
    """One is always asked, and twenty of some people."""
    paths = Paths(build(follow_ups(small, 20)))
    assert (fewest_asked(paths), most_asked(paths)) == (1, 21)


def test_of_many_questions_it_is_told_as_well(small: dict[str, Any]) -> None:
    """Each of a thousand may be asked or not, and all of them hang on one answer."""
    paths = Paths(build(follow_ups(small, 1_000)))
    assert (fewest_asked(paths), most_asked(paths)) == (1, 1_001)


def test_where_that_takes_too_long_it_is_not_told(small: dict[str, Any]) -> None:
    """Not a single try is left."""
    paths = Paths(build(follow_ups(small, 20)))
    assert (fewest_asked(paths, most_wishes=0), most_asked(paths, most_wishes=0)) == (None, None)
