"""Keys: how they are bound, and how they are named to people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding

MARKS = "123456789adefghilmnoptvwxyz"
"""The keys that mark the first, second, ... answer: digits, then letters that do nothing else."""

NONE_KEY = "0"
"""The key of the answer that none of the others is true: the same for every question."""

_NAMES = {
    "question_mark": "?",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
    "f1": "F1",
    "ctrl+c": "Ctrl-C",
    "ctrl+q": "Ctrl-Q",
}


class Help(NamedTuple):
    """One line of the help: the keys as people call them, and what they do.

    ``action`` is what all of them run; None where each of the keys does its own.
    """

    keys: str
    does: str
    action: str | None


def key(keys: str, action: str, id: str, does: str) -> Binding:
    """Bind ``keys`` to an action of a screen.

    Every binding is a priority one: those run in the order of the keys pressed, in one task, so
    that a quick typist's keys can never overtake each other.
    """
    return Binding(keys, action, description=does, tooltip=does, id=id, priority=True, show=False)


def mark_keys(keys: str, does: str) -> list[Binding]:
    """Bind each of ``keys`` to the action ``press`` with that key."""
    return [key(name, f"press('{name}')", f"press-{name}", does) for name in keys]


def helped(bindings: Iterable[Binding]) -> list[Help]:
    """The bindings as lines of help; those that do the same share a line."""
    found: dict[str, list[Binding]] = {}
    for binding in bindings:
        found.setdefault(binding.tooltip, []).append(binding)
    return [
        Help(
            _named([binding.key for binding in same]),
            does,
            same[0].action if len({binding.action for binding in same}) == 1 else None,
        )
        for does, same in found.items()
    ]


def _named(keys: list[str]) -> str:
    digits = sorted((key for key in keys if key.isdigit()), key=(MARKS + NONE_KEY).index)
    names = [_NAMES.get(key, key) for key in keys if key not in digits]
    if len(digits) > 2:
        return ", ".join([f"{digits[0]} to {digits[-1]}", *names])
    return ", ".join([*digits, *names])
