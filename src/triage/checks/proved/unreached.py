"""Levels, recommendations and advice that no path comes to.

What only follows from something else that no path comes to is not said: the level of a
recommendation that is never shown, the advice of a rule that never fires, or what a question
recommends that is never asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.problems import Finding
from triage.proof import Proof
from triage.rules.questionnaire import Questionnaire

RECOMMENDATION_UNREACHED = Page(
    code="recommendation-unreached",
    severity="error",
    title="A recommendation that no path shows",
    why="It was written for somebody, and that person is told something else.",
    bad="""\
recommendations:
  see-physio:
    level: within-days
    title: See a physiotherapist this week
    text: Book a visit.
    watch_for: [The foot turns cold or numb.]
    sources: [knee-guide]
""",
    good="""\
recommendations:
  see-physio:
    level: within-days
    title: See a physiotherapist this week
    text: Book a visit.
    watch_for: [The foot turns cold or numb.]
    sources: [knee-guide]
rules:
  a-little-for-weeks:
    when: [how-long.weeks, swelling.a-little]
    recommend: [see-physio]
    because: Swelling that stays should be looked at.
    sources: [knee-guide]
""",
)

ADVICE_UNREACHED = Page(
    code="advice-unreached",
    severity="error",
    title="Advice that no path shows",
    why="Nobody will ever read it.",
    bad="""\
advice:
  walk:
    topic: Moving
    text: Take short walks.
    sources: [knee-guide]
""",
    good="""\
advice:
  walk:
    topic: Moving
    text: Take short walks.
    sources: [knee-guide]
recommendations:
  look-after-it: {advice: [cold-pack, squats, walk]}
""",
)

LEVEL_UNREACHED = Page(
    code="level-unreached",
    severity="error",
    title="A level that no path ends at",
    why="The order of the levels promises more than the questionnaire can tell apart.",
    bad="""\
levels:
  nothing-to-do: {title: Carry on as before, recheck: 28 days}
""",
    good="""\
levels:
  self-care: {title: Look after it yourself, recheck: 28 days}
""",
)

PAGES = (RECOMMENDATION_UNREACHED, ADVICE_UNREACHED, LEVEL_UNREACHED)


def check(questionnaire: Questionnaire, proof: Proof) -> Iterator[Finding]:
    """Find what was written for somebody, and nobody is told it."""
    unreached = {(str(kind), id) for kind, id, _ in proof.unreached}
    unreached |= {("question", unasked.question) for unasked in proof.unmet.never_asked}
    for kind, id, _ in proof.unreached:
        if unreached.intersection(_led_there(questionnaire, kind, id)):
            continue
        match kind:
            case "level":
                yield LEVEL_UNREACHED.at_key(
                    ("levels", id),
                    f"No path ends at the level `{id}`.",
                    "Give it a recommendation that some path leads to, or take it out.",
                )
            case "recommendation":
                yield RECOMMENDATION_UNREACHED.at_key(
                    ("recommendations", id),
                    f"No path shows the recommendation `{id}`: "
                    f"{_why_not_shown(questionnaire, id)}.",
                    "Recommend it where it belongs, or take it out.",
                )
            case "advice":
                yield ADVICE_UNREACHED.at_key(
                    ("advice", id),
                    f"No path shows the advice `{id}`: {_why_not_advised(questionnaire, id)}.",
                    "Advise it where it belongs, or take it out.",
                )


def _led_there(questionnaire: Questionnaire, kind: str, id: str) -> Iterator[tuple[str, str]]:
    """What leads to it, each by kind and id: where no path comes to that, all else follows."""
    for recommendation in questionnaire.recommendations.values():
        if (kind == "level" and recommendation.level == id) or (
            kind == "advice" and id in recommendation.advice
        ):
            yield "recommendation", recommendation.id
    for rule in questionnaire.rules.values():
        if (kind == "recommendation" and id in rule.recommend) or (
            kind == "advice" and id in rule.advise
        ):
            yield "rule", rule.id
    for question in questionnaire.questions.values():
        if (kind == "recommendation" and id in _recommended(questionnaire, question.id)) or (
            kind == "advice" and any(id in answer.advise for answer in question.answers.values())
        ):
            yield "question", question.id


def _why_not_shown(questionnaire: Questionnaire, recommendation: str) -> str:
    named = any(
        recommendation in _recommended(questionnaire, id) for id in questionnaire.questions
    ) or any(recommendation in rule.recommend for rule in questionnaire.rules.values())
    if not named:
        return "nothing recommends it"
    return "wherever it is recommended, no path comes, or something more urgent is shown instead"


def _recommended(questionnaire: Questionnaire, question: str) -> set[str]:
    own = questionnaire.questions[question]
    found = {id for answer in own.answers.values() for id in answer.recommend}
    return found | {way.end for way in own.ways() if way.end is not None}


def _why_not_advised(questionnaire: Questionnaire, advice: str) -> str:
    named = (
        any(
            advice in recommendation.advice
            for recommendation in questionnaire.recommendations.values()
        )
        or any(advice in rule.advise for rule in questionnaire.rules.values())
        or any(
            advice in answer.advise
            for question in questionnaire.questions.values()
            for answer in question.answers.values()
        )
    )
    if not named:
        return "nothing advises it"
    return "wherever it is advised, its `level` or `unless` withholds it"
