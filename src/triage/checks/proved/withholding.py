"""Advice that nothing withholds though it says so, and promises that leave nobody out."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.checks.proved.reasons import why_none_of
from triage.problems import Finding
from triage.proof import NeverWithheld, Proof
from triage.rules.questionnaire import LevelRange, Questionnaire

UNLESS_NEVER_HOLDS = Page(
    code="unless-never-holds",
    severity="error",
    title="An `unless` that never holds",
    why=(
        "Advice with an `unless` is meant to be kept from somebody. If nobody who is advised it "
        "ever meets the condition, it is kept from nobody. In a promise it leaves nobody out."
    ),
    bad="""\
advice:
  squats:
    unless: {all: [swelling.a-little, swelling.a-lot]}
""",
    good="""\
advice:
  squats:
    unless: {any: [swelling.a-little, swelling.a-lot]}
""",
)

LEVEL_WITHHOLDS_NOTHING = Page(
    code="level-withholds-nothing",
    severity="error",
    title="A `level` of advice that allows every level",
    why=(
        "Advice with a `level` is meant to be kept from people who end at other levels, and there "
        "is no other level."
    ),
    bad="""\
advice:
  squats:
    level: {at_least: self-care}
""",
    good="""\
advice:
  squats:
    level: {at_most: self-care}
""",
)

PAGES = (UNLESS_NEVER_HOLDS, LEVEL_WITHHOLDS_NOTHING)


def check(questionnaire: Questionnaire, proof: Proof) -> Iterator[Finding]:
    """Find every `unless` and `level` that makes no difference."""
    for never in proof.unmet.never_withheld:
        yield UNLESS_NEVER_HOLDS.at(
            (never.section, never.id, "unless"),
            _told(questionnaire, never),
            "Name answers of people whom it is to be kept from, or take the `unless` out."
            if never.section == "advice"
            else "Name answers of people whom the promise is not to speak of, or take it out.",
        )
    for id, advice in questionnaire.advice.items():
        if advice.level != LevelRange() and all(
            advice.level.allows(level.rank) for level in questionnaire.levels.values()
        ):
            yield LEVEL_WITHHOLDS_NOTHING.at_key(
                ("advice", id, "level"),
                f"The `level` of the advice `{id}` withholds it from nobody: it allows every "
                "level.",
                "Name a level that shuts some others out, or take it out.",
            )


def _told(questionnaire: Questionnaire, never: NeverWithheld) -> str:
    is_advice = never.section == "advice"
    if is_advice:
        unless = questionnaire.advice[never.id].unless
        what = f"The `unless` of the advice `{never.id}` withholds it from nobody"
    else:
        unless = questionnaire.promises[never.id].unless
        what = f"The `unless` of the promise `{never.id}` leaves nobody out"
    assert unless is not None, "it never holds, so it is there"
    if never.alone:
        return f"{what}: {why_none_of(questionnaire, unless)}."
    who = "who is advised it" if is_advice else "whom the promise speaks of"
    return f"{what}: nobody {who} meets it."
