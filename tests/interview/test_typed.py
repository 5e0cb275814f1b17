"""Numbers as people type them: read exactly, or refused, and never made another number."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pytest
from helpers.example import merged
from hypothesis import given
from hypothesis import strategies as st

from triage.interview.answers import AnswerError
from triage.interview.typed import read_number
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Question
from triage.tongue.tongue import ENGLISH

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@cache
def asking(lowest: str, highest: str, step: str) -> Question:
    """A question for a number in degrees, with the answer that it is not known."""
    number = f"{{from: {lowest}, to: {highest}, step: {step}, unit: °C}}"
    snippet = (
        f"questions: {{pain: {{number: {number}, answers: {{mild: null, strong: {{up_to: {highest}"
        "}}, unsure: {text: I do not know, end: see-doctor}}}\n"
        "promises: {mild-pain-alone-means-self-care: null}"
    )
    questionnaire = RuleFile(merged(snippet), "knee.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire.questions["pain"]


QUESTIONS = {
    "whole": ("0", "120", "1"),
    "tenths": ("35", "42", "0.1"),
    "quarters": ("-2", "9.5", "0.25"),
    "fives": ("5", "300", "5"),
    "thousandths": ("0", "2", "0.001"),
}


@given(st.sampled_from(list(QUESTIONS)), st.data())
def test_every_number_is_read_however_it_is_written(kind: str, data: st.DataObject) -> None:
    """With a point or a comma, digits of another script, a sign, blanks and the unit."""
    question = asking(*QUESTIONS[kind])
    assert question.number is not None
    value = question.number.at(data.draw(st.integers(0, question.number.last)))
    written = str(value)
    if len(written.partition(".")[2]) != 3:  # 1,234 is a thousand and more for some
        written = data.draw(st.sampled_from([written, written.replace(".", ",")]))
    written = data.draw(st.sampled_from([written, written.translate(ARABIC)]))
    sign = data.draw(st.sampled_from(["", "+"])) if value >= 0 else ""
    before, after = data.draw(st.sampled_from([("", ""), (" ", " "), ("", " °C"), ("", "°c.")]))
    read = read_number(question, f"{before}{sign}{written}{after}", ENGLISH)
    assert read == value
    assert type(read) is type(value)


@given(st.sampled_from(list(QUESTIONS)), st.text("0123456789.,-+ °Cu", max_size=7))
def test_nothing_is_made_another_number(kind: str, text: str) -> None:
    """What is read is what stands there, and one that the question takes."""
    question = asking(*QUESTIONS[kind])
    assert question.number is not None
    try:
        read = read_number(question, text, ENGLISH)
    except AnswerError:
        return
    assert isinstance(read, int | Decimal)
    assert question.number.takes(read)
    written = re.sub(r"[ °C]+$", "", text.strip()).rstrip(".").replace(",", ".")
    assert Decimal(written) == read


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("whole", "9.5", "type a whole number from 0 to 120"),
        ("whole", "9,5", "type a whole number from 0 to 120"),
        ("whole", "9.0", "type a whole number from 0 to 120"),
        ("whole", "1e2", "type a whole number from 0 to 120"),
        ("whole", "9 weeks", "type a whole number from 0 to 120"),
        ("tenths", "38.45", "38.45 lies between two steps: type 38.4 or 38.5"),
        ("tenths", "38,45", "38.45 lies between two steps: type 38.4 or 38.5"),
        ("tenths", "38.4.1", "type a number from 35 to 42"),
        ("fives", "12", "12 lies between two steps: type 10 or 15"),
        ("thousandths", "1,234", "1,234 can mean two numbers: write a point"),
    ],
)
def test_what_is_refused_is_told_what_to_type(kind: str, text: str, said: str) -> None:
    """With the nearest where there are two."""
    with pytest.raises(AnswerError) as refused:
        read_number(asking(*QUESTIONS[kind]), text, ENGLISH)
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["unsure", " UNSURE ", "I do not know", "i do NOT know"])
def test_not_knowing_is_said_in_its_words(text: str) -> None:
    """By its name, or as the question puts it."""
    assert read_number(asking(*QUESTIONS["tenths"]), text, ENGLISH) == "unsure"
