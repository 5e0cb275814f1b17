"""Values of the wrong kind, and values that are not one of those allowed."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import Any

from triage.checks.naming import sentence, shown, value_at
from triage.checks.page import Page
from triage.problems import Finding, Keys
from triage.words import shortened

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

_OF_QUESTIONS = (
    "ask",
    "why",
    "guidance",
    "ask_if",
    "choose",
    "end",
    "go",
    "none",
    "number",
    "was",
    "unsure",
    "worse",
)


_SCALE_ALONE = "For the answers of a scale write its id alone: `answers: {}`."


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
        partial(_type_hint, keys, value, expected),
    )


def wrong_value(keys: Keys, value: Any, expected: str, hint: str | None) -> Finding:
    """The value at ``keys`` is of the right kind, but not what was ``expected``."""
    message = f"{value_at(keys)} must be {expected}, but {shown(value)} was found."
    return WRONG_VALUE.at(keys, sentence(message), hint)


def _number_hint(text: str) -> str:
    with_point = text.replace(",", ".")
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", with_point):
        return f"Write {with_point}, without quotes and with a point."
    return "Write a number, without quotes or a leading zero."


def wrong_number_of_levels(count: int) -> Finding:
    """There are fewer levels than two, or more than seven."""
    return WRONG_VALUE.at_key(
        ("levels",),
        f"A questionnaire has 2 to 7 levels, but {count} found.",
        "Write the levels most urgent first.",
    )


def _type_hint(keys: Keys, instance: Any, expected: str | list[str], written: str) -> str | None:
    if instance is None and not written:
        return "Write the value, or remove the field."
    if expected == "string" and isinstance(instance, bool | int | float | Decimal | None):
        return f'Put it in quotes to make it text: "{shortened(written)}"'
    if isinstance(expected, list) and keys[-1] == "answers":
        if isinstance(instance, list) and len(instance) == 1:
            return _SCALE_ALONE.format(instance[0])
        return "Write each answer as `ID: {text: ...}`, or the id of a scale."
    if expected == "array" and isinstance(instance, str):
        return f"Write a list, even for one item: [{shortened(written)}]"
    if keys[-1:] == ("points",):
        return "Points are whole numbers, 0 or more."
    if expected == "integer" and isinstance(instance, float | Decimal):
        return "Write a whole number, without a point."
    if expected == "number" and isinstance(instance, str):
        return _number_hint(instance)
    if expected == "integer" and isinstance(instance, str):
        return "Write a whole number, without quotes or a leading zero."
    if expected == "boolean":
        return "Write true or false, without quotes."
    if expected == "object" and len(keys) == 4 and keys[2] == "answers":
        if keys[3] in _OF_QUESTIONS:
            return f"`{keys[3]}` belongs to the question: indent it less."
        if keys[3] in ("scale", instance):
            return _SCALE_ALONE.format(instance)
        if isinstance(instance, str | bool | int | Decimal):
            return f'Write {{text: "{shortened(str(written)).strip(chr(34))}"}}'
    return None
