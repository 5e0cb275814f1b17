"""Values of the wrong kind, and values that are not one of those allowed."""

from __future__ import annotations

from functools import partial
from typing import Any

from triage.checks.naming import sentence, shown, value_at
from triage.checks.page import Page
from triage.checks.shape.hints import type_hint
from triage.problems import Finding, Keys

WRONG_TYPE = Page(
    code="wrong-type",
    severity="error",
    title="A value of the wrong kind",
    why=(
        "Where text is expected, a bare number, true or false is not text: put it in "
        "quotes. Where a list is expected, one item alone is not a list: put it in "
        "brackets."
    ),
    bad="""\
sources:
  knee-guide: {publisher: 1177}
""",
    good="""\
sources:
  knee-guide: {publisher: "1177"}
""",
)

WRONG_VALUE = Page(
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
)

PAGES = (WRONG_TYPE, WRONG_VALUE)

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
    "object": "a mapping (lines of `key: value`)",
    "array": "a list",
}


def wrong_type(keys: Keys, value: Any, expected: str | list[str]) -> Finding:
    """The value at ``keys`` is not of the kind that the schema names so."""
    if isinstance(expected, list):
        words = "an answer" if keys[0] in ("cases", "people") else "a condition"
        if keys[-1] == "answers":
            words = "a mapping of answers, or the id of a scale"
    else:
        words = _TYPES[expected]
    found = shown(value)
    if found.startswith("`") and isinstance(value, str):
        found = f"the text {found}"
    return WRONG_TYPE.at(
        keys,
        sentence(f"{value_at(keys)} must be {words}, but {found} was found."),
        partial(type_hint, keys, value, expected),
    )


def wrong_value(keys: Keys, value: Any, expected: str, hint: str | None) -> Finding:
    """The value at ``keys`` is of the right kind, but not what was ``expected``."""
    message = f"{value_at(keys)} must be {expected}, but {shown(value)} was found."
    return WRONG_VALUE.at(keys, sentence(message), hint)


def wrong_number_of_levels(count: int) -> Finding:
    """There are fewer levels than two, or more than seven."""
    return WRONG_VALUE.at_key(
        ("levels",),
        f"A questionnaire has 2 to 7 levels, but {count} found.",
        "Write the levels most urgent first.",
    )
