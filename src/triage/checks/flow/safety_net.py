"""The safety net: every recommendation, or its level, says what to watch for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triage.checks.flow.links import section
from triage.checks.page import Page
from triage.problems import Finding, Keys, Problem
from triage.reading.content import Content
from triage.words import nearest

MISSING_SAFETY_NET = Page(
    code="missing-safety-net",
    severity="error",
    title="A recommendation that does not say what to watch for",
    why=(
        "Whoever goes home with it has to know which changes mean that it no longer "
        "holds, and what to do then. `watch_for` stands on the recommendation or on its "
        "level."
    ),
    bad="""\
recommendations:
  look-after-it: {watch_for: null}
""",
    good="""\
levels:
  self-care:
    watch_for: [The knee swells up or gives way. Then see a doctor.]
recommendations:
  look-after-it: {watch_for: null}
""",
)

PAGES = (MISSING_SAFETY_NET,)

_WATCH_FOR = "watch_for"


def check(content: Content, earlier: Sequence[Problem | Finding]) -> Iterator[Finding]:
    """Find recommendations without a safety net, in a file in which ``earlier`` was found."""
    misspelt = {
        found.keys[:-1]
        for found in earlier
        if found.code == "unknown-field" and nearest(str(found.keys[-1]), (_WATCH_FOR,))
    }
    unsure = misspelt | content.partial
    levels = section(content, "levels")
    for id, item in section(content, "recommendations").items():
        keys: Keys = ("recommendations", id)
        if not isinstance(item, dict) or _WATCH_FOR in item or keys in unsure:
            continue
        name = item.get("level")
        level = levels.get(name) if isinstance(name, str) else None
        if not isinstance(level, dict) or _WATCH_FOR in level or ("levels", name) in unsure:
            continue
        yield MISSING_SAFETY_NET.at_key(
            keys,
            f"Recommendation `{id}` does not say what to watch for, and neither does its level "
            f"`{name}`.",
            "Write `watch_for: [...]`: what to look out for, and what to do then.",
        )
