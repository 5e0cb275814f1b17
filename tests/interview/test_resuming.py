"""Going on from saved answers: what of them still counts depends on the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from helpers.oracle import level_of, walk
from helpers.random_questionnaires import sheets
from hypothesis import given
from hypothesis import strategies as st
from making.strategies import rule_data

from triage.interview.interview import Interview
from triage.interview.resuming import most_urgent_questions, resumed
from triage.interview.sheet import Earlier, Sheet
from triage.problems import Given
from triage.rules.build import build
from triage.rules.questionnaire import Level, Questionnaire

TODAY = date(2026, 11, 22)
BEFORE = TODAY - timedelta(days=14)
ANSWERS: dict[str, Given] = {"signs": ("tired",), "leg": "no", "pain": 3}


@pytest.fixture
def questionnaire(small: dict[str, Any]) -> Questionnaire:
    """The small questionnaire: its signs can be an emergency, and the leg together with them."""
    return build(small)


def saved(day: date | None, level: Level | None = None) -> Sheet:
    """The whole interview as it was saved on a day, and what it came to if the file says it."""
    return Sheet(ANSWERS, [], saved=Earlier(day, level))


@pytest.mark.parametrize("sheet", [Sheet(ANSWERS, []), saved(TODAY)])
def test_answers_of_today_are_as_they_were(questionnaire: Questionnaire, sheet: Sheet) -> None:
    """And so is a sheet that somebody wrote, which has no day."""
    begun = resumed(questionnaire, sheet, TODAY)
    assert begun.interview == Interview.replay(questionnaire, ANSWERS)
    assert not begun.asked_again
    assert begun.then is None


@pytest.mark.parametrize("day", [BEFORE, None, TODAY + timedelta(days=1)])
def test_answers_of_another_day_are_asked_again(
    questionnaire: Questionnaire, day: date | None
) -> None:
    """Emergencies with nothing marked, all else with the answer of then; also if nobody knows when.

    A4: answers of 18 months ago were taken for today's without a word.
    """
    level = questionnaire.levels["doctor"]
    begun = resumed(questionnaire, saved(day, level), TODAY)
    assert begun.asked_again
    interview = begun.interview
    assert interview.path == ()
    assert interview.current is not None
    assert interview.current.id == "signs"
    assert interview.remembered is None
    leg = interview.answer(["tired"])
    assert leg.remembered is None
    assert leg.answer("no").remembered == 3
    assert begun.then == Earlier(day, level)


def test_what_it_came_to_is_worked_out_where_the_file_does_not_say_it(
    questionnaire: Questionnaire,
) -> None:
    """Files of before have no level; an unfinished interview came to nothing."""
    then = resumed(questionnaire, saved(BEFORE), TODAY).then
    assert then == Earlier(BEFORE, questionnaire.levels["self-care"])
    unfinished = saved(BEFORE)._replace(answers={"leg": "no"})
    assert resumed(questionnaire, unfinished, TODAY).then is None


def test_what_was_compared_with_before_is_not_forgotten(questionnaire: Questionnaire) -> None:
    """Whoever saves in the middle of answering again is told of the same day in the end."""
    before = Earlier(BEFORE, questionnaire.levels["doctor"])
    halfway = Sheet({"leg": "no"}, [], saved=Earlier(TODAY, None), before=before)
    assert resumed(questionnaire, halfway, TODAY).then == before
    later = resumed(questionnaire, halfway, TODAY + timedelta(days=1))
    assert later.then == before


def test_what_was_kept_aside_or_only_marked_is_taken_along(questionnaire: Questionnaire) -> None:
    """B2: both were lost. Of another day no mark stands where it could be an emergency."""
    sheet = Sheet(
        {"signs": ("numb",)},
        [],
        aside={"leg": "sharp", "pain": 3},
        marked={"pain": 4, "signs": ("tired",)},
        saved=Earlier(TODAY, None),
    )
    begun = resumed(questionnaire, sheet, TODAY)
    assert dict(begun.marked) == {"pain": 4, "signs": ("tired",)}
    assert [step.question.id for step in begun.interview.aside] == ["leg", "pain"]
    later = resumed(questionnaire, sheet, TODAY + timedelta(days=1))
    assert later.marked == {"pain": 4}
    assert [step.question.id for step in later.interview.aside] == ["pain"]


@given(st.data())
def test_what_made_a_result_most_urgent_is_always_asked_again(data: st.DataObject) -> None:
    """On any path: the question that recommended it, or one that its rule names."""
    written = data.draw(rule_data())
    urgent = most_urgent_questions(build(written))
    highest = next(iter(written["levels"]))
    reached = walk(written, data.draw(sheets(written)))
    for reason in reached.because:
        if level_of(written, reason.recommendation) == highest:
            assert reason.question in urgent or reason.rule is not None
            named = str(written["rules"][reason.rule]["when"]) if reason.rule else ""
            asked = [id for id in written["questions"] if f"'{id}." in named]
            assert urgent.issuperset(asked)
