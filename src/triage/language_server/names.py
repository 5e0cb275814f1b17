"""Every id of a rule file or a file of cases: where it is given, and everywhere it is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from triage.checks.naming import KINDS
from triage.problems import Keys
from triage.rules.conditions import NONE, UNSURE

ANSWER = "answer"
SCALE_ANSWER = "answer of a scale"

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
        kind: of which kind the thing is.
        id: its id; of an answer, behind that of its question or its scale and a dot.
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

    @property
    def own(self) -> str:
        """The id as it stands there."""
        return own_id(self.kind, self.id)


def own_id(kind: str, id: str) -> str:
    """An id; of an answer, without that of its question or scale."""
    return id.partition(".")[2] if kind in (ANSWER, SCALE_ANSWER) else id


def names(data: Any) -> Iterator[Name]:
    """Every id in the data of a file, as it was read, whatever else is wrong with it."""
    if not isinstance(data, dict):
        return
    for section, things in data.items():
        kind = KINDS.get(section) if isinstance(section, str) else None
        if kind is not None and isinstance(things, dict):
            for id in things:
                yield Name(kind, str(id), (section, id), at_key=True, defines=True)
    yield from _answers(data)
    yield from _used((), data)


def _answers(data: dict[Any, Any]) -> Iterator[Name]:
    """The answers of questions and scales, with the two that are fields of their question."""
    for question, item in _things(data, "questions"):
        keys: Keys = ("questions", question)
        yield from _given(ANSWER, (*keys, "answers"), question, item.get("answers"))
        fields = {field: item[field] for field in (NONE, UNSURE) if field in item}
        yield from _given(ANSWER, keys, question, fields)
    for scale, answers in _things(data, "scales"):
        yield from _given(SCALE_ANSWER, ("scales", scale), scale, answers)


def _things(data: dict[Any, Any], section: str) -> Iterator[tuple[str, dict[Any, Any]]]:
    things = data.get(section)
    for id, item in things.items() if isinstance(things, dict) else ():
        if isinstance(item, dict):
            yield id, item


def _given(kind: str, keys: Keys, id: str, answers: Any) -> Iterator[Name]:
    for answer in answers if isinstance(answers, dict) else ():
        yield Name(kind, f"{id}.{answer}", (*keys, answer), at_key=True, defines=True)


def _used(keys: Keys, value: Any) -> Iterator[Name]:
    # The depth of a document is limited when it is read, so this recursion is, too.
    if isinstance(value, dict):
        if is_sheet(keys):
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
            yield Name(ANSWER, value, keys, within=len(question) + 1)
        elif kind is not None:
            yield Name(kind, value, keys)


def kind_at(keys: Keys) -> str | None:
    """What a text at ``keys`` names; None where it names nothing."""
    fields = [key for key in keys if isinstance(key, str)]
    while fields and fields[-1] in _IN_CONDITIONS and len(fields) > 1:
        fields.pop()
    if not fields or (len(fields) == 2 and fields[0] in KINDS and fields[0] != "conditions"):
        return None
    if fields[0] == "conditions":
        return "condition"
    if fields[-1] in ("at_least", "at_most") and "level" not in fields[:-1]:
        return None
    return _FIELDS.get(fields[-1])


def is_sheet(keys: Keys) -> bool:
    """Tell whether answers by the ids of their questions stand there."""
    if len(keys) == 2 and keys[0] == "people":
        return True
    return len(keys) == 3 and keys[0] == "cases" and keys[2] == "answers"


def _sheet(keys: Keys, sheet: dict[Any, Any]) -> Iterator[Name]:
    for question, given in sheet.items():
        yield Name("question", str(question), (*keys, question), at_key=True)
        if isinstance(given, str):
            yield Name(ANSWER, f"{question}.{given}", (*keys, question))
        elif isinstance(given, list):
            for index, answer in enumerate(given):
                yield Name(ANSWER, f"{question}.{answer}", (*keys, question, index))
