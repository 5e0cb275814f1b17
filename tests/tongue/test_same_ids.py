"""The same answers lead to the same ids in every language, told in that language's words."""

from __future__ import annotations

import json
from datetime import date
from random import Random

from helpers import pseudo
from helpers.random_questionnaires import random_questionnaire
from hypothesis import example, given
from hypothesis import strategies as st

from triage.interview.interview import Interview
from triage.problems import in_json
from triage.results.json import as_json
from triage.results.saving import content_of
from triage.results.summary import summarize
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire
from triage.translation.texts import translatable, translated

TODAY = date(2026, 11, 22)
LANGUAGES = ("es", "de", "fr", "ar")


def in_language(data: dict[str, object], tag: str) -> Questionnaire:
    """The questionnaire in a language, each text disguised."""
    said = {text.keys: pseudo.disguised(text.words) for text in translatable(data)}
    return build(translated(data, tag, said))


def walked(questionnaire: Questionnaire, choices: list[int]) -> Interview:
    """A walk to the end, which chooses by place and not by name."""
    interview = Interview.begin(questionnaire)
    for choice in [*choices, *[0] * 100]:
        question = interview.current
        if question is None:
            break
        ids = list(question.answers)
        if question.number is not None:
            given: object = question.number.at(choice % (question.number.last + 1))
        elif question.kind == "any":
            given = [id for place, id in enumerate(ids) if choice >> place & 1]
        else:
            given = ids[choice % len(ids)]
        interview = interview.answer(given)
    return interview


@example(seed=121, choices=[])  # a number that counts, and an answer for not knowing it
@given(seed=st.integers(0, 10**6), choices=st.lists(st.integers(0, 31), max_size=12))
def test_the_same_answers_give_the_same_ids_in_every_language(
    seed: int, choices: list[int]
) -> None:
    """In the JSON, in saved sheets, and read back; only the words differ."""
    data = random_questionnaire(Random(seed))
    own = walked(build(data), choices)
    assert own.result is not None
    for tag in LANGUAGES:
        other = walked(in_language(data, tag), choices)
        assert other.answers == own.answers
        assert other.result is not None
        told = [
            json.dumps(as_json(interview.questionnaire, result), default=in_json)
            for interview, result in ((own, own.result), (other, other.result))
        ]
        assert told[0] == told[1]
        assert content_of(own, ".yaml", TODAY) == content_of(other, ".yaml", TODAY)
        glance = summarize(other.questionnaire, other.result, TODAY).glance
        title = own.result.recommendations[0].title
        assert glance.action == pseudo.disguised(title)
