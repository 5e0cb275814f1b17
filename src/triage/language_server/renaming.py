"""Where a thing is given and used, and what has to change for it to have another id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol import types

from triage.language_server.names import ANSWER, SCALE_ANSWER, Name
from triage.language_server.opened import Desk, Opened
from triage.language_server.things import bearer, beside
from triage.problems import ID
from triage.reading.document import Document
from triage.rules.conditions import NONE, UNSURE

_REMEMBERED = frozenset(
    (ANSWER, SCALE_ANSWER, "question", "recommendation", "advice", "level", "rule")
)
"""The kinds of things that say which ids they had before."""


def uses(desk: Desk, opened: Opened, name: Name) -> Iterator[tuple[Opened, Name]]:
    """Every place in a rule file and its cases where the id of that thing stands."""
    data = desk.data(opened)
    meant = bearer(data, name)
    for file in desk.family(opened):
        readable = desk.readable(file.uri)
        for each in readable.names:
            if bearer(data, each) == meant:
                yield readable, each


def why_not(desk: Desk, opened: Opened, name: Name, new: str) -> str | None:
    """Why a thing cannot have that id; None where it can."""
    for file in desk.family(opened):
        if file.document is None:
            return f"{file.path} cannot be read as it is now; mend what is wrong in it first"
    if not ID.fullmatch(new):
        return (
            f"{new!r} cannot be an id: write small letters and digits, with a hyphen between words"
        )
    data = desk.data(opened)
    kind, id = bearer(data, name)
    if kind in (ANSWER, SCALE_ANSWER):
        if any(_is_field(each) for _, each in uses(desk, opened, name)):
            return f"`{name.own}` is a word of the format; no other can stand in its place"
        if new in (NONE, UNSURE):
            return f"`{new}` is a word of the format; an answer needs another id"
    whole = id.removesuffix(name.own) + new
    for file in desk.family(opened):
        if any(bearer(data, each) == (kind, whole) for each in file.names):
            return f"there is a {kind} {whole} already"
    for other, item in beside(data, kind, id).items():
        if other != name.own and new in _former(item):
            return f"{new} was the id of the {kind} {other} before; what was saved still has it so"
    return None


def renamed(desk: Desk, opened: Opened, name: Name, new: str) -> dict[str, list[types.TextEdit]]:
    """The edits, by file, that give a thing another id everywhere and keep the one it had."""
    edits: dict[str, list[types.TextEdit]] = {}
    for file, each in uses(desk, opened, name):
        edits.setdefault(file.uri, []).append(types.TextEdit(file.range_of(each), new))
        if each.defines and each.kind in _REMEMBERED and file.document is not None:
            edits[file.uri] += _remembering(file, file.document, each, new)
    return edits


def _is_field(name: Name) -> bool:
    """Tell whether that is where a question says what its `none` or its `unsure` is."""
    return name.defines and name.keys[2:] in ((NONE,), (UNSURE,))


def _remembering(file: Opened, document: Document, name: Name, new: str) -> list[types.TextEdit]:
    """The edit that writes the id that a thing had into its `was`, where the thing is given."""
    item = document.data
    for key in name.keys:
        item = item[key]
    if not isinstance(item, dict) or not item:
        return []
    keys, places = (*name.keys, "was"), document.places
    former = _former(item)
    if new in former:
        again = file.range(places.value((*keys, former.index(new))))
        return [types.TextEdit(again, name.own)]
    if former:
        first = file.range(places.value((*keys, 0))).start
        is_flow = places.text(keys).startswith("[")
        after = ", " if is_flow else f"\n{' ' * (first.character - 2)}- "
        written = f"{name.own}{after}"
    else:
        first = file.range(places.key((*name.keys, next(iter(item))))).start
        is_flow = places.text(name.keys).startswith("{")
        after = ", " if is_flow else f"\n{' ' * first.character}"
        written = f"was: [{name.own}]{after}"
    return [types.TextEdit(types.Range(first, first), written)]


def _former(item: Any) -> list[Any]:
    """The ids that a thing had before, as far as the file says them."""
    former = item.get("was") if isinstance(item, dict) else None
    return former if isinstance(former, list) else []
