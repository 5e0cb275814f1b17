"""Whether two versions tell everybody the same, and if not, somebody whom they do not.

Both are followed over all their joint paths, as `triage.diff` does it. Nothing is enumerated and
nothing sampled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from triage.diff.joint import Joint
from triage.diff.matching import in_common_order, match
from triage.diff.shown_otherwise import shown_otherwise
from triage.diff.standing import Answered
from triage.diff.tally import by_ends, sheet_of
from triage.diff.version_walks import Side
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.mutation.further_questions import asked_more
from triage.problems import Given
from triage.proof import NotProvedError
from triage.rules.questionnaire import Questionnaire


class Discrepancy(NamedTuple):
    """A person whom two versions tell different things, or whom the second asks more.

    A case of these answers, with what comes out before, fails with the second version.

    Attributes:
        answers: a path of the first version.
        before: what comes out there.
        after: what comes out of the second version for the same person, who may have to answer
            further questions for it.
    """

    answers: Mapping[str, Given]
    before: Result
    after: Result


def difference(before: Side, after: Questionnaire) -> Discrepancy | None:
    """Find somebody whom two versions treat differently; None where there is nobody.

    Who comes to another level is preferred, to a calmer one if possible; then who is shown other
    recommendations, then other advice, and at last who is just asked more. Reasons and the order
    of what is shown are not compared. To be asked less and told the same is no difference: no case
    fails then.

    Args:
        before: the first version.
        after: the second, with the same questions, answers, levels, recommendations and advice.

    Raises:
        NotProvedError: there is more to look at than the work limits allow.
    """
    first = before.questionnaire
    matching = match(first, after)
    joint = Joint((before, Side(in_common_order(after, matching))), matching)
    answered = _other_level(joint) or _shown_otherwise(joint)
    if answered is None:
        return None
    sheet = sheet_of(answered)
    interview = Interview.replay(first, sheet)
    was, now = interview.result, Interview.replay(after, sheet).result
    assert was is not None, "a joint path is a path of the first version"
    assert now is not None, "a joint path is a path of the second version"
    return Discrepancy(interview.answers, was, now)


def _other_level(joint: Joint) -> tuple[Answered, ...] | None:
    """A joint path to two levels: the one that is worst to be on, and of these a shortest."""
    parted = [(end, found) for end, found in by_ends(joint).items() if end[0] != end[1]]
    if not parted:
        return None
    # Ends count down from the most urgent one, so the calmer of two is the lower.
    _, found = min(parted, key=lambda one: (one[0][1] - one[0][0], one[1].asked))
    return found.answered


def _shown_otherwise(joint: Joint) -> tuple[Answered, ...] | None:
    """A joint path on which something else is shown or more is asked; recommendations first."""
    things = shown_otherwise(joint)
    for thing in things:
        found = thing.lost or thing.gained
        if found is not None:
            return found.answered
    answered = asked_more(joint)
    if answered is None and not all(thing.proved for thing in things):
        raise NotProvedError("there is too much to remember of what is shown")
    return answered
