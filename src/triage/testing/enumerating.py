"""All paths of a questionnaire that has few, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from triage.interview.interview import Interview
from triage.problems import Given
from triage.proof.counting import count
from triage.proof.remainders import NotProvedError
from triage.proof.steps import Steps
from triage.proof.walks import Walks
from triage.rules.questionnaire import Question, Questionnaire
from triage.testing.simplest import size_of

MOST = 5_000
"""A questionnaire with no more paths than this is walked whole: it takes about a second."""


class Paths(NamedTuple):
    """The paths of a questionnaire.

    Attributes:
        number: how many there are; None where counting them passes the work limit of the proof.
        all: every one as a complete interview, the simplest first (see `size_of`); None where they
            are more than `MOST`. All numbers of a band lead the same way and make one path: the
            lowest stands for them.
    """

    number: int | None
    all: tuple[Interview, ...] | None


def paths_of(questionnaire: Questionnaire) -> Paths:
    """Count the paths, and walk them where they are few; kept for the next that asks."""
    return _paths(_Same(questionnaire))


class _Same:
    """A questionnaire as a key, the same as itself alone: what it is made of has no hash."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.questionnaire is other.questionnaire

    def __hash__(self) -> int:
        return id(self.questionnaire)


@lru_cache(maxsize=2)
def _paths(of: _Same) -> Paths:
    try:
        number = count(Walks(Steps(of.questionnaire))).paths
    except NotProvedError:
        return Paths(None, None)
    if number > MOST:
        return Paths(number, None)
    return Paths(number, tuple(sorted(_walked(of.questionnaire), key=size_of)))


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
    elif question.kind == "any":
        for ticks in product((False, True), repeat=len(question.answers)):
            yield tuple(id for id, tick in zip(question.answers, ticks, strict=True) if tick)
    else:
        yield from question.answers
