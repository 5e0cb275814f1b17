"""The safety net under every recommendation, and bounds on levels that nothing can meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from triage.problems import Path, Problem
from triage.reading.document import Document
from triage.words import nearest

_WATCH_FOR = "watch_for"


def check(document: Document, earlier: Sequence[Problem]) -> list[Problem]:
    """Find recommendations without a safety net, and bounds between which there is no level."""
    levels = _section(document, "levels")
    return [*_without_net(document, levels, earlier), *_empty_ranges(document, levels)]


def _section(document: Document, section: str) -> dict[str, Any]:
    items = document.data.get(section) if isinstance(document.data, dict) else None
    return items if isinstance(items, dict) else {}


def _without_net(
    document: Document, levels: dict[str, Any], earlier: Sequence[Problem]
) -> Iterator[Problem]:
    misspelt = {
        problem.path[:-1]
        for problem in earlier
        if problem.code == "unknown-field" and nearest(str(problem.path[-1]), (_WATCH_FOR,))
    }
    unsure = misspelt | document.partial
    for id, item in _section(document, "recommendations").items():
        path: Path = ("recommendations", id)
        if not isinstance(item, dict) or _WATCH_FOR in item or path in unsure:
            continue
        name = item.get("level")
        level = levels.get(name) if isinstance(name, str) else None
        if not isinstance(level, dict) or _WATCH_FOR in level or ("levels", name) in unsure:
            continue
        yield Problem(
            "missing-safety-net",
            "error",
            f"Recommendation `{id}` does not say what to watch for, and neither does its level "
            f"`{name}`.",
            document.places.key(path),
            "Write `watch_for: [...]`: what to look out for, and what to do then.",
            path,
        )


def _empty_ranges(document: Document, levels: dict[str, Any]) -> Iterator[Problem]:
    if ("levels",) in document.partial:
        return
    ranks = {level: rank for rank, level in enumerate(levels)}
    for section in ("advice", "promises"):
        for id, item in _section(document, section).items():
            written = item.get("level") if isinstance(item, dict) else None
            if not isinstance(written, dict):
                continue
            calmest, most_urgent = written.get("at_least"), written.get("at_most")
            if not isinstance(calmest, str) or not isinstance(most_urgent, str):
                continue
            if ranks.get(most_urgent, 0) > ranks.get(calmest, len(ranks)):
                path: Path = (section, id, "level")
                yield Problem(
                    "impossible-range",
                    "error",
                    f"No level is at least as urgent as `{calmest}` and at most as urgent as "
                    f"`{most_urgent}`.",
                    document.places.value(path),
                    "Exchange the two, or remove one; the levels are listed most urgent first.",
                    path,
                )
