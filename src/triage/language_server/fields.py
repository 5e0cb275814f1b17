"""The fields that a mapping of a file can have, with the sentence that the schema says of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from triage.checks.shape import CASES, QUESTIONNAIRE, schema
from triage.problems import Keys


def fields_at(keys: Keys, *, cases: bool) -> dict[str, Mapping[str, Any]]:
    """The fields of the mapping at ``keys``, each with its own schema; none where it has ids.

    Args:
        keys: the keys that lead to the mapping; those of list items may be left out.
        cases: whether the file is one of cases.
    """
    whole = schema(CASES if cases else QUESTIONNAIRE)
    found: dict[str, Mapping[str, Any]] = {}
    for each in _at(whole, keys):
        found.update(each.get("properties", {}))
    return found


def sentence_of(keys: Keys, *, cases: bool) -> str | None:
    """What the schema says of the field at ``keys``; None where it knows none."""
    if not keys:
        return None
    field = fields_at(keys[:-1], cases=cases).get(str(keys[-1]))
    if field is None:
        return None
    return next(
        (
            str(each["description"])
            for each in _opened(field, schema(CASES if cases else QUESTIONNAIRE))
            if "description" in each
        ),
        None,
    )


def _at(whole: Mapping[str, Any], keys: Keys) -> list[Mapping[str, Any]]:
    here: list[Mapping[str, Any]] = list(_opened(whole, whole))
    for key in keys:
        if isinstance(key, int):
            continue
        inner = [
            step
            for each in here
            for step in (each.get("properties", {}).get(key) or each.get("additionalProperties"),)
            if isinstance(step, dict)
        ]
        here = [each for step in inner for each in _opened(step, whole)]
    return here


def _opened(schema: Mapping[str, Any], whole: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A schema and all that it says by reference or in parts; of a list, what its items are."""
    yield schema
    reference = schema.get("$ref")
    if reference is not None:
        yield from _opened(whole["$defs"][reference.rpartition("/")[2]], whole)
    for part in ("allOf", "anyOf"):
        for each in schema.get(part, ()):
            if "if" not in each and "not" not in each and each.get("$ref") != "#/$defs/condition":
                yield from _opened(each, whole)
            elif each.get("$ref") == "#/$defs/condition":
                yield whole["$defs"]["condition"]
    items = schema.get("items")
    if isinstance(items, dict) and items.get("$ref") != "#/$defs/condition":
        yield from _opened(items, whole)
