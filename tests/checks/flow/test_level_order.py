"""Levels stand most urgent first, as far as `within` says."""

from __future__ import annotations

import pytest
from helpers.example import merged

from triage.problems import Problem
from triage.rulefile import RuleFile


def problems(*levels: str) -> list[Problem]:
    """What is wrong with the order of levels that say so of `within` (empty: they do not)."""
    ids = ["emergency", "within-days", "self-care", "fourth", "fifth"]
    fields = [f"within: {within}, " if within else "" for within in levels]
    lines = "".join(
        f"  {id}: {{{field}title: Level {id}}}\n" for id, field in zip(ids, fields, strict=False)
    )
    text = merged("levels: null")
    found = RuleFile(f"{text}levels:\n{lines}", "f").faults
    return [one for one in found if one.code in ("level-order", "wrong-value")]


@pytest.mark.parametrize(
    "levels",
    [
        ("now", "24 hours", "7 days"),
        ("now", "today", "24 hours"),
        ("12 hours", "today", "1 days"),
        ("now", "4 weeks", "1 months", ""),
        ("now", "2 days", "", ""),
        ("", "", ""),
        ("30 days", "1 months", "1 month"),
        ("now", "now", "60 minutes", "1 hours"),
    ],
)
def test_what_never_gets_shorter_is_in_order(levels: tuple[str, ...]) -> None:
    """The same twice is no fault, nor are several calmest ones."""
    assert problems(*levels) == []


@pytest.mark.parametrize(
    ("levels", "id", "said"),
    [
        (("2 days", "now", ""), "within-days", "stands below `emergency` (within `2 days`)"),
        (("7 days", "now", "24 hours"), "emergency", "stands above `within-days` (within `now`)"),
        (("", "now", "2 days"), "emergency", "has no `within`"),
        (("now", "", "2 days"), "self-care", "(without `within`: the calmest)"),
        (("now", "4 weeks", "7 days"), "self-care", "(within `7 days`)"),
        (("now", "24 hours", "today"), "self-care", "stands below `within-days`"),
        (("now", "1 months", "4 weeks"), "self-care", "(within `4 weeks`)"),
        (("now", "90 minutes", "1 hours", "today"), "self-care", "stands below `within-days`"),
        (("now", "7 days", "24 hours", "8 days", ""), "self-care", "(within `24 hours`)"),
    ],
)
def test_one_level_in_the_wrong_place_is_one_problem(
    levels: tuple[str, ...], id: str, said: str
) -> None:
    """It is named with a level that it stands wrong to."""
    (problem,) = problems(*levels)
    assert problem.code == "level-order"
    assert problem.keys[:2] == ("levels", id)
    assert said in problem.message


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("this week", "1 week"),
        ("immediately", "now"),
        ("Now", "now"),
        ("at once", "now"),
        ("Today", "today"),
        ("same day", "today"),
        ("24h", "24 hours"),
        ("48hrs", "48 hours"),
        ("2days", "2 days"),
        ("two weeks", "2 weeks"),
        ("a couple of days", "2 days"),
        ("a fortnight", "2 weeks"),
        ("within 3 days", "3 days"),
        ("1-2 weeks", "1 week"),
        ("2 wekes", "2 weeks"),
        ("1 year", "12 months"),
        ("24", "24 hours"),
        ("'24'", "24 hours"),
        ("tomorrow", "24 hours"),
        ("4  weeks", "4 weeks"),
        ("10 Days", "10 days"),
    ],
)
def test_anything_else_is_told_the_accepted_forms_and_the_nearest(written: str, near: str) -> None:
    """What the hint says to write is accepted when it is written."""
    (problem,) = problems("now", written, "")
    assert problem.code == "wrong-value"
    assert "`now`, `today` or a number with a unit" in problem.message
    assert problem.hint == f"Write `{near}`."
    assert problems("now", near, "") == []


def test_what_is_near_to_nothing_gets_an_example() -> None:
    """Nothing is guessed."""
    (problem,) = problems("now", "whenever it suits", "")
    assert problem.hint == "Write for example `14 days`."


def test_a_level_that_cannot_be_read_says_nothing_of_the_order() -> None:
    """It has its problem already."""
    (problem,) = problems("4 weeks", "soon", "5 weeks")
    assert problem.code == "wrong-value"
