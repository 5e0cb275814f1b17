"""What to write in place of a value of the wrong kind."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from triage.checks.shape.foreign import kind_meant
from triage.problems import Keys
from triage.words import shortened

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

_NONE = (
    "Write its text alone: `none: TEXT`. Where ticking nothing is to lead somewhere, ask it as a "
    "question to be answered yes or no: *Is at least one of these true?*"
)

_ONE_NONE = (
    "One choice alone excludes the boxes: write its text, and let the others be boxes that "
    "recommend what the careful answer does."
)

_WITH_UNIT = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)\s*([^\W\d_]+|%|°C)")
_DAY = re.compile(r"[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}")


def type_hint(keys: Keys, instance: Any, expected: str | list[str], written: str) -> str | None:
    """What to write; None where the message says it all.

    Args:
        keys: where the value stands.
        instance: the value.
        expected: the kinds that the schema allows, by its names for them.
        written: the value as it stands in the file.
    """
    if instance is None and not written:
        return "Write the value, or remove the field."
    if keys[-1:] == ("answers",):
        return _answers_hint(instance)
    match expected:
        case "string":
            return _text_hint(keys, instance, written)
        case "array" if isinstance(instance, str):
            return f"Write a list, even for one item: [{shortened(written)}]"
        case "number" | "integer":
            return _number_hint(keys, instance, expected)
        case "boolean":
            return "Write true or false, without quotes."
        case "object" if keys[-1:] == ("number",):
            return kind_meant(instance) or kind_meant("number")
        case "object" if len(keys) == 4 and keys[2] == "answers":
            return _answer_hint(str(keys[3]), instance, written)
    return None


def _text_hint(keys: Keys, instance: Any, written: str) -> str | None:
    if keys[-1] == "none" and isinstance(instance, dict):
        return _NONE
    if keys[-1] == "none" and isinstance(instance, list):
        return _ONE_NONE
    if isinstance(instance, bool | int | float | Decimal | None):
        return f'Put it in quotes to make it text: "{shortened(written)}"'
    return None


def _number_hint(keys: Keys, instance: Any, expected: str) -> str | None:
    if keys[-1:] == ("points",):
        return "Points are whole numbers, 0 or more."
    if expected == "integer" and isinstance(instance, float | Decimal):
        return "Write a whole number, without a point."
    if not isinstance(instance, str):
        return None
    if expected == "integer":
        return "Write a whole number, without quotes or a leading zero."
    if _DAY.fullmatch(instance):
        return kind_meant("date")
    with_unit = _WITH_UNIT.fullmatch(instance)
    if with_unit:
        return f"Write {with_unit[1].replace(',', '.')}, and `unit: {with_unit[2]}` in `number`."
    with_point = instance.replace(",", ".")
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", with_point):
        return f"Write {with_point}, without quotes and with a point."
    return "Write a number, without quotes or a leading zero."


def _answers_hint(instance: Any) -> str:
    if isinstance(instance, list) and len(instance) == 1:
        return _SCALE_ALONE.format(instance[0])
    return "Write each answer as `ID: {text: ...}`, or the id of a scale."


def _answer_hint(id: str, instance: Any, written: str) -> str | None:
    if id in _OF_QUESTIONS:
        return f"`{id}` belongs to the question: indent it less."
    if id in ("scale", instance):
        return _SCALE_ALONE.format(instance)
    if isinstance(instance, str | bool | int | Decimal):
        return f'Write {{text: "{shortened(str(written)).strip(chr(34))}"}}'
    return None
