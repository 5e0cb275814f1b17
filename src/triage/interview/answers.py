"""One given answer: what a question accepts, and what to say when it is given something else."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite

from triage.problems import Given
from triage.rules.conditions import NONE, UNSURE, AnswerName
from triage.rules.former import now_called
from triage.rules.numbers import Exact, Number, exact
from triage.rules.questionnaire import Answer, Question
from triage.tongue.tongue import ENGLISH, Tongue, later
from triage.words import nearest, with_unit


class AnswerError(ValueError):
    """A question was given something that it does not accept.

    Attributes:
        question: the id of that question.
    """

    def __init__(self, question: str, message: str) -> None:
        super().__init__(message)
        self.question = question


def accepted(question: Question, tongue: Tongue = ENGLISH, *, unsure: str = UNSURE) -> str:
    """Say in words what the question accepts, for the end of an error message.

    Args:
        question: the question.
        tongue: the language to say it in.
        unsure: what to write where the number is not known.
    """
    names = ", ".join(question.answers)
    if question.number is not None:
        numbers = numbers_in_words(question.number, tongue)
        if UNSURE not in question.answers:
            return numbers
        return tongue.text("{numbers}, or {unsure}", numbers=numbers, unsure=unsure)
    if question.kind == "any":
        return tongue.text("a list of any of {answers}, or {none}", answers=names, none=NONE)
    return tongue.text("one of {answers}", answers=names)


def numbers_in_words(number: Number, tongue: Tongue = ENGLISH) -> str:
    """The numbers that a question takes, such as ``a whole number from 0 to 10``."""
    ends = {"lowest": tongue.number(number.lowest), "highest": tongue.number(number.highest)}
    if number.step == 1 and not number.has_decimals:
        return tongue.text("a whole number from {lowest} to {highest}", **ends)
    step = tongue.number(number.step)
    return tongue.text("a number from {lowest} to {highest} in steps of {step}", step=step, **ends)


def nearest_in_words(number: Number, value: Exact, tongue: Tongue) -> str:
    """The two numbers nearest to one between them, such as ``38.4 or 38.5``."""
    place = number.place(value)
    return tongue.any_of(tongue.number(number.at(each)) for each in (place, place + 1))


def check_given(question: Question, value: object, tongue: Tongue = ENGLISH) -> Given:
    """Bring ``value`` into the one form that the rest of the program uses.

    Args:
        question: the question that was asked.
        value: an answer id (``one``), a list of answer ids or ``none`` (``any``), or an integer, a
            `Decimal` or ``unsure`` (``number``); a binary fraction is no exact number.
        tongue: the language to say in what is wrong.

    Returns:
        The answer id, the ticked ids in the order of the file, or the number.

    Raises:
        AnswerError: the question does not accept it; the message says what it does accept.
    """
    if question.kind == "any":
        return _ticked(question, value, tongue)
    if question.kind == "number":
        return _number(question, value, tongue)
    if isinstance(value, str) and value in question.answers:
        return value
    raise _refused(question, value, tongue)


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


def in_words(question: Question, given: Given, tongue: Tongue) -> tuple[str, ...]:
    """The texts a person chose: one, or one a box, or the number with its unit."""
    if not isinstance(given, str | tuple):
        unit = question.number.unit if question.number else ""
        return (with_unit(tongue.number(given), unit),)
    if given == ():
        return (question.none or NONE,)
    return tuple(answer.text for answer in answers_of(question, given))


def _ticked(question: Question, value: object, tongue: Tongue) -> tuple[str, ...]:
    if value == NONE or value == [NONE] or value == (NONE,):
        return ()
    if isinstance(value, str) and value in question.answers:
        told = tongue.text(
            "{question} takes a list, since several may be true: write {answer}",
            question=question.id,
            answer=f"[{value}]",
        )
        raise AnswerError(question.id, told)
    if not isinstance(value, list | tuple):
        raise _refused(question, value, tongue)
    if NONE in value:
        told = tongue.text(
            "{question} says {none} and also {others}: both cannot be true; leave one of them out",
            question=question.id,
            none=NONE,
            others=", ".join(id for id in value if id != NONE),
        )
        raise AnswerError(question.id, told)
    for position, id in enumerate(value):
        if not isinstance(id, str) or id not in question.answers:
            raise _refused(question, id, tongue)
        if id in value[:position]:
            told = tongue.text(
                "{question} lists {answer} twice; list it once", question=question.id, answer=id
            )
            raise AnswerError(question.id, told)
    return tuple(id for id in question.answers if id in value)


def _number(question: Question, value: object, tongue: Tongue) -> Given:
    assert question.number is not None
    if isinstance(value, str) and value == UNSURE and UNSURE in question.answers:
        return value
    number, refused = question.number, _refused(question, value, tongue)
    if isinstance(value, float) and number.has_decimals and isfinite(value):
        raise AnswerError(question.id, f"{refused}, a binary fraction: write Decimal('{value}')")
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        raise refused
    if isinstance(value, Decimal) and not (number.has_decimals and value.is_finite()):
        raise refused
    if number.takes(value):
        return exact(value)
    if number.lowest < value < number.highest and number.has_decimals:
        # In a sheet a number has a point in every language.
        nearest = nearest_in_words(number, value, ENGLISH)
        told = tongue.text("{problem}: write {instead}", problem=refused, instead=nearest)
        refused = AnswerError(question.id, told)
    raise refused


def _refused(question: Question, value: object, tongue: Tongue) -> AnswerError:
    known = {"question": question.id, "accepted": accepted(question, tongue)}
    if not isinstance(value, str) or question.kind == "number":
        told = tongue.text(
            "{question} accepts {accepted}, not {given}", given=_shown(value, tongue), **known
        )
        return AnswerError(question.id, told)
    now = now_called(question.answers, value)
    if now != value:
        told = tongue.text(
            "{question} calls the answer {before} {now} now; write {instead}",
            question=question.id,
            before=f"{value!r}",
            now=f"{now!r}",
            instead=now,
        )
        return AnswerError(question.id, told)
    near = nearest(value, question.answers)
    told = later("{question} has no answer {answer}. It accepts {accepted}")
    if near is not None:
        told = later(
            "{question} has no answer {answer}; did you mean {near}? It accepts {accepted}"
        )
    said = tongue.text(told, answer=f"{value!r}", near=f"{near!r}", **known)
    return AnswerError(question.id, said)


def _shown(value: object, tongue: Tongue) -> str:
    if value is None:
        return tongue.text("nothing")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return tongue.text("a mapping")
    if isinstance(value, list | tuple):
        return tongue.text("the list {list}", list=f"[{', '.join(map(str, value))}]")
    if isinstance(value, str):
        return tongue.text("the text {text}", text=f"{value!r}")
    return str(value)
