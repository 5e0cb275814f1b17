"""Which paths of a questionnaire a property is tried on before any are drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from triage.interview.interview import Interview
from triage.proof import NotProvedError, Steps, Walks, count
from triage.rules.questionnaire import Questionnaire
from triage.testing.covering import Covering, covering
from triage.testing.enumerating import MOST, all_paths
from triage.testing.seeking import sought


class PathsToWalk(NamedTuple):
    """The paths of a questionnaire.

    Attributes:
        number: how many there are; None where counting them passes the work limit of the proof.
        all: every one, as `all_paths` has them; None where they are more than `MOST`.
        covering: those on which answers meet.
    """

    number: int | None
    all: tuple[Interview, ...] | None
    covering: Covering


def paths_of(questionnaire: Questionnaire, together: int) -> PathsToWalk:
    """Count the paths, walk them where they are few, and choose; kept for the next that asks.

    Args:
        questionnaire: what is walked.
        together: how many answers are to meet: 2 or 3.
    """
    return _paths(_Same(questionnaire), together)


class _Same:
    """A questionnaire as a key, the same as itself alone: what it is made of has no hash."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.questionnaire is other.questionnaire

    def __hash__(self) -> int:
        return id(self.questionnaire)


@lru_cache(maxsize=2)
def _paths(of: _Same, together: int) -> PathsToWalk:
    questionnaire = of.questionnaire
    try:
        walks = Walks(Steps(questionnaire, every_none=True))
        chosen = covering(walks, together)
    except NotProvedError:
        return PathsToWalk(None, None, sought(questionnaire, together))
    number = count(walks.steps).paths
    return PathsToWalk(number, all_paths(questionnaire) if number <= MOST else None, chosen)
