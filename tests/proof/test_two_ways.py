"""Verdicts are found by a solver and counts by walks: wherever both can tell, they agree."""

from __future__ import annotations

import random

import pytest
from helpers.agreement import shipped_data
from helpers.models import models
from helpers.random_questionnaires import random_questionnaire

from triage.proof.lengths import fewest_asked, most_asked
from triage.proof.paths import Paths
from triage.proof.surveying import survey
from triage.rules.build import build


def test_the_shipped_questionnaire() -> None:
    """The levels that some path reaches, and the fewest and the most questions of a path."""
    questionnaire = build(shipped_data())
    paths, walked = Paths(questionnaire), survey(questionnaire)
    ranks = range(len(questionnaire.levels))
    assert [rank for rank in ranks if paths.some(paths.encoding.level_is(rank))] == [
        rank for rank in ranks if walked.counts.by_rank[rank]
    ]
    assert (fewest_asked(paths), most_asked(paths)) == (walked.shortest, walked.longest)


@pytest.mark.parametrize("seed", range(100, 120))
def test_random_questionnaires_have_as_many_models_as_walks(seed: int) -> None:
    """At each level, and of the same lengths."""
    rng = random.Random(seed)
    for _ in range(5):
        questionnaire = build(random_questionnaire(rng, most_paths=150))
        walked = survey(questionnaire)
        by_rank = [0] * len(questionnaire.levels)
        lengths = set()
        for encoding, model in models(questionnaire):
            by_rank[next(n for n, one in enumerate(encoding.reached) if model.has(one))] += 1
            lengths.add(sum(map(model.has, encoding.asked.values())))
        assert by_rank == list(walked.counts.by_rank[: len(by_rank)])
        assert sum(by_rank) == walked.counts.paths
        assert (min(lengths), max(lengths)) == (walked.shortest, walked.longest)
