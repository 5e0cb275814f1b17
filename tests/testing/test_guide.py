"""Walks that reach what answering at random would not."""

from __future__ import annotations

import random

from helpers.example import EXAMPLE

from triage.interview.answers import names_of
from triage.interview.interview import Interview
from triage.rulefile import RuleFile
from triage.rules.conditions import holds
from triage.rules.questionnaire import Questionnaire
from triage.testing.guide import Guide


def test_every_path_of_a_small_questionnaire_is_drawn(knee: Questionnaire) -> None:
    """The 15 paths of the example, ends and bands of its number included."""
    rng = random.Random(1)
    guide = Guide(knee)
    drawn = {frozenset(_names(guide.walk(rng.randint))) for _ in range(2000)}
    assert len(drawn) == 15


def test_an_answer_that_is_wanted_twice_is_given_once() -> None:
    """By a rule whose members overlap."""
    overlapping = "when: [{any: [warning-signs.cold-foot]}, warning-signs.cold-foot]"
    text = EXAMPLE.replace("when: [swelling.a-little, how-long.weeks]", overlapping)
    questionnaire = RuleFile(text, "knee.yaml").questionnaire
    assert questionnaire is not None
    rng = random.Random(1)
    guide = Guide(questionnaire)
    walks = [guide.walk(rng.randint) for _ in range(200)]
    assert any(walk.answers["warning-signs"] == ("cold-foot",) for walk in walks)


def _names(interview: Interview) -> set[str]:
    return {str(name) for step in interview.path for name in names_of(step.question, step.given)}


def test_rare_branches_of_the_shipped_questionnaire_are_reached(shipped: Questionnaire) -> None:
    """What the docstring of `interviews` measures: nearly everything within 600 examples."""
    rng = random.Random(1)
    guide = Guide(shipped)
    given_names: set[str] = set()
    fired: set[str] = set()
    shown: set[str] = set()
    advised: set[str] = set()
    levels: set[str] = set()
    for _ in range(600):
        interview = guide.walk(rng.randint)
        assert interview.result is not None
        names = {name for step in interview.path for name in names_of(step.question, step.given)}
        given_names |= set(map(str, names))
        fired |= {rule.id for rule in shipped.rules.values() if holds(rule.when, names)}
        shown |= {one.id for one in interview.result.recommendations}
        advised |= {one.id for one in interview.result.advice}
        levels.add(interview.result.level.id)
    answers = sum(
        len(question.answers) + (question.kind == "any") for question in shipped.questions.values()
    )
    assert len(given_names) >= 0.95 * answers
    assert len(fired) >= 0.85 * len(shipped.rules)
    assert len(shown) >= 0.9 * len(shipped.recommendations)
    assert len(advised) >= 0.85 * len(shipped.advice)
    assert levels == set(shipped.levels)
