"""Makes a path simpler as long as something stays true of it.

Hypothesis would shorten a path first of all, and an emergency shortens one best. To a rule author
the simplest path is the one on which the fewest answers stand out, whatever its length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from triage.interview.interview import Interview
from triage.problems import Given
from triage.rules.questionnaire import Question


class Unusualness(NamedTuple):
    """How simple a path is; the smaller is the simpler."""

    unusual: int
    questions: int
    places: int


def simplest(interview: Interview, matters: Callable[[Interview], bool]) -> Interview:
    """The simplest complete interview near this one of which ``matters`` is true.

    Args:
        interview: a complete one of which it is true.
        matters: what must stay true.
    """
    simpler: Interview | None = interview
    while simpler is not None:
        interview = simpler
        size = size_of(interview)
        simpler = next(
            (near for near in _near(interview) if size_of(near) < size and matters(near)), None
        )
    return interview


def size_of(interview: Interview) -> Unusualness:
    """How many answers and boxes stand out, how many questions, and how far down the answers."""
    places = [_places(step.question, step.given) for step in interview.path]
    return Unusualness(
        unusual=sum(
            len(step.given) if isinstance(step.given, tuple) else place > 0
            for step, place in zip(interview.path, places, strict=True)
        ),
        questions=len(places),
        places=sum(places),
    )


def _near(interview: Interview) -> Iterator[Interview]:
    for step in interview.path:
        for value in _simpler(step.question, step.given):
            yield _completed(interview.change(step.question.id, value))


def _simpler(question: Question, given: Given) -> Iterator[Given]:
    if isinstance(given, tuple):
        if len(given) > 1:
            yield ()
        for place in range(len(given)):
            yield given[:place] + given[place + 1 :]
        for place, box in enumerate(given):
            for other in question.answers:
                if other == box:
                    break
                if other not in given:
                    yield (*given[:place], other, *given[place + 1 :])
    elif question.number is not None:
        lowest = [first for first, _ in question.bands().values()]
        place = _places(question, given)
        for number in (*lowest, question.number.at(place - 1)):
            if 0 <= question.number.place(number) < place:
                yield number
    else:
        for id in question.answers:
            if id == given:
                break
            yield id


def _completed(interview: Interview) -> Interview:
    while (question := interview.current) is not None:
        remembered = interview.remembered
        interview = interview.answer(_mildest(question) if remembered is None else remembered)
    return interview


def _mildest(question: Question) -> Given:
    if question.number is not None:
        return question.number.lowest
    return () if question.kind == "any" else next(iter(question.answers))


def _places(question: Question, given: Given) -> int:
    if question.number is not None:
        if isinstance(given, str | tuple):  # not knowing the number
            return question.number.last + 1
        return question.number.place(given)
    order = list(question.answers)
    ids = given if isinstance(given, tuple) else (given,)
    return sum(order.index(str(id)) for id in ids)
