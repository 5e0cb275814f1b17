"""The cases that stand beside the shipped questionnaire."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pytest

from rules import shipped
from triage.casefile import CaseFile, Outcome
from triage.interview.interview import Interview
from triage.rules.conditions import AnswerName
from triage.rules.questionnaire import Questionnaire


def noticed(changed: Questionnaire, concerned: Iterable[str]) -> bool:
    """Whether some of these cases no longer comes out as expected, or at all."""
    for id in concerned:
        expected = shipped.cases()[id]["expect"]
        result = Interview.replay(changed, shipped.cases()[id]["answers"]).result
        if result is None or result.level.id != expected["level"]:
            return True
        if not {one.id for one in result.recommendations}.issuperset(expected.get("recommend", ())):
            return True
    return False


# What the end of the same path recommends anyway, so that nobody could notice.
SAID_AGAIN_AT_THE_END = {AnswerName("age", "under-sixteen")}


def recommending_answers() -> list[AnswerName]:
    """Every answer that recommends something by itself."""
    return [
        AnswerName(question.id, answer.id)
        for question in shipped.questionnaire().questions.values()
        for answer in question.answers.values()
        if answer.recommend and AnswerName(question.id, answer.id) not in SAID_AGAIN_AT_THE_END
    ]


STORIES = {"G148": "within-days", "G149": "within-days", "G150": "routine"}
"""What the three people of the articles must at least be told (the calmest level accepted)."""


@cache
def outcome() -> Outcome:
    """What becomes of the cases."""
    return CaseFile(shipped.CASES.read_bytes(), shipped.CASES.name, shipped.questionnaire()).outcome


def test_all_cases_pass() -> None:
    """With what was expected and what came, where one does not."""
    # A person may know more than is asked before help is urgent enough: that is only a warning.
    failed = [problem.message for problem in outcome().problems if problem.severity == "error"]
    assert not failed, "\n".join(failed)
    assert all(outcome().passed.values())


def test_there_are_enough_cases_and_they_touch_everything() -> None:
    """Every answer, rule, recommendation and piece of advice."""
    assert len(shipped.cases()) >= 80
    untouched = {kind: share.untouched for kind, share in outcome().coverage.items()}
    assert untouched == dict.fromkeys(("answers", "rules", "recommendations", "advice"), ())


def test_every_case_says_from_which_guidance_it_comes() -> None:
    """So that a case that fails can be judged."""
    assert not [id for id, case in shipped.cases().items() if not case.get("guidance")]


def test_every_warning_sign_has_a_case() -> None:
    """All 51."""
    covered = {id for case in shipped.cases().values() for id in case["guidance"]}
    assert {f"R{number:02}" for number in range(1, 52)} <= covered


def test_thirty_people_are_walked_from_start_to_end() -> None:
    """Different people, each with a story of their own."""
    walks = [id for id in shipped.cases() if id.startswith("walk-")]
    assert len(walks) >= 30
    stories = {shipped.cases()[id]["story"] for id in walks}
    assert len(stories) == len(walks)


def test_every_case_says_how_urgent_it_is_and_who_it_is_about() -> None:
    """The level is what matters most."""
    for id, case in shipped.cases().items():
        assert "level" in case["expect"], id
        assert len(re.findall(r"\w+", case["story"])) >= 6, id


@pytest.mark.parametrize(("id", "least"), STORIES.items())
def test_the_people_of_the_articles_are_among_them(id: str, least: str) -> None:
    """The three stories that the articles tell."""
    ranks = [
        shipped.walked_cases()[name].level.rank
        for name, case in shipped.cases().items()
        if id in case["guidance"]
    ]
    assert min(ranks) <= shipped.questionnaire().levels[least].rank


@pytest.mark.parametrize("rule", shipped.questionnaire().rules)
def test_a_case_notices_when_a_rule_is_gone(rule: str) -> None:
    """To touch a rule is not yet to test it."""
    whole = shipped.questionnaire()
    rest = {id: one for id, one in whole.rules.items() if id != rule}
    concerned = [
        id
        for id, result in shipped.walked_cases().items()
        if any(reason.rule == rule for reason in result.because)
    ]
    assert noticed(whole._replace(rules=rest), concerned), f"{rule} could go unnoticed"


@pytest.mark.parametrize("name", recommending_answers(), ids=str)
def test_a_case_notices_when_an_answer_recommends_nothing(name: AnswerName) -> None:
    """The same for every answer that recommends something."""
    whole = shipped.questionnaire()
    question = whole.questions[name.question]
    mute = question.answers[name.answer]._replace(recommend=())
    changed = question._replace(answers={**question.answers, name.answer: mute})
    concerned = [
        id
        for id, result in shipped.walked_cases().items()
        if (question, question.answers[name.answer]) in shipped.answers_of_result(result)
    ]
    weaker = whole._replace(questions={**whole.questions, question.id: changed})
    assert noticed(weaker, concerned), f"{name} could recommend nothing unnoticed"
