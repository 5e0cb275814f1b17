"""Slips of the pen: one problem each, at its line, with a mend that works when it is followed."""

from __future__ import annotations

from functools import cache

import pytest
from helpers.slips import Slip, read_slips

from triage.problems import Problem
from triage.rulefile import RuleFile

SLIPS = [
    pytest.param(slip, id=f"{family.replace(' ', '-')}-{number}")
    for family, slips in read_slips("slips.yaml").items()
    for number, slip in enumerate(slips, 1)
]


@cache
def problems(text: str) -> tuple[Problem, ...]:
    """What is wrong with a file; many slips are mended to the same one."""
    return RuleFile(text, "rules.yaml").problems


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_one_problem_and_its_hint_mends_it(slip: Slip) -> None:
    """Nothing that only follows from it is reported, and the hint followed leaves nothing."""
    (problem,) = RuleFile(slip.text, "rules.yaml").problems
    assert problem.place.line == slip.line
    assert slip.says in str(problem.hint)
    assert problems(slip.mended) == ()


def test_there_are_a_hundred_over_three_files() -> None:
    """As many as were asked for, none twice."""
    slips = [slip for slips in read_slips("slips.yaml").values() for slip in slips]
    assert len({(slip.file, slip.wrong) for slip in slips}) >= 100
    assert {slip.file for slip in slips} == {"small", "middling", "shipped"}
