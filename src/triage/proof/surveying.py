"""What is counted over all paths: how many there are, where they end, what they ask."""

from __future__ import annotations

from typing import NamedTuple

from triage.proof.counting import Counts, count, ways_through
from triage.proof.steps import Steps
from triage.proof.walks import Walks
from triage.rules.questionnaire import Questionnaire


class Survey(NamedTuple):
    """What is counted over all paths of a questionnaire.

    Attributes:
        questionnaire: that one.
        counts: how many paths there are, how long they are, and where they end.
        asking: for each question on how many paths it is asked, in the order in which they are.
    """

    questionnaire: Questionnaire
    counts: Counts
    asking: dict[str, int]


def survey(questionnaire: Questionnaire) -> Survey:
    """Count all that there is to count.

    Raises:
        NotProvedError: there are too many walks.
    """
    walks = Walks(Steps(questionnaire))
    return Survey(questionnaire, count(walks), paths_asking(walks))


def paths_asking(walks: Walks) -> dict[str, int]:
    """For each question on how many paths it is asked: walks up to it times ways on from it."""
    before, after = ways_through(walks.order, walks.to)
    found: dict[str, int] = {}
    for state in walks.order:
        node = walks.steps.nodes[walks.node[state]]
        id = node.question.id
        if walks.steps.before[id] == node.number:
            found.setdefault(id, 0)
            # Here a question is asked, passed over, or never put because the interview is over.
            if walks.taken[state] is node.steps:
                found[id] += before[state] * after[state]
    return found
