"""Going on from saved answers: those of today as they are, those of another day with care.

What was true two weeks ago need not be true now. So answers of another day are only offered, and
whatever can recommend the most urgent level is asked as if for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from triage.interview.engine import recommended_by
from triage.interview.interview import Interview
from triage.interview.sheet import Earlier, Sheet
from triage.problems import Given
from triage.rules.conditions import names_in
from triage.rules.questionnaire import Questionnaire


class Resumed(NamedTuple):
    """Where somebody goes on from.

    Attributes:
        interview: it stands after the answers of today, or before those of another day.
        marked: what was marked and not confirmed, by question id.
        then: what the answers of another day came to; None where there is nothing to compare with.
        asked_again: the answers are from another day, or from one that is not known.
    """

    interview: Interview
    marked: Mapping[str, Given] = MappingProxyType({})
    then: Earlier | None = None
    asked_again: bool = False


def resumed(questionnaire: Questionnaire, sheet: Sheet, today: date) -> Resumed:
    """Go on from a sheet.

    Args:
        questionnaire: what it answers.
        sheet: what was saved, or written by hand, which counts as of today.
        today: the day it is.
    """
    stood = Interview.replay(questionnaire, sheet.answers)
    known: dict[str, Given] = {step.question.id: step.given for step in stood.aside} | dict(
        sheet.aside
    )
    if sheet.saved is None or sheet.saved.day == today:
        return Resumed(stood.remembering(known), sheet.marked, sheet.before)
    then = sheet.saved
    if then.level is None and stood.result is not None:
        # Files from before say no level; what they came to then is what they come to.
        then = then._replace(level=stood.result.level)
    urgent = most_urgent_questions(questionnaire)
    offered = {id: given for id, given in (known | stood.answers).items() if id not in urgent}
    marked = {id: given for id, given in sheet.marked.items() if id not in urgent}
    return Resumed(
        Interview.begin(questionnaire).remembering(offered),
        marked,
        sheet.before if then.level is None else then,
        asked_again=True,
    )


def most_urgent_questions(questionnaire: Questionnaire) -> frozenset[str]:
    """The questions whose answers can recommend the most urgent level, a rule's help included."""
    rank = questionnaire.rank
    found = set()
    for question in questionnaire.questions.values():
        recommended = [id for answer in question.answers.values() for id in recommended_by(answer)]
        if question.way is not None and question.way.end is not None:
            recommended.append(question.way.end)
        if any(rank(id) == 0 for id in recommended):
            found.add(question.id)
    for rule in questionnaire.rules.values():
        if any(rank(id) == 0 for id in rule.recommend):
            found.update(name.question for name in names_in(rule.when))
    return frozenset(found)
