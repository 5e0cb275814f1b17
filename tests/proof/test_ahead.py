"""What is ahead of a question, against the oracle's word-by-word reading."""

from __future__ import annotations

import random

import pytest
from helpers import oracle
from helpers.random_questionnaires import random_questionnaire

from triage.interview.engine import questions_from
from triage.proof.ahead import Ahead, gates
from triage.rules.build import build


def most_urgent(data: oracle.Data, recommended: list[str]) -> int:
    """The rank of the most urgent; calmer than every level where there is none."""
    return oracle.rank(data, oracle.most_urgent(data, recommended))


def answers_recommend(data: oracle.Data, id: str) -> list[str]:
    """What the answers of a question recommend, by their own ends as well."""
    answers = oracle.answers_of(data["questions"][id]).values()
    ends = [answer["end"] for answer in answers if "end" in answer]
    return ends + [one for answer in answers for one in answer.get("recommend", [])]


@pytest.mark.parametrize("seed", range(12))
def test_what_is_ahead_agrees_with_brute_force(seed: int) -> None:
    """Of each question: what is reachable, the most urgent own end, who recommends above a rank."""
    rng = random.Random(seed)
    for _ in range(8):
        data = random_questionnaire(rng, most_paths=80)
        questionnaire = build(data)
        order = tuple(questions_from(questionnaire, questionnaire.start))
        ahead = Ahead(questionnaire, order)
        for place, id in enumerate(order):
            rest = ahead.of(place)
            reachable = oracle.reachable(data, id)
            assert {one for number, one in enumerate(order) if rest.places >> number & 1} == (
                reachable
            )
            own = [data["questions"][one] for one in reachable]
            assert rest.own_end == most_urgent(data, [one["end"] for one in own if "end" in one])
            for rank in range(len(data["levels"]) + 1):
                above = [
                    one
                    for one in order
                    if one in reachable and most_urgent(data, answers_recommend(data, one)) < rank
                ]
                assert list(ahead.perhaps_above(rest, rank)) == above
                assert ahead.asks_above(rest, rank) == any(
                    "ask_if" not in data["questions"][one] for one in above
                )


@pytest.mark.parametrize("seed", range(8))
def test_a_gate_is_the_last_question_that_no_way_goes_past(seed: int) -> None:
    """Without it its question cannot be reached, and without any between the two it can."""
    rng = random.Random(seed)
    for _ in range(10):
        data = random_questionnaire(rng, most_paths=80)
        questionnaire = build(data)
        order = tuple(questions_from(questionnaire, questionnaire.start))
        found = gates(questionnaire, order)
        assert found.keys() == set(order[1:])
        for place, id in enumerate(order[1:], 1):
            needed = [gate for gate in order[:place] if id not in reachable_without(data, gate)]
            assert found[id] == needed[-1]


def reachable_without(data: oracle.Data, left_out: str) -> set[str]:
    """The questions to which ways lead from the start that do not go through that one."""
    found: set[str] = set()
    waiting = [data["start"]]
    while waiting:
        id = waiting.pop()
        if id != left_out and id not in found:
            found.add(id)
            question = data["questions"][id]
            ways = (question, *oracle.answers_of(question).values())
            waiting += [way["go"] for way in ways if "go" in way]
    return found
