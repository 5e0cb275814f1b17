"""What a typed line stands for: a request, or an answer by its number or its own first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from triage.interview.answers import AnswerError
from triage.interview.typed import plain_digits, read_number
from triage.problems import Given
from triage.rules.questionnaire import Question
from triage.tongue.tongue import Tongue, later

Request = Literal[
    "back", "why", "help", "quit", "check", "save", "repeat", "undo", "notice", "answer"
]

_WORDS: dict[Request, str] = {
    "back": later("b back"),
    "why": later("? why"),
    "help": later("h help"),
    "quit": later("q quit exit stop"),
    "check": later("c check change"),
    "save": later("s save"),
    "repeat": later("r repeat again"),
    "undo": later("u undo"),
    "notice": later("n notice"),
}
"""The words that ask for something, with spaces between. Those of English are read everywhere."""

_NONE = later("0 none no")
"""What stands for the answer that none of the others is true."""

_YES = later("y yes")
"""What says yes to a question of triage itself."""

_WHOLE = re.compile(r"-?[0-9]{1,18}")
"""A whole number as people write it; more digits than any question can ask for are none."""

_BESIDE = later("r repeats the question, b goes back, h says what else you can type")

_NUMBERED = re.compile(r"([0-9]+)[.)]?")
_SPAN = re.compile(r"([0-9]+)\s*-\s*([0-9]+)")


def request(line: str, tongue: Tongue) -> Request:
    """What the line asks for, beside an answer."""
    found = (asked for asked, words in _WORDS.items() if _is_one_of(line, words, tongue))
    return next(found, "answer")


def says_yes(line: str, tongue: Tongue) -> bool:
    """Whether the line says yes."""
    return _is_one_of(line, _YES, tongue)


def whole(line: str) -> int | None:
    """The whole number that a line is; None for any other way to write one, such as ``1_0``."""
    word = plain_digits(line)
    return int(word) if _WHOLE.fullmatch(word) else None


def answer(line: str, question: Question, tongue: Tongue) -> Given:
    """The answer that a line stands for.

    Raises:
        AnswerError: it does not stand for one; the message says what to type.
    """
    line = plain_digits(line)
    if question.number is not None:
        return _number(line, question, tongue)
    several = question.kind == "any"
    if several and _is_one_of(line.rstrip("."), _NONE, tongue):
        return ()
    texts = [answer.text for answer in question.answers.values()]
    positions = _numbered(line, len(texts), tongue) or _begun(line, texts, several)
    if positions is None:
        raise AnswerError(question.id, _wanted(question, tongue))
    if several and 0 in positions and set(positions) != {0}:
        told = tongue.text("0 means none of them, so it cannot go with another number")
        raise AnswerError(question.id, told)
    if not several and len(positions) != 1:
        wanted = _wanted(question, tongue)
        told = tongue.text("only one can be chosen: {what_to_type}", what_to_type=wanted)
        raise AnswerError(question.id, told)
    ids = list(question.answers)
    if not all(0 <= position <= len(ids) for position in positions) or (
        not several and 0 in positions
    ):
        raise AnswerError(question.id, _wanted(question, tongue))
    chosen = tuple(ids[position - 1] for position in sorted(set(positions)) if position)
    return chosen if several else chosen[0]


def _is_one_of(line: str, words: str, tongue: Tongue) -> bool:
    return line.casefold() in f"{words} {tongue.text(words)}".casefold().split()


def _number(line: str, question: Question, tongue: Tongue) -> Given:
    try:
        return read_number(question, line, tongue)
    except AnswerError as error:
        raise AnswerError(question.id, f"{error}; {tongue.text(_BESIDE)}") from None


def _numbered(line: str, last: int, tongue: Tongue) -> list[int] | None:
    """The numbers that a line consists of, ``2``, ``1 and 3`` or ``1-3``; None if of others."""
    span = _SPAN.fullmatch(line)
    if span is not None:
        first, until = map(int, span.groups())
        return list(range(first, until + 1)) if 1 <= first <= until <= last else None
    between = rf"[\s,;]+(?:(?:and|{re.escape(tongue.text('and'))})\s+)?"
    words = [_NUMBERED.fullmatch(word) for word in re.split(between, line) if word]
    found = [int(word[1][:18]) for word in words if word is not None]
    return found if found and len(found) == len(words) else None


def _begun(line: str, texts: Sequence[str], several: bool) -> list[int] | None:
    """The number of the one answer that begins with these words; None if not exactly one does."""
    whole_line = _beginning_with(line, texts)
    parts = re.split(r"[,;]", line) if several else []
    if len(whole_line) == 1 or len(parts) < 2:
        return whole_line if len(whole_line) == 1 else None
    found = [_beginning_with(part, texts) for part in parts]
    return [number for (number,) in found] if all(len(numbers) == 1 for numbers in found) else None


def _beginning_with(words: str, texts: Sequence[str]) -> list[int]:
    """The numbers of the texts that begin with these words, and of those that are no more."""
    wanted = _words(words)
    starting = [
        number
        for number, text in enumerate(texts, 1)
        if wanted and _words(text)[: len(wanted)] == wanted
    ]
    same = [number for number in starting if _words(texts[number - 1]) == wanted]
    return same or starting


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _wanted(question: Question, tongue: Tongue) -> str:
    """What to type, as the end of an error message."""
    how = later("type one number from 1 to {last}")
    if question.kind == "any":
        how = later("type numbers from 1 to {last} with spaces between, or 0 for none of them")
    return f"{tongue.text(how, last=len(question.answers))}; {tongue.text(_BESIDE)}"
