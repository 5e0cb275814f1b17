"""Every sentence that the package says to people, as it is written in the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import triage
from triage.rules.countries import names

SOURCE = Path(triage.__file__).parent
MESSAGES = {
    "text": (0,),
    "later": (0,),
    "count": (1, 2),
    "several": (0, 1),
    "term": (0, 1),
    "key": (3,),
    "mark_keys": (1,),
}
"""By function the arguments that are messages; that of a `term` comes after its context."""


class Message(NamedTuple):
    """A sentence to translate.

    Attributes:
        context: what the word means; None for a sentence, which says it itself.
        one: the sentence, or how it is said of one thing.
        many: how it is said of several; None where it counts nothing.
        where: the file and the line of its first use.
    """

    context: str | None
    one: str
    many: str | None
    where: str


def messages() -> list[Message]:
    """Each once, by its first use; then the countries."""
    found: dict[tuple[str | None, str], Message] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for message in _messages_in(module, str(path.relative_to(SOURCE))):
            found.setdefault((message.context, message.one), message)
    for name in names().values():
        found.setdefault((None, name), Message(None, name, None, "rules/countries.tab"))
    return list(found.values())


def _messages_in(module: ast.Module, file: str) -> Iterator[Message]:
    for call in ast.walk(module):
        if not isinstance(call, ast.Call):
            continue
        places = MESSAGES.get(_called(call.func), ())
        written = [call.args[place] for place in places if place < len(call.args)]
        said = [
            argument.value
            for argument in written
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if not said or len(said) < len(places):
            continue
        where = f"{file}:{call.lineno}"
        if _called(call.func) == "term":
            yield Message(said[0], said[1], None, where)
        else:
            yield Message(None, said[0], said[1] if len(said) > 1 else None, where)


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
