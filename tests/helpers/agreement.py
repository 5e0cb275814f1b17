"""An interview beside the oracle, and interviews of the shipped questionnaire to hold it to."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache

from helpers import oracle
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.problems import Given
from triage.rulefile import RuleFile
from triage.rules.build import build
from triage.rules.shipped import file as shipped_file
from triage.testing.guide import Guide

WALKS = 100
"""How many interviews `shipped_walks` has."""


@cache
def shipped_data() -> oracle.Data:
    """The shipped questionnaire as plain data, for the oracle; not to be changed."""
    document = RuleFile.open(shipped_file()).document
    assert document is not None
    data: oracle.Data = document.data
    return data


@cache
def shipped_walks() -> tuple[Interview, ...]:
    """Complete interviews of it, rare ones as often as common ones."""
    rng = random.Random(11)
    guide = Guide(build(shipped_data()))
    return tuple(guide.walk(rng.randint) for _ in range(WALKS))


def outcome(interview: Interview) -> Result:
    """What came of a complete interview."""
    assert interview.result is not None
    return interview.result


def written_down(answers: Mapping[str, Given]) -> oracle.Sheet:
    """Answers as a rule author writes them, and the oracle takes them: boxes in a list."""
    return {id: list(one) if isinstance(one, tuple) else one for id, one in answers.items()}


def agrees(data: oracle.Data, interview: Interview) -> None:
    """Everything that the oracle says of these answers is so."""
    walk = oracle.walk(data, written_down(interview.answers))
    assert walk.asked == tuple(interview.answers)
    assert walk.missing == (interview.current.id if interview.current else None)
    for question, ticked in interview.path:
        if isinstance(ticked, tuple):
            assert ticked == tuple(box for box in question.answers if box in ticked)
    result = interview.result
    assert (result is None) == (walk.missing is not None)
    if result is not None:
        assert result.level.id == walk.level
        assert tuple(one.id for one in result.recommendations) == walk.recommendations
        assert tuple(one.id for one in result.advice) == walk.advice
        assert result.ended_early == walk.early
        assert list(result.scores.items()) == [(id, walk.sums[id]) for id in walk.scores]


def walked(data: oracle.Data, sheet: oracle.Sheet) -> Interview:
    """Answer question by question from the sheet, as a person would."""
    interview = Interview.begin(build(data))
    while interview.current is not None:
        interview = interview.answer(sheet[interview.current.id])
    return interview
