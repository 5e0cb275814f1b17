"""What a thing of a rule file is called and says, in the words of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triage.language_server.names import SECTIONS

_SECTION = {kind: section for section, kind in SECTIONS.items()}
_TEXTS = ("ask", "title", "text", "because", "story")


def thing(data: dict[str, Any], kind: str, id: str) -> Any:
    """What the file says of a thing; None where it does not say anything."""
    if kind == "answer":
        question, _, answer = id.partition(".")
        return answers_of(data, question).get(answer)
    things = data.get(_SECTION.get(kind, ""))
    return things.get(id) if isinstance(things, dict) else None


def ids(data: dict[str, Any], kind: str) -> Iterator[str]:
    """The ids of all things of a kind, in the order of the file."""
    things = data.get(_SECTION.get(kind, ""))
    yield from (str(id) for id in things) if isinstance(things, dict) else ()


def answers_of(data: dict[str, Any], question: str) -> dict[str, Any]:
    """The answers of a question by id, with those that a file need not write among `answers`."""
    item = thing(data, "question", question)
    if not isinstance(item, dict):
        return {}
    answers = item.get("answers")
    if isinstance(answers, str):
        answers = thing(data, "scale", answers)
    found = dict(answers) if isinstance(answers, dict) else {}
    if item.get("choose") == "any":
        found["none"] = {"text": item.get("none")}
    if isinstance(item.get("unsure"), dict):
        found["unsure"] = item["unsure"]
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
