"""Whole instruments: sums of many answers, of numbers and of several scores, are proved exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from triage.interview.interview import Interview
from triage.rulefile import RuleFile

SCORES = Path(__file__).parents[1] / "files" / "scores"


def text_of(name: str) -> str:
    """The text of a rule file with scores."""
    return (SCORES / f"{name}.yaml").read_text("utf-8")


PATHS = {"ten-numbers": 11**10, "three-instruments": 4**60}


@pytest.mark.parametrize("name", PATHS)
def test_its_promises_are_proved_and_its_paths_counted(name: str) -> None:
    """Every sum of every answer, and no error."""
    file = RuleFile(text_of(name), name)
    assert not file.has_errors, file.problems
    assert file.proof is not None
    assert file.proof.paths == PATHS[name]
    assert set(file.proof.promises.values()) == {"proved"}


@pytest.mark.parametrize(
    ("name", "limit", "slipped", "promise", "score", "sum_"),
    [
        ("ten-numbers", "at_least: 80}, rec", "at_least: 81}, rec", "eighty-is-soon", "sum", 80),
        ("ten-numbers", "at_least: 20}, rec", "at_least: 19}, rec", "nineteen-is", "sum", 19),
        ("three-instruments", "pain, at_least: 40", "pain, at_least: 39", "one-high", "pain", 39),
    ],
)
def test_a_limit_that_slipped_by_one_breaks_the_promise_at_that_sum(
    name: str, limit: str, slipped: str, promise: str, score: str, sum_: int
) -> None:
    """The counterexample is of somebody who has just so many points."""
    text = text_of(name)
    assert limit in text
    file = RuleFile(text.replace(limit, slipped), name)
    found = [problem for problem in file.problems if problem.code == "promise-broken"]
    assert any(promise in str(problem.keys[1]) for problem in found)
    assert file.questionnaire is not None
    for problem in found:
        assert problem.counterexample is not None
        result = Interview.replay(file.questionnaire, problem.counterexample).result
        assert result is not None
        assert result.scores[score] == sum_
