"""A path made as simple as what matters of it lets it be."""

from __future__ import annotations

import random

from triage.problems import Given
from triage.rules.questionnaire import Questionnaire
from triage.testing.guide import Guide
from triage.testing.simplest import simplest, size_of


def test_the_simplest_path_has_only_what_matters(shipped: Questionnaire) -> None:
    """Wherever it starts from: one box and the first age, and hardly anything that stands out."""
    rng = random.Random(2)
    guide = Guide(shipped)
    walks = [guide.walk(rng.randint) for _ in range(120)]
    found = [
        simplest(walk, lambda one: "dull" in _ticked(one.answers, "legs"))
        for walk in walks
        if "dull" in _ticked(walk.answers, "legs")
    ]
    assert len(found) > 1
    assert {(one.answers["legs"], one.answers["age"]) for one in found} == {(("dull",), 16)}
    sizes = [size_of(one).unusual for one in found]
    assert max(sizes) <= 4
    assert sum(size == 2 for size in sizes) > len(sizes) / 2


def _ticked(sheet: dict[str, Given], id: str) -> tuple[str, ...]:
    ticked = sheet.get(id, ())
    assert isinstance(ticked, tuple)
    return ticked
