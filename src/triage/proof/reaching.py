"""The shortest path to a level, a recommendation, a piece of advice or a question."""

from __future__ import annotations

from typing import Literal, NamedTuple

from triage.proof.paths import Paths
from triage.proof.witnesses import Answers
from triage.rules.questionnaire import Questionnaire

Kind = Literal["level", "recommendation", "advice", "question"]


class Target(NamedTuple):
    """What a path is to lead to.

    It does where it ends at the level, where the question is asked, or where the rest is shown.
    """

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

    Of several, the first in the order of the file.

    Raises:
        NotProvedError: it took too much work to tell.
    """
    paths = Paths(questionnaire)
    encoding = paths.encoding
    match target.kind:
        case "level":
            return paths.sheet(encoding.level_is(questionnaire.levels[target.id].rank))
        case "recommendation":
            return paths.sheet(encoding.shown[target.id])
        case "question":
            return paths.sheet(encoding.asked[target.id])
        case _:
            return paths.sheet(encoding.advised[target.id])
