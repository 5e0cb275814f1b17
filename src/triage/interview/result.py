"""What a finished walk comes to: the level reached, what is shown, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from triage.interview.counting import totals
from triage.interview.engine import Engine, Reason, State
from triage.problems import Given
from triage.rules.conditions import holds
from triage.rules.questionnaire import Advice, Level, Recommendation


class Result(NamedTuple):
    """The end of an interview.

    Attributes:
        level: the most urgent level among all that was recommended.
        recommendations: those shown, most urgent first, in order of arrival within a level.
        advice: the advice shown, in the order of the file.
        because: every reason for a recommendation that is shown, in order of arrival.
        path: the questions asked with their answers.
        fired: the ids of the rules that fired.
        ended_early: nothing that was still to be asked could have made it more urgent.
        scores: what each score came to that a question on the path adds to, in the file's order.
    """

    level: Level
    recommendations: tuple[Recommendation, ...]
    advice: tuple[Advice, ...]
    because: tuple[Reason, ...]
    path: tuple[tuple[str, Given], ...]
    fired: frozenset[str]
    ended_early: bool
    scores: Mapping[str, int]


def result_of(engine: Engine, state: State) -> Result:
    """The result of a walk that is over (``state.question`` is None)."""
    questionnaire = engine.questionnaire
    rank = engine.level_rank(state)
    assert rank is not None, "a path ended without a recommendation; a valid file cannot"
    level = tuple(questionnaire.levels.values())[rank]
    recommended = dict.fromkeys(reason.recommendation for reason in state.reasons)
    shown = sorted(
        (id for id in recommended if questionnaire.is_shown(id, level)),
        key=questionnaire.rank,
    )
    collected = state.advised.union(*(questionnaire.recommendations[id].advice for id in shown))
    return Result(
        level=level,
        recommendations=tuple(questionnaire.recommendations[id] for id in shown),
        advice=tuple(
            advice
            for advice in questionnaire.advice.values()
            if advice.id in collected
            and advice.level.allows(rank)
            and not (advice.unless is not None and holds(advice.unless, state.names))
        ),
        because=tuple(
            reason for reason in dict.fromkeys(state.reasons) if reason.recommendation in shown
        ),
        path=state.path,
        fired=state.fired,
        ended_early=state.ended_early,
        scores=totals(questionnaire, state.path),
    )
