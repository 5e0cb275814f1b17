"""Items that stand twice in one list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from triage.checks.naming import sentence, shown, value_at
from triage.checks.page import Page
from triage.problems import Finding, Keys

LISTED_TWICE = Page(
    code="listed-twice",
    severity="error",
    title="An item stands twice in one list",
    why=(
        "In `at_least` it would count twice; elsewhere it does nothing. Mostly another "
        "name was meant."
    ),
    bad="""\
rules:
  swollen-for-weeks:
    when: {at_least: 2, of: [swelling.a-little, swelling.a-little, how-long.weeks]}
""",
    good="""\
rules:
  swollen-for-weeks:
    when: {at_least: 2, of: [swelling.a-little, how-long.weeks]}
""",
)

PAGES = (LISTED_TWICE,)


def second_of_two(items: Sequence[Any]) -> int | None:
    """The place of the first item that equals an earlier one; None where no two are equal.

    As in JSON Schema ``1`` equals ``1.0``, but not ``true``. Linear, since a list may be long.
    """
    seen = set[object]()
    for place, item in enumerate(items):
        key = _comparable(item)
        if key in seen:
            return place
        seen.add(key)
    return None


def _comparable(value: Any) -> object:
    """A hashable value that equals another's just where the two values are equal."""
    if isinstance(value, dict):
        return dict, frozenset((key, _comparable(item)) for key, item in value.items())
    if isinstance(value, list):
        return list, tuple(map(_comparable, value))
    return isinstance(value, bool), value


def listed_twice(keys: Keys, items: Sequence[Any]) -> Finding:
    """The list at ``keys`` has an item twice."""
    second = second_of_two(items) or 0
    return LISTED_TWICE.at(
        (*keys, second),
        sentence(f"{value_at(keys)} lists {shown(items[second])} twice."),
        "Remove one of the two.",
    )
