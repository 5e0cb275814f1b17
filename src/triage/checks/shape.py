"""The structure of a file: which fields a thing has, and what may stand in them.

The JSON Schema says what is right. `jsonschema_rs` is asked first, in microseconds; only a file
that it refuses is given to `jsonschema`, whose errors `triage.checks.explaining` puts into words.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from triage.checks.page import Page
from triage.problems import Problem
from triage.reading.document import Document

QUESTIONNAIRE = "schema.json"
CASES = "cases.schema.json"


@cache
def schema(name: str = QUESTIONNAIRE) -> dict[str, Any]:
    """The JSON Schema of that file name."""
    folder = os.path.dirname(os.path.dirname(__file__))
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return dict(json.load(file))


def check(document: Document, name: str = QUESTIONNAIRE) -> list[Problem]:
    """Find everything in ``document`` that its schema does not allow."""
    problems = []
    # Both validators take 3.0 for a whole number; we do not, and only the slow one can be told.
    sound = not (document.floats or document.unknown or document.partial)
    if not (sound and _gate(name)(document.data)):
        from triage.checks.explaining import explain  # imports jsonschema: needed rarely

        problems += explain(document, schema(name))
    if name == QUESTIONNAIRE and isinstance(document.data, dict):
        problems += _dates(document)
    return problems


@cache
def _gate(name: str) -> Callable[[Any], bool]:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema(name)).is_valid


def _dates(document: Document) -> list[Problem]:
    """Find days that no calendar has; the schema knows only what a date looks like."""
    problems = []
    days = {}
    for field in ("reviewed", "review_by"):
        written = document.data.get(field)
        try:
            days[field] = date.fromisoformat(written)
        except TypeError:
            continue  # no text: the schema has said so
        except ValueError:
            if len(written) == 10 and written.replace("-", "").isdigit():
                problems.append(
                    Problem(
                        "wrong-value",
                        "error",
                        f"`{field}` is `{written}`, a day that does not exist.",
                        document.places.value((field,)),
                        "Write a day as YYYY-MM-DD.",
                        (field,),
                    )
                )
    if len(days) == 2 and days["review_by"] < days["reviewed"]:
        problems.append(
            Problem(
                "wrong-value",
                "error",
                "`review_by` lies before `reviewed`.",
                document.places.value(("review_by",)),
                "Write the day by which the content must be gone through again.",
                ("review_by",),
            )
        )
    return problems


PAGES: tuple[Page, ...] = (
    Page(
        code="missing-field",
        severity="error",
        title="A field is missing",
        why=(
            "Every field that is required carries something that a person needs: a text, a "
            "source, a way on. Some are required only together with others: `none` with "
            "`choose: any`, a way on with `ask_if`, `up_to` for each band of a number "
            "question."
        ),
        bad="""\
rules:
  swollen-for-weeks:
    because: null
""",
        good="""\
rules:
  swollen-for-weeks:
    because: Swelling that stays should be looked at.
""",
    ),
    Page(
        code="unknown-field",
        severity="error",
        title="A field that the format does not have",
        why=(
            "A misspelt field would be ignored silently, and what it says would never be "
            "asked, recommended or proved."
        ),
        bad="""\
questions:
  swelling:
    wyh: Swelling says something about the joint.
""",
        good="""\
questions:
  swelling:
    why: Swelling says something about the joint.
""",
    ),
    Page(
        code="misplaced-field",
        severity="error",
        title="A field that does not fit with another one",
        why=(
            "Some fields exclude each other: `go` and `end`; `none` without `choose: any`; "
            "ways on below the answers of `choose: any`, where one more ticked box must never "
            "change the route; `worse: higher` without a number."
        ),
        bad="""\
questions:
  swelling:
    end: look-after-it
""",
        good="""\
questions:
  swelling:
    go: how-long
""",
    ),
    Page(
        code="wrong-type",
        severity="error",
        title="A value of the wrong kind",
        why=(
            "Where text is expected, a bare number, true or false is not text: put it in "
            "quotes. Where a list is expected, one item alone is not a list: put it in "
            "brackets."
        ),
        bad="""\
levels:
  emergency: {within: 3}
""",
        good="""\
levels:
  emergency: {within: "3"}
""",
    ),
    Page(
        code="wrong-value",
        severity="error",
        title="A value that is not one of those allowed",
        why=(
            "The kind is right, the value is not: a choice that does not exist, a day that is "
            "in no calendar, a number out of its range."
        ),
        bad="""\
questions:
  swelling: {choose: single}
""",
        good="""\
questions:
  swelling: {choose: one}
""",
    ),
    Page(
        code="bad-id",
        severity="error",
        title="An id is not written as ids are",
        why=(
            "Ids are lower-case words joined by hyphens and begin with a letter, so that they "
            "look the same everywhere and can be written without quotes."
        ),
        bad="""\
advice:
  Warm_Bath: {topic: Comfort, text: Take a warm bath., sources: [knee-guide]}
recommendations:
  look-after-it:
    advice: [cold-pack, squats, Warm_Bath]
""",
        good="""\
advice:
  warm-bath: {topic: Comfort, text: Take a warm bath., sources: [knee-guide]}
recommendations:
  look-after-it:
    advice: [cold-pack, squats, warm-bath]
""",
    ),
    Page(
        code="empty-text",
        severity="error",
        title="A text is empty",
        why=("A person would see an empty line where something should be said."),
        bad="""\
questions:
  swelling:
    why: ""
""",
        good="""\
questions:
  swelling:
    why: Swelling says something about the joint.
""",
    ),
    Page(
        code="empty-list",
        severity="error",
        title="A list is empty",
        why=(
            "An empty list says nothing: what it should name was forgotten, or the field should go."
        ),
        bad="""\
rules:
  swollen-for-weeks:
    sources: []
""",
        good="""\
rules:
  swollen-for-weeks:
    sources: [knee-guide]
""",
    ),
    Page(
        code="empty-mapping",
        severity="error",
        title="A mapping is empty",
        why=(
            "A question without answers, a condition without a member or bounds without a "
            "level say nothing."
        ),
        bad="""\
promises:
  mild-pain-alone-means-self-care:
    level: null
    unless: {}
""",
        good="""\
promises:
  mild-pain-alone-means-self-care:
    unless: {any: [warning-signs.cold-foot]}
""",
    ),
    Page(
        code="listed-twice",
        severity="error",
        title="An item stands twice in one list",
        why=(
            "In `at_least` it would count twice; elsewhere it does nothing. Mostly another "
            "name was meant."
        ),
        bad="""\
rules:
  swollen-for-weeks:
    when: {at_least: 2, of: [swelling.a-little, swelling.a-little, how-long.weeks]}
""",
        good="""\
rules:
  swollen-for-weeks:
    when: {at_least: 2, of: [swelling.a-little, how-long.weeks]}
""",
    ),
)
