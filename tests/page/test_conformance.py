"""The page's own script under node: at each step of random walks it says what the package says.

A few walks are part of every run of the tests; `-m conformance` takes 20,000.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

import pytest

from page.breaks import BREAKS
from page.walking import (
    Sample,
    asked_of_the_script,
    by_the_script,
    differences,
    needs_node,
    random_with_every_feature,
    sample,
)
from triage.rulefile import RuleFile
from triage.rules import shipped
from triage.rules.questionnaire import Questionnaire

pytestmark = needs_node

WALKS, SHIPPED_WALKS, RANDOM_QUESTIONNAIRES, PARTS = 20_000, 5_000, 300, 20
"""All the walks; those of the shipped questionnaire; what the others are of; in so many parts."""


@pytest.fixture(scope="module")
def whole() -> Questionnaire:
    """The shipped questionnaire."""
    questionnaire = RuleFile.open(shipped.file()).questionnaire
    assert questionnaire is not None
    return questionnaire


def first_difference(
    samples: Iterable[Sample], broken: Mapping[str, str] | None = None
) -> str | None:
    """The first thing that the script says otherwise; None if there is none.

    Args:
        samples: walks to take.
        broken: what to write in the page instead of what stands there, to break it on purpose.
    """
    asked = [asked_of_the_script(each) for each in samples]
    for page in asked:
        for now, instead in (broken or {}).items():
            assert page["page"].count(now) == 1, f"this stands there once: {now}"
            page["page"] = page["page"].replace(now, instead)
    told = by_the_script(asked)
    return next(
        (
            difference
            for each, of_it in zip(samples, told, strict=True)
            for difference in differences(each, of_it)
        ),
        None,
    )


def test_the_script_walks_the_shipped_questionnaire_as_the_package_does(
    whole: Questionnaire,
) -> None:
    """Questions, bounds, kept answers, results, reasons, every sentence."""
    assert first_difference([sample(random.Random(1), whole, 20)]) is None


def test_the_script_walks_random_questionnaires_as_the_package_does() -> None:
    """Scores, decimals, not knowing, passing over, early ends."""
    rng = random.Random(2)
    samples = [sample(rng, random_with_every_feature(rng), 4) for _ in range(30)]
    assert first_difference(samples) is None


@pytest.mark.conformance
@pytest.mark.parametrize("part", range(PARTS))
def test_twenty_thousand_walks(part: int, whole: Questionnaire) -> None:
    """A quarter of them of the shipped questionnaire, the others of random ones."""
    rng = random.Random(100 + part)
    each = RANDOM_QUESTIONNAIRES // PARTS
    walks = (WALKS - SHIPPED_WALKS) // RANDOM_QUESTIONNAIRES
    samples = [sample(rng, random_with_every_feature(rng), walks) for _ in range(each)]
    samples.append(sample(rng, whole, SHIPPED_WALKS // PARTS))
    assert first_difference(samples) is None


@pytest.fixture(scope="module")
def few(whole: Questionnaire) -> list[Sample]:
    """Enough walks to notice that something is broken."""
    rng = random.Random(3)
    of_random = [sample(rng, random_with_every_feature(rng), 5) for _ in range(300)]
    return [*of_random, sample(rng, whole, 40)]


@pytest.mark.conformance
@pytest.mark.parametrize("broken", BREAKS)
def test_a_script_that_is_broken_on_purpose_is_noticed(broken: str, few: list[Sample]) -> None:
    """Each rule of the walk, and what is said of it."""
    assert first_difference(few, dict([BREAKS[broken]])) is not None
