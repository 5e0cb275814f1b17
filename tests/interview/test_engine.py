"""The engine against the oracle: a second reading of the design, made apart from it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from helpers import oracle
from helpers.agreement import (
    WALKS,
    agrees,
    outcome,
    shipped_data,
    shipped_walks,
    walked,
    written_down,
)
from helpers.random_questionnaires import sheets
from hypothesis import given, settings
from hypothesis import strategies as st
from making.strategies import rule_data

from triage.interview.engine import Reason, recommended_by
from triage.interview.interview import Interview
from triage.problems import Given
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire


def as_the_oracle_says(questionnaire: Questionnaire, reason: Reason) -> oracle.Reason:
    """The oracle names no answer where a whole choice led to the question's own end."""
    whole_choice = (
        reason.question is not None and questionnaire.questions[reason.question].kind == "any"
    ) and isinstance(reason.answer, tuple)
    answer = None if whole_choice or isinstance(reason.answer, tuple) else reason.answer
    return oracle.Reason(reason.question, answer, reason.rule, reason.recommendation)


@given(st.data())
def test_a_random_walk_comes_to_what_the_oracle_says(data: st.DataObject) -> None:
    """Level, recommendations, advice, reasons, questions asked and early end all agree."""
    written = data.draw(rule_data())
    sheet = data.draw(sheets(written))
    expected = oracle.walk(written, sheet)
    interview = walked(written, sheet)
    result = interview.result
    assert result is not None
    assert tuple(interview.answers) == expected.asked
    assert result.level.id == expected.level
    assert tuple(one.id for one in result.recommendations) == expected.recommendations
    assert tuple(one.id for one in result.advice) == expected.advice
    assert result.ended_early == expected.early
    assert [
        as_the_oracle_says(interview.questionnaire, reason) for reason in result.because
    ] == list(expected.because)


@given(rule_data(most_paths=120))
@settings(max_examples=60)
def test_every_path_of_a_small_questionnaire_agrees(written: dict[str, Any]) -> None:
    """Not one path of it: all of them, so that a rare branch cannot hide."""
    questionnaire = build(written)
    for sheet, expected in oracle.paths(written):
        interview = Interview.replay(questionnaire, sheet)
        result = interview.result
        assert result is not None
        assert tuple(interview.answers) == expected.asked
        assert (result.level.id, tuple(one.id for one in result.recommendations)) == (
            expected.level,
            expected.recommendations,
        )
        assert tuple(one.id for one in result.advice) == expected.advice


@given(st.data())
def test_the_bound_on_questions_to_come_is_never_too_small(data: st.DataObject) -> None:
    """After every answer, at most that many questions are still asked, whatever is answered."""
    written = data.draw(rule_data(most_paths=60))
    sheet = data.draw(sheets(written))
    interview = Interview.begin(build(written))
    while interview.current is not None:
        assert interview.most_to_come >= oracle.longest_way_on(
            written, written_down(interview.answers)
        )
        interview = interview.answer(sheet[interview.current.id])
    assert interview.most_to_come == 0


def finished(rng: random.Random, interview: Interview) -> Interview:
    """The interview with whatever it remembers, and any answers to what else is asked."""
    while (question := interview.current) is not None:
        value: object = interview.remembered
        if value is None:
            value = any_answer(rng, question.id, interview.questionnaire)
        interview = interview.answer(value)
    return interview


def any_answer(rng: random.Random, id: str, questionnaire: Questionnaire) -> Given:
    """Anything that the question accepts; as often as not it is mild."""
    question = questionnaire.questions[id]
    if question.number is not None:
        return question.number.at(rng.randint(0, question.number.last))
    if question.kind == "any":
        return tuple(box for box in question.answers if rng.random() < 0.1)
    return rng.choice(list(question.answers))


def test_the_shipped_questionnaire_means_what_the_oracle_says() -> None:
    """Not only small random ones."""
    for interview in shipped_walks():
        agrees(shipped_data(), interview)


def test_one_more_box_never_lowers_urgency() -> None:
    """Whatever is then answered to what was not asked before."""
    rng = random.Random(5)
    tried = 0
    for interview in shipped_walks():
        before = outcome(interview).level.rank
        for question, ticked in interview.path:
            if not isinstance(ticked, tuple):
                continue
            left = [box for box in question.answers if box not in ticked]
            for box in rng.sample(left, min(2, len(left))):
                more = interview.change(question.id, (*ticked, box))
                assert outcome(finished(rng, more)).level.rank <= before
                tried += 1
    assert tried > 5 * WALKS


def test_a_further_warning_sign_never_lowers_urgency() -> None:
    """It is at least as urgent as the sign, and as it was without it."""
    rng = random.Random(6)
    tried = 0
    for interview in shipped_walks():
        before = outcome(interview).level.rank
        for question, value in interview.path:
            if isinstance(value, tuple):
                continue
            for answer in question.answers.values():
                sign = min(
                    map(interview.questionnaire.rank, recommended_by(answer)), default=before + 1
                )
                if sign > before or answer.id == value:
                    continue
                other = answer.id if answer.up_to is None else answer.up_to
                warned = finished(rng, interview.change(question.id, other))
                assert outcome(warned).level.rank <= sign <= before
                tried += 1
    assert tried > WALKS // 2


def never_early(*_: object) -> bool:
    """Stands in for the oracle's question whether anything can still raise the level."""
    return True


@given(rule_data(most_paths=80))
@settings(max_examples=50)
def test_an_early_end_loses_nothing_more_urgent(written: oracle.Data) -> None:
    """Of every completion of every path: answering all questions anyway comes to no other level."""
    questionnaire = build(written)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(oracle, "can_be_raised", never_early)
        to_the_end = list(oracle.paths(written))
    for sheet, walk in to_the_end:
        interview = Interview.replay(questionnaire, sheet)
        result = outcome(interview)
        assert result.level.id == walk.level
        assert tuple(interview.answers) == walk.asked[: len(interview.answers)]
        if len(interview.answers) < len(walk.asked):
            assert result.ended_early


@pytest.mark.parametrize("second", ["passed over", "boxes"])
def test_an_own_end_that_is_more_urgent_is_waited_for(small: oracle.Data, second: str) -> None:
    """A question's own `end` belongs to no answer, and yet it can raise the level."""
    small["levels"]["doctor"]["enough"] = True
    small["recommendations"]["rest"]["level"] = "emergency"
    first, last = small["questions"]["leg"], small["questions"]["pain"]
    if second == "boxes":
        last = {"ask": "?", "choose": "any", "answers": {"a": {"text": "A"}}, "none": "N"}
    else:
        last["ask_if"] = "leg.no"
    small["questions"] = {"leg": first, "pain": {**last, "end": "rest"}}
    small |= {"start": "leg", "advice": {}, "rules": {}}
    small["recommendations"]["rest"]["advice"] = []
    interview = Interview.begin(build(small)).answer("sharp")
    agrees(small, interview)
    assert (interview.current is None) == (second == "passed over")
    result = outcome(finished(random.Random(0), interview))
    assert result.level.id == "emergency"
    assert not result.ended_early


def test_an_early_end_of_the_shipped_questionnaire_loses_nothing_more_urgent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The questions that it spares are answered anyway, as badly and as well as can be."""
    rng = random.Random(8)
    monkeypatch.setattr(oracle, "can_be_raised", never_early)
    early = [interview for interview in shipped_walks() if outcome(interview).ended_early]
    assert len(early) > WALKS // 4
    for interview in early:
        for _ in range(3):
            others = {
                id: any_answer(rng, id, interview.questionnaire)
                for id in interview.questionnaire.questions
            }
            sheet = written_down({**others, **interview.answers})
            walk = oracle.walk(shipped_data(), sheet)
            assert walk.missing is None
            assert walk.level == outcome(interview).level.id
