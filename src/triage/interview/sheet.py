"""Answer sheets: YAML or JSON that maps question ids to answers.

The files that `triage.results.saving` writes are read too, whatever their ending: each holds its
sheet, in which the answers stand under ``answers`` and beside them when they were saved, what they
came to, the answers kept aside and what was marked and not confirmed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from triage.interview.answers import AnswerError, check_given, under_present_ids
from triage.interview.saved_file import CUT_SHORT, NO_ANSWERS, FoundSheet, find_sheet
from triage.problems import ID, Given, Problem, in_order
from triage.reading.scalars import resolved
from triage.rules.former import now_called
from triage.rules.numbers import Exact
from triage.rules.questionnaire import Level, Questionnaire
from triage.tongue.tongue import ENGLISH, Tongue
from triage.words import did_you_mean

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
        "before",
        "answers",
        "aside",
        "marked",
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
"""What a saved file says; whatever else stands beside its answers is no part of it."""

ANSWERS, ASIDE, MARKED = "answers", "aside", "marked"
"""Where in a saved sheet the answers stand, those kept aside, and those marked only."""

_NONE: Mapping[str, Given] = MappingProxyType({})


class Earlier(NamedTuple):
    """What answers came to when they were saved.

    Attributes:
        day: when that was; None where the file does not say it.
        level: the level reached; None where there was no result yet.
    """

    day: date | None
    level: Level | None


class Sheet(NamedTuple):
    """What a sheet says: the answers that fit the questionnaire, and a problem for each other.

    Attributes:
        answers: the answers, by the ids that questions and answers have now.
        problems: what does not fit.
        renamed: ids that the sheet has from before, each with the one it has now: ``a → b``.
        aside: answers that were kept aside, in the same way.
        marked: what was marked and not confirmed.
        saved: when it was saved, and what the answers came to; None for a sheet that was written.
        before: what those answers came to that it went on from; None if from none.
    """

    answers: Mapping[str, Given]
    problems: list[Problem]
    renamed: tuple[str, ...] = ()
    aside: Mapping[str, Given] = _NONE
    marked: Mapping[str, Given] = _NONE
    saved: Earlier | None = None
    before: Earlier | None = None


def read_sheet(content: bytes, name: str, questionnaire: Questionnaire) -> Sheet:
    """Read a sheet for ``questionnaire``.

    Args:
        content: the bytes of the file.
        name: what to call the file in messages.
        questionnaire: what the sheet answers.
    """
    found = find_sheet(content)
    if found.fault:
        return Sheet({}, [Problem("wrong-sheet", "error", found.fault)])
    sheet = _read_quickly(found, questionnaire)
    if sheet is None:
        sheet = _read_with_places(found, name, questionnaire)
    if found.cut:
        cut = Problem("wrong-sheet", "error", CUT_SHORT)
        return sheet._replace(problems=[cut, *sheet.problems])
    return sheet


def _read_with_places(found: FoundSheet, name: str, questionnaire: Questionnaire) -> Sheet:
    # Loading a YAML parser is a third of the time it takes to answer a sheet.
    from triage.reading.document import read

    document, problems = read(found.sheet, name)
    if document is None or problems:
        return Sheet({}, problems)
    data, places = document.data, document.places
    if data is None and found.cut:
        return Sheet({}, [])
    if not isinstance(data, dict):
        message = "an answer sheet maps question ids to answers, such as 'leg-pain: sharp'"
        return Sheet({}, [Problem("wrong-sheet", "error", message, places.value(()))])
    if _is_saved(data):
        for key, message in _unfit_beside(data, questionnaire).items():
            problems.append(Problem("wrong-sheet", "error", message, places.key((key,))))
        if _is_of_another(data, questionnaire):
            return Sheet({}, in_order(problems))
    renamed: list[str] = []
    parts = []
    for keys, given in _parts(data):
        fitting = {}
        for id, value in given.items():
            now = now_called(questionnaire.questions, id)
            try:
                if now != id and now in given:
                    raise AnswerError(id, f"{id} is called {now} now, which is answered, too")
                fitting[now], former = _under_present_ids(questionnaire, id, now, value)
                renamed += former
            except AnswerError as error:
                known = now in questionnaire.questions
                place = places.value((*keys, id)) if known else places.key((*keys, id))
                code = "wrong-answer" if known else "unknown-question"
                problems.append(Problem(code, "error", str(error), place))
        parts.append(fitting)
    if not parts and not found.cut:
        problems.append(Problem("wrong-sheet", "error", NO_ANSWERS))
    return _sheet_of(parts, in_order(problems), renamed, data, found, questionnaire)


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


def saved_text(saved: Mapping[str, object]) -> str:
    """A saved sheet as YAML: texts, mappings of texts, and answers by question id.

    Args:
        saved: what `_SAVED_BESIDE` names, in the order in which it is to stand.
    """
    lines = []
    for key, value in saved.items():
        if isinstance(value, Mapping):
            lines.append(f"{key}:{'' if value else ' {}'}\n")
            lines += [f"  {line}\n" for line in sheet_text(value).splitlines()] if value else []
        else:
            lines.append(f"{key}: {_quoted(str(value))}\n")
    return "".join(lines)


def _read_quickly(found: FoundSheet, questionnaire: Questionnaire) -> Sheet | None:
    """What a sheet says that is JSON, or lines of ids and numbers, and has no fault.

    None for anything else: that needs the YAML parser, and places for what is wrong.
    """
    try:
        if found.sheet.lstrip().startswith(b"{"):
            data = json.loads(found.sheet, object_pairs_hook=_without_repeats, parse_float=_as_yaml)
        else:
            data = _without_repeats([_simple_line(line) for line in found.sheet.splitlines()])
        if _is_saved(data) and _unfit_beside(data, questionnaire):
            return None
        parts = [
            {id: _checked(questionnaire, id, value) for id, value in given.items()}
            for _, given in _parts(data)
        ]
    except (ValueError, RecursionError):  # the latter where JSON is nested too deep
        return None
    return _sheet_of(parts, [], [], data, found, questionnaire) if parts or found.cut else None


def _sheet_of(
    parts: list[dict[str, Given]],
    problems: list[Problem],
    renamed: list[str],
    data: Mapping[str, object],
    found: FoundSheet,
    questionnaire: Questionnaire,
) -> Sheet:
    """The sheet whose parts were read from ``data``, with what a saved one says besides."""
    answers, aside, marked = [*parts, {}, {}, {}][:3]
    beside = data if _is_saved(data) else {}
    saved = before = None
    if "saved" in beside or found.day is not None:
        saved = _earlier(beside, questionnaire)
        # Whoever made the day in the words an earlier one meant it.
        days = [day for day in (saved.day, found.day) if day is not None]
        saved = saved._replace(day=min(days, default=None))
    told = beside.get("before")
    if isinstance(told, dict):
        before = _earlier(told, questionnaire)
    return Sheet(answers, problems, tuple(renamed), aside, marked, saved, before)


def _earlier(told: Mapping[str, object], questionnaire: Questionnaire) -> Earlier:
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(str(told.get("saved")))
    level = now_called(questionnaire.levels, str(told.get("level")))
    return Earlier(day, questionnaire.levels.get(level))


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


def _is_saved(data: Mapping[str, object]) -> bool:
    """Whether the answers stand under ``answers``; no question takes a mapping."""
    return isinstance(data.get(ANSWERS), dict) or ("saved" in data and "questionnaire" in data)


def _parts(data: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], Mapping[str, object]]]:
    """The answers, those kept aside and those marked, each with its place in a saved sheet.

    None at all where a saved sheet has lost them.
    """
    if not _is_saved(data):
        yield (), data
    elif isinstance(data.get(ANSWERS), dict):
        for key in (ANSWERS, ASIDE, MARKED):
            given = data.get(key)
            yield (key,), given if isinstance(given, dict) else {}


def _is_of_another(data: Mapping[str, object], questionnaire: Questionnaire) -> bool:
    return data.get("questionnaire", questionnaire.id) != questionnaire.id


def of_another(theirs: str, ours: str, tongue: Tongue = ENGLISH) -> str:
    """That a file answers another questionnaire."""
    return tongue.text("these are answers to {theirs}, not to {ours}", theirs=theirs, ours=ours)


def _unfit_beside(data: Mapping[str, object], questionnaire: Questionnaire) -> dict[str, str]:
    """By key, what is wrong with what stands beside ``answers``: nothing there is passed over."""
    unfit = {}
    saved = "questionnaire" in data
    for key in data:
        if key == "questionnaire" and _is_of_another(data, questionnaire):
            unfit[key] = of_another(repr(data[key]), repr(questionnaire.id))
        elif key != ANSWERS and not (saved and key in _SAVED_BESIDE):
            unfit[key] = f"{key} stands beside answers, so it would be passed over; write it there"
    return unfit


def _quoted(given: str | Exact) -> str:
    """An id as YAML reads it back; ids are plain words, and three words mean something else."""
    return f'"{given}"' if given in ("true", "false", "null") else str(given)
