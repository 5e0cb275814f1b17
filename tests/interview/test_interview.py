"""One person's walk: answers, steps back, changes, and what of them is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from helpers import oracle
from helpers.agreement import (
    agrees,
    walked,
)
from helpers.random_questionnaires import reply, sheets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from making.choosing import Chooser
from making.strategies import rule_data

from triage.interview.answers import AnswerError
from triage.interview.interview import Interview
from triage.interview.sheet import read_sheet
from triage.problems import Given
from triage.results.saving import ENDINGS, content_of
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire

TODAY = date(2026, 11, 22)


class Wandering(RuleBasedStateMachine):
    """Somebody who answers, goes back, changes answers, saves and resumes, in any order.

    The model is what was last answered to each question: none of it is ever lost.
    """

    def __init__(self) -> None:
        super().__init__()
        self.data: oracle.Data = {}
        self.interview: Interview
        self.known: dict[str, Given] = {}

    @initialize(written=rule_data(most_paths=200))
    def begin(self, written: oracle.Data) -> None:
        """Stand at the first question."""
        self.data = written
        self.interview = Interview.begin(build(written))

    def any_reply(self, source: st.DataObject, id: str) -> object:
        """Anything that the question accepts."""
        choice = Chooser(lambda low, high: source.draw(st.integers(low, high)))
        return reply(choice, self.data["questions"][id])

    def is_asking(self) -> bool:
        """Whether there is a question to answer."""
        return self.interview.current is not None

    def has_answers(self) -> bool:
        """Whether there is something to go back to."""
        return bool(self.interview.path)

    @precondition(is_asking)
    @rule(source=st.data())
    def answer(self, source: st.DataObject) -> None:
        """Answer the question anew."""
        assert self.interview.current is not None
        id = self.interview.current.id
        self.interview = self.interview.answer(self.any_reply(source, id))
        self.known[id] = self.interview.answers[id]

    @precondition(lambda self: self.is_asking() and self.interview.remembered is not None)
    @rule()
    def keep(self) -> None:
        """Keep the answer that was given before."""
        before = dict(self.known)
        self.interview = self.interview.answer(self.interview.remembered)
        assert self.known == before

    @precondition(has_answers)
    @rule()
    def back(self) -> None:
        """Go back one question; its answer is still there."""
        id, before = list(self.interview.answers)[-1], self.interview
        self.interview = before.back()
        assert self.interview.current is not None
        assert self.interview.current.id == id
        assert self.interview.remembered == before.answers[id]

    @precondition(has_answers)
    @rule(source=st.data())
    def change(self, source: st.DataObject) -> None:
        """Change any answer of the path; what still applies goes on applying."""
        id = source.draw(st.sampled_from(list(self.interview.answers)))
        before = list(self.interview.answers)
        self.interview = self.interview.change(id, self.any_reply(source, id))
        after = list(self.interview.answers)
        assert after[: before.index(id) + 1] == before[: before.index(id) + 1]
        self.known[id] = self.interview.answers[id]
        assert self.interview.remembered is None, "what was answered is not asked again"

    @rule(ending=st.sampled_from(ENDINGS))
    def save_and_resume(self, ending: str) -> None:
        """Only the answers of the path are in the file, and they are all that is needed."""
        saved = content_of(self.interview, ending, TODAY).encode()
        sheet = read_sheet(saved, f"saved{ending}", self.interview.questionnaire)
        assert sheet.problems == []
        resumed = Interview.replay(self.interview.questionnaire, sheet.answers)
        assert resumed.path == self.interview.path
        assert resumed.result == self.interview.result
        self.interview, self.known = resumed, resumed.answers

    @invariant()
    def the_oracle_agrees(self) -> None:
        """Where one stands and what came out follow from the answers alone."""
        agrees(self.data, self.interview)
        for id, value in self.interview.answers.items():
            assert self.known[id] == value
        current = self.interview.current
        if current is not None:
            assert self.interview.remembered == self.known.get(current.id)
        aside = {step.question.id: step.given for step in self.interview.aside}
        assert {**aside, **self.interview.answers} == self.known
        ahead = oracle.reachable(self.data, current.id) if current else set()
        assert self.interview.out_of_reach == aside.keys() - ahead


TestWandering = Wandering.TestCase


TestWandering.settings = settings(
    max_examples=30, stateful_step_count=20, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def questionnaire(small: dict[str, Any]) -> Questionnaire:
    """The small questionnaire, built."""
    return build(small)


def test_the_bound_on_questions_to_come_is_exact_where_it_can_be(small: dict[str, Any]) -> None:
    """It takes the longest way, leaves out what can no longer be asked, and ends at 0."""
    extra = {**small["questions"]["leg"], "end": "rest"}
    del extra["go"]
    small["questions"]["extra"] = extra
    del small["questions"]["pain"]["end"]
    small["questions"]["pain"]["go"] = "late"
    small["questions"]["late"] = {
        "ask": "Is it late?",
        "ask_if": ["signs.tired"],
        "answers": {"no": {"text": "No"}, "so": {"text": "So", "go": "extra"}},
        "end": "rest",
    }
    del small["rules"]
    begin = Interview.begin(build(small))
    assert begin.most_to_come == 5
    tired = begin.answer(["tired"])
    assert [tired.most_to_come, tired.answer("no").most_to_come] == [4, 3]
    well = begin.answer([])
    assert [well.most_to_come, well.answer("no").most_to_come] == [2, 1]
    assert well.answer("no").answer(3).most_to_come == 0


def test_interviews_are_equal_where_one_stands_the_same(questionnaire: Questionnaire) -> None:
    """The same answers, remembered ones included, to the same questionnaire."""
    one = Interview.begin(questionnaire).answer(["tired"]).answer("no")
    same = Interview.replay(questionnaire, {"leg": "no", "signs": ["tired"]})
    assert one == same
    assert hash(one) == hash(same)
    assert hash(one) != hash(one.back())
    assert one != one.back()
    assert one.back() != Interview.begin(questionnaire).answer(["tired"])
    assert one != Interview.replay(build_again(questionnaire), one.answers)
    assert one != "an interview"


def build_again(questionnaire: Questionnaire) -> Questionnaire:
    """An equal questionnaire that is another one."""
    return questionnaire._replace(title=questionnaire.title)


def test_going_back_from_the_first_question_stays_there(questionnaire: Questionnaire) -> None:
    """There is nothing before it."""
    begin = Interview.begin(questionnaire)
    assert begin.back() is begin
    assert begin.remembered is None
    assert begin.answer(["numb"]).back().remembered == ("numb",)


def test_a_replay_of_an_unknown_question_names_the_nearest(questionnaire: Questionnaire) -> None:
    """As in all messages about names."""
    with pytest.raises(AnswerError) as error:
        Interview.replay(questionnaire, {"legs": "no"})
    assert str(error.value) == "there is no question 'legs'; did you mean 'leg'?"
    assert error.value.question == "legs"


def test_what_no_longer_applies_is_kept_aside(small: dict[str, Any]) -> None:
    """And is there again when the change is undone."""
    small["questions"]["leg"]["ask_if"] = ["signs.tired"]
    del small["rules"]
    walked = Interview.replay(build(small), {"signs": ["tired"], "leg": "sharp", "pain": 4})
    changed = walked.change("signs", [])
    assert [(step.question.id, step.given) for step in changed.aside] == [("leg", "sharp")]
    assert changed.out_of_reach == {"leg"}
    assert changed.answers == {"signs": (), "pain": 4}
    assert changed.result is not None
    assert changed.change("signs", ["tired"]) == walked


def test_all_that_was_answered_comes_back_after_an_emergency_by_mistake(
    questionnaire: Questionnaire,
) -> None:
    """Put right after going back, or by a change."""
    walked = Interview.replay(questionnaire, {"signs": [], "leg": "sharp", "pain": 4})
    mistaken = walked.change("signs", ["numb"])
    assert mistaken.answers == {"signs": ("numb",)}
    assert mistaken.out_of_reach == {"leg", "pain"}
    assert mistaken.back().answer([]).forward() == walked
    assert mistaken.change("signs", []) == walked
    assert mistaken.back().with_aside(walked) == mistaken.back()


def test_interviews_with_the_same_answers_are_the_same(questionnaire: Questionnaire) -> None:
    """Also as members of a set, from the first moment on."""
    begun = Interview.begin(questionnaire)
    answered = begun.answer(["tired"])
    assert {begun, answered, begun.answer(["tired"])} == {begun, answered}
    assert len({begun, answered, answered.answer("no")}) == 3


def test_an_interview_is_printed_as_its_sheet(questionnaire: Questionnaire) -> None:
    """In one line, as an error message shows it."""
    begun = Interview.begin(questionnaire)
    assert repr(begun) == "<Interview {}>"
    answered = begun.answer(["tired"]).answer("no").answer(3)
    assert repr(answered) == "<Interview {signs: [tired], leg: no, pain: 3}>"


def test_changing_what_was_not_asked_names_it(questionnaire: Questionnaire) -> None:
    """With the question that was meant."""
    answered = Interview.begin(questionnaire).answer(["tired"])
    with pytest.raises(AnswerError, match="sign was not asked; did you mean 'signs'") as caught:
        answered.change("sign", [])
    assert caught.value.question == "sign"


@given(st.data())
def test_replaying_equals_answering_step_by_step(data: st.DataObject) -> None:
    """The order in which a sheet lists its answers does not matter."""
    written = data.draw(rule_data())
    sheet = data.draw(sheets(written))
    stepped = walked(written, sheet)
    shuffled = dict(data.draw(st.permutations(list(stepped.answers.items()))))
    assert Interview.replay(stepped.questionnaire, shuffled) == stepped


@given(st.data())
def test_going_back_and_forward_again_changes_nothing(data: st.DataObject) -> None:
    """Each step back remembers its answer, and giving it again leads to the same interview."""
    written = data.draw(rule_data())
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
    assert forward == interview


@given(st.data())
def test_a_change_keeps_what_still_applies_and_the_rest_aside(data: st.DataObject) -> None:
    """No answer is lost: it is on the path, or kept aside; undone, the change leaves no trace."""
    written = data.draw(rule_data())
    interview = walked(written, data.draw(sheets(written)))
    question = data.draw(st.sampled_from([step.question.id for step in interview.path]))
    other = data.draw(sheets(written)).get(question, interview.answers[question])
    changed = interview.change(question, other)
    kept = {**interview.answers, question: changed.answers[question]}
    aside = {step.question.id: step.given for step in changed.aside}
    assert {**aside, **changed.answers} == kept
    assert changed.remembered is None, "a remembered answer is not asked again"
    assert changed.change(question, interview.answers[question]) == interview


@given(st.data())
def test_changes_that_end_in_the_same_answers_give_the_same_interview(data: st.DataObject) -> None:
    """What counts is what is answered in the end, not the order in which it was changed."""
    written = data.draw(rule_data())
    interview = walked(written, data.draw(sheets(written)))
    question = data.draw(st.sampled_from([step.question.id for step in interview.path]))
    other = data.draw(sheets(written)).get(question, interview.answers[question])
    there = interview.change(question, other)
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


@given(st.data())
def test_any_changes_that_end_in_the_same_answers_give_the_same_result(
    source: st.DataObject,
) -> None:
    """However somebody came to these answers: by changes here and there, or straight."""
    written = source.draw(rule_data())
    questionnaire = build(written)
    wanted = Interview.replay(questionnaire, source.draw(sheets(written)))
    interview = Interview.replay(questionnaire, source.draw(sheets(written)))
    for id in source.draw(st.permutations(list(wanted.answers))):
        if id in interview.answers:
            interview = interview.change(id, wanted.answers[id])
            agrees(written, interview)
    while interview.answers != wanted.answers:
        differing = [id for id, one in interview.answers.items() if wanted.answers.get(id) != one]
        if differing:
            interview = interview.change(differing[0], wanted.answers[differing[0]])
        else:
            assert interview.current is not None
            interview = interview.answer(wanted.answers[interview.current.id])
    assert interview.path == wanted.path
    assert interview.result == wanted.result
