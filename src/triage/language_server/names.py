"""Every id of a rule file or a file of cases: where it is given, and everywhere it is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from triage.problems import Keys

SECTIONS = {
    "levels": "level",
    "scores": "score",
    "scales": "scale",
    "sources": "source",
    "advice": "advice",
    "recommendations": "recommendation",
    "questions": "question",
    "conditions": "condition",
    "rules": "rule",
    "promises": "promise",
    "people": "person",
    "cases": "case",
}
"""The kind of thing that each section of a file defines."""

_FIELDS = {
    "start": "question",
    "go": "question",
    "end": "recommendation",
    "recommend": "recommendation",
    "never_recommend": "recommendation",
    "advise": "advice",
    "never_advise": "advice",
    "advice": "advice",
    "sources": "source",
    "adds_to": "score",
    "score": "score",
    "number": "question",
    "answers": "scale",
    "level": "level",
    "at_least": "level",
    "at_most": "level",
    "like": "person",
    "when": "condition",
    "unless": "condition",
    "ask_if": "condition",
    "other_than": "condition",
}
"""The kind of thing that the text, or a list of texts, of a field names.

What a condition names is an answer where it has a dot.
"""

_IN_CONDITIONS = frozenset(("all", "any", "of"))


class Name(NamedTuple):
    """One place where an id stands.

    Attributes:
        kind: of which kind the thing is; an answer is one of ``question.answer``.
        id: its id; of an answer, with that of its question.
        keys: where in the file it stands.
        at_key: whether it is the key that says it, and not the value.
        defines: whether the thing is given here, and not used.
        within: where it begins in the text that says it: an answer stands behind its question.
    """

    kind: str
    id: str
    keys: Keys
    at_key: bool = False
    defines: bool = False
    within: int = 0


def names(data: Any) -> Iterator[Name]:
    """Every id in the data of a file, as it was read, whatever else is wrong with it."""
    if not isinstance(data, dict):
        return
    for section, things in data.items():
        kind = SECTIONS.get(section) if isinstance(section, str) else None
        if kind is not None and isinstance(things, dict):
            for id in things:
                yield Name(kind, str(id), (section, id), at_key=True, defines=True)
    yield from _answers(data)
    yield from _used((), data)


def _answers(data: dict[Any, Any]) -> Iterator[Name]:
    """The answers of questions, and the ends of them that a file need not write down."""
    for section in ("questions", "scales"):
        things = data.get(section)
        for id, thing in things.items() if isinstance(things, dict) else ():
            keys: Keys = (section, id, "answers") if section == "questions" else (section, id)
            answers = (
                thing.get("answers")
                if section == "questions" and isinstance(thing, dict)
                else thing
            )
            for answer in answers if isinstance(answers, dict) else ():
                yield Name("answer", f"{id}.{answer}", (*keys, answer), at_key=True, defines=True)


def _used(keys: Keys, value: Any) -> Iterator[Name]:
    # The depth of a document is limited when it is read, so this recursion is, too.
    if isinstance(value, dict):
        if _is_sheet(keys):
            yield from _sheet(keys, value)
            return
        for key, inner in value.items():
            yield from _used((*keys, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _used((*keys, index), inner)
    elif isinstance(value, str):
        kind = kind_at(keys)
        if kind == "condition" and "." in value:
            question = value.partition(".")[0]
            yield Name("question", question, keys)
            yield Name("answer", value, keys, within=len(question) + 1)
        elif kind is not None:
            yield Name(kind, value, keys)


def kind_at(keys: Keys) -> str | None:
    """What a text at ``keys`` names; None where it names nothing."""
    fields = [key for key in keys if isinstance(key, str)]
    while fields and fields[-1] in _IN_CONDITIONS and len(fields) > 1:
        fields.pop()
    if not fields or (len(fields) == 2 and fields[0] in SECTIONS and fields[0] != "conditions"):
        return None
    if fields[0] == "conditions":
        return "condition"
    if fields[-1] in ("at_least", "at_most") and "level" not in fields[:-1]:
        return None
    return _FIELDS.get(fields[-1])


def _is_sheet(keys: Keys) -> bool:
    """Tell whether answers by the ids of their questions stand there."""
    if len(keys) == 2 and keys[0] == "people":
        return True
    return len(keys) == 3 and keys[0] == "cases" and keys[2] == "answers"


def _sheet(keys: Keys, sheet: dict[Any, Any]) -> Iterator[Name]:
    for question, given in sheet.items():
        yield Name("question", str(question), (*keys, question), at_key=True)
        if isinstance(given, str):
            yield Name("answer", f"{question}.{given}", (*keys, question))
        elif isinstance(given, list):
            for index, answer in enumerate(given):
                yield Name("answer", f"{question}.{answer}", (*keys, question, index))
