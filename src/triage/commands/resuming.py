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
from triage.results.dates import ago, on_day
from triage.rules.questionnaire import Questionnaire
from triage.tongue.tongue import Tongue, tongue_of

NAMED = 3
"""How many answers that no longer fit are named: more would hide the first page."""


class SavedAnswers(NamedTuple):
    """Saved answers.

    Attributes:
        resumed: where to go on from.
        sheet: what was read.
        aged: how old they are and what follows from it; empty where they are of today.
        tongue: the language of all that is said.
    """

    resumed: Resumed
    sheet: Sheet
    aged: str
    tongue: Tongue

    @property
    def notes(self) -> Sequence[str]:
        """What to say before the first question."""
        of_answers = (*_unfit(self.sheet, self.tongue), *_renamed(self.sheet, self.tongue))
        return [note for note in (self.aged, *of_answers) if note]


def open_saved(file: str, questionnaire: Questionnaire, today: date) -> SavedAnswers:
    """Read the answers in ``file``, which is never changed.

    Raises:
        CommandError: it cannot be read, or no answer in it fits the questionnaire.
    """
    sheet = read_sheet(read_bytes(file), file, questionnaire)
    if sheet.problems and not sheet.answers:
        raise CommandError(_refused(file, sheet.problems, questionnaire))
    begun = resumed(questionnaire, sheet, today)
    tongue = tongue_of(questionnaire.language)
    told = aged(sheet, today, tongue) if begun.asked_again else ""
    return SavedAnswers(begun, sheet, told, tongue)


def aged(sheet: Sheet, today: date, tongue: Tongue) -> str:
    """How old the answers of another day are, in words."""
    day = sheet.saved and sheet.saved.day
    when = tongue.text(sentences.UNKNOWN_DAY)
    if day is not None:
        since = ago(day, today, tongue)
        when = f"{since}, {on_day(tongue.day(day), tongue)}" if day <= today else since
    return sentences.aged(when, tongue)


def _unfit(sheet: Sheet, tongue: Tongue) -> Iterator[str]:
    told = [problem.message for problem in sheet.problems if problem.message != CUT_SHORT]
    if len(told) < len(sheet.problems):
        yield tongue.text(
            "This file ends in the middle; what it had after that is missing and is asked."
        )
    if told:
        more = [sentences.and_more(len(told) - NAMED, tongue)] if len(told) > NAMED else []
        yield sentences.unfit("; ".join([*told[:NAMED], *more]), len(told), tongue)


def _renamed(sheet: Sheet, tongue: Tongue) -> Iterator[str]:
    if sheet.renamed:
        yield tongue.text("Read under the ids of today: {ids}", ids=", ".join(sheet.renamed))


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
