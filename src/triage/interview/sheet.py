"""Answer sheets: YAML or JSON that maps question ids to answers.

The files that `triage.results.saving` writes are read too, whatever their ending: each holds its
sheet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from triage.interview.answers import AnswerError, check_given, under_present_ids
from triage.problems import ID, Given, Problem, in_order
from triage.reading.scalars import resolved
from triage.rules.former import now_called
from triage.rules.numbers import Exact
from triage.rules.questionnaire import Questionnaire
from triage.words import did_you_mean

SHEET_BEGINS = "```yaml\n"
SHEET_ENDS = "```"

_ID = rf"(?!(?:true|false|null)(?![a-z0-9-])){ID.pattern}"
_SIMPLE_LINE = re.compile(
    rf"(?P<question>{_ID}): "
    r"(?:(?P<number>(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?)"
    rf"|\[(?P<boxes>(?:{_ID}(?:, {_ID})*)?)\]|(?P<answer>{_ID}))"
)


_SAVED_BESIDE = frozenset(
    (
        "questionnaire",
        "saved",
        "answers",
        "level",
        "recommendation",
        "recommendations",
        "advice",
        "because",
        "path",
        "scores",
        "unused",
    )
)
"""What a saved JSON result says; whatever else stands beside its answers is no part of it."""


class Sheet(NamedTuple):
    """What a sheet says: the answers that fit the questionnaire, and a problem for each other.

    Attributes:
        answers: the answers, by the ids that questions and answers have now.
        problems: what does not fit.
        renamed: ids that the sheet has from before, each with the one it has now: ``a → b``.
    """

    answers: Mapping[str, Given]
    problems: list[Problem]
    renamed: tuple[str, ...] = ()


def read_sheet(content: bytes, name: str, questionnaire: Questionnaire) -> Sheet:
    """Read a sheet for ``questionnaire``.

    Args:
        content: the bytes of the file.
        name: what to call the file in messages.
        questionnaire: what the sheet answers.
    """
    answers = _read_quickly(content, questionnaire)
    if answers is not None:
        return Sheet(answers, [])
    # Loading a YAML parser is a third of the time it takes to answer a sheet.
    from triage.reading.document import read

    document, problems = read(_sheet_within(content), name)
    if document is None or problems:
        return Sheet({}, problems)
    if not isinstance(document.data, dict):
        message = "an answer sheet maps question ids to answers, such as 'leg-pain: sharp'"
        return Sheet({}, [Problem("wrong-sheet", "error", message, document.places.value(()))])
    inside = _answers_inside(document.data, questionnaire)
    if inside:
        for key, message in _unfit_beside(document.data, questionnaire).items():
            problems.append(Problem("wrong-sheet", "error", message, document.places.key((key,))))
        if problems:
            return Sheet({}, in_order(problems))
    given = document.data
    for key in inside:
        given = given[key]
    answers = {}
    renamed: list[str] = []
    for id, value in given.items():
        now = now_called(questionnaire.questions, id)
        try:
            if now != id and now in given:
                raise AnswerError(id, f"{id} is called {now} now, which is answered, too")
            answers[now], former = _under_present_ids(questionnaire, id, now, value)
            renamed += former
        except AnswerError as error:
            known = now in questionnaire.questions
            places = document.places
            place = places.value((*inside, id)) if known else places.key((*inside, id))
            code = "wrong-answer" if known else "unknown-question"
            problems.append(Problem(code, "error", str(error), place))
    return Sheet(answers, in_order(problems), tuple(renamed))


def sheet_text(answers: Mapping[str, Given]) -> str:
    """An answer sheet as YAML; of no answers at all it is still a sheet."""
    if not answers:
        return "{}\n"
    return "".join(
        f"{id}: [{', '.join(map(_quoted, given))}]\n"
        if isinstance(given, tuple)
        else f"{id}: {_quoted(given)}\n"
        for id, given in answers.items()
    )


def _read_quickly(content: bytes, questionnaire: Questionnaire) -> dict[str, Given] | None:
    """The answers of a sheet that is JSON, or lines of ids and numbers, and has no fault.

    None for anything else: that needs the YAML parser, and places for what is wrong.
    """
    try:
        if content.lstrip().startswith(b"{"):
            data = json.loads(content, object_pairs_hook=_without_repeats, parse_float=_as_yaml)
        else:
            data = _without_repeats([_simple_line(line) for line in content.splitlines()])
        inside = _answers_inside(data, questionnaire)
        if inside and _unfit_beside(data, questionnaire):
            return None
        for key in inside:
            data = data[key]
        return {id: _checked(questionnaire, id, value) for id, value in data.items()}
    except (ValueError, RecursionError):  # the latter where JSON is nested too deep
        return None


def _as_yaml(written: str) -> object:
    """A number with a point or an exponent as the YAML parser reads it: never a binary fraction.

    Raises:
        ValueError: it has too many digits.
    """
    return resolved(written)


def _simple_line(line: bytes) -> tuple[str, object]:
    """An answer on a line of its own, written so plainly that YAML cannot mean anything else.

    Raises:
        ValueError: it is not.
    """
    simple = _SIMPLE_LINE.fullmatch(line.decode("ascii"))
    if simple is None:
        raise ValueError("not a plain line")
    question, number, boxes, answer = simple.group("question", "number", "boxes", "answer")
    if number is not None:
        return question, Decimal(number) if "." in number else int(number)
    if boxes is not None:
        return question, boxes.split(", ") if boxes else []
    return question, answer


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key is repeated")
    return dict(pairs)


def _checked(questionnaire: Questionnaire, id: str, value: object) -> Given:
    question = questionnaire.questions.get(id)
    if question is None:
        raise AnswerError(
            id, f"there is no question {id!r}{did_you_mean(id, questionnaire.questions)}"
        )
    return check_given(question, value)


def _under_present_ids(
    questionnaire: Questionnaire, id: str, now: str, value: object
) -> tuple[Given, list[str]]:
    """One answer by the ids of today, and each id of it that is another one now."""
    question = questionnaire.questions.get(now)
    present = value if question is None else under_present_ids(question, value)
    given = _checked(questionnaire, now, present)
    renamed = [] if now == id else [f"{id} → {now}"]
    if question is not None and present is not value:
        written = value if isinstance(value, list) else [value]
        for answer in written:
            called = now_called(question.answers, str(answer))
            if called != answer:
                renamed.append(f"{id}.{answer} → {now}.{called}")
    return given, renamed


def _answers_inside(data: Mapping[str, object], questionnaire: Questionnaire) -> tuple[str, ...]:
    """The way to the answers: a saved JSON result holds them under ``answers``."""
    saved = "answers" not in questionnaire.questions and isinstance(data.get("answers"), dict)
    return ("answers",) if saved else ()


def _unfit_beside(data: Mapping[str, object], questionnaire: Questionnaire) -> dict[str, str]:
    """By key, what is wrong with what stands beside ``answers``: nothing there is passed over."""
    unfit = {}
    saved = "questionnaire" in data
    for key in data:
        if key == "questionnaire" and data[key] != questionnaire.id:
            unfit[key] = f"these are answers to {data[key]!r}, not to {questionnaire.id!r}"
        elif key != "answers" and not (saved and key in _SAVED_BESIDE):
            unfit[key] = f"{key} stands beside answers, so it would be passed over; write it there"
    return unfit


def _sheet_within(content: bytes) -> bytes:
    """The sheet inside a saved text or Markdown file; anything else is a sheet already.

    The lines before it are kept as empty lines, so that places stay those of the file.
    """
    begins = content.rfind(SHEET_BEGINS.encode())
    if begins < 0:
        return content
    begins += len(SHEET_BEGINS)
    ends = content.find(SHEET_ENDS.encode(), begins)
    before = b"\n" * content.count(b"\n", 0, begins)
    return before + content[begins : ends if ends >= 0 else None]


def _quoted(given: str | Exact) -> str:
    """An id as YAML reads it back; ids are plain words, and three words mean something else."""
    return f'"{given}"' if given in ("true", "false", "null") else str(given)
