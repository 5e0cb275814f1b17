"""Texts, lists and mappings in which nothing stands."""

from __future__ import annotations

import re

from triage.checks.naming import sentence, value_at
from triage.checks.page import Page
from triage.problems import Finding, Keys

EMPTY_TEXT = Page(
    code="empty-text",
    severity="error",
    title="A text is empty",
    why=("A person would see an empty line where something should be said."),
    bad="""\
questions:
  swelling:
    why: ""
""",
    good="""\
questions:
  swelling:
    why: Swelling says something about the joint.
""",
)

EMPTY_LIST = Page(
    code="empty-list",
    severity="error",
    title="A list is empty",
    why=("An empty list says nothing: what it should name was forgotten, or the field should go."),
    bad="""\
rules:
  swollen-for-weeks:
    sources: []
""",
    good="""\
rules:
  swollen-for-weeks:
    sources: [knee-guide]
""",
)

EMPTY_MAPPING = Page(
    code="empty-mapping",
    severity="error",
    title="A mapping is empty",
    why=(
        "A question without answers, a condition without a member or bounds without a "
        "level say nothing."
    ),
    bad="""\
promises:
  mild-pain-alone-means-self-care:
    level: null
    unless: {}
""",
    good="""\
promises:
  mild-pain-alone-means-self-care:
    unless: {any: [how-long.weeks]}
""",
)

PAGES = (EMPTY_TEXT, EMPTY_LIST, EMPTY_MAPPING)


_SEEN = re.compile(
    "[^\\s\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\ufe00-\ufe0f\uffa0]"
)
"""A character that takes ink. The JSON Schema spells the same out."""


def is_seen(text: str) -> bool:
    """Whether there is anything in a text that a person can see."""
    return _SEEN.search(text) is not None


def empty_text(keys: Keys) -> Finding:
    """The text at ``keys`` is nothing but blanks."""
    return EMPTY_TEXT.at(
        keys,
        sentence(f"{value_at(keys)} is empty."),
        "Write the text, or remove the field if it may be absent.",
    )


def empty_list(keys: Keys) -> Finding:
    """The list at ``keys`` has no item."""
    return EMPTY_LIST.at(
        keys,
        sentence(f"{value_at(keys)} is an empty list; it needs at least one item."),
        "Write the items, or remove the field.",
    )


def empty_mapping(keys: Keys) -> Finding:
    """The mapping at ``keys`` has no entry."""
    if keys[:1] == ("people",) and len(keys) == 2:
        return EMPTY_MAPPING.at_key(
            keys,
            f"Person `{keys[1]}` has no answers.",
            "Write the answers that cases share, or take the person out.",
        )
    return EMPTY_MAPPING.at_key(
        keys, sentence(f"{value_at(keys)} has nothing in it."), "Write at least one entry."
    )
