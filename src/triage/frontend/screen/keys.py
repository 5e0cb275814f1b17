"""Keys: how they are bound, and how they are named to people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding

from triage.tongue.tongue import Tongue, later

MARKS = "123456789adefghilmnoptvwxyz"
"""The keys that mark the first, second, ... answer: digits, then letters that do nothing else."""

NONE_KEY = "0"
"""The key of the answer that none of the others is true: the same for every question."""

_NAMES = {
    "question_mark": "?",
    "enter": later("Enter"),
    "escape": later("Esc"),
    "space": later("Space"),
    "up": later("Up"),
    "down": later("Down"),
    "left": later("Left"),
    "right": later("Right"),
    "home": later("Home"),
    "end": later("End"),
    "pageup": later("PgUp"),
    "pagedown": later("PgDn"),
    "backspace": later("Backspace"),
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
    "f1": later("F1"),
    "ctrl+c": later("Ctrl-C"),
    "ctrl+q": later("Ctrl-Q"),
}


class Help(NamedTuple):
    """One line of the help: the keys as people call them, and what they do.

    ``action`` is what all of them run; None where each of the keys does its own.
    """

    keys: str
    does: str
    action: str | None


def key(keys: str, action: str, id: str, does: str) -> Binding:
    """Bind ``keys`` to an action of a screen; what it ``does`` is said by `Tongue.text`.

    Every binding is a priority one: those run in the order of the keys pressed, in one task, so
    that a quick typist's keys can never overtake each other.
    """
    return Binding(keys, action, description=does, tooltip=does, id=id, priority=True, show=False)


def mark_keys(keys: str, does: str) -> list[Binding]:
    """Bind each of ``keys`` to the action ``press`` with that key."""
    return [key(name, f"press('{name}')", f"press-{name}", does) for name in keys]


def helped(bindings: Iterable[Binding], tongue: Tongue) -> list[Help]:
    """The bindings as lines of help; those that do the same share a line."""
    found: dict[str, list[Binding]] = {}
    for binding in bindings:
        found.setdefault(binding.tooltip, []).append(binding)
    return [
        Help(
            _named([binding.key for binding in same], tongue),
            tongue.text(does),
            same[0].action if len({binding.action for binding in same}) == 1 else None,
        )
        for does, same in found.items()
    ]


def _named(keys: list[str], tongue: Tongue) -> str:
    digits = sorted((key for key in keys if key.isdigit()), key=(MARKS + NONE_KEY).index)
    names = [tongue.text(_NAMES.get(key, key)) for key in keys if key not in digits]
    if len(digits) > 2:
        return ", ".join([from_to(digits[0], digits[-1], tongue), *names])
    return ", ".join([*digits, *names])


def from_to(first: str, last: str, tongue: Tongue) -> str:
    """All keys from one to another."""
    return tongue.text("{first} to {last}", first=first, last=last)
