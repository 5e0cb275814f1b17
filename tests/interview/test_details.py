"""Small things about the core that random walks do not say: exact bounds, words, equality."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import oracle

from triage.interview.answers import AnswerError, accepted, check_given, in_words
from triage.interview.interview import Interview
from triage.proof import prove
from triage.proof.remainders import FALSE, TRUE, Remainders
from triage.rules.build import build
from triage.rules.conditions import AnswerName, AtLeast, holds, names_in
from triage.rules.questionnaire import Questionnaire
from triage.words import decimal

A, B, C = (AnswerName("q", id) for id in "abc")


@pytest.fixture
def questionnaire(small: dict[str, Any]) -> Questionnaire:
    """The small questionnaire, built."""
    return build(small)


@pytest.mark.parametrize(
    ("condition", "given", "expected"),
    [
        (A, {A}, True),
        (A, {B}, False),
        (AtLeast(1, (A, B)), {B}, True),
        (AtLeast(1, (A, B)), {C}, False),
        (AtLeast(2, (A, B, C)), {A, C}, True),
        (AtLeast(2, (A, B, C)), {C}, False),
        (AtLeast(2, (A, AtLeast(2, (B, C)))), {A, B}, False),
        (AtLeast(2, (A, AtLeast(2, (B, C)))), {A, B, C}, True),
    ],
)
def test_a_condition_holds_once_enough_members_do(
    condition: AnswerName | AtLeast, given: set[AnswerName], expected: bool
) -> None:
    """Also in its members; and its remainder, after these answers and no other, says the same."""
    assert holds(condition, given) is expected
    remainders = Remainders(condition)
    gone = frozenset({A, B, C} - given)
    left = remainders.after(remainders.start, frozenset(given), gone)
    assert left == (TRUE if expected else FALSE)
    assert remainders.after(left, frozenset({A, B, C}), frozenset()) == left


def test_a_remainder_forgets_what_is_decided() -> None:
    """Two ways to the same remainder are one; what is still open is neither true nor false."""
    remainders = Remainders(AtLeast(2, (A, B, C)))
    none = frozenset[AnswerName]()
    after_a = remainders.after(remainders.start, frozenset({A}), none)
    assert after_a not in (TRUE, FALSE, remainders.start)
    without_a = remainders.after(remainders.start, none, frozenset({A}))
    assert without_a not in (TRUE, FALSE, after_a)
    assert remainders.after(after_a, frozenset({B}), none) == TRUE
    assert remainders.after(without_a, none, frozenset({B})) == FALSE
    one_left = remainders.after(after_a, none, frozenset({B}))
    assert one_left == remainders.after(without_a, frozenset({B}), none)
    assert len(remainders) == 2 + len({remainders.start, after_a, without_a, one_left})


def test_a_condition_in_words_and_its_names() -> None:
    """As reports show them; repeats are kept."""
    assert str(AtLeast(2, (A, B))) == "all of (q.a, q.b)"
    assert str(AtLeast(1, (A, B))) == "any of (q.a, q.b)"
    assert str(AtLeast(2, (A, B, AtLeast(1, (C, A))))) == (
        "at least 2 of (q.a, q.b, any of (q.c, q.a))"
    )
    assert list(names_in(AtLeast(2, (A, B, AtLeast(1, (C, A)))))) == [A, B, C, A]


@pytest.mark.parametrize(
    ("question", "value", "message"),
    [
        ("leg", "sharpp", "leg has no answer 'sharpp'; did you mean 'sharp'? It accepts one of "),
        ("leg", "zzz", "leg has no answer 'zzz'. It accepts one of no, sharp"),
        ("leg", None, "leg accepts one of no, sharp, not nothing"),
        ("leg", True, "leg accepts one of no, sharp, not true"),
        ("leg", False, "leg accepts one of no, sharp, not false"),
        ("leg", {"a": 1}, "leg accepts one of no, sharp, not a mapping"),
        ("leg", ["no", 1], "leg accepts one of no, sharp, not the list [no, 1]"),
        ("pain", "3", "pain accepts a whole number from 0 to 10, not the text '3'"),
        ("pain", 11, "pain accepts a whole number from 0 to 10, not 11"),
        ("pain", -1, "pain accepts a whole number from 0 to 10, not -1"),
        ("pain", 2.0, "pain accepts a whole number from 0 to 10, not 2.0"),
        ("pain", True, "pain accepts a whole number from 0 to 10, not true"),
        ("signs", "numb", "signs takes a list, since several may be true: write [numb]"),
        ("signs", 3, "signs accepts a list of any of numb, tired, or none, not 3"),
        ("signs", [3], "signs accepts a list of any of numb, tired, or none, not 3"),
        ("signs", ["numb", "numb"], "signs lists numb twice; list it once"),
        (
            "signs",
            ["none", "numb", "tired"],
            "signs says none and also numb, tired: both cannot be true; leave one of them out",
        ),
    ],
)
def test_what_is_refused_is_told_what_is_accepted(
    question: str, value: object, message: str, questionnaire: Questionnaire
) -> None:
    """The error names the question, in words and for programs."""
    with pytest.raises(AnswerError) as error:
        check_given(questionnaire.questions[question], value)
    assert str(error.value).startswith(message)
    assert error.value.question == question


@pytest.mark.parametrize("value", ["none", ["none"], ("none",), [], ()])
def test_no_box_is_said_in_five_ways(value: object, questionnaire: Questionnaire) -> None:
    """All of them become the empty choice."""
    assert check_given(questionnaire.questions["signs"], value) == ()


def test_boxes_come_in_the_order_of_the_file(questionnaire: Questionnaire) -> None:
    """However they were listed."""
    given = check_given(questionnaire.questions["signs"], ["tired", "numb"])
    assert given == ("numb", "tired")


def test_answers_in_words(questionnaire: Questionnaire) -> None:
    """Texts of the file, and numbers with their unit."""
    questions = questionnaire.questions
    assert in_words(questions["leg"], "sharp") == ("Yes, sharp pain",)
    assert in_words(questions["signs"], ()) == ("No, none of these",)
    assert in_words(questions["signs"], ("numb", "tired")) == (
        "Numb between the legs",
        "Very tired",
    )
    assert in_words(questions["pain"], 3) == ("3 points",)
    bare = questions["pain"]._replace(number=questions["pain"].number._replace(unit=""))  # type: ignore[union-attr]
    assert in_words(bare, 3) == ("3",)
    assert in_words(questions["pain"]._replace(number=None), 3) == ("3",)
    assert accepted(questions["signs"]) == "a list of any of numb, tired, or none"


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


def test_what_no_longer_applies_is_named_once_in_order(small: dict[str, Any]) -> None:
    """First those that were on the path."""
    small["questions"]["leg"]["ask_if"] = ["signs.tired"]
    del small["rules"]
    walked = Interview.replay(build(small), {"signs": ["tired"], "leg": "sharp", "pain": 4})
    changed = walked.change("signs", [])
    assert changed.dropped == ("leg",)
    assert changed.answers == {"signs": (), "pain": 4}
    assert changed.result is not None


def test_numbers_of_any_size_in_decimal() -> None:
    """Python's own conversion refuses more than 4,300 digits."""
    assert decimal(0) == "0"
    assert decimal(10**5000 + 7) == f"1{'0' * 4999}7"


def test_a_proof_of_three_questions_in_full(questionnaire: Questionnaire) -> None:
    """Counted by hand: numb ends at once; the rule makes an emergency of tired and sharp."""
    proof = prove(questionnaire)
    assert proof.questions == 3
    # numb, tired and numb | not tired, 2 * 2 | tired, no, 2 bands | tired, sharp
    assert proof.paths == 2 + 4 + 2 + 1
    assert (proof.shortest, proof.longest) == (1, 3)
    assert proof.levels == {"emergency": 3, "doctor": 4, "self-care": 2}
    assert proof.latest == {"signs": 1}
    assert (proof.broken, proof.order, proof.unreached) == ((), (), ())


def test_an_early_end_waits_for_every_question_that_may_be_asked(small: dict[str, Any]) -> None:
    """Also for one that stands behind another, where both are asked of some people only."""
    small["levels"]["doctor"]["enough"] = True
    questions = small["questions"]
    questions["signs"]["answers"]["tired"]["recommend"] = ["see-doctor"]
    questions["leg"]["answers"]["sharp"]["recommend"] = []
    questions["leg"]["ask_if"] = questions["pain"]["ask_if"] = ["signs.tired"]
    questions["pain"]["answers"]["strong"]["recommend"] = ["call"]
    del small["rules"]
    proof = prove(build(small))
    assert proof.paths == oracle.counts(small).paths == 2 + 4 + 1
    assert proof.levels == {"emergency": 4, "doctor": 2, "self-care": 1}


def test_a_box_that_leads_to_a_question_with_calmer_ways_breaks_the_order(
    small: dict[str, Any],
) -> None:
    """The question is asked for the box alone, and its answers leave out what others are asked."""
    questions = small["questions"]
    del small["rules"], questions["leg"]["worse"], questions["leg"]["answers"]["sharp"]["recommend"]
    questions["leg"]["ask_if"] = ["signs.tired"]
    for answer in questions["leg"]["answers"].values():
        answer["end"] = "rest"
    questions["pain"]["answers"]["mild"]["recommend"] = ["see-doctor"]
    (found,) = prove(build(small)).order
    assert (found.question, found.milder, found.worse) == ("signs", "not tired", "tired")
    assert oracle.order_breaks(small) == {("signs", "not tired", "tired")}


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
