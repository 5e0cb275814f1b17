"""How few and how many questions a path asks, where the walks did not count it."""

from __future__ import annotations

from triage.proof.formulas import FALSE, TRUE, SatLiteral
from triage.proof.solving import MOST_COUNTED, Paths


def fewest_asked(paths: Paths) -> int | None:
    """The fewest questions that a path asks; None in a file too large to tell."""
    counted, sure = _counted(paths)
    if len(counted) ** 2 > MOST_COUNTED:
        return None
    reached = paths.formulas.counter(len(counted), counted)
    return sure + next(
        number for number in range(len(counted) + 1) if paths.some(*_no_more_than(reached, number))
    )


def most_asked(paths: Paths) -> int | None:
    """The most questions that a path asks; None in a file too large to tell."""
    counted, sure = _counted(paths)
    if len(counted) ** 2 > MOST_COUNTED:
        return None
    reached = paths.formulas.counter(len(counted), counted)
    return sure + next(
        number for number in range(len(counted), -1, -1) if paths.some(reached[number])
    )


def _no_more_than(reached: list[SatLiteral], number: int) -> tuple[SatLiteral, ...]:
    return () if number + 1 >= len(reached) else (-reached[number + 1],)


def _counted(paths: Paths) -> tuple[list[SatLiteral], int]:
    """The questions that may be asked or not, and how many surely are."""
    asked = [paths.encoding.asked[id] for id in paths.encoding.order]
    return [literal for literal in asked if literal not in (TRUE, FALSE)], asked.count(TRUE)
