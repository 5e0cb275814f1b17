"""The structure of a file: which fields a thing has, and what may stand in them.

The JSON Schema says what is right. `jsonschema_rs` is asked first, in microseconds; only a file
that it refuses is given to `jsonschema`, whose errors `triage.checks.shape.explaining` puts into
words.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from typing import Any

from triage.checks.shape import dates
from triage.problems import Finding
from triage.reading.content import Content

QUESTIONNAIRE = "schema.json"
CASES = "cases.schema.json"


@cache
def schema(name: str = QUESTIONNAIRE) -> dict[str, Any]:
    """The JSON Schema of that file name."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    with open(os.path.join(package, name), encoding="utf-8") as file:
        return dict(json.load(file))


def check(content: Content, name: str = QUESTIONNAIRE) -> list[Finding]:
    """Find everything in ``content`` that its schema does not allow."""
    findings = []
    # Both validators take 3.0 for a whole number; we do not, and only the slow one can be told.
    sound = not (content.floats or content.unknown or content.partial)
    if not (sound and _gate(name)(content.data)):
        from triage.checks.shape.explaining import explain  # imports jsonschema: needed rarely

        findings += explain(content, schema(name))
    if name == QUESTIONNAIRE and isinstance(content.data, dict):
        findings += dates.check(content.data)
    return findings


@cache
def _gate(name: str) -> Callable[[Any], bool]:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema(name)).is_valid
