"""What a person types where a number is asked for: one reader for every front end."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from triage.interview.answers import AnswerError, accepted, nearest_in_words
from triage.problems import Given
from triage.rules.conditions import UNSURE
from triage.rules.numbers import exact
from triage.rules.questionnaire import Question

_NUMBER = re.compile(
    r"(?P<sign>[-+]?)(?P<whole>[0-9]{1,18})(?:(?P<point>[.,])(?P<rest>[0-9]{1,9}))?"
)
"""A number as people write it; more digits than any question can ask for are none."""

_GROUP = 3
"""So many digits after a comma are in some languages thousands, and a part of one in others."""


def read_number(question: Question, text: str) -> Given:
    """The number that was typed, or ``unsure``.

    Digits of every script are read, a point or a comma before the decimals, and the unit behind the
    number. What a question does not take is refused and never made into something that it does:
    9.5 is not 95.

    Args:
        question: one that asks for a number.
        text: what was typed.

    Raises:
        AnswerError: it is none that the question takes; the message says what to type.
    """
    number = question.number
    assert number is not None, "the question does not ask for a number"
    typed = _plain(text)
    unsure = question.answers.get(UNSURE)
    if unsure and typed.casefold() in (UNSURE, _plain(unsure.text).casefold()):
        return UNSURE
    found = _NUMBER.match(typed)
    if found is None or not _is_unit(typed[found.end() :], number.unit):
        raise _wanted(question)
    written = f"{found['sign']}{found['whole']}"
    if found["rest"] is None:
        value = exact(int(written))
    else:
        if not number.has_decimals:
            raise _wanted(question)
        if found["point"] == "," and len(found["rest"]) == _GROUP:
            raise AnswerError(question.id, two_numbers(found[0]))
        value = Decimal(f"{written}.{found['rest']}")
    if number.takes(value):
        return exact(value)
    if number.lowest < value < number.highest:
        nearest = nearest_in_words(number, exact(value))
        raise AnswerError(question.id, between_steps(str(value), nearest))
    raise _wanted(question)


def wanted(question: Question) -> str:
    """What to type, to whom typed something else."""
    return f"type {accepted(question)}"


def two_numbers(written: str) -> str:
    """What to write instead of what is read as one number here and as another one there."""
    return f"{written} can mean two numbers: write a point"


def between_steps(written: str, nearest: str) -> str:
    """What to type instead of a number that no step leads to."""
    return f"{written} lies between two steps: type {nearest}"


def _wanted(question: Question) -> AnswerError:
    return AnswerError(question.id, wanted(question))


def plain_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def _plain(text: str) -> str:
    return plain_digits(text.strip()).replace("\N{MINUS SIGN}", "-")


def _is_unit(text: str, unit: str) -> bool:
    """Tell whether what follows a number is nothing, or its unit or the beginning of that."""
    after = text.strip().rstrip(".").casefold()
    return not after or unit.casefold().startswith(after)
