"""What the questions of a questionnaire have, as the plain data of a rule file."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeAlias

from making.choosing import Chooser
from triage.rules.conditions import NONE, UNSURE
from triage.rules.numbers import Exact, exact

Data: TypeAlias = dict[str, Any]
"""The plain data of one rule file, or of one thing in it."""

STEPS: tuple[Exact, ...] = (1, Decimal("0.1"), 2, Decimal("0.5"), Decimal("0.25"), 5)
"""How far it is from one number of a question to the next."""


def answers_of(own: Data) -> dict[str, Data]:
    """The answers of a question; last that the number is not known, where that is one."""
    return {**own["answers"], **({UNSURE: own[UNSURE]} if UNSURE in own else {})}


def atoms_of(data: Data, question: str) -> list[str]:
    """The names of all answers of a question, ``none`` of a ``choose: any`` question included."""
    own = data["questions"][question]
    answers = [*answers_of(own), *([NONE] if own.get("choose") == "any" else [])]
    return [f"{question}.{answer}" for answer in answers]


def beside(written: object, condition: Data) -> list[object]:
    """The ways to put a condition in the place of another one, or beside it."""
    return [[condition], {"any": [written, condition]}, {"all": [written, condition]}]


def things_of(own: Data) -> list[Data]:
    """Everything in a question that can lead on: itself, and its answers."""
    return [own, *answers_of(own).values()]


def reachable(data: Data, start: str) -> set[str]:
    """The questions reachable by ``go`` from one, itself included."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        question = waiting.pop()
        if question not in found:
            found.add(question)
            own = data["questions"][question]
            waiting += [thing["go"] for thing in things_of(own) if "go" in thing]
    return found


def number_and_tops(choice: Chooser, size: int) -> tuple[Data, list[Exact]]:
    """What numbers a question of so many bands takes, and the highest number of each band.

    The first band holds more than one number, so that ``from`` is less than ``to``.
    """
    step = choice.one(STEPS) if choice.chance(1, 2) else 1
    first = exact(choice.one([0, 1, -3]) + step * choice.number(0, 3))
    tops: list[Exact] = []
    while len(tops) < size:
        tops.append(exact((tops[-1] if tops else first) + step * choice.number(1, 3)))
    number: Data = {"from": first, "to": tops[-1]}
    if step != 1:
        number["step"] = step
    if choice.chance(1, 4):
        number["unit"] = "weeks"
    return number, tops
