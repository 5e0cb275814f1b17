"""Which changes there are, and in which words."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from triage.mutation import Change, changes_of


def whats(data: dict[str, Any]) -> list[str]:
    """The changes in words."""
    return [change.what for change in changes_of(data)]


def test_every_kind_of_change_is_made(small: dict[str, Any]) -> None:
    """In the words that follow *nobody would notice if*."""
    small["advice"]["walk"]["level"] = {"at_most": "doctor"}
    small["questions"]["leg"]["answers"]["sharp"]["advise"] = ["walk"]
    small["questions"]["leg"]["ask_if"] = ["signs.tired"]
    small["conditions"] = {"worn": {"any": ["signs.tired", "leg.sharp"]}}
    small["recommendations"]["rest"]["yields"] = True
    small["recommendations"]["see-doctor"]["yields"] = False
    assert whats(small) == [
        "the level `emergency` were not `enough`",
        "the level `doctor` were `enough`",
        "the level `self-care` were `enough`",
        "the advice `walk` had no `level`",
        "the advice `stretch` had no `unless`",
        "`call` were at level `doctor` instead of `emergency`",
        "`see-doctor` were at level `emergency` instead of `doctor`",
        "`see-doctor` were at level `self-care` instead of `doctor`",
        "`see-doctor` yielded to what is more urgent",
        "`rest` were at level `doctor` instead of `self-care`",
        "`rest` did not come with the advice `walk`",
        "`rest` did not come with the advice `stretch`",
        "`rest` stood beside what is more urgent",
        "`signs.numb` did not recommend `call`",
        "`signs.numb` recommended `see-doctor` instead of `call`",
        "`signs` led to `pain` instead of `leg`",
        "`leg` were asked of everybody",
        "`leg.no` led to `rest` instead of `pain`",
        "`leg.sharp` did not recommend `see-doctor`",
        "`leg.sharp` recommended `rest` instead of `see-doctor`",
        "`leg.sharp` did not advise `walk`",
        "`leg.sharp` led to `rest` instead of `pain`",
        "`leg` led to `rest` instead of `pain`",
        "`pain.mild` went up to 3 instead of 4",
        "`pain.mild` went up to 5 instead of 4",
        "`pain.mild` led to `see-doctor` instead of `rest`",
        "`pain.strong` did not recommend `see-doctor`",
        "`pain.strong` recommended `rest` instead of `see-doctor`",
        "`pain.strong` led to `see-doctor` instead of `rest`",
        "`pain` led to `see-doctor` instead of `rest`",
        "the condition `worn` asked for all of its 2 members",
        "the condition `worn` did not name `signs.tired`",
        "the condition `worn` did not name `leg.sharp`",
        "there were no rule `tired-and-sharp`",
        "the rule `tired-and-sharp` asked for any of its 2 members",
        "the rule `tired-and-sharp` did not name `signs.tired`",
        "the rule `tired-and-sharp` did not name `leg.sharp`",
        "the rule `tired-and-sharp` recommended `see-doctor` instead of `call`",
    ]


def test_points_thresholds_and_steps_change(small: dict[str, Any]) -> None:
    """By one; a step to none."""
    small["scores"] = {"sum": {"title": "A sum"}}
    small["questions"]["leg"]["answers"]["sharp"]["points"] = 2
    small["questions"]["pain"]["number"] |= {"step": Decimal("0.5")}
    small["rules"]["tired-and-sharp"]["when"] = {"score": "sum", "at_least": 2}
    changes = whats(small)
    for what in (
        "`leg.sharp` had 1 point instead of 2",
        "`leg.sharp` had 3 points instead of 2",
        "`pain.mild` went up to 3.5 instead of 4",
        "`pain` took numbers in steps of 1 instead of 0.5",
        "the rule `tired-and-sharp` asked `sum` for 1 instead of 2",
        "the rule `tired-and-sharp` asked `sum` for 3 instead of 2",
    ):
        assert what in changes


def test_an_end_moves_to_a_calmer_a_more_urgent_and_another_of_its_level(
    small: dict[str, Any],
) -> None:
    """An answer's own end stays its own."""
    small["recommendations"]["see-physio"] = small["recommendations"]["see-doctor"]
    small["questions"]["leg"]["answers"]["sharp"]["end"] = "see-doctor"
    moved = [one for one in changes_of(small) if one.what.startswith("`leg.sharp` led")]
    assert [one.what for one in moved] == [
        f"`leg.sharp` led to `{id}` instead of `see-doctor`"
        for id in ("rest", "call", "see-physio")
    ]
    ends = [one.data["questions"]["leg"]["answers"]["sharp"]["end"] for one in moved]
    assert ends == ["rest", "call", "see-physio"]
    assert {one.keys for one in moved} == {("questions", "leg", "answers", "sharp", "end")}


def test_a_rule_with_several_recommendations_can_lose_one(small: dict[str, Any]) -> None:
    """With one, losing it is the same as being dropped."""
    small["rules"]["tired-and-sharp"]["recommend"] = ["call", "see-doctor"]
    assert "the rule `tired-and-sharp` did not recommend `see-doctor`" in whats(small)


def test_a_change_is_plain_data(small: dict[str, Any]) -> None:
    """Words, place and data; the original stays as it was."""
    before = json.dumps(small)
    changes = list(changes_of(small))
    assert all(isinstance(one, Change) and one.data != small for one in changes)
    assert json.dumps(small) == before
