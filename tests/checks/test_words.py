"""Phrases that may not stand in what people read, and the near misses that may."""

from __future__ import annotations

import pytest
from helpers.example import merged
from hypothesis import given
from hypothesis import strategies as st

from triage.checks import words
from triage.checks.phrases.lists import listed
from triage.checks.phrases.matching import MOST, stated
from triage.problems import Problem
from triage.reading.document import read

ENGLISH = listed("en")

REFUSED = {
    "diagnosis": [
        "You have sciatica.",
        "You've got a slipped disc.",
        "you\u2019ve got a slipped disc",
        "YOU HAVE SCIATICA",
        "You probably have a mild muscle strain.",
        "You may have a stress fracture.",
        "You have a serious problem.",
        "You have osteoarthritis of the knee.",
        "You\nhave   sciatica.",
        "If it hurts at night, you have arthritis.",
        "When it lasts, then you have arthritis.",
        "Rest well. You have sciatica. Does it hurt?",
        "Because of this, you have a hernia.",
        "Your diagnosis is clear.",
        "You are diagnosed by these answers.",
        "You are suffering from overuse.",
        "This is sciatica.",
        "This is not a fracture.",
        "It's only a strain.",
        "It sounds like a slipped disc.",
        "These answers suggest sciatica.",
        "Your pain is due to a strain.",
        "Your pain is caused by weak muscles.",
        "It was probably caused by running.",
        "This means that you have a bad back.",
        "That means you're injured.",
        "It is most likely a strain.",
        "Probably a fracture.",
        "There is a 5% chance of cancer.",
        "The risk of infection is about 1 in 100.",
        "About 5% of people with these answers have a fracture.",
    ],
    "false-comfort": [
        "It is nothing serious.",
        "It's not serious.",
        "If it eases in a day, it is nothing serious.",
        "You're fine.",
        "You will be fine.",
        "There is no need to see a doctor.",
        "You do not need to see a GP.",
        "You don't need medical help.",
        "It is safe to run.",
        "You are safe to keep running.",
        "Your answers rule out a fracture.",
        "This has ruled out a fracture.",
        "It will get better.",
        "The pain will soon go away.",
        "Don\u2019t worry.",
        "There is nothing to worry about.",
    ],
    "medical-claim": [
        "This cures back pain.",
        "Recovery is guaranteed.",
        "This stretch treats your back.",
        "A clinically proven exercise.",
        "You need surgery.",
        "You need an MRI.",
        "You will need an X-ray.",
    ],
    "medicine-dose": [
        "Take 400 mg.",
        "Take ibuprofen 400mg.",
        "If it hurts, take two paracetamol.",
        "Do not take more than 8 tablets.",
        "Take paracetamol every 4 to 6 hours.",
        "Take naproxen twice a day.",
        "Take 1 g of paracetamol.",
    ],
    "medicine-advice": ["Take tramadol.", "Tramadol helps at night.", "Stop your blood thinners."],
    "drive-yourself": ["Drive yourself to the hospital now."],
    "unexplained-label": ["Your answers include a red flag.", "There are no red flags."],
}

ALLOWED = [
    "Have you had a fracture?",
    "You have had pain for 6 weeks.",
    "you have had pain for 6 weeks",
    "If you have a fever, call a doctor.",
    "If you have sciatica, rest.",
    "Rest when you have a muscle strain.",
    "If you are over 60, or you have osteoporosis, see a doctor.",
    "See a doctor if it gets worse, you have osteoporosis, or you feel unwell.",
    "Do you have osteoporosis?",
    "Has a doctor told you that you have osteoporosis?",
    "A doctor has told you that you have a slipped disc.",
    "You have to stop running for now.",
    "This is general information, not a diagnosis. It can miss things.",
    "This tool can't tell you the cause.",
    "We cannot tell what it is caused by.",
    "It does not mean that you have a fracture.",
    "Your answers include pain in both legs.",
    "Back pain can be caused by many things.",
    "This cannot rule out a fracture.",
    "Do not run until a doctor says it is safe to run.",
    "It is not safe to run.",
    "Nothing here is guaranteed. It does not cure anything.",
    "People who have had cancer should be checked.",
    "A physiotherapist who treats runners can help.",
    "Raise the distance by no more than 10% a week to lower the risk.",
    "Run at 50% of your usual distance.",
    "Ask a pharmacist before you take ibuprofen.",
    "Ibuprofen is not for everybody. Walk for 10 minutes twice a day.",
    "You have more pain than last week.",
    "Runners with low energy are more likely to have a stress fracture.",
    "Drink 500 ml of water.",
    "Do 3 sets of 10, twice a day.",
    "It is OK to ask again.",
    "You don't need to see a GP first.",
    "Some warning signs (red flags) need checking.",
    "A red flag is a warning sign.",
    "People with these answers are usually advised to see a doctor.",
    "Tell them which medicines you have taken.",
    "It can be a sign of something that needs to be treated quickly.",
    "You have lost weight without trying.",
    "Call your emergency number if you feel faint.",
    "Is it nothing serious?",
    "Get help if you are worried.",
    "Wear secure shoes.",
]


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts]
)
def test_what_may_not_be_said_is_found_once(code: str, text: str) -> None:
    """Each is reported, and by one entry of the list alone."""
    assert [phrase.code for phrase, _ in stated(text, ENGLISH)] == [code]


@pytest.mark.parametrize("text", ALLOWED)
def test_near_misses_are_left_alone(text: str) -> None:
    """Questions, suppositions, denials and advice to get help state nothing."""
    assert stated(text, ENGLISH) == ()


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    """No text makes the check fail."""
    stated(text, ENGLISH)


@pytest.mark.parametrize(
    "unit",
    ["cure ", "if cure ", "5% of people ", "you have a-a-", "likely a ", "is the cause of your "],
)
def test_hostile_texts_are_looked_through_in_pieces(unit: str) -> None:
    """Time grows with the text and not with its square: this ends at once or in minutes."""
    assert len(stated(unit * 20_000, ENGLISH)) <= MOST


def problems(snippet: str) -> list[Problem]:
    """What the check finds in the example with ``snippet`` laid over it."""
    document, _ = read(merged(snippet), "example.yaml")
    assert document is not None
    return document.places.problems(words.check(document.content))


def test_a_problem_names_the_phrase_and_stands_where_it_does() -> None:
    """The marks stand under the very words."""
    text = "Rest for a day. You may have a stress fracture, so stop."
    (problem,) = problems(f"recommendations: {{see-doctor: {{text: '{text}'}}}}")
    document, _ = read(merged(f"recommendations: {{see-doctor: {{text: '{text}'}}}}"), "")
    assert document is not None
    line = document.text.splitlines()[problem.place.line - 1]
    marked = line[problem.place.column - 1 : problem.place.end_column - 1]
    assert marked == "You may have a stress fracture"
    assert f'"{marked}"' in problem.message
    assert problem.keys == ("recommendations", "see-doctor", "text")
    assert problem.severity == "error"


def test_a_phrase_broken_over_lines_is_marked_at_its_text() -> None:
    """Where the words are not written in one piece, the whole text is the place."""
    (problem,) = problems(
        "recommendations:\n  see-doctor:\n    text: >-\n      You\n      have sciatica.\n"
    )
    assert problem.code == "diagnosis"


@pytest.mark.parametrize(
    "snippet",
    [
        "questions: {swelling: {answers: {no: {text: I am fine and you have sciatica}}}}",
        "questions: {warning-signs: {none: You have sciatica}}",
    ],
)
def test_answers_are_the_words_of_the_person(snippet: str) -> None:
    """In an answer the person speaks, not the questionnaire."""
    assert problems(snippet) == []


@pytest.mark.parametrize(
    "snippet",
    [
        "title: You have sciatica",
        "intro: You have sciatica",
        "disclaimer: You have sciatica",
        "notice: You have sciatica",
        "levels: {emergency: {title: You have sciatica}}",
        "levels: {emergency: {how: You have sciatica}}",
        "levels: {emergency: {watch_for: [You have sciatica]}}",
        "advice: {squats: {text: You have sciatica}}",
        "advice: {squats: {topic: You have sciatica}}",
        "recommendations: {see-doctor: {title: You have sciatica}}",
        "recommendations: {see-doctor: {expect: You have sciatica}}",
        "recommendations: {see-doctor: {watch_for: [Fine, You have sciatica]}}",
        "questions: {swelling: {ask: You have sciatica}}",
        "questions: {swelling: {why: You have sciatica}}",
        "rules: {swollen-for-weeks: {because: You have sciatica}}",
    ],
)
def test_everything_else_that_is_read_is_looked_at(snippet: str) -> None:
    """No field that people read is left out."""
    assert [problem.code for problem in problems(snippet)] == ["diagnosis"]


def test_titles_of_sources_are_quotations() -> None:
    """A source is called what it is called."""
    assert problems("sources: {knee-guide: {title: You have sciatica}}") == []


def test_data_of_a_wrong_shape_is_passed_over() -> None:
    """The shape check reports that; this one does not stumble over it."""
    document, _ = read("title: [1]\nlevels: 3\nquestions: {a: x, b: {answers: [1]}}\n", "")
    assert document is not None
    assert list(words.check(document.content)) == []


@pytest.mark.parametrize("tag", ["de", "fr-CA", "xx"])
def test_a_language_without_a_list_is_reported_and_never_called_clean(tag: str) -> None:
    """Its texts were not looked through, even where an English phrase stands in one."""
    snippet = f"language: {tag}\nintro: You have sciatica.\n"
    (finding,) = problems(snippet)
    assert (finding.code, finding.severity) == ("language-not-checked", "warning")
    assert f"`{tag}`" in finding.message
    assert "en" in str(finding.hint)


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN-us"])
def test_a_region_is_looked_through_with_its_languages_list(tag: str) -> None:
    """What may not be said in English may not be said in England."""
    snippet = f"language: {tag}\nintro: You have sciatica.\n"
    assert [finding.code for finding in problems(snippet)] == ["diagnosis"]
