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
from triage.document import Document
from triage.problems import Problem

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


PAGES: tuple[Page, ...] = ()
