"""Whether two versions tell everybody the same, and if not, somebody whom they do not.

Both are laid side by side over all their joint paths, as `triage.diff` does it, and the solver is
asked. Nothing is enumerated and nothing sampled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from triage.checks.cases import decides_nothing
from triage.diff.tied import Tied
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.problems import Given
from triage.proof import MOST_CONFLICTS, SatLiteral
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


def difference(
    before: Questionnaire, after: Questionnaire, most_conflicts: int = MOST_CONFLICTS
) -> Discrepancy | None:
    """Find somebody whom two versions treat differently; None where there is nobody.

    Who comes to another level is preferred, to a calmer one if possible; then who is shown other
    recommendations, then other advice, and at last who is just asked more. Reasons and the order
    of what is shown are not compared. To be asked less and told the same is no difference, nor to
    be asked what decides nothing: no case fails then.

    Args:
        before: the first version.
        after: the second, with the same questions, answers, levels, recommendations and advice.
        most_conflicts: the work limit, in wrong turns of the solver.

    Raises:
        NotProvedError: there is more to look at than the work limits allow.
    """
    tied = Tied(before, after, most_conflicts)
    found = list(_discrepancies(tied))
    # Mostly there is none, which one question settles.
    if not tied.some([tied.formulas.any_of(found)]):
        return None
    literal = next(literal for literal in found if tied.some([literal]))
    sheet = tied.witness([literal])
    assert sheet is not None, "some joint path has it"
    interview = Interview.replay(before, sheet)
    was, now = interview.result, Interview.replay(after, sheet).result
    assert was is not None, "a joint path is a path of the first version"
    assert now is not None, "a joint path is a path of the second version"
    return Discrepancy(interview.answers, was, now)


def _discrepancies(tied: Tied) -> Iterator[SatLiteral]:
    """What can differ, the weightiest first."""
    formulas = tied.formulas
    old, new = tied.versions
    ranks = range(len(old.reached))
    pairs = [(one, other) for one in ranks for other in ranks if one != other]
    for was, now in sorted(pairs, key=lambda pair: pair[0] - pair[1]):
        yield formulas.all_of((old.level_is(was), new.level_is(now)))
    for before, after in ((old.shown, new.shown), (old.advised, new.advised)):
        for id in before:
            yield formulas.all_of((before[id], -after[id]))
            yield formulas.all_of((-before[id], after[id]))
    for id in new.order:
        if decides_nothing(new.questionnaire, new.questionnaire.questions[id]):
            continue
        if id in old.asked:
            yield formulas.all_of((new.asked[id], -old.asked[id]))
        else:
            yield new.asked[id]
