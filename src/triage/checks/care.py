"""Whether a questionnaire is looked after: reviewed in time, and nothing in it without a use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from triage.checks.flow.logic import names_in, written_conditions
from triage.checks.page import Page
from triage.problems import Finding
from triage.reading.content import Content

REVIEW_OVERDUE = Page(
    code="review-overdue",
    severity="warning",
    title="The review date has passed",
    why=(
        "Guidance changes. `review_by` says until when a person has vouched for the content; "
        "after that day it may still be right, but nobody has looked."
    ),
    bad="""\
reviewed: 2019-05-01
review_by: 2020-05-01
""",
    good="""\
reviewed: 2026-11-22
review_by: 2036-11-22
""",
)

UNUSED_SOURCE = Page(
    code="unused-source",
    severity="warning",
    title="Nothing cites a source",
    why=(
        "A source stands in the file because something rests on it. One that nothing cites is "
        "left over from a change, or its advice has lost its evidence."
    ),
    bad="""\
sources:
  old-leaflet: {title: An old leaflet}
""",
    good="""\
sources:
  old-leaflet: {title: An old leaflet}
advice:
  cold-pack:
    sources: [knee-guide, old-leaflet]
""",
)

CONDITION_UNUSED = Page(
    code="condition-unused",
    severity="warning",
    title="Nothing uses a condition",
    why=(
        "A condition has a name because something depends on it. One that nothing names is left "
        "over from a change, or what was to depend on it depends on nothing."
    ),
    bad="""\
conditions:
  swollen: {any: [swelling.a-little, swelling.a-lot]}
""",
    good="""\
conditions:
  swollen: {any: [swelling.a-little, swelling.a-lot]}
questions:
  how-long: {ask_if: swollen}
""",
)

SCALE_UNUSED = Page(
    code="scale-unused",
    severity="warning",
    title="No question uses a scale",
    why=(
        "A scale stands in the file because questions share its answers. One that no question "
        "names is left over from a change, or a question still has answers of its own."
    ),
    bad="""\
scales:
  how-much:
    no: {text: "No"}
    a-little: {text: A little}
""",
    good="""\
scales:
  how-much:
    no: {text: "No"}
    a-little: {text: A little}
questions:
  swelling: {answers: how-much}
""",
)

CASES_WITHOUT_RULES = Page(
    code="cases-without-rules",
    severity="error",
    title="Cases without a rule file",
    why=(
        "Cases say what must come out of the rule file beside them: NAME.cases.yaml belongs to "
        "NAME.yaml. Where one of the two is misspelt or gone, nobody runs the cases, and nobody "
        "would learn that they fail."
    ),
    bad="",
    good="",
)

RULES_WITHOUT_CASES = Page(
    code="rules-without-cases",
    severity="error",
    title="A rule file without cases",
    why=(
        "The proof holds a file to its own promises; cases hold it to people whom somebody knows. "
        "They stand beside NAME.yaml, in NAME.cases.yaml. `validate` says so with `--strict` "
        "alone: a file that is being written has none yet."
    ),
    bad="",
    good="",
)

PAGES = (
    REVIEW_OVERDUE,
    UNUSED_SOURCE,
    CONDITION_UNUSED,
    SCALE_UNUSED,
    CASES_WITHOUT_RULES,
    RULES_WITHOUT_CASES,
)


_CITING = ("advice", "recommendations", "rules")


def check(content: Content, today: date | None) -> Iterator[Finding]:
    """Find what needs care.

    Args:
        content: a file that passed the checks of its shape.
        today: the day that the date of the next review is compared with; None leaves that out.
    """
    if today is not None:
        yield from _review_overdue(content, today)
    yield from _unused_sources(content)
    yield from _unused_conditions(content)
    yield from _unused_scales(content)


def _review_overdue(content: Content, today: date) -> Iterator[Finding]:
    due = date.fromisoformat(content.data["review_by"])
    if due < today:
        yield REVIEW_OVERDUE.at(
            ("review_by",),
            f"This questionnaire was to be reviewed by {due}, and that day has passed.",
            "Have somebody who knows the subject go through it; then set both dates.",
        )


def _unused_sources(content: Content) -> Iterator[Finding]:
    cited = set(_cited(content.data))
    for source in content.data["sources"]:
        if source not in cited:
            yield UNUSED_SOURCE.at_key(
                ("sources", source),
                f"Nothing cites the source `{source}`.",
                "Name it in the sources of what it supports, or take it out.",
            )


def _unused_conditions(content: Content) -> Iterator[Finding]:
    used = {
        name
        for keys, written in written_conditions(content.data)
        for _, name in names_in(keys, written)
    }
    for condition in content.data.get("conditions", {}):
        if condition not in used:
            yield CONDITION_UNUSED.at_key(
                ("conditions", condition),
                f"Nothing uses the condition `{condition}`.",
                "Name it where it is meant to count, or take it out.",
            )


def _unused_scales(content: Content) -> Iterator[Finding]:
    used = [question["answers"] for question in content.data["questions"].values()]
    for scale in content.data.get("scales", {}):
        if scale not in used:
            yield SCALE_UNUSED.at_key(
                ("scales", scale),
                f"No question uses the scale `{scale}`.",
                f"Write `answers: {scale}` in the questions that it is for, or take it out.",
            )


def _cited(data: Any) -> Iterator[str]:
    for section in _CITING:
        for item in data.get(section, {}).values():
            yield from item["sources"]
