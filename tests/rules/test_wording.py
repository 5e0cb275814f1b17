"""The words of the shipped questionnaire: plain enough for anybody, on each screen and each result.

Grades are Flesch-Kincaid, as `textstat` computes them. Its counts of syllables come from the CMU
Pronouncing Dictionary, which is packed with it: nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
import textstat
from hypothesis import given, settings

from rules import shipped
from triage.interview.result import Result
from triage.results.summary import Summary
from triage.rules.questionnaire import Question

GRADE = 6.0
GRADE_IN_AN_EMERGENCY = 5.0
WORDS_IN_A_SENTENCE = 20

# Sources are cited by their numbers, which are no words.
SOURCES_IN_A_REASON = re.compile(r" \[[0-9,]+\]$")


def grade(lines: list[str]) -> float:
    """The reading grade of some lines read as one text.

    A line that stops without a stop (a heading, an answer) is a sentence too, and is closed, so
    that it does not run into the next.
    """
    closed = [line if line[-1] in ".!?" else f"{line}." for line in lines]
    return float(textstat.flesch_kincaid_grade("\n".join(closed)))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; what stands after a colon is counted with what stands before."""
    return (one for one in re.split(r"(?<=[.!?])[”\"]?\s+", text) if one)


def screen(question: Question) -> list[str]:
    """What is read on the screen of a question: the question, its answers, and why it is asked."""
    answers = [answer.text for answer in question.answers.values() if answer.text]
    more = [text for text in (question.none, question.why) if text]
    return [question.ask, *answers, *more]


def lines_of(summary: Summary) -> list[str]:
    """What is read in a result, folded sections too, less the titles of sources.

    The answers given are left out: they repeat the screens, which are graded by themselves.
    """
    lines = [text.lstrip("!>- ") for text in summary.glance.texts]
    for section in summary.sections:
        if section.id == "doctor":
            continue
        lines.append(section.heading)
        for line in section.lines:
            if section.id == "about" and line.text == "Sources":
                break
            # A reason quotes a screen, and an arrow leads to what is recommended: two sentences.
            lines += SOURCES_IN_A_REASON.sub("", line.text).split(" → ")
    return lines


def allowed(result: Result) -> float:
    """The highest grade that a result may have."""
    return GRADE_IN_AN_EMERGENCY if result.level.rank == 0 else GRADE


def test_a_hard_text_has_a_high_grade_and_a_plain_one_a_low_grade() -> None:
    """The measure measures."""
    plain = ["Stop running for now. Walk as much as feels good. Ask us again in two weeks."]
    hard = ["Discontinue unaccustomed mechanical loading pending musculoskeletal evaluation."]
    assert grade(plain) < 3
    assert grade(hard) > 15


@pytest.mark.parametrize("id", shipped.questionnaire().questions)
def test_each_screen_can_be_read_by_anybody(id: str) -> None:
    """A question with its answers and why it is asked."""
    lines = screen(shipped.questionnaire().questions[id])
    assert grade(lines) <= GRADE, "\n".join(lines)


def test_the_first_screen_can_be_read_by_anybody() -> None:
    """Who it is for, what it is not, and the notice."""
    whole = shipped.questionnaire()
    lines = [whole.title, whole.intro, whole.disclaimer, whole.notice or ""]
    assert grade([line for line in lines if line]) <= GRADE


@pytest.mark.parametrize("id", shipped.walked_cases())
def test_the_result_of_each_case_can_be_read_by_anybody(id: str) -> None:
    """A whole result, for the people in the cases."""
    result = shipped.walked_cases()[id]
    lines = lines_of(shipped.in_words(result))
    assert grade(lines) <= allowed(result), "\n".join(lines)


@settings(max_examples=80)
@given(result=shipped.people())
def test_the_result_of_anybody_can_be_read_by_anybody(result: Result) -> None:
    """A whole result, for random people."""
    lines = lines_of(shipped.in_words(result))
    assert grade(lines) <= allowed(result), "\n".join(lines)


def texts(part: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text that a person may read, with its place; titles of sources are not ours."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if not path and key in {"sources", "promises", "conditions"}:
                continue
            if key in READ and isinstance(value, str):
                yield f"{path}{key}", value
            elif key == "watch_for":
                yield from ((f"{path}watch_for", str(one)) for one in value)
            else:
                yield from texts(value, f"{path}{key}.")


READ = {
    *("title", "intro", "disclaimer", "notice", "text", "topic", "expect", "how", "within"),
    *("ask", "why", "none", "because"),
}


def test_no_sentence_is_long() -> None:
    """At most 20 words, wherever a person reads."""
    found = list(texts(shipped.document().data))
    assert len(found) > 300
    long = [
        f"{place}: {sentence}"
        for place, text in found
        for sentence in sentences(text)
        if len(sentence.split()) > WORDS_IN_A_SENTENCE
    ]
    assert not long, "\n".join(long)


# What must never be told to a person, besides what `triage validate` refuses in every file.
NEVER = re.compile(
    r"\bred flags?\b|\bmost likely\b|\bprobably\b|\blikely to (have|be)\b|\bnothing serious\b"
    r"|\byou're fine\b|\bno need to see\b|\bsafe to run\b|\brule out\b|\bcured?\b|\bguaranteed\b"
    r"|\bclinically proven\b|\bwill get better\b|\bdon't worry\b|\bdo not worry\b"
    r"|\byou need (surgery|an MRI|a scan)\b|\bcaused by\b|\bmeans that you\b|\bsuffering from\b"
    r"|\byour diagnosis\b|\bsciatica\b|\bslipped disc\b|\bherniat|\bstenosis\b|\bcauda equina\b"
    r"|\bstress fracture\b|\bshingles\b|\baneurysm\b|\bectopic\b|\bkidney (stone|infection)\b"
    r"|\b\d+ ?(mg|milligrams?|tablets?)\b|\bibuprofen\b|\bparacetamol\b|\bnaproxen\b",
    re.IGNORECASE,
)


def test_no_text_says_what_must_never_be_said() -> None:
    """No cause, no comfort that may be false, no medicine by name."""
    found = [
        f"{place}: {text}" for place, text in texts(shipped.document().data) if NEVER.search(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "It is most likely a strain.",
        "This is caused by tight hips.",
        "It is safe to run.",
        "Take 400 mg with food.",
        "You need an MRI.",
        "It can be a herniated disc.",
    ],
)
def test_the_list_refuses_what_it_must(text: str) -> None:
    """The list is not empty words."""
    assert NEVER.search(text)


def test_plain_words_are_used_for_the_body() -> None:
    """Pee, poo, tummy and bottom."""
    jargon = re.compile(
        r"\b(urin\w+|bowels?|stools?|faeces|abdomen|abdominal|genitals?|perineum|lumbar)\b",
        re.IGNORECASE,
    )
    allowed_in = {
        "questions.stiffness.answers.family.text",
        "recommendations.ask-about-stiffness.text",
    }
    found = [
        f"{place}: {text}"
        for place, text in texts(shipped.document().data)
        if jargon.search(text) and place not in allowed_in
    ]
    assert not found, "\n".join(found)
