"""What a question accepts, and what is told of anything else."""

from __future__ import annotations

from typing import Any

import pytest

from triage.interview.answers import AnswerError, accepted, check_given, in_words
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire
from triage.tongue.tongue import ENGLISH


@pytest.fixture
def questionnaire(small: dict[str, Any]) -> Questionnaire:
    """The small questionnaire, built."""
    return build(small)


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
    assert in_words(questions["leg"], "sharp", ENGLISH) == ("Yes, sharp pain",)
    assert in_words(questions["signs"], (), ENGLISH) == ("No, none of these",)
    assert in_words(questions["signs"], ("numb", "tired"), ENGLISH) == (
        "Numb between the legs",
        "Very tired",
    )
    assert in_words(questions["pain"], 3, ENGLISH) == ("3 points",)
    bare = questions["pain"]._replace(number=questions["pain"].number._replace(unit=""))  # type: ignore[union-attr]
    assert in_words(bare, 3, ENGLISH) == ("3",)
    assert in_words(questions["pain"]._replace(number=None), 3, ENGLISH) == ("3",)
    assert accepted(questions["signs"]) == "a list of any of numb, tired, or none"
