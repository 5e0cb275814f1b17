"""What a person is told after changing answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triage.questionnaire import Questionnaire
from triage.result import Result

ASKED_TOO = "Because of your change, this is asked too."


def dropped(questionnaire: Questionnaire, ids: Iterable[str]) -> Iterator[str]:
    """One sentence for each question whose answer a step made void."""
    for id in dict.fromkeys(ids):
        ask = questionnaire.questions[id].ask.strip()
        yield f"No longer asked, so its answer was dropped: {ask}"


def outcome(before: Result, now: Result) -> str:
    """What became of the recommendation."""
    if before.recommendations == now.recommendations:
        return "Your change does not change what is recommended."
    return f"Your change changes what is recommended. Before: {_named(before)} Now: {_named(now)}"


def place(questionnaire: Questionnaire, number: int, more: int) -> str:
    """Where the person is: ``Question 4, at most 9 more``."""
    return f"Question {number}, {f'at most {more} more' if more else 'the last one'}"


def _named(result: Result) -> str:
    return f"{result.level.title} ({'; '.join(one.title for one in result.recommendations)})."
