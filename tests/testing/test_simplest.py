"""A path made as simple as what matters of it lets it be."""

from __future__ import annotations

import random

from triage.problems import Given
from triage.rules.questionnaire import Questionnaire
from triage.testing.guide import Guide
from triage.testing.simplest import simplest, size_of


def test_the_simplest_path_has_only_what_matters(shipped: Questionnaire) -> None:
    """Wherever it starts from: one box, and an age that is asked the same questions."""
    rng = random.Random(2)
    guide = Guide(shipped)
    walks = [guide.walk(rng.randint) for _ in range(120)]
    found = [
        simplest(walk, lambda one: "dull" in _ticked(one.answers, "legs"))
        for walk in walks
        if "dull" in _ticked(walk.answers, "legs")
    ]
    assert len(found) > 1
    assert len({frozenset(one.answers.items()) for one in found}) == 1
    assert size_of(found[0]).unusual == 2
    assert found[0].answers["legs"] == ("dull",)
    assert found[0].answers["age"] == 16


def _ticked(sheet: dict[str, Given], id: str) -> tuple[str, ...]:
    ticked = sheet.get(id, ())
    assert isinstance(ticked, tuple)
    return ticked
