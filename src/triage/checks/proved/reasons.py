"""Why no path comes to something, and what comes out of one that does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from triage.interview.counting import most
from triage.interview.engine import questions_from
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.problems import Given
from triage.rules.conditions import AnswerName, AtLeast, Condition, ScoreAtLeast
from triage.rules.questionnaire import Questionnaire
from triage.words import listed, shortened


def result_of(questionnaire: Questionnaire, sheet: Mapping[str, Given]) -> Result:
    """What somebody is told who gives the answers of a path that the proof found."""
    result = Interview.replay(questionnaire, sheet).result
    assert result is not None, "a path that the proof found is complete"
    return result


def why_never(questionnaire: Questionnaire, when: Condition | None) -> str:
    """Why a condition holds on no path."""
    needed = [] if when is None else list(_needed(when))
    scores = [part for part in needed if isinstance(part, ScoreAtLeast)]
    names = [part for part in needed if isinstance(part, AnswerName)]
    reasons = [_why_not_so_many(questionnaire, score) for score in scores]
    for place, one in enumerate(names):
        reasons += [_why_not_both(questionnaire, other, one) for other in names[:place]]
    for reason in reasons:
        if reason is not None:
            return reason
    return "no path gives the answers that it needs together"


def why_not_together(questionnaire: Questionnaire, parts: Sequence[Condition]) -> str:
    """Why conditions, of which each is needed, hold together on no path."""
    match parts:
        case (AnswerName() as one, AnswerName() as other):
            reason = _why_not_both(questionnaire, one, other)
        case (ScoreAtLeast() as score,):
            reason = _why_not_so_many(questionnaire, score)
        case _:
            reason = None
    if reason is not None:
        return reason
    names = listed((shortened(str(part)) for part in parts), "and")
    if len(parts) == 1:
        return f"no path gives the answers that {names} needs"
    return f"on no path {names} hold together"


def why_none_of(questionnaire: Questionnaire, unless: Condition) -> str:
    """Why no reason to withhold something is ever there."""
    members = unless.members if isinstance(unless, AtLeast) and unless.needed == 1 else (unless,)
    return why_never(questionnaire, members[0])


def one_choice(questionnaire: Questionnaire, parts: Sequence[Condition]) -> bool:
    """Tell whether these are answers of one question that takes one answer."""
    questions = {part.question if isinstance(part, AnswerName) else None for part in parts}
    if len(parts) < 2 or len(questions) > 1:
        return False
    (question,) = questions
    return question is not None and questionnaire.questions[question].kind != "any"


def _needed(condition: Condition) -> Iterable[AnswerName | ScoreAtLeast]:
    """The answers and points without which the condition cannot hold."""
    if isinstance(condition, AnswerName | ScoreAtLeast):
        return (condition,)
    if isinstance(condition, AtLeast) and condition.needed == len(condition.members):
        return [part for member in condition.members for part in _needed(member)]
    return ()


def _why_not_so_many(questionnaire: Questionnaire, score: ScoreAtLeast) -> str | None:
    highest = most(questionnaire, score.score)
    if score.at_least <= highest:
        return None
    return f"the score `{score.score}` comes to {highest} at most"


def _why_not_both(questionnaire: Questionnaire, one: AnswerName, other: AnswerName) -> str | None:
    if one.question == other.question:
        if one.answer == other.answer:
            return None
        is_any = questionnaire.questions[one.question].kind == "any"
        if is_any and "none" not in (one.answer, other.answer):
            return None
        return f"`{one}` and `{other}` cannot both be answered"
    if other.question in questions_from(questionnaire, one.question):
        return None
    if one.question in questions_from(questionnaire, other.question):
        return None
    return f"no path asks both `{one.question}` and `{other.question}`"
