"""What conditions mean, as formulas over whether answers are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from triage.proof.beginnings import Weighted
from triage.proof.formulas import Formulas, SatLiteral
from triage.proof.sums import Sums
from triage.rules.conditions import AnswerName, Condition, NumberPart, ScoreAtLeast, ScoreAtMost


def no_part(part: NumberPart) -> SatLiteral:
    """What decides while a path is walked never looks at a part of a band."""
    raise AssertionError(f"only promises look at {part}")


def literal_of(
    condition: Condition,
    formulas: Formulas,
    given: Callable[[AnswerName], SatLiteral],
    part: Callable[[NumberPart], SatLiteral] = no_part,
) -> SatLiteral:
    """Whether the condition holds where ``given`` says which answers count as given.

    ``part`` says where the number that is given lies in a part of a band.
    """
    if isinstance(condition, AnswerName):
        return given(condition)
    if isinstance(condition, NumberPart):
        return part(condition)
    if isinstance(condition, ScoreAtMost):
        return -literal_of(condition.exceeded, formulas, given)
    if isinstance(condition, ScoreAtLeast):
        return Sums(formulas).at_least(condition.needed, _weighted(condition, given))
    return formulas.at_least(
        condition.needed,
        [literal_of(member, formulas, given, part) for member in condition.members],
    )


def _weighted(
    condition: ScoreAtLeast, given: Callable[[AnswerName], SatLiteral]
) -> Iterator[Weighted]:
    """What adds to a score: a question of which one answer is given is one part, a box is one."""
    for part in condition.parts:
        weighted = [(given(name), points) for name, points in part.points]
        if part.is_one:
            yield tuple(weighted)
        else:
            yield from ((each,) for each in weighted)
