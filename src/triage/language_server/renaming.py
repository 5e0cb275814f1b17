"""Where a thing is given and used, and what has to change for it to have another id."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from triage.language_server.names import Name
from triage.language_server.opened import Desk, Opened
from triage.problems import ID
from triage.reading.document import Document

_REMEMBERED = frozenset(("question", "answer", "recommendation", "advice", "level", "rule"))
"""The kinds of things that say which ids they had before."""


def uses(desk: Desk, opened: Opened, name: Name) -> Iterator[tuple[Opened, Name]]:
    """Every place in a rule file and its cases where the id of that thing stands."""
    for file in desk.family(opened):
        readable = desk.readable(file.uri)
        for each in readable.names:
            if (each.kind, each.id) == (name.kind, name.id):
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
    whole = f"{name.id.rpartition('.')[0]}.{new}" if name.kind == "answer" else new
    for file in desk.family(opened):
        if any((each.kind, each.id) == (name.kind, whole) for each in file.names):
            return f"there is a {name.kind} {whole} already"
    return None


def renamed(desk: Desk, opened: Opened, name: Name, new: str) -> dict[str, list[types.TextEdit]]:
    """The edits, by file, that give a thing another id everywhere and keep the one it had."""
    edits: dict[str, list[types.TextEdit]] = {}
    for file, each in uses(desk, opened, name):
        edits.setdefault(file.uri, []).append(types.TextEdit(file.range_of(each), new))
        if each.defines and name.kind in _REMEMBERED and file.document is not None:
            kept = _kept(file, file.document, each)
            if kept is not None:
                edits[file.uri].append(kept)
    return edits


def _kept(file: Opened, document: Document, name: Name) -> types.TextEdit | None:
    """The edit that writes `was` where a thing is given."""
    old = name.id.rpartition(".")[2] if name.kind == "answer" else name.id
    item = document.data
    for key in name.keys:
        item = item[key]
    if not isinstance(item, dict) or not item:
        return None
    places = document.places
    if isinstance(item.get("was"), list) and item["was"]:
        first = file.range(places.value((*name.keys, "was", 0))).start
        between = ", " if places.text((*name.keys, "was")).startswith("[") else None
        written = f"{old}{between}" if between else f"{old}\n{' ' * (first.character - 2)}- "
    else:
        field = file.range(places.key((*name.keys, next(iter(item))))).start
        is_flow = places.text(name.keys).startswith("{")
        first = field
        written = f"was: [{old}], " if is_flow else f"was: [{old}]\n{' ' * field.character}"
    return types.TextEdit(types.Range(first, first), written)
