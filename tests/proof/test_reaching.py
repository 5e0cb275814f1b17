"""What leads where, beside brute force: paths that ask a question, shortest ways to a result."""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from helpers import oracle
from helpers.random_questionnaires import random_questionnaire

from triage.interview.interview import Interview
from triage.proof.reaching import Target, shortest_to, targets
from triage.proof.surveying import survey
from triage.rules.build import build

SEEDS = range(8 if os.environ.get("HYPOTHESIS_PROFILE") == "mutation" else 40)


def sample(seed: int) -> dict[str, Any]:
    """A random questionnaire, always the same for a seed."""
    return random_questionnaire(random.Random(seed), most_paths=200)


@pytest.mark.parametrize("seed", SEEDS)
def test_questions_are_asked_on_as_many_paths_as_brute_force_finds(seed: int) -> None:
    """Exactly, for each question; what is never asked is 0 or not there."""
    data = sample(seed)
    found = survey(build(data)).asking
    walks = [walk for _, walk in oracle.paths(data)]
    for id in data["questions"]:
        assert found.get(id, 0) == len([walk for walk in walks if id in walk.asked]), id


def leads_to(walk: oracle.Walk, target: Target) -> bool:
    """Whether a path of the oracle leads there."""
    if target.kind == "level":
        return walk.level == target.id
    return target.id in (walk.recommendations if target.kind == "recommendation" else walk.advice)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_shortest_way_is_one_and_is_shortest(seed: int) -> None:
    """To every level, recommendation and piece of advice; none where brute force has none."""
    data = sample(seed)
    questionnaire = build(data)
    found = [walk for _, walk in oracle.paths(data)]
    for target in targets(questionnaire):
        lengths = [len(walk.asked) for walk in found if leads_to(walk, target)]
        sheet = shortest_to(questionnaire, target)
        if sheet is None:
            assert not lengths
            continue
        assert len(sheet) == min(lengths)
        result = Interview.replay(questionnaire, sheet).result
        assert result is not None
        shown = {
            "level": [result.level.id],
            "recommendation": [one.id for one in result.recommendations],
            "advice": [one.id for one in result.advice],
        }
        assert target.id in shown[target.kind]
