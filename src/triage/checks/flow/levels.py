"""Bounds between which there is no level."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.flow.links import section
from triage.checks.page import Page
from triage.problems import Finding
from triage.reading.content import Content

IMPOSSIBLE_RANGE = Page(
    code="impossible-range",
    severity="error",
    title="Bounds between which there is no level",
    why=("`at_least` asks for more urgency than `at_most` allows."),
    bad="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_least: emergency, at_most: self-care}
""",
    good="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_least: self-care, at_most: within-days}
""",
)

PAGES = (IMPOSSIBLE_RANGE,)


def check(content: Content) -> Iterator[Finding]:
    """Find bounds that ask for more urgency than they allow."""
    if ("levels",) in content.partial:
        return
    ranks = {level: rank for rank, level in enumerate(section(content, "levels"))}
    for name in ("advice", "promises"):
        for id, item in section(content, name).items():
            written = item.get("level") if isinstance(item, dict) else None
            if not isinstance(written, dict):
                continue
            calmest, most_urgent = written.get("at_least"), written.get("at_most")
            if not isinstance(calmest, str) or not isinstance(most_urgent, str):
                continue
            if ranks.get(most_urgent, 0) > ranks.get(calmest, len(ranks)):
                yield IMPOSSIBLE_RANGE.at(
                    (name, id, "level"),
                    f"No level is at least as urgent as `{calmest}` and at most as urgent as "
                    f"`{most_urgent}`.",
                    "Exchange the two, or remove one; the levels are listed most urgent first.",
                )
