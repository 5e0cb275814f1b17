"""Proves one questionnaire: judges its promises, looks for what is dead, and counts its paths.

Verdicts and counts are found apart. A verdict is an answer of the solver about all paths and never
depends on whether they could be counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from triage.proof.counting import Counts, count
from triage.proof.late import Late, late
from triage.proof.lengths import fewest_asked, most_asked
from triage.proof.limits import MOST_CONFLICTS, NotProvedError
from triage.proof.moves import MOST_LINKS
from triage.proof.order import OrderBroken, order_breaks
from triage.proof.paths import Paths
from triage.proof.steps import Steps
from triage.proof.unmet import Unmet, unmet
from triage.proof.verdicts import (
    Broken,
    RidesAlong,
    Unreached,
    Verdict,
    judge_promises,
    rides_along,
    unreached,
)
from triage.rules.questionnaire import Questionnaire


class Proof(NamedTuple):
    """What was proved of every path, and what was found on the way.

    Attributes:
        questions: how many questions the file has.
        paths: how many complete interviews there are; None where they could not be counted.
        shortest: the fewest questions asked on a path; None where that is not known.
        longest: the most questions asked on a path; None where that is not known.
        levels: how many paths end at each level; None where they could not be counted.
        promises: the verdict on each promise.
        broken: a counterexample for each promise that is broken.
        order: the pairs of answers that break the order.
        unreached: what no path comes to.
        unmet: questions that no path asks, and conditions that make no difference.
        late: what can be learned of an emergency only after many questions.
        rides_along: the ends that are shown below something more urgent.
    """

    questions: int
    paths: int | None
    shortest: int | None
    longest: int | None
    levels: Mapping[str, int | None]
    promises: Mapping[str, Verdict]
    broken: tuple[Broken, ...]
    order: tuple[OrderBroken, ...]
    unreached: tuple[Unreached, ...]
    unmet: Unmet
    late: tuple[Late, ...]
    rides_along: tuple[RidesAlong, ...]


def prove(
    questionnaire: Questionnaire,
    most_links: int = MOST_LINKS,
    most_conflicts: int = MOST_CONFLICTS,
) -> Proof:
    """Prove a questionnaire over all its paths.

    Args:
        questionnaire: a valid one.
        most_links: the work limit of counting, in links between states; over it paths are not
            counted.
        most_conflicts: the work limit of each verdict, in wrong turns of the solver.

    Raises:
        NotProvedError: the work limit of a verdict was passed; nothing is claimed then.
    """
    paths = Paths(questionnaire, most_conflicts)
    if paths.some(-paths.encoding.reached[-1]):
        raise NotProvedError("some path ends without a recommendation")
    shortest, longest = fewest_asked(paths), most_asked(paths)
    promises, broken = judge_promises(paths)
    counts = _counts(questionnaire, most_links)
    dead = tuple(unreached(paths))
    never_met = unmet(paths)
    too_late = tuple(late(paths))
    riding = tuple(rides_along(paths))
    # Last, for what they add to the formulas slows down whatever is asked after them.
    broken_order = tuple(order_breaks(paths))
    return Proof(
        questions=len(questionnaire.questions),
        paths=None if counts is None else counts.paths,
        shortest=shortest,
        longest=longest,
        levels=dict.fromkeys(questionnaire.levels)
        if counts is None
        else dict(zip(questionnaire.levels, counts.by_rank, strict=False)),
        promises=promises,
        broken=tuple(broken),
        order=broken_order,
        unreached=dead,
        unmet=never_met,
        late=too_late,
        rides_along=riding,
    )


def _counts(questionnaire: Questionnaire, most_links: int) -> Counts | None:
    try:
        return count(Steps(questionnaire), most_links)
    except NotProvedError:
        return None
