"""The schema itself: its fields, and that it means the same in an older draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from triage.checks.shape import CASES, QUESTIONNAIRE, schema

# Every keyword of the schema means the same in draft 7, which older editors read; `$defs` is only
# a place to keep things there, and `$ref` stands alone in its object.
SHARED = {
    "$schema", "$ref", "$defs", "$comment", "title", "description", "type", "enum", "const",
    "properties", "additionalProperties", "propertyNames", "required", "minProperties",
    "maxProperties", "items", "minItems", "uniqueItems", "pattern", "minimum", "maximum",
    "exclusiveMinimum", "allOf", "not", "if", "then", "else",
}  # fmt: skip


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    if not isinstance(node, dict):
        return
    yield node
    for keyword in ("additionalProperties", "propertyNames", "items", "not", "if", "then", "else"):
        yield from schemas(node.get(keyword))
    for keyword in ("properties", "$defs"):
        for inner in node.get(keyword, {}).values():
            yield from schemas(inner)
    for inner in node.get("allOf", []):
        yield from schemas(inner)


@pytest.mark.parametrize("name", [QUESTIONNAIRE, CASES])
def test_the_schema_is_one_and_means_the_same_in_draft_7(name: str) -> None:
    """The schema is one and means the same in draft 7."""
    Draft202012Validator.check_schema(schema(name))
    Draft7Validator.check_schema(schema(name))
    for node in schemas(schema(name)):
        assert set(node) <= SHARED
        assert "$ref" not in node or len(node) == 1


@pytest.mark.parametrize("name", [QUESTIONNAIRE, CASES])
def test_an_editor_finds_help_for_every_field(name: str) -> None:
    """An editor finds help for every field."""
    whole = schema(name)
    for thing in [whole, *whole["$defs"].values()]:
        for field, own in thing.get("properties", {}).items():
            own = whole["$defs"][own["$ref"].rpartition("/")[2]] if "$ref" in own else own
            assert own.get("title"), field
            assert own.get("description"), field


def test_the_fields_are_those_of_the_format() -> None:
    """With a question mark behind those that may be left out."""
    things = {"questionnaire": schema(), **schema()["$defs"]}
    fields = {
        name: {
            field if field in own.get("required", ()) else f"{field}?"
            for field in own["properties"]
        }
        for name, own in things.items()
        if "properties" in own
    }
    assert fields == {
        name: set(named.split())
        for name, named in {
            "questionnaire": "$schema? format id title intro disclaimer notice? language? reviewed "
            "review_by start levels sources advice? recommendations questions conditions? rules? "
            "promises? scores? scales? reviewed_by?",
            "level": "title within? recheck? enough? call? how? watch_for? was?",
            "source": "title kind? publisher? year? url?",
            "advice": "topic text sources unless? level? was? guidance?",
            "recommendation": "level title text watch_for? sources advice? expect? yields? was? "
            "guidance?",
            "question": "ask answers why? choose? number? unsure? none? ask_if? worse? go? end? "
            "was? guidance? points? adds_to?",
            "answer": "text? up_to? points? recommend? advise? go? end? was? guidance?",
            "score": "title from? sources?",
            "rule": "when recommend? advise? because sources was? guidance?",
            "promise": "when? unless? level? recommend? never_recommend? advise? never_advise? "
            "guidance?",
            "condition": "all? any? at_least? of? other_than? score? number? at_most?",
            "range": "at_least? at_most?",
        }.items()
    }
