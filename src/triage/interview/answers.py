"""One given answer: what a question accepts, and what to say when it is given something else."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite

from triage.problems import Given
from triage.rules.conditions import NONE, UNSURE, AnswerName
from triage.rules.former import now_called
from triage.rules.numbers import Exact, Number, exact
from triage.rules.questionnaire import Answer, Question
from triage.words import did_you_mean, with_unit


class AnswerError(ValueError):
    """A question was given something that it does not accept.

    Attributes:
        question: the id of that question.
    """

    def __init__(self, question: str, message: str) -> None:
        super().__init__(message)
        self.question = question


def accepted(question: Question) -> str:
    """Say in words what the question accepts, for the end of an error message."""
    names = ", ".join(question.answers)
    if question.number is not None:
        unsure = f", or {UNSURE}" if UNSURE in question.answers else ""
        return f"{numbers_in_words(question.number)}{unsure}"
    if question.kind == "any":
        return f"a list of any of {names}, or none"
    return f"one of {names}"


def numbers_in_words(number: Number) -> str:
    """The numbers that a question takes, such as ``a whole number from 0 to 10``."""
    between = f"from {number.lowest} to {number.highest}"
    if number.step == 1 and not number.has_decimals:
        return f"a whole number {between}"
    return f"a number {between} in steps of {number.step}"


def nearest_in_words(number: Number, value: Exact) -> str:
    """The two numbers nearest to one between them, such as ``38.4 or 38.5``."""
    place = number.place(value)
    return f"{number.at(place)} or {number.at(place + 1)}"


def check_given(question: Question, value: object) -> Given:
    """Bring ``value`` into the one form that the rest of the program uses.

    Args:
        question: the question that was asked.
        value: an answer id (``one``), a list of answer ids or ``none`` (``any``), or an integer, a
            `Decimal` or ``unsure`` (``number``); a binary fraction is no exact number.

    Returns:
        The answer id, the ticked ids in the order of the file, or the number.

    Raises:
        AnswerError: the question does not accept it; the message says what it does accept.
    """
    if question.kind == "any":
        return _ticked(question, value)
    if question.kind == "number":
        return _number(question, value)
    if isinstance(value, str) and value in question.answers:
        return value
    raise _refused(question, value)


def under_present_ids(question: Question, value: object) -> object:
    """``value`` with the ids that answers have now in place of those that they had before.

    Boxes that have become one are that one. What is no answer, now or before, is left as it is.
    """
    if isinstance(value, str):
        return now_called(question.answers, value)
    if not isinstance(value, list | tuple):
        return value
    former = [id for id in value if isinstance(id, str) and id not in question.answers]
    if not former:
        return value
    kept: list[object] = [id for id in value if id not in former]
    now = dict.fromkeys(now_called(question.answers, id) for id in former)
    return kept + [id for id in now if id not in kept]


def answers_of(question: Question, given: Given) -> tuple[Answer, ...]:
    """The answers that ``given`` stands for: none for an empty choice, one band for a number."""
    if isinstance(given, str):
        return (question.answers[given],)
    if isinstance(given, tuple):
        return tuple(question.answers[id] for id in given)
    return (question.band(given),)


def names_of(question: Question, given: Given) -> tuple[AnswerName, ...]:
    """The names that become true by ``given``: ``question.none`` for an empty choice.

    Where the number itself counts for a score, it is a name as well.
    """
    answers = answers_of(question, given)
    if not answers:
        return (AnswerName(question.id, NONE),)
    names = tuple(AnswerName(question.id, answer.id) for answer in answers)
    return (*names, AnswerName(question.id, str(given))) if question.counts else names


def all_names(question: Question) -> frozenset[AnswerName]:
    """Every name that an answer to the question can make true, ``question.none`` included."""
    names = {AnswerName(question.id, answer) for answer in question.answers}
    if question.kind == "any":
        names.add(AnswerName(question.id, NONE))
    if question.counts:
        names.update(AnswerName(question.id, number) for number in question.choices())
    return frozenset(names)


def in_words(question: Question, given: Given) -> tuple[str, ...]:
    """The texts a person chose: one, or one a box, or the number with its unit."""
    if not isinstance(given, str | tuple):
        unit = question.number.unit if question.number else ""
        return (with_unit(str(given), unit),)
    if given == ():
        return (question.none or NONE,)
    return tuple(answer.text for answer in answers_of(question, given))


def _ticked(question: Question, value: object) -> tuple[str, ...]:
    if value == NONE or value == [NONE] or value == (NONE,):
        return ()
    if isinstance(value, str) and value in question.answers:
        raise AnswerError(
            question.id, f"{question.id} takes a list, since several may be true: write [{value}]"
        )
    if not isinstance(value, list | tuple):
        raise _refused(question, value)
    if NONE in value:
        raise AnswerError(
            question.id,
            f"{question.id} says none and also {', '.join(id for id in value if id != NONE)}: "
            "both cannot be true; leave one of them out",
        )
    for position, id in enumerate(value):
        if not isinstance(id, str) or id not in question.answers:
            raise _refused(question, id)
        if id in value[:position]:
            raise AnswerError(question.id, f"{question.id} lists {id} twice; list it once")
    return tuple(id for id in question.answers if id in value)


def _number(question: Question, value: object) -> Given:
    assert question.number is not None
    if isinstance(value, str) and value == UNSURE and UNSURE in question.answers:
        return value
    number, refused = question.number, _refused(question, value)
    if isinstance(value, float) and number.has_decimals and isfinite(value):
        raise AnswerError(question.id, f"{refused}, a binary fraction: write Decimal('{value}')")
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        raise refused
    if isinstance(value, Decimal) and not (number.has_decimals and value.is_finite()):
        raise refused
    if number.takes(value):
        return exact(value)
    if number.lowest < value < number.highest and number.has_decimals:
        nearest = nearest_in_words(number, value)
        refused = AnswerError(question.id, f"{refused}: write {nearest}")
    raise refused


def _refused(question: Question, value: object) -> AnswerError:
    if isinstance(value, str) and question.kind != "number":
        now = now_called(question.answers, value)
        if now != value:
            return AnswerError(
                question.id, f"{question.id} calls the answer {value!r} {now!r} now; write {now}"
            )
        return AnswerError(
            question.id,
            f"{question.id} has no answer {value!r}{did_you_mean(value, question.answers) or '.'} "
            f"It accepts {accepted(question)}",
        )
    return AnswerError(
        question.id, f"{question.id} accepts {accepted(question)}, not {_shown(value)}"
    )


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return f"the list [{', '.join(map(str, value))}]"
    return f"the text {value!r}" if isinstance(value, str) else str(value)
