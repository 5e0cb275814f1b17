"""Questions that no path asks, and questions whose `ask_if` passes nobody over."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.checks.proved.reasons import one_choice, why_not_together
from triage.problems import Finding
from triage.proof import NeverAsked, Proof
from triage.rules.conditions import AnswerName, Condition
from triage.rules.questionnaire import Questionnaire
from triage.words import listed, shortened

QUESTION_NEVER_ASKED = Page(
    code="question-never-asked",
    severity="error",
    title="A question that no path asks",
    why=(
        "Ways lead to it, but whoever comes to it is passed over, or the interview is over by "
        "then. What it was to find out is never found out, an emergency sign included."
    ),
    bad="""\
questions:
  how-long:
    ask_if: {all: [swelling.a-little, swelling.a-lot]}
rules: null
""",
    good="""\
questions:
  how-long:
    ask_if: {any: [swelling.a-little, swelling.a-lot]}
""",
)

ASK_IF_ALWAYS_HOLDS = Page(
    code="ask-if-always-holds",
    severity="warning",
    title="A condition of a question that passes nobody over",
    why=(
        "Everybody who comes to the question is asked it, with the condition or without. Either "
        "it is not needed, or it was to pass somebody over and does not."
    ),
    bad="""\
questions:
  how-long:
    ask_if: {any: [swelling.no, swelling.a-little, swelling.a-lot]}
""",
    good="""\
questions:
  how-long:
    ask_if: {any: [swelling.a-little, swelling.a-lot]}
""",
)

PAGES = (QUESTION_NEVER_ASKED, ASK_IF_ALWAYS_HOLDS)


def check(questionnaire: Questionnaire, proof: Proof) -> Iterator[Finding]:
    """Find questions that nobody is asked, and those that everybody is who comes to them."""
    told: set[str] = set()
    for never in proof.unmet.never_asked:
        if never.kind == "never passed":
            told.update(never.others)
        if never.kind != "follows":
            yield QUESTION_NEVER_ASKED.at_key(
                ("questions", never.question),
                f"No path asks the question `{never.question}`: {_why(questionnaire, never)}.",
                _what_to_do(questionnaire, never),
            )
    for id in proof.unmet.always_asked:
        if id not in told:
            yield ASK_IF_ALWAYS_HOLDS.at_key(
                ("questions", id, "ask_if"),
                f"Whoever comes to the question `{id}` is asked it: its `ask_if` always holds.",
                "Take the `ask_if` out, or let it name what only some people answer.",
            )


def _why(questionnaire: Questionnaire, never: NeverAsked) -> str:
    match never.kind:
        case "apart":
            return why_not_together(questionnaire, never.parts)
        case "over":
            who = f"whoever answers {_named(never.parts)}" if never.parts else "whoever is led here"
            return (
                f"{who} has reached {listed(never.others)} by then, and nothing is asked after that"
            )
        case "never passed":
            others = listed(never.others, "and")
            return f"it is come to only past {others}, which nobody who comes there passes over"
        case _:
            return f"whoever answers {_named(never.parts)} is not led to it"


def _named(parts: tuple[Condition, ...]) -> str:
    return listed((shortened(str(part)) for part in parts), "and")


def _what_to_do(questionnaire: Questionnaire, never: NeverAsked) -> str:
    match never.kind:
        case "apart" if one_choice(questionnaire, never.parts):
            names = ", ".join(str(part) for part in never.parts if isinstance(part, AnswerName))
            return f"All of them are needed here. Write `{{any: [{names}]}}` if one is enough."
        case "over":
            return "Ask it before that level is reached, or take it out."
        case "never passed":
            return "Lead to it from an answer, or take it out."
        case _:
            return "Change its `ask_if` or the ways that lead to it, or take it out."
