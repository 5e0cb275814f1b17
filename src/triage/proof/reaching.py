"""The shortest path to a level, a recommendation or a piece of advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from triage.proof.promises import Watches
from triage.proof.steps import Steps
from triage.proof.walks import Walks
from triage.proof.watching import Watch, Watching
from triage.proof.witnesses import Answers, sheet_of
from triage.rules.questionnaire import Questionnaire

Kind = Literal["level", "recommendation", "advice"]


class Target(NamedTuple):
    """What a path is to lead to. It does where it ends at the level, or where the rest is shown."""

    kind: Kind
    id: str


def targets(questionnaire: Questionnaire) -> list[Target]:
    """Everything a path can lead to, in the order of the file."""
    return [
        *(Target("level", id) for id in questionnaire.levels),
        *(Target("recommendation", id) for id in questionnaire.recommendations),
        *(Target("advice", id) for id in questionnaire.advice),
    ]


def shortest_to(questionnaire: Questionnaire, target: Target) -> Answers | None:
    """The answers of a path with the fewest questions that leads there; None where none does.

    Raises:
        NotProvedError: there are too many walks.
    """
    watching = Watching(Walks(Steps(questionnaire)))
    sheets = [
        sheet_of(questionnaire, witness.steps)
        for watch in _watches(questionnaire, target)
        if (witness := watching.shortest(watch)) is not None
    ]
    return min(sheets, key=len, default=None)


def _watches(questionnaire: Questionnaire, target: Target) -> Iterator[Watch]:
    watches = Watches(questionnaire)
    if target.kind == "recommendation":
        return watches.with_recommendation(target.id)
    if target.kind == "advice":
        return watches.with_advice(target.id)
    wanted = questionnaire.levels[target.id].rank
    return iter([Watch((), {}, {}, lambda rank, flags, truths: rank == wanted)])
