"""The engine against the oracle: a second reading of the design, made apart from it."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import oracle
from helpers.random_questionnaires import questionnaires, sheets
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.interview.answers import AnswerError
from triage.interview.engine import Reason
from triage.interview.interview import Interview
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire


def walked(data: dict[str, Any], sheet: dict[str, Any]) -> Interview:
    """Answer question by question from the sheet, as a person would."""
    interview = Interview.begin(build(data))
    while interview.current is not None:
        interview = interview.answer(sheet[interview.current.id])
    return interview


def as_sheet(interview: Interview) -> oracle.Sheet:
    """The answers so far as a rule author writes them: boxes in a list."""
    return {
        id: list(given) if isinstance(given, tuple) else given
        for id, given in interview.answers.items()
    }


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
    written = data.draw(questionnaires())
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


@given(questionnaires(most_paths=120))
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
    written = data.draw(questionnaires(most_paths=60))
    sheet = data.draw(sheets(written))
    interview = Interview.begin(build(written))
    while interview.current is not None:
        assert interview.most_to_come >= oracle.longest_way_on(written, as_sheet(interview))
        interview = interview.answer(sheet[interview.current.id])
    assert interview.most_to_come == 0


@given(st.data())
def test_replaying_equals_answering_step_by_step(data: st.DataObject) -> None:
    """The order in which a sheet lists its answers does not matter."""
    written = data.draw(questionnaires())
    sheet = data.draw(sheets(written))
    stepped = walked(written, sheet)
    shuffled = dict(data.draw(st.permutations(list(stepped.answers.items()))))
    assert Interview.replay(stepped.questionnaire, shuffled) == stepped


@given(st.data())
def test_going_back_and_forward_again_changes_nothing(data: st.DataObject) -> None:
    """Each step back remembers its answer, and giving it again leads to the same interview."""
    written = data.draw(questionnaires())
    interview = walked(written, data.draw(sheets(written)))
    steps = data.draw(st.integers(0, len(interview.path)))
    gone_back = interview
    for _ in range(steps):
        gone_back = gone_back.back()
    assert len(gone_back.path) == len(interview.path) - steps
    forward = gone_back
    for _ in range(steps):
        assert forward.remembered is not None
        forward = forward.answer(forward.remembered)
        assert forward.dropped == ()
    assert forward == interview


@given(st.data())
def test_a_change_keeps_what_still_applies_and_names_what_does_not(data: st.DataObject) -> None:
    """No answer is lost silently: it is on the path, remembered for later, or named as dropped."""
    written = data.draw(questionnaires())
    interview = walked(written, data.draw(sheets(written)))
    question = data.draw(st.sampled_from([step.question.id for step in interview.path]))
    other = data.draw(sheets(written)).get(question, interview.answers[question])
    changed = interview.change(question, other)
    kept = {**interview.answers, question: changed.answers[question]}
    assert all(changed.answers[id] == kept[id] for id in changed.answers)
    finished = changed
    named = set(changed.dropped)
    fresh = data.draw(sheets(written))
    while finished.current is not None:
        remembered = finished.remembered
        assert remembered is None, "a remembered answer is not asked again"
        reply = fresh.get(finished.current.id)
        if reply is None:
            return
        finished = finished.answer(reply)._forward()
        named |= set(finished.dropped)
    assert set(interview.answers) <= set(finished.answers) | named
    assert Interview.replay(finished.questionnaire, finished.answers) == finished


@given(st.data())
def test_changes_that_end_in_the_same_answers_give_the_same_interview(data: st.DataObject) -> None:
    """What counts is what is answered in the end, not the order in which it was changed."""
    written = data.draw(questionnaires())
    interview = walked(written, data.draw(sheets(written)))
    question = data.draw(st.sampled_from([step.question.id for step in interview.path]))
    other = data.draw(sheets(written)).get(question, interview.answers[question])
    there = interview.change(question, other)
    if there.current is None and question in there.answers and not there.dropped:
        assert there.change(question, interview.answers[question]) == interview


def test_an_answer_to_a_finished_interview_is_refused(small: dict[str, Any]) -> None:
    """The caller is told, instead of an answer being lost."""
    interview = Interview.replay(build(small), {"signs": ["numb"]})
    assert interview.result is not None
    with pytest.raises(ValueError, match="over"):
        interview.answer("x")


def test_a_change_of_a_question_that_was_not_asked_is_refused(small: dict[str, Any]) -> None:
    """The message names the nearest question that was asked."""
    interview = Interview.replay(build(small), {"signs": [], "leg": "no"})
    with pytest.raises(AnswerError, match="sings was not asked; did you mean 'signs'"):
        interview.change("sings", [])
