"""Ids that are not written as ids are."""

from __future__ import annotations

import re

from triage.checks.naming import sentence, shown
from triage.checks.page import Page
from triage.problems import Finding, Keys
from triage.words import shortened

BAD_ID = Page(
    code="bad-id",
    severity="error",
    title="An id is not written as ids are",
    why=(
        "Ids are lower-case words joined by hyphens and begin with a letter, so that they "
        "look the same everywhere and can be written without quotes."
    ),
    bad="""\
advice:
  Warm_Bath: {topic: Comfort, text: Take a warm bath., sources: [knee-guide]}
recommendations:
  look-after-it:
    advice: [cold-pack, squats, Warm_Bath]
""",
    good="""\
advice:
  warm-bath: {topic: Comfort, text: Take a warm bath., sources: [knee-guide]}
recommendations:
  look-after-it:
    advice: [cold-pack, squats, warm-bath]
""",
)

PAGES = (BAD_ID,)


def bad_id(keys: Keys, id: str, *, is_key: bool) -> Finding:
    """What stands at ``keys`` is no id; ``is_key`` tells whether it is the key or the value."""
    mended = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-0123456789")
    at = BAD_ID.at_key if is_key else BAD_ID.at
    return at(
        keys,
        sentence(
            f"{shown(id)} is no id: ids are lower-case words joined by hyphens, and begin with a "
            "letter."
        ),
        f"Write for example `{shortened(mended)}`." if mended else "Write for example `pain`.",
    )
