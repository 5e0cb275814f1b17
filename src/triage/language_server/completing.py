"""What can be written where the cursor stands: an id where it belongs, or a field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from triage.language_server.cursor import Cursor
from triage.language_server.fields import fields_at
from triage.language_server.names import ANSWER, is_sheet, kind_at
from triage.language_server.things import answers_of, ids, text_of, thing


class Offer(NamedTuple):
    """One thing to write.

    Attributes:
        kind: what it is: ``field``, ``value``, or the kind of thing that it names.
        word: what to write.
        says: what it means: the sentence of a field, the text of a thing.
    """

    kind: str
    word: str
    says: str = ""


def offers(cursor: Cursor, data: dict[str, Any], *, cases: bool) -> Iterator[Offer]:
    """All that fits where the cursor stands.

    Args:
        cursor: where it stands.
        data: what the rule file says, as far as it could last be read.
        cases: whether the cursor is in a file of cases.
    """
    if cursor.at_key:
        yield from _keys(cursor, data, cases)
        return
    if cases and is_sheet(cursor.keys[:-1]):
        for id, item in answers_of(data, str(cursor.keys[-1])).items():
            yield Offer(ANSWER, id, text_of(item))
        return
    kind = kind_at(cursor.keys)
    if kind == "condition":
        yield from _conditions(data)
    elif kind is not None:
        yield from (Offer(kind, id, text_of(thing(data, kind, id))) for id in ids(data, kind))
    field = (
        fields_at(cursor.keys[:-1], cases=cases).get(str(cursor.keys[-1])) if cursor.keys else None
    )
    if field is not None:
        words = ("true", "false") if field.get("type") == "boolean" else field.get("enum", ())
        yield from (Offer("value", str(word)) for word in words)


def _keys(cursor: Cursor, data: dict[str, Any], cases: bool) -> Iterator[Offer]:
    if cases and is_sheet(cursor.keys):
        for id in ids(data, "question"):
            yield Offer("question", id, text_of(thing(data, "question", id)))
        return
    for field, schema in fields_at(cursor.keys, cases=cases).items():
        if field != "$schema":
            yield Offer("field", field, str(schema.get("description", "")))


def _conditions(data: dict[str, Any]) -> Iterator[Offer]:
    yield from (Offer("condition", id) for id in ids(data, "condition"))
    for question in ids(data, "question"):
        asked = text_of(thing(data, "question", question))
        for answer, item in answers_of(data, question).items():
            yield Offer(ANSWER, f"{question}.{answer}", f"{asked} {text_of(item)}".strip())
