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
        counts: how many paths there are, and where they end.
        shortest: the fewest questions asked on a path.
        longest: the most.
        asking: for each question on how many paths it is asked, in the order in which they are.
    """

    questionnaire: Questionnaire
    counts: Counts
    shortest: int
    longest: int
    asking: dict[str, int]


def survey(questionnaire: Questionnaire) -> Survey:
    """Count all that there is to count.

    Raises:
        NotProvedError: there are too many walks.
    """
    walks = Walks(Steps(questionnaire))
    return Survey(questionnaire, count(walks.steps), *lengths(walks), paths_asking(walks))


def lengths(walks: Walks) -> tuple[int, int]:
    """The fewest and the most questions asked on a path."""
    # Bit n of a number is set where some walk has asked n questions.
    asked, complete = [0] * len(walks.node), 0
    asked[0] = 1
    for state in walks.order:
        step = walks.taken[state][0]
        here = asked[state] << (0 if step is None else step.asked)
        for to in walks.to[state]:
            if to < 0:
                complete |= here
            else:
                asked[to] |= here
    return (complete & -complete).bit_length() - 1, complete.bit_length() - 1


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
