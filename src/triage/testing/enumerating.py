"""All paths of a questionnaire that has few, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from triage.interview.interview import Interview
from triage.problems import Given
from triage.rules.conditions import UNSURE
from triage.rules.questionnaire import Question, Questionnaire
from triage.testing.simplest import size_of

MOST = 5_000
"""A questionnaire with no more paths than this is walked whole: it takes about a second."""


def all_paths(questionnaire: Questionnaire) -> tuple[Interview, ...]:
    """Every path as a complete interview, the simplest first (see `size_of`).

    All numbers of a band lead the same way and make one path: the lowest stands for them.
    """
    return tuple(sorted(_walked(questionnaire), key=size_of))


def _walked(questionnaire: Questionnaire) -> Iterator[Interview]:
    waiting = [Interview.begin(questionnaire)]
    while waiting:
        interview = waiting.pop()
        question = interview.current
        if question is None:
            yield interview
        else:
            waiting += map(interview.answer, _replies(question))


def _replies(question: Question) -> Iterator[Given]:
    if question.number is not None:
        yield from (lowest for lowest, _ in question.bands().values())
        if UNSURE in question.answers:
            yield UNSURE
    elif question.kind == "any":
        for ticks in product((False, True), repeat=len(question.answers)):
            yield tuple(id for id, tick in zip(question.answers, ticks, strict=True) if tick)
    else:
        yield from question.answers
