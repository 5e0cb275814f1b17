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
from triage.tongue.tongue import Tongue

_NUMBER = re.compile(
    r"(?P<sign>[-+]?)(?P<whole>[0-9]{1,18})(?:(?P<point>[.,])(?P<rest>[0-9]{1,9}))?"
)
"""A number as people write it; more digits than any question can ask for are none."""

_GROUP = 3
"""So many digits after a comma are thousands to some people and part of one to others: where one
writes a comma before the decimals, it is the point that can mean both.
"""


def read_number(question: Question, text: str, tongue: Tongue) -> Given:
    """The number that was typed, or ``unsure``.

    Digits of every script are read, a point or a comma before the decimals, and the unit behind the
    number. What a question does not take is refused and never made into something that it does:
    9.5 is not 95.

    Args:
        question: one that asks for a number.
        text: what was typed.
        tongue: the language of whoever typed it.

    Raises:
        AnswerError: it is none that the question takes; the message says what to type.
    """
    number = question.number
    assert number is not None, "the question does not ask for a number"
    typed = _plain(text)
    unsure = question.answers.get(UNSURE)
    known_as = (UNSURE, unsure_typed(tongue), unsure.text) if unsure else ()
    if typed.casefold() in (_plain(word).casefold() for word in known_as):
        return UNSURE
    found = _NUMBER.match(typed)
    if found is None or not _is_unit(typed[found.end() :], number.unit):
        raise _wanted(question, tongue)
    written = f"{found['sign']}{found['whole']}"
    if found["rest"] is None:
        value = exact(int(written))
    else:
        if not number.has_decimals:
            raise _wanted(question, tongue)
        if found["point"] != tongue.point and len(found["rest"]) == _GROUP:
            raise AnswerError(question.id, two_numbers(found[0], tongue))
        value = Decimal(f"{written}.{found['rest']}")
    if number.takes(value):
        return exact(value)
    if number.lowest < value < number.highest:
        nearest = nearest_in_words(number, exact(value), tongue)
        raise AnswerError(question.id, between_steps(tongue.number(value), nearest, tongue))
    raise _wanted(question, tongue)


def unsure_typed(tongue: Tongue) -> str:
    """What to type where the number is not known."""
    return tongue.term("to type", "unsure")


def wanted(question: Question, tongue: Tongue) -> str:
    """What to type, to whom typed something else."""
    numbers = accepted(question, tongue, unsure=unsure_typed(tongue))
    return tongue.text("type {accepted}", accepted=numbers)


def two_numbers(written: str, tongue: Tongue) -> str:
    """What to write instead of what is read as one number here and as another one there."""
    return tongue.text("{number} can mean two numbers: write a point", number=written)


def between_steps(written: str, nearest: str, tongue: Tongue) -> str:
    """What to type instead of a number that no step leads to."""
    return tongue.text(
        "{number} lies between two steps: type {nearest}", number=written, nearest=nearest
    )


def _wanted(question: Question, tongue: Tongue) -> AnswerError:
    return AnswerError(question.id, wanted(question, tongue))


def plain_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def _plain(text: str) -> str:
    return plain_digits(text.strip()).replace("\N{MINUS SIGN}", "-")


def _is_unit(text: str, unit: str) -> bool:
    """Tell whether what follows a number is nothing, or its unit or the beginning of that."""
    after = text.strip().rstrip(".").casefold()
    return not after or unit.casefold().startswith(after)
