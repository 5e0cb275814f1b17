"""Which cases a change comes near to: those are run first, as the likeliest to notice it."""

from __future__ import annotations

from typing import NamedTuple

from triage.checks.cases import Case
from triage.interview.answers import all_names, names_of
from triage.rules.conditions import AnswerName, Condition, holds
from triage.rules.questionnaire import Questionnaire


class Traits(NamedTuple):
    """What of a case a change can touch.

    Attributes:
        names: the answers it gives.
        ids: the recommendations and advice that it comes to or says something of.
    """

    names: frozenset[AnswerName]
    ids: frozenset[str]


def traits_of(case: Case) -> Traits:
    """The traits of a case that fits its questionnaire."""
    case.check()
    assert case.result is not None, "a case without a fault comes to an end"
    questions = case.questionnaire.questions
    expected = (names for names in case.expect.values() if not isinstance(names, str))
    return Traits(
        frozenset(
            name for id, given in case.result.path for name in names_of(questions[id], given)
        ),
        frozenset(recommendation.id for recommendation in case.result.recommendations).union(
            *expected
        ),
    )


class Nearness:
    """Two versions of which one is a changed copy of the other."""

    def __init__(self, before: Questionnaire, after: Questionnaire) -> None:
        self._names: set[AnswerName] = set()
        self._ids = {
            id
            for was, now in (
                (before.advice, after.advice),
                (before.recommendations, after.recommendations),
            )
            for id in was
            if was[id] != now.get(id)
        }
        # None stands for a condition that never holds.
        self._conditions: list[tuple[Condition | None, Condition | None]] = []
        for id, rule in before.rules.items():
            new = after.rules.get(id)
            if new != rule:
                is_moved = new is not None and new.when != rule.when
                self._conditions.append((rule.when, new.when if new and is_moved else None))
        for id, question in before.questions.items():
            changed = after.questions.get(id)
            if changed is None or changed == question:
                continue
            if changed.ask_if != question.ask_if:
                self._conditions.append((question.ask_if, changed.ask_if))
            elif changed.way != question.way:
                self._names |= all_names(question)
            self._names |= {
                AnswerName(id, answer)
                for answer, was in question.answers.items()
                if was != changed.answers.get(answer)
            }

    def of(self, case: Traits) -> bool:
        """Whether the change touches an answer, an id or the truth of a condition of the case."""
        return (
            not self._names.isdisjoint(case.names)
            or not self._ids.isdisjoint(case.ids)
            or any(
                _holds(was, case.names) != _holds(now, case.names) for was, now in self._conditions
            )
        )


def _holds(condition: Condition | None, names: frozenset[AnswerName]) -> bool:
    return condition is not None and holds(condition, names)
