"""People that cases share: a case like somebody is the case with all its answers written out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from helpers.example import EXAMPLE, merged
from hypothesis import given
from hypothesis import strategies as st

from triage.casefile import CaseFile, Outcome
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire

MILD = "{warning-signs: none, swelling: no, how-long: days, pain: 3}"


def loaded(text: str) -> Questionnaire:
    """The questionnaire that is written so."""
    questionnaire = RuleFile(text, "example.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire


KNEE = loaded(EXAMPLE)


def outcome(text: str, questionnaire: Questionnaire = KNEE) -> Outcome:
    """What comes of running the cases that are written so."""
    return CaseFile(text, "knee.cases.yaml", questionnaire).outcome


def file(like: str, people: str = f"people: {{mild: {MILD}}}", answers: str = "{}") -> str:
    """A file with one case that is like somebody."""
    return (
        f"{people}\ncases:\n  one:\n    story: A.\n    like: {like}\n    answers: {answers}\n"
        "    expect: {level: self-care}\n"
    )


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "warning-signs": st.sampled_from(["none", ["cold-foot"], ["out-of-place", "cold-foot"]]),
        "swelling": st.sampled_from(["no", "a-little", "a-lot"]),
        "how-long": st.sampled_from(["days", "weeks"]),
        "pain": st.integers(0, 10),
    },
)
LEVELS = st.sampled_from(["emergency", "within-days", "self-care"])


@given(person=ANSWERS.filter(bool), own=ANSWERS, level=LEVELS)
def test_a_case_like_somebody_is_the_case_written_out(
    person: dict[str, Any], own: dict[str, Any], level: str
) -> None:
    """What comes out and what is touched; only what it does not need of the person is no fault."""
    case = {"story": "A person.", "answers": own, "expect": {"level": level}}
    shared = {"people": {"somebody": person}, "cases": {"one": {**case, "like": "somebody"}}}
    whole = {"cases": {"one": {**case, "answers": {**person, **own}}}}
    of_shared, of_whole = outcome(json.dumps(shared)), outcome(json.dumps(whole))
    assert of_shared.passed == of_whole.passed
    assert of_shared.coverage == of_whole.coverage
    not_its_own = {("cases", "one", "answers", question) for question in person.keys() - own.keys()}
    assert {(one.code, one.message) for one in of_shared.problems} == {
        (one.code, one.message)
        for one in of_whole.problems
        if one.code != "unused-answer" or one.keys not in not_its_own
    }


@pytest.mark.parametrize(
    ("text", "code", "said", "hint"),
    [
        (file("mlid"), "unknown-person", "Case `one` is like `mlid`, whom the file does not have.",
         "Did you mean `mild`?"),
        (file("one"), "unknown-person",
         "Case `one` is like itself, but `like` names one of `people`.",
         "Write the answers that cases share as a person, under `people`."),
        (file("mild", people=""), "unknown-person",
         "Case `one` is like `mild`, whom the file does not have.",
         "Write `people: {mild: {...}}` above `cases`."),
        (file("mild", people="people: {mild: {}}"), "empty-mapping",
         "Person `mild` has no answers.",
         "Write the answers that cases share, or take the person out."),
        (file("mild", people="people:\n  mild:"), "wrong-type",
         "Person `mild` must be a mapping (lines of `key: value`)", None),
        (file("mild", people="people: {mild: {pain: 3.5}}"), "wrong-answer",
         "Person `mild`: pain accepts a whole number", None),
        (file("mild", people=f"people: {{mild: {MILD.replace('pain', 'pian')}}}"),
         "unknown-question",
         "Person `mild` names the question `pian`, which the questionnaire does not have.",
         "Did you mean `pain`?"),
        (file("mild", people=f"people: {{mild: {MILD.replace('3', '11')}}}"), "wrong-answer",
         "Person `mild`: pain accepts a whole number from 0 to 10, not 11.", None),
        (file("mild", answers="{pain: 11}"), "wrong-answer", "Case `one`: pain accepts", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_once_at_its_place(
    text: str, code: str, said: str, hint: str | None
) -> None:
    """A slip in a person or a `like` is one problem, and nothing passes."""
    tested = outcome(text)
    assert [problem.code for problem in tested.problems] == [code]
    assert said in tested.problems[0].message
    assert hint is None or tested.problems[0].hint == hint
    assert not any(tested.passed.values())
    assert tested.problems == CaseFile(text, "c", KNEE).problems


def test_a_case_cannot_be_like_a_case() -> None:
    """Only people are shared, so that nobody has to follow a chain of cases."""
    other = (
        "  other:\n    story: B.\n    answers: {}\n    like: one\n    expect: {level: self-care}\n"
    )
    (problem,) = outcome(file("mild") + other).problems
    assert problem.message == (
        "Case `other` is like the case `one`, but `like` names one of `people`."
    )
    assert problem.place.line == 11


def test_one_faulty_person_is_one_problem_for_all_cases_like_it() -> None:
    """The others run, also one whose own id is that of the person."""
    text = f"""\
people:
  good: {MILD}
  bad: {{pain: many}}
cases:
  first: {{story: A, like: bad, answers: {{}}, expect: {{level: self-care}}}}
  second: {{story: A, like: bad, answers: {{pain: 3}}, expect: {{level: self-care}}}}
  bad: {{story: A, like: good, answers: {{}}, expect: {{level: self-care}}}}
"""
    tested = outcome(text)
    assert [(one.code, one.place.line) for one in tested.problems] == [("wrong-answer", 3)]
    assert tested.passed == {"first": False, "second": False, "bad": True}


def test_a_person_whom_nobody_is_like_is_a_warning() -> None:
    """It is left over from something."""
    people = f"people:\n  mild: {MILD}\n  left-over: {MILD}"
    tested = outcome(file("mild", people))
    (problem,) = tested.problems
    assert (problem.code, problem.severity) == ("unused-person", "warning")
    assert (problem.place.line, problem.place.column) == (3, 3)
    assert tested.passed == {"one": True}


def test_what_a_case_itself_answers_and_never_reaches_is_still_told() -> None:
    """What comes of the person is no fault, what the case says itself is one."""
    text = file("mild", answers="{warning-signs: [cold-foot], pain: 9}").replace(
        "level: self-care", "level: emergency"
    )
    (problem,) = outcome(text).problems
    assert (problem.code, problem.keys[-1]) == ("unused-answer", "pain")


DECIDES_NOTHING = """\
questions:
  how-long: {go: shoes}
  shoes:
    ask: What colour are your shoes?
    answers: {red: {text: Red}, blue: {text: Blue}}
    go: pain
"""


@pytest.mark.parametrize(
    ("snippet", "passes"),
    [
        (DECIDES_NOTHING, True),
        (DECIDES_NOTHING.replace("answers:", "choose: any\n    none: None\n    answers:"), True),
        (DECIDES_NOTHING.replace("answers: {red: {text: Red}, blue: {text: Blue}}",
                                 "number: {from: 3, to: 9}\n    answers: {all: {up_to: 9}}"), True),
        (DECIDES_NOTHING.replace("text: Blue", "text: Blue, recommend: [see-doctor]"), False),
        (DECIDES_NOTHING.replace("text: Blue", "text: Blue, advise: [squats]"), False),
        (DECIDES_NOTHING.replace("text: Blue", "text: Blue, end: look-after-it"), False),
        (f"{DECIDES_NOTHING}advice: {{squats: {{unless: [shoes.red]}}}}\n", False),
        (f"{DECIDES_NOTHING}rules: {{swollen-for-weeks: {{when: [shoes.red]}}}}\n", False),
        (f"{DECIDES_NOTHING}  pain: {{ask_if: [shoes.red], end: see-doctor}}\n", False),
    ],
)  # fmt: skip
def test_a_question_that_decides_nothing_breaks_no_case(snippet: str, passes: bool) -> None:
    """It needs no answer, and none of its answers counts as touched; any other question does."""
    text = f"cases:\n  one: {{story: A, answers: {MILD}, expect: {{level: self-care}}}}\n"
    tested = outcome(text, loaded(merged(snippet)))
    assert tested.passed == {"one": passes}
    assert [one.code for one in tested.problems] == [] if passes else ["incomplete-case"]
    if passes:
        assert tested.coverage["answers"].touched == 4
