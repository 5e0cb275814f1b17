"""Blind readings: people whose urgency is known, answered by readers who saw only the questions.

`people.yaml` was written from guidance and published reports by a writer who had not seen the rule
file: what each person tells, the urgency that guidance asks for (`accept` where two neighbours can
both be defended), and why. Each `READER.yaml` has the answers that one reader gave for them, who
saw neither the rule file nor the urgency. `python -m rules.readings`, called in `tests/`, scores
them; with `paper` it prints the questions as a new reader gets them, and with `read` and a file it
turns what that reader wrote (numbers of answers by numbers of questions) into answers.

Figures so far, for the same 60 people. Before the questions were reworded after what the readers
stumbled over: careful 90 % right, hurried 83 %, little English 87 %, with one emergency missed and
up to 2 % told too little. After it: 97, 87 and 88 %, no emergency missed, nobody told too little.
The people are invented by a model, and so are the readers; no health worker has looked at them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from rules import shipped
from triage.interview.interview import Interview
from triage.rules.questionnaire import Question

FOLDER = Path(__file__).parent
READERS = ("careful", "hurried", "little-english")


class Reading(NamedTuple):
    """One person as one reader answered for them.

    Attributes:
        person: the id of the person.
        wanted: the levels that guidance accepts.
        told: the level that they were told.
        asked: how many questions they were asked.
    """

    person: str
    wanted: tuple[str, ...]
    told: str
    asked: int

    @property
    def off(self) -> int:
        """0 where they were told what is right; below 0 too calm, above 0 too urgent."""
        levels = shipped.questionnaire().levels
        ranks, told = [levels[level].rank for level in self.wanted], levels[self.told].rank
        return (told < min(ranks)) - (told > max(ranks))

    @property
    def is_missed(self) -> bool:
        """Whether an emergency was told anything else."""
        most_urgent = next(iter(shipped.questionnaire().levels))
        return self.wanted == (most_urgent,) and self.told != most_urgent


class Figures(NamedTuple):
    """How well a reader came out, as shares of the people (0 to 1) and a count."""

    right: float
    too_calm: float
    too_urgent: float
    missed: int


def data(name: str) -> Any:
    """What one of the files in this folder says."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def people() -> Mapping[str, Mapping[str, Any]]:
    """Everybody by id."""
    found: Mapping[str, Mapping[str, Any]] = data("people")
    return found


@cache
def readings(reader: str) -> tuple[Reading, ...]:
    """Everybody as that reader answered for them."""
    return tuple(_readings(data(reader)))


def _readings(answers: Mapping[str, Mapping[str, object]]) -> Iterator[Reading]:
    for id, person in people().items():
        walk = Interview.replay(shipped.questionnaire(), answers[id])
        assert walk.result is not None, f"{id} gave no answer to {walk.current}"
        wanted = tuple(person.get("accept", (person["urgency"],)))
        yield Reading(id, wanted, walk.result.level.id, len(walk.path))


def figures(found: tuple[Reading, ...]) -> Figures:
    """The figures of one reader."""
    right, too_calm, too_urgent = (
        sum(reading.off == off for reading in found) / len(found) for off in (0, -1, 1)
    )
    return Figures(right, too_calm, too_urgent, sum(reading.is_missed for reading in found))


def paper() -> Iterator[str]:
    """The questions as a reader gets them, in the order of the file."""
    for number, question in enumerate(shipped.questionnaire().questions.values(), 1):
        yield f"## {number}. {question.ask}"
        yield f"   (Why we ask: {question.why.strip()})" if question.why else ""
        if question.ask_if is not None:
            yield "   [Only some people get this page: answer it where it makes sense.]"
        yield from _answers(question)
        yield ""


def _answers(question: Question) -> Iterator[str]:
    if question.number is not None:
        yield f"   Type a number from {question.number.lowest} to {question.number.highest}."
        return
    yield "   Tick all that apply." if question.kind == "any" else "   Choose one."
    for number, answer in enumerate(question.answers.values(), 1):
        yield f"   {number}. {answer.text}"
    if question.kind == "any":
        yield f"   0. {question.none}"


def read(written: Mapping[int, int | list[int]]) -> dict[str, object]:
    """The answers of one person, from the numbers that a reader wrote on the paper."""
    questions = list(shipped.questionnaire().questions.values())
    return {
        questions[number - 1].id: _meant(questions[number - 1], given)
        for number, given in sorted(written.items())
    }


def _meant(question: Question, given: int | list[int]) -> object:
    ids = list(question.answers)
    if isinstance(given, list):
        return [ids[number - 1] for number in sorted(given) if number]
    return given if question.number is not None else ids[given - 1]
