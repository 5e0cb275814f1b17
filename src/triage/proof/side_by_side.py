"""The sums of two copies of the paths: where one has given at least the points, it has as many.

That follows from what the sums mean, but a solver would find it out anew for every number that a
sum can be. Told so, it has to look at each question once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from triage.proof.beginnings import Weighted
from triage.proof.encoding import Encoding
from triage.proof.formulas import TRUE, Formulas, SatLiteral
from triage.rules.conditions import AnswerName


def relate_sums(
    fewer: Encoding, more: Encoding, exempt: Callable[[AnswerName], Sequence[SatLiteral]]
) -> None:
    """Say of every sum that both copies have built when it is at least as large in ``more``.

    Args:
        fewer: one copy; what both are asked they answer alike.
        more: the other one.
        exempt: when an answer may yet be another in the other copy.
    """
    formulas = fewer.formulas
    names = {literal: name for name, literal in fewer.given.items()}
    waiting = [(formulas.nothing_added, formulas.nothing_added, TRUE)]
    while waiting:
        one, other, so_far = waiting.pop()
        for part, following in list(one.following.items()):
            if not all(literal in names for literal, _ in part):
                continue
            name = names[part[0][0]]
            literals = {literal: more.given[names[literal]] for literal, _ in part}
            beside = other.following.get(
                tuple(sorted((literals[literal], points) for literal, points in part))
            )
            if beside is None:
                continue
            as_much = _adds_as_much(formulas, part, literals)
            asked = fewer.asked[name.question], more.asked[name.question]
            formulas.state(asked[0], as_much)
            formulas.state(-asked[0], -asked[1], *exempt(name), as_much)
            so_far_and_here = formulas.all_of((so_far, as_much))
            for number in following.comes_to.keys() & beside.comes_to.keys():
                sums = following.comes_to[number], beside.comes_to[number]
                formulas.state(-so_far_and_here, -sums[0], sums[1])
            waiting.append((following, beside, so_far_and_here))


def _adds_as_much(
    formulas: Formulas, part: Weighted, literals: Mapping[SatLiteral, SatLiteral]
) -> SatLiteral:
    """Whether the other copy's answer to a question has at least the points of this one's."""
    steps = []
    for least in sorted({points for _, points in part}):
        here = [literal for literal, points in part if points >= least]
        there = formulas.any_of([literals[literal] for literal in here])
        steps.append(formulas.any_of((-formulas.any_of(here), there)))
    return formulas.all_of(steps)
