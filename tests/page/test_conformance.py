"""The page's own script under node: at each step of random walks it says what the package says.

A few walks are part of every run of the tests; `-m conformance` takes 20,000.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from page.breaks import BREAKS
from page.walking import (
    Sample,
    asked_of_the_script,
    by_the_script,
    differences,
    needs_node,
    page,
    random_with_every_feature,
    sample,
)
from triage.rulefile import RuleFile
from triage.rules import shipped
from triage.rules.questionnaire import Questionnaire

pytestmark = needs_node

WALKS, SHIPPED_WALKS, PUBLISHED_WALKS = 20_000, 4_000, 1_000
"""All the walks; those of the shipped questionnaire; those of the published rules."""

RANDOM_QUESTIONNAIRES, PARTS = 300, 20
"""What the other walks are of; in so many parts they are taken."""

PUBLISHED = sorted(
    file
    for file in (Path(__file__).parents[1] / "files" / "published").glob("*.yaml")
    if not file.name.endswith(".cases.yaml")
)


@pytest.fixture(scope="module")
def whole() -> Questionnaire:
    """The shipped questionnaire."""
    return opened(shipped.file())


def opened(file: str | Path) -> Questionnaire:
    """What a rule file says."""
    questionnaire = RuleFile.open(file).questionnaire
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
    for each in asked:
        for now, instead in (broken or {}).items():
            each["page"] = each["page"].replace(now, instead)
    told = by_the_script(asked)
    return next(
        (
            difference
            for of_it, by_script in zip(samples, told, strict=True)
            for difference in differences(of_it, by_script)
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


def test_the_script_walks_published_rules_as_the_package_does() -> None:
    """Scores, scales, decimals."""
    rng = random.Random(4)
    assert PUBLISHED
    assert first_difference([sample(rng, opened(file), 5) for file in PUBLISHED]) is None


@pytest.mark.conformance
@pytest.mark.parametrize("part", range(PARTS))
def test_twenty_thousand_walks(part: int, whole: Questionnaire) -> None:
    """Of the shipped questionnaire, of published rules, and most of random ones."""
    rng = random.Random(100 + part)
    every = RANDOM_QUESTIONNAIRES // PARTS
    walks = (WALKS - SHIPPED_WALKS - PUBLISHED_WALKS) // RANDOM_QUESTIONNAIRES
    samples = [sample(rng, random_with_every_feature(rng), walks) for _ in range(every)]
    samples.append(sample(rng, whole, SHIPPED_WALKS // PARTS))
    of_published = -(-PUBLISHED_WALKS // PARTS // len(PUBLISHED))
    samples += [sample(rng, opened(file), of_published) for file in PUBLISHED]
    assert first_difference(samples) is None


@pytest.fixture(scope="module")
def few(whole: Questionnaire) -> list[Sample]:
    """Enough walks to notice that something is broken."""
    rng = random.Random(3)
    of_random = [sample(rng, random_with_every_feature(rng), 5) for _ in range(300)]
    return [*of_random, sample(rng, whole, 40)]


def test_what_is_broken_on_purpose_is_there(whole: Questionnaire) -> None:
    """Once each; whoever rewrites it breaks it anew in `page.breaks`."""
    made = page(whole)
    assert [name for name, (now, _) in BREAKS.items() if made.count(now) != 1] == []


@pytest.mark.conformance
@pytest.mark.parametrize("broken", BREAKS)
def test_a_script_that_is_broken_on_purpose_is_noticed(broken: str, few: list[Sample]) -> None:
    """Each rule of the walk, and what is said of it."""
    assert first_difference(few, dict([BREAKS[broken]])) is not None
