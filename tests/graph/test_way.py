"""The way that one person takes through a picture."""

from __future__ import annotations

import random
from typing import Any

import pytest
from helpers.random_questionnaires import random_sheet

from graph.pictures import sample
from triage.graph.drawing import picture_of
from triage.interview.interview import Interview
from triage.rules.build import build


@pytest.mark.parametrize("seed", range(40))
def test_the_way_highlighted_is_the_one_the_interview_takes(seed: int) -> None:
    """Its boxes, its answers, its arrows: from the start to where it ends, without a gap."""
    data = sample(seed)
    questionnaire = build(data)
    interview = Interview.replay(questionnaire, random_sheet(random.Random(seed), data))
    picture = picture_of(questionnaire, interview=interview)
    on_way = {box.spot.id for box in picture.boxes if box.on_way}
    assert set(interview.answers) <= on_way
    chosen = {
        box.spot.id: {row.id for row in box.rows if row.chosen}
        for box in picture.boxes
        if any(row.chosen for row in box.rows)
    }
    assert set(chosen) == set(interview.answers)
    arrows = [arrow for arrow in picture.arrows if arrow.on_way]
    assert {arrow.source.id for arrow in arrows} <= on_way
    reached = {questionnaire.start, *(arrow.target.id for arrow in arrows)}
    assert on_way <= reached
    onward = {arrow.target.id for arrow in arrows} & set(data["questions"])
    assert onward <= on_way, "no arrow goes on after the end"
    assert interview.result is not None
    assert interview.result.level.title in (picture.way or "")


def test_a_way_may_stop_at_a_question(small: dict[str, Any]) -> None:
    """Then that question is on it, and the picture says so."""
    interview = Interview.replay(build(small), {"signs": ["tired"]})
    picture = picture_of(build(small), interview=interview)
    assert [box.spot.id for box in picture.boxes if box.on_way] == ["signs", "leg"]
    assert picture.way == (
        "These answers lead as far as the question “Does the pain travel down a leg?”"
    )


def test_rules_that_fired_are_on_the_way(small: dict[str, Any]) -> None:
    """They are why the result is what it is."""
    interview = Interview.replay(build(small), {"signs": ["tired"], "leg": "sharp"})
    picture = picture_of(build(small), interview=interview)
    assert [row.chosen for rules in picture.rules for row in rules.rows] == [True]
