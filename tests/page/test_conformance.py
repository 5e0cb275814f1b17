"""The page's own script under node: at each step of random walks it says what the package says."""

from __future__ import annotations

import random

import pytest

from page.walking import (
    asked_of_the_script,
    by_the_script,
    differences,
    needs_node,
    random_walk,
    random_with_every_feature,
)
from triage.rulefile import RuleFile
from triage.rules import shipped
from triage.rules.questionnaire import Questionnaire
from triage.testing.guide import Guide


@pytest.fixture(scope="module")
def whole() -> Questionnaire:
    """The shipped questionnaire."""
    questionnaire = RuleFile.open(shipped.file()).questionnaire
    assert questionnaire is not None
    return questionnaire


def agrees_on_walks(seed: int, questionnaires: list[Questionnaire], walks_of_each: int) -> None:
    """Nothing differs on so many random walks of each."""
    rng = random.Random(seed)
    walks = [
        [random_walk(rng, questionnaire, guide) for _ in range(walks_of_each)]
        for questionnaire in questionnaires
        for guide in [Guide(questionnaire)]
    ]
    asked = [asked_of_the_script(*both) for both in zip(questionnaires, walks, strict=True)]
    answered = by_the_script(asked)
    for questionnaire, of_it, told in zip(questionnaires, walks, answered, strict=True):
        assert next(differences(questionnaire, of_it, told), None) is None


@needs_node
def test_the_script_walks_the_shipped_questionnaire_as_the_package_does(
    whole: Questionnaire,
) -> None:
    """Questions, bounds, kept answers, results, reasons, every sentence."""
    agrees_on_walks(1, [whole], 40)


@needs_node
def test_the_script_walks_random_questionnaires_as_the_package_does() -> None:
    """Scores, decimals, not knowing, passing over, early ends."""
    rng = random.Random(2)
    agrees_on_walks(2, [random_with_every_feature(rng) for _ in range(40)], 5)
