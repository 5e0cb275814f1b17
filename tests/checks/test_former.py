"""Former ids: each leads from a name that is gone to one thing."""

from __future__ import annotations

import pytest
from helpers.example import merged

from triage.rulefile import RuleFile

EVERYWHERE = """\
levels: {self-care: {was: [calm, home]}}
advice: {cold-pack: {was: [ice]}}
recommendations: {look-after-it: {was: [rest]}}
rules: {swollen-for-weeks: {was: [rule-one]}}
questions:
  swelling: {was: [oedema], answers: {a-lot: {was: [huge]}}}
  how-long: {was: [huge], answers: {days: {was: [huge]}}}
"""


def told(snippet: str) -> list[tuple[str, str]]:
    """Code and message of everything wrong with the example once ``snippet`` is merged in."""
    return [(one.code, one.message) for one in RuleFile(merged(snippet), "a.yaml").problems]


def test_it_may_stand_at_everything_that_answers_and_versions_name() -> None:
    """One id may have been that of a question, and of an answer to each of two others."""
    assert told(EVERYWHERE) == []
    questionnaire = RuleFile(merged(EVERYWHERE), "a.yaml").questionnaire
    assert questionnaire is not None
    assert questionnaire.levels["self-care"].was == ("calm", "home")
    assert questionnaire.questions["swelling"].answers["a-lot"].was == ("huge",)


@pytest.mark.parametrize(
    ("snippet", "code", "message"),
    [
        (
            "levels: {self-care: {was: [emergency]}}",
            "was-in-use",
            "Level `self-care` says that it was `emergency`, which is still an id.",
        ),
        (
            "advice: {squats: {was: [squats]}}",
            "was-in-use",
            "Advice `squats` says that it was `squats`, which is its id now.",
        ),
        (
            "questions: {warning-signs: {answers: {cold-foot: {was: [none]}}}}",
            "was-in-use",
            "Answer `warning-signs.cold-foot` says that it was `none`, which is always the empty "
            "choice.",
        ),
        (
            "questions: {swelling: {answers: {a-lot: {was: [no]}}}}",
            "was-in-use",
            "Answer `swelling.a-lot` says that it was `no`, which is still an id.",
        ),
        (
            "scales: {long: {days: {text: Days, was: [weeks]}, weeks: {text: Weeks}}}\n"
            "questions: {how-long: {answers: long}}",
            "was-in-use",
            "Answer `days` of scale `long` says that it was `weeks`, which is still an id. "
            "Scale `long` is used by question `how-long`.",
        ),
        (
            "recommendations: {see-doctor: {was: [visit]}, look-after-it: {was: [visit]}}",
            "was-twice",
            "Recommendation `see-doctor` and recommendation `look-after-it` both say that they "
            "were `visit`.",
        ),
        (
            "rules: {swollen-for-weeks: {was: [old, old]}}",
            "was-twice",
            "Rule `swollen-for-weeks` says twice that it was `old`.",
        ),
        (
            "questions: {pain: {was: [How Bad]}}",
            "bad-id",
            "`How Bad` is no id: ids are lower-case words joined by hyphens, and begin with a "
            "letter.",
        ),
    ],
)
def test_an_id_that_leads_nowhere_or_to_two_things(snippet: str, code: str, message: str) -> None:
    """One sentence at the id, which names both."""
    assert told(snippet) == [(code, message)]
