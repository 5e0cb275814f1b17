"""What a thing of a rule file is called and says, in the words of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triage.checks.naming import KINDS
from triage.language_server.names import ANSWER, SCALE_ANSWER, Name, own_id
from triage.rules.conditions import NONE, UNSURE

_SECTION = {kind: section for section, kind in KINDS.items()}
_TEXTS = ("ask", "title", "text", "because", "story")


def beside(data: dict[str, Any], kind: str, id: str) -> dict[str, Any]:
    """The things among which a thing has its id, itself included, as the file says them."""
    of = id.partition(".")[0]
    if kind == ANSWER:
        return answers_of(data, of)
    if kind == SCALE_ANSWER:
        return _mapping(_section(data, "scale").get(of))
    return _section(data, kind)


def thing(data: dict[str, Any], kind: str, id: str) -> Any:
    """What the file says of a thing; None where it does not say anything."""
    return beside(data, kind, id).get(own_id(kind, id))


def ids(data: dict[str, Any], kind: str) -> Iterator[str]:
    """The ids of all things of a kind, in the order of the file."""
    return map(str, _section(data, kind))


def bearer(data: dict[str, Any], name: Name) -> tuple[str, str]:
    """The kind and the id of the thing that bears a name.

    An answer of a question that has a scale is the scale's, whatever question names it.
    """
    question, _, answer = name.id.partition(".")
    if name.kind == ANSWER:
        scale = _mapping(thing(data, "question", question)).get("answers")
        if isinstance(scale, str) and answer in _mapping(thing(data, "scale", scale)):
            return SCALE_ANSWER, f"{scale}.{answer}"
    return name.kind, name.id


def answers_of(data: dict[str, Any], question: str) -> dict[str, Any]:
    """The answers of a question by id, with those that a file need not write among `answers`."""
    item = _mapping(thing(data, "question", question))
    answers = item.get("answers")
    if isinstance(answers, str):
        answers = thing(data, "scale", answers)
    found = dict(_mapping(answers))
    if item.get("choose") == "any":
        found[NONE] = {"text": item.get(NONE)}
    if isinstance(item.get(UNSURE), dict):
        found[UNSURE] = item[UNSURE]
    return found


def text_of(item: Any) -> str:
    """The text by which people know a thing; empty where it has none."""
    if isinstance(item, dict):
        for field in _TEXTS:
            if isinstance(item.get(field), str):
                return " ".join(item[field].split())
        if "up_to" in item:
            return f"up to {item['up_to']}"
    return ""


def _section(data: dict[str, Any], kind: str) -> dict[str, Any]:
    return _mapping(data.get(_SECTION.get(kind, "")))


def _mapping(item: Any) -> dict[str, Any]:
    return item if isinstance(item, dict) else {}
