"""Opening saved answers to go on from: what is read of them, and what has to be said about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from triage.frontend import sentences
from triage.interview.resuming import Resumed, resumed
from triage.interview.saved_file import CUT_SHORT
from triage.interview.sheet import Sheet, read_sheet
from triage.problems import START_OF_FILE, CommandError, Problem
from triage.reading.files import read_bytes
from triage.results.dates import ago, in_full
from triage.rules.questionnaire import Questionnaire

NAMED = 3
"""How many answers that no longer fit are named: more would hide the first page."""


class SavedAnswers(NamedTuple):
    """Saved answers.

    Attributes:
        resumed: where to go on from.
        sheet: what was read.
        aged: how old they are and what follows from it; empty where they are of today.
    """

    resumed: Resumed
    sheet: Sheet
    aged: str

    @property
    def notes(self) -> Sequence[str]:
        """What to say before the first question."""
        return [one for one in (self.aged, *_unfit(self.sheet), *_renamed(self.sheet)) if one]


def open_saved(file: str, questionnaire: Questionnaire, today: date) -> SavedAnswers:
    """Read the answers in ``file``, which is never changed.

    Raises:
        CommandError: it cannot be read, or no answer in it fits the questionnaire.
    """
    sheet = read_sheet(read_bytes(file), file, questionnaire)
    if sheet.problems and not sheet.answers:
        raise CommandError(_refused(file, sheet.problems, questionnaire))
    begun = resumed(questionnaire, sheet, today)
    return SavedAnswers(begun, sheet, aged(sheet, today) if begun.asked_again else "")


def aged(sheet: Sheet, today: date) -> str:
    """How old the answers of another day are, in words."""
    day = sheet.saved and sheet.saved.day
    when = sentences.UNKNOWN_DAY
    if day is not None:
        when = ago(day, today) + (f", on {in_full(day)}" if day <= today else "")
    return sentences.aged(when)


def _unfit(sheet: Sheet) -> Iterator[str]:
    told = [one.message for one in sheet.problems if one.message != CUT_SHORT]
    if len(told) < len(sheet.problems):
        yield f"{CUT_SHORT.capitalize()} and is asked."
    if len(told) == 1:
        yield sentences.unfit(told[0])
    elif told:
        more = [sentences.and_more(len(told) - NAMED)] if len(told) > NAMED else []
        yield sentences.several_unfit(len(told), "; ".join([*told[:NAMED], *more]))


def _renamed(sheet: Sheet) -> Iterator[str]:
    if sheet.renamed:
        yield f"Read under the ids of today: {', '.join(sheet.renamed)}"


def _refused(file: str, problems: Sequence[Problem], questionnaire: Questionnaire) -> str:
    """Why none of it can be gone on from, in one sentence."""
    first = problems[0]
    at = "" if first.place == START_OF_FILE else f":{first.place.line}:{first.place.column}"
    told = f"{file}{at}: {first.message}"
    if first.code in ("unknown-question", "wrong-answer"):
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        return (
            f"no answer in {file} fits {questionnaire.title!r} ({told}{more}); was it saved from "
            "another questionnaire? Name its rule file before --resume"
        )
    return f"{told} {first.hint}" if first.hint else told
