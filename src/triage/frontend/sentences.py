"""What a person is told about the way: how far it is, and what a change of answers did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.rules.questionnaire import Question, Questionnaire
from triage.words import counted

ASKED_TOO = "Because of your change, this is asked too."


def dropped(questionnaire: Questionnaire, ids: Iterable[str]) -> Iterator[str]:
    """One sentence for each question whose answer a step made void."""
    for id in dict.fromkeys(ids):
        ask = questionnaire.questions[id].ask.strip()
        yield f"No longer asked, so its answer was dropped: {ask}"


def asks_more(before: Interview, changed: Interview) -> bool:
    """Tell whether a change of an answer brought up a question that was not to come without it."""
    while before.remembered is not None:
        before = before.answer(before.remembered)
    return changed.current not in (None, before.current)


def so_far(answered: int, most: int) -> str:
    """How far ``answered`` saved answers lead, if ``most`` questions can still come."""
    if not most:
        return f"{counted(answered, 'answer')} so far."
    return f"{counted(answered, 'answer')} so far, at most {counted(most, 'question')} to come."


def at_most(questions: int) -> str:
    """How many questions there can be."""
    return f"At most {counted(questions, 'question')}."


def ends(question: Question) -> tuple[str, str]:
    """The names of both ends of a scale: what the file calls its outer bands."""
    bands = tuple(question.answers.values())
    return bands[0].text or "least", bands[-1].text or "most"


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
