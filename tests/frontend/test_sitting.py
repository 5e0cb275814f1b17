"""What a front end remembers besides the interview, and that both say what it says."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import example, given, settings

from frontend.acting import Action, actions, expected, said_line_by_line, said_on_the_screen
from frontend.screen import sample
from triage.frontend import sentences
from triage.frontend.sitting import Sitting
from triage.interview.answers import AnswerError
from triage.interview.interview import Interview
from triage.rules.build import build

FILE = "/home/me/a.md"
IN_PART = f"{FILE}, but not what you answered after that"


@pytest.fixture
def sitting(small: dict[str, Any]) -> Sitting:
    """At the first of three questions."""
    return Sitting.resume(Interview.begin(build(small)))[0]


def after(sitting: Sitting, *values: object) -> Sitting:
    """Where one stands after these answers."""
    for value in values:
        sitting, _ = sitting.answer(value)
    return sitting


# One step at a time


def test_every_step_leaves_the_sitting_before_as_it_was(sitting: Sitting) -> None:
    """A step gives a new one."""
    first = after(sitting, ["tired"])
    kept = (sitting, first)
    saved, _ = first.keep(FILE)
    saved.answer("no")
    first.change(1).answer([])
    first.back()
    assert kept == (sitting, first)
    assert sitting.interview.answers == {}
    assert first.interview.answers == {"signs": ("tired",)}
    assert (first.changing, first.before, first.taking_up, first.saved) == (None, None, False, None)
    assert first.mark(first.interview.questionnaire.questions["leg"], "no").drafts == {"leg": "no"}
    assert first.drafts == {}


def test_it_is_resumed_with_how_far_it_is(sitting: Sitting) -> None:
    """From the start there is nothing to say."""
    interview = after(sitting, [], "no").interview
    assert Sitting.resume(sitting.interview) == (sitting, ())
    resumed, said = Sitting.resume(interview)
    assert resumed == Sitting(interview)
    assert said == ("2 answers so far, at most 1 question to come.",)


def test_what_is_asked_is_the_answer_that_is_opened(sitting: Sitting) -> None:
    """With its place and what was given; let be, it is the next question again."""
    asked = after(sitting, ["tired"])
    assert asked.asked is asked.interview.current
    assert (asked.given, asked.place) == (None, "Question 2, at most 1 more")
    opened = asked.change(1)
    assert opened.asked is asked.interview.questionnaire.questions["signs"]
    assert (opened.given, opened.place) == (("tired",), "Changing answer 1")
    assert opened.let_be() == asked
    assert opened.back() == (asked, ())


def test_back_remembers_the_answer_and_stays_at_the_first_question(sitting: Sitting) -> None:
    """Nowhere to go is the very same sitting, by which a front end knows."""
    back, said = after(sitting, ["tired"]).back()
    assert (back.given, back.place, said) == (("tired",), "Question 1, at most 2 more", ())
    assert back.back()[0] is back


def test_the_same_answer_again_is_no_change(sitting: Sitting) -> None:
    """Neither in the middle nor after the result, in whatever order boxes are ticked."""
    for values in ([["numb", "tired"]], [[], "no", 3], [["tired"], "no"]):
        stood = after(sitting, *values)
        for number, (_, value) in enumerate(stood.interview.path, 1):
            again = value[::-1] if isinstance(value, tuple) else value
            same, said = stood.change(number).answer(again)
            assert same == stood
            assert same.interview is stood.interview
            assert said == ()


def test_a_refused_answer_leaves_the_change_open(sitting: Sitting) -> None:
    """It is asked for again."""
    opened = after(sitting, ["tired"]).change(1)
    with pytest.raises(AnswerError, match="signs has no answer 'blue'"):
        opened.answer(["blue"])


def test_a_change_says_what_became_of_the_recommendation(sitting: Sitting) -> None:
    """Compared with the last one each time, until the result was read."""
    rest = after(sitting, [], "no", 3)
    assert rest.outcome == ()
    doctor, said = rest.change(3).answer(6)
    assert said == doctor.outcome
    assert said[0] == (
        "Your change changes what is recommended, from “Look after it yourself” to “See a doctor”."
    )
    assert doctor.changing is None
    again, said = doctor.change(3).answer(7)
    assert said == again.outcome == ("Your change does not change what is recommended.",)
    assert again.read().outcome == ()


def test_going_back_and_on_again_is_no_change(sitting: Sitting) -> None:
    """Nothing was changed, so nothing is said of a change."""
    back, _ = after(sitting, [], "no", 3).read().back()
    assert back.answer(3)[1] == ()


def test_going_back_from_a_result_and_on_again_compares_both(sitting: Sitting) -> None:
    """Also if the result before was read."""
    back, said = after(sitting, [], "no", 3).read().back()
    assert said == ()
    _, said = back.answer(4)
    assert said == ("Your change does not change what is recommended.",)


@pytest.fixture
def longer(small: dict[str, Any]) -> Sitting:
    """With a question that only sharp pain leads to; its yes ends the interview."""
    small["questions"]["leg"]["go"] = "below-knee"
    small["questions"]["below-knee"] = {
        "ask": "Does it go below the knee?",
        "ask_if": "leg.sharp",
        "worse": "later",
        "answers": {"no": {"text": "No"}, "yes": {"text": "Yes", "recommend": ["call"]}},
        "go": "pain",
    }
    return Sitting.resume(Interview.begin(build(small)))[0]


def test_what_a_change_adds_is_asked_and_the_rest_is_taken_up(longer: Sitting) -> None:
    """It says why; what comes after it is not asked again."""
    added, said = after(longer, [], "no", 3).change(2).answer("sharp")
    assert said == (f"{sentences.ASKED_TOO}.",)
    assert added.asked is added.interview.questionnaire.questions["below-knee"]
    over, said = added.answer("no")
    assert over.asked is None
    assert said == over.outcome != ()
    assert not over.taking_up


def test_what_an_added_question_puts_out_of_reach_is_said(longer: Sitting) -> None:
    """In the sentence on what became of the recommendation."""
    added, _ = after(longer, [], "no", 3).change(2).answer("sharp")
    _, said = added.answer("yes")
    assert said == (
        "Your change changes what is recommended, from “Look after it yourself” to “Get help "
        "now”; 1 later answer is kept aside, because it is not asked for now.",
    )


@pytest.mark.parametrize("undone", ["back", "undo"])
def test_an_emergency_by_mistake_costs_no_answer(longer: Sitting, undone: str) -> None:
    """Put right, all that was answered is there again, and no question is put a second time."""
    over = after(longer, [], "no", 3)
    mistaken, said = over.change(1).answer(["numb"])
    assert len(said) == 1
    assert said[0].endswith("2 later answers are kept aside, because they are not asked for now.")
    if undone == "back":
        back, said = mistaken.read().back()
        assert said == ()
        assert back.given == ("numb",)
        right, said = back.answer([])
        assert "from “Get help now” to “Look after it yourself”." in said[0]
    else:
        right, said = mistaken.undo()
        assert said == (sentences.UNDONE,)
    assert right.interview == over.interview
    assert right.interview.aside == ()


def test_answers_kept_aside_are_offered_after_going_back(longer: Sitting) -> None:
    """Whoever walks back by hand, into an emergency and out of it, finds them marked."""
    back, _ = after(longer, [], "no", 3).back()
    back, _ = back.back()
    back, _ = back.back()
    mistaken, _ = back.answer(["numb"])
    assert {step.question.id for step in mistaken.interview.aside} == {"leg", "pain"}
    right = after(mistaken.back()[0], [])
    assert right.given == "no"
    assert after(right, "no").given == 3


def test_each_step_is_undone_down_to_the_first(longer: Sitting) -> None:
    """What was answered is offered again; an open answer is let be; then there is no step left."""
    there = after(longer, [], "sharp", "no")
    back, _ = there.back()
    assert back.undo()[0].interview == there.interview
    assert there.change(1).undo() == (there, ())
    sitting = there
    for before in ("no", "sharp", ()):
        sitting, said = sitting.undo()
        assert said == (sentences.UNDONE,)
        assert sitting.given == before
    assert sitting.interview.answers == {}
    assert sitting.undo()[0] is sitting


def test_marks_are_a_draft_until_they_are_confirmed(sitting: Sitting) -> None:
    """They survive every step, and count neither as an answer nor as saved with the others."""
    questions = sitting.interview.questionnaire.questions
    marked = sitting.mark(questions["signs"], ("numb",))
    assert (marked.given, marked.is_draft) == (("numb",), True)
    assert marked.interview.answers == {}
    assert marked.unconfirmed == ((questions["signs"], ("numb",)),)
    assert marked.back()[0] is marked
    assert marked.keep(FILE)[0].where == FILE
    assert marked.keep(FILE)[0].mark(questions["signs"], ("tired",)).where == IN_PART
    assert marked.mark(questions["signs"], None).drafts == {}
    answered = after(marked, ["tired"])
    assert answered.drafts == {}
    later = answered.mark(questions["leg"], "sharp")
    back, _ = later.back()
    assert (back.given, back.is_draft) == (("tired",), False)
    on = after(back, ["tired"])
    assert (on.given, on.is_draft) == ("sharp", True)
    assert on.mark(questions["signs"], ("tired",)) == on
    opened = on.change(1).mark(questions["signs"], ("numb",)).let_be()
    assert opened.interview.answers == {"signs": ("tired",)}
    assert opened.change(1).given == ("numb",)


def test_what_was_to_come_anyway_is_not_blamed_on_a_change(longer: Sitting) -> None:
    """Nor is it after the change of another answer."""
    changed, said = after(longer, [], "no").change(1).answer(["tired"])
    assert said == ()
    assert changed.place == "Question 3, the last one"


def test_nor_is_what_one_had_gone_back_from(longer: Sitting) -> None:
    """A change leads there again, and it would have been asked without it."""
    back, _ = after(longer, [], "no").back()
    changed, said = back.change(1).answer(["tired"])
    assert said == ()
    assert changed.place == "Question 3, the last one"


def test_going_back_ends_the_taking_up(longer: Sitting) -> None:
    """Whoever goes back looks at each answer: it is offered, not taken."""
    added, _ = after(longer, [], "no", 3).change(2).answer("sharp")
    back, _ = added.back()
    on = after(back, "sharp", "no")
    assert on.asked is on.interview.questionnaire.questions["pain"]
    assert on.given == 3


def test_another_change_goes_on_taking_up() -> None:
    """Changed twice before the added question is answered, the rest still follows."""
    over, _ = Sitting.resume(sample.finished())
    added, _ = over.change(2).answer("lot")
    twice, said = added.change(1).answer(["hot"])
    assert said == ()
    assert twice.asked is twice.interview.questionnaire.questions["swollen-since"]
    assert after(twice, "later").asked is None


def test_where_the_answers_are(sitting: Sitting) -> None:
    """Nowhere, in the file, or not all of them in it."""
    answered = after(sitting, ["tired"])
    assert (answered.where, answered.stored) == (None, "nothing was stored")
    saved, said = answered.keep(FILE)
    assert said == (f"Saved: {FILE}",)
    assert (saved.where, saved.stored) == (FILE, f"your answers are in {FILE}")
    assert saved.back()[0].where == FILE
    since = after(saved, "no")
    assert (since.where, since.stored) == (IN_PART, f"your answers are in {IN_PART}")
    assert since.keep("/home/me/b.md")[0].where == "/home/me/b.md"
    assert saved.change(1).answer(["numb"])[0].where == IN_PART
    assert since.back()[0].where == FILE


# Both front ends


ALL_AT_ONCE = [
    Action("answer", ()),
    Action("save"),
    Action("answer", "no"),
    Action("quit"),
    Action("answer", 2),
    Action("change", "no", 2),
    Action("change", "lot", 2),
    Action("change", ("hot",), 1),
    Action("answer", "later"),
    Action("change", ("cold-foot",), 1),
    Action("undo"),
    Action("undo"),
    Action("resume"),
    Action("quit"),
]


@given(actions(12))
@example(ALL_AT_ONCE)
def test_line_by_line_says_what_the_sitting_says(chosen: list[Action]) -> None:
    """Whatever is answered, changed, saved and resumed, in whatever order."""
    assert said_line_by_line(chosen) == expected(chosen)


@settings(max_examples=3)
@given(actions(5))
@example(ALL_AT_ONCE)
def test_both_front_ends_say_the_same(chosen: list[Action]) -> None:
    """The same actions, typed line by line and key by key."""
    on_the_screen = asyncio.run(said_on_the_screen(chosen))
    assert on_the_screen == said_line_by_line(chosen) == expected(chosen)
