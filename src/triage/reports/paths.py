"""What `triage paths` prints: how many paths there are, where they end, what they ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triage.proof import Survey
from triage.results.urgency import sign
from triage.words import all_digits, counted, decimal, noun

_WIDEST_QUESTION = 46


def as_json(survey: Survey) -> dict[str, Any]:
    """The counts for machines; paths as decimal strings, since they may be of any size."""
    questionnaire, counts, shortest, longest, asking = survey
    return {
        "version": 1,
        "questionnaire": questionnaire.id,
        "questions": len(questionnaire.questions),
        "paths": decimal(counts.paths),
        "shortest": shortest,
        "longest": longest,
        "levels": {
            level.id: decimal(counts.by_rank[level.rank]) for level in questionnaire.levels.values()
        },
        "asked": {id: decimal(paths) for id, paths in asking.items()},
    }


def as_text(survey: Survey) -> str:
    """The counts as two tables."""
    return "\n".join(_lines(survey)) + "\n"


def share(part: int, whole: int) -> str:
    """A share in per cent. Only what is none is 0, and only what is all is 100."""
    tenths = (2000 * part + whole) // (2 * whole)
    if part and not tenths:
        return "< 0.1 %"
    if part < whole and tenths == 1000:
        return "> 99.9 %"
    return f"{tenths // 10}.{tenths % 10} %"


def _lines(survey: Survey) -> Iterator[str]:
    questionnaire, counts, shortest, longest, asking = survey
    paths = all_digits(counts.paths)
    yield f"{questionnaire.title} ({questionnaire.id})"
    yield (
        f"{counted(len(asking), 'question')}, {paths} {noun(counts.paths, 'path')}; the shortest "
        f"asks {counted(shortest, 'question')}, the longest {counted(longest, 'question')}"
    )
    yield ""
    yield "Where the paths end"
    yield from _table(
        [
            (
                f"{sign(questionnaire, level):<3} {level.id}: {level.title}",
                counts.by_rank[level.rank],
            )
            for level in questionnaire.levels.values()
        ],
        counts.paths,
    )
    yield ""
    yield "On how many paths each question is asked"
    # Sorting keeps the order asked among questions that are asked equally often.
    most_first = sorted(asking.items(), key=lambda item: -item[1])
    yield from _table(
        [(_cut(f"{id}: {questionnaire.questions[id].ask}"), on) for id, on in most_first],
        counts.paths,
    )


def _table(rows: list[tuple[str, int]], whole: int) -> Iterator[str]:
    named = max(len(name) for name, _ in rows)
    widest = max(len(all_digits(paths)) for _, paths in rows)
    for name, paths in rows:
        yield f"  {name:<{named}}  {all_digits(paths):>{widest}}  {share(paths, whole):>8}"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST_QUESTION else text[: _WIDEST_QUESTION - 1].rstrip() + "…"
