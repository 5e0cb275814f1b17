"""How messages call the things of a rule file, and which known name an unknown one may mean."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from triage.problems import Keys
from triage.rules.conditions import UNSURE
from triage.words import listed, nearest, shortened

# Comparing names is slow (some 50 microseconds a pair), and a file with many unknown names has
# mostly one cause.
_MOST_COMPARISONS = 30_000

KINDS = {
    "levels": "level",
    "sources": "source",
    "advice": "advice",
    "recommendations": "recommendation",
    "questions": "question",
    "conditions": "condition",
    "rules": "rule",
    "scores": "score",
    "scales": "scale",
    "promises": "promise",
    "cases": "case",
    "people": "person",
}
"""The kind of thing that each section of a file has."""


def thing(keys: Keys) -> str:
    """What a message calls the thing in which the value at ``keys`` stands."""
    match keys:
        case ("questions", str(question), "answers", str(answer), *_):
            return f"answer `{question}.{answer}`"
        case ("questions", str(question), "unsure", *_):
            return f"answer `{question}.unsure`"
        case ("scales", str(scale), str(answer), *_):
            return f"answer `{answer}` of scale `{scale}`"
        case (str(section), str(id), *_) if section in KINDS:
            return f"{KINDS[section]} `{id}`"
        case _:
            return "the file"


def value_at(keys: Keys) -> str:
    """What a message calls the value at ``keys``: ``item 2 of `recommend` of answer `a.b```."""
    if not keys:
        return "the file"
    own = thing(keys)
    if len(keys) == 2 and keys[0] in KINDS and isinstance(keys[1], str):
        return own
    if own.startswith("answer ") and len(keys) == (3 if keys[2] == UNSURE else 4):
        return own
    if len(keys) == 3 and keys[0] == "scales":
        return own
    words = [f"item {step + 1}" if isinstance(step, int) else f"`{step}`" for step in keys]
    inner = [words[-1]]
    for step, word in zip(reversed(keys[:-1]), reversed(words[:-1]), strict=True):
        if isinstance(keys[len(keys) - len(inner)], str):
            break
        inner.append(word)
        if isinstance(step, str):
            break
    return " of ".join(inner if own == "the file" else [*inner, own])


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[0].upper() + text[1:]


def shown(value: Any) -> str:
    """A value as a message shows it: short, in one line."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f"`{shortened(value)}`" if value.strip() else "an empty text"
    if isinstance(value, Decimal) and "." not in str(value):
        return f"the number {value:f}, written with an exponent,"
    return f"the number {value}"


def now_called(name: str) -> str:
    """The hint where a name is that of before."""
    return f"It is called `{name}` now."


def former_ids(items: Mapping[str, Any]) -> dict[str, str]:
    """By the ids that things had before (``was``), those that they have now."""
    return {
        old: id
        for id, item in items.items()
        if isinstance(item, dict) and isinstance(item.get("was"), list)
        for old in item["was"]
        if isinstance(old, str)
    }


class Names:
    """The known names of one kind, and what to suggest for an unknown one.

    Attributes:
        known: the names.
        former: by names that are gone, those that the same things have now.
    """

    def __init__(self, known: Collection[str], former: Mapping[str, str] | None = None) -> None:
        self.known = known
        self.former = former or {}
        self._left = _MOST_COMPARISONS
        self._found: dict[str, str | None] = {}

    def nearest(self, name: str) -> str | None:
        """As `nearest`; None, too, once a file has had more suggestions than anybody reads."""
        if name not in self._found:
            self._left -= len(self.known)
            self._found[name] = nearest(name, self.known) if self._left >= 0 else None
        return self._found[name]

    def hint(self, name: str) -> str | None:
        """The nearest name as a hint; where there are few names and none is near, all of them.

        Of what only changed its name, that is said.
        """
        if name in self.former:
            return now_called(self.former[name])
        found = self.nearest(name)
        if found is not None:
            return f"Did you mean `{found}`?"
        if 0 < len(self.known) <= 12:
            return f"Known here: {listed(self.known, 'and')}."
        return None
