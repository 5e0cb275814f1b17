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


def listed_twice(keys: Keys, items: Sequence[Any]) -> Finding:
    """The list at ``keys`` has an item twice."""
    second = next((i for i, item in enumerate(items) if item in items[:i]), 0)
    return LISTED_TWICE.at(
        (*keys, second),
        sentence(f"{value_at(keys)} lists {shown(items[second])} twice."),
        "Remove one of the two.",
    )
