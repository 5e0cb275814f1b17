"""Paths on which many answers meet, where there are too many walks to tell which can.

Each is walked towards answers that have not met yet. The choices along the way are those of a
random generator that always begins alike, so the same questionnaire has the same paths every time.
"""

from __future__ import annotations

import random
from itertools import combinations

from triage.interview.answers import all_names, names_of
from triage.proof import Answers
from triage.rules.conditions import AnswerName
from triage.rules.questionnaire import Questionnaire
from triage.testing.covering import Covering
from triage.testing.guide import Guide

MOST_WALKS = 2_000
"""So many walks of thirty questions take some seconds."""

MOST_MET = 500_000
"""Once so many sets have met, no more are sought: of threes one long path has hundreds of
thousands."""


def sought(questionnaire: Questionnaire, together: int) -> Covering:
    """Walk towards answers until many have met.

    Args:
        questionnaire: what is walked.
        together: how many answers are to meet: 2 or 3.
    """
    guide, rng = Guide(questionnaire), random.Random(0)
    names = [
        name
        for question in questionnaire.questions.values()
        for name in sorted(all_names(question))
    ]
    met: set[frozenset[AnswerName]] = set()
    sheets: list[Answers] = []
    for _ in range(MOST_WALKS):
        if len(met) > MOST_MET:
            break
        goals = rng.sample(names, min(together, len(names)))
        if frozenset(goals) in met:
            continue
        interview = guide.towards(rng.randint, goals)
        given = [name for step in interview.path for name in names_of(*step)]
        new = {frozenset(some) for some in combinations(given, together)} - met
        if new:
            met |= new
            sheets.append(interview.answers)
    return Covering(together, len(met), None, tuple(sheets))
