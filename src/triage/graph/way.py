"""One person's way through the picture: which boxes, answers, arrows and rules are on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from triage.interview.answers import answers_of, names_of
from triage.interview.interview import Interview
from triage.results.urgency import labelled
from triage.rules.conditions import AnswerName, holds
from triage.rules.questionnaire import Questionnaire, Way


class Highlight(NamedTuple):
    """What one interview goes through.

    Attributes:
        names: the answers that were given, ``none`` included.
        ways: for each question gone through, asked or passed over, the way that was taken; None
            where the interview was over, or stands, after it.
        rules: the rules that fired.
        words: what it comes to.
    """

    names: frozenset[AnswerName]
    ways: Mapping[str, Way | None]
    rules: frozenset[str]
    words: str


def highlight_of(interview: Interview) -> Highlight:
    """Follow an interview, complete or not."""
    names = frozenset(
        name for question, given in interview.path for name in names_of(question, given)
    )
    return Highlight(names, _ways(interview, names), interview.fired, _words(interview))


def _ways(interview: Interview, names: frozenset[AnswerName]) -> dict[str, Way | None]:
    questionnaire = interview.questionnaire
    asked = interview.answers
    ways: dict[str, Way | None] = {}
    id: str | None = questionnaire.start
    last = questionnaire.start
    while id is not None:
        question = questionnaire.questions[id]
        if id in asked:
            answers = answers_of(question, asked[id])
            ways[id] = way = question.way_after(answers[0] if question.kind != "any" else None)
            last = id
        elif question.ask_if is not None and not holds(question.ask_if, names):
            ways[id] = way = question.way_after(None)
        elif interview.result is None:
            ways[id] = None  # the question to answer now
            break
        else:
            # Nothing more could matter: the interview was over after its last answer.
            ways = dict(list(ways.items())[: list(ways).index(last) + 1])
            ways[last] = None
            break
        id = way.go
    return ways


def _words(interview: Interview) -> str:
    questionnaire: Questionnaire = interview.questionnaire
    result = interview.result
    if result is None:
        assert interview.current is not None
        return f"These answers lead as far as the question “{interview.current.ask}”"
    level = labelled(questionnaire, result.level)
    return f"These answers end in: {level} ({result.recommendations[0].title})"
