"""Whether a questionnaire is looked after: its review is not overdue, its sources are used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from triage.checks.page import Page
from triage.problems import Problem
from triage.reading.document import Document

_CITING = ("advice", "recommendations", "rules")


def check(document: Document, today: date | None) -> Iterator[Problem]:
    """Find what needs care.

    Args:
        document: a file that passed the checks of its shape.
        today: the day that the date of the next review is compared with; None leaves that out.
    """
    if today is not None:
        yield from _review_overdue(document, today)
    yield from _unused_sources(document)


def _review_overdue(document: Document, today: date) -> Iterator[Problem]:
    due = date.fromisoformat(document.data["review_by"])
    if due < today:
        yield Problem(
            "review-overdue",
            "warning",
            f"This questionnaire was to be reviewed by {due}, and that day has passed.",
            document.places.value(("review_by",)),
            "Have somebody who knows the subject go through it; then set both dates.",
            ("review_by",),
        )


def _unused_sources(document: Document) -> Iterator[Problem]:
    cited = set(_cited(document.data))
    for source in document.data["sources"]:
        if source not in cited:
            path = ("sources", source)
            yield Problem(
                "unused-source",
                "warning",
                f"Nothing cites the source `{source}`.",
                document.places.key(path),
                "Name it in the sources of what it supports, or take it out.",
                path,
            )


def _cited(data: Any) -> Iterator[str]:
    for section in _CITING:
        for item in data.get(section, {}).values():
            yield from item["sources"]


PAGES = (
    Page(
        code="review-overdue",
        severity="warning",
        title="The review date has passed",
        why=(
            "Guidance changes. `review_by` says until when a person has vouched for the content; "
            "after that day it may still be right, but nobody has looked."
        ),
        bad="""\
reviewed: 2019-05-01
review_by: 2020-05-01
""",
        good="""\
reviewed: 2026-11-22
review_by: 2036-11-22
""",
    ),
    Page(
        code="unused-source",
        severity="warning",
        title="Nothing cites a source",
        why=(
            "A source stands in the file because something rests on it. One that nothing cites is "
            "left over from a change, or its advice has lost its evidence."
        ),
        bad="""\
sources:
  old-leaflet: {title: An old leaflet}
""",
        good="""\
sources:
  old-leaflet: {title: An old leaflet}
advice:
  cold-pack:
    sources: [knee-guide, old-leaflet]
""",
    ),
)
