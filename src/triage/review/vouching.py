"""What stands behind a sheet: the proof and its limits, the sources, the guidance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from triage.review.markup import NumberedLines, anchor, code, heading
from triage.review.material import Material
from triage.words import all_digits, counted


def proof(material: Material, lines: NumberedLines) -> Iterator[str]:
    """What the proof covers and what it cannot."""
    yield "<h3>What was proved</h3>"
    yield from map(lines.line, _covered(material))
    yield "<h3>What no proof covers</h3>"
    yield from map(lines.line, _not_covered())
    if material.warnings:
        yield "<h3>What the checker warns of</h3>"
        yield from (lines.line(escape(warning)) for warning in material.warnings)


def _covered(material: Material) -> Iterator[str]:
    found = material.proof
    if found.paths is None:
        yield "A path is one whole way to answer. They are too many to count; all were looked at."
    else:
        yield (
            f"A path is one whole way to answer. There are {all_digits(found.paths)}, every "
            "combination of ticked boxes counted apart, and all of them were looked at."
        )
    if found.shortest is not None and found.longest is not None:
        shortest, longest = counted(found.shortest, "question"), found.longest
        yield f"The shortest path asks {shortest}, the longest {longest}."
    yield "Every path ends in a recommendation, with signs to watch for."
    yield "Nothing that was recommended is ever taken back, and the most urgent of it leads."
    yield f"All {counted(len(found.promises), 'promise')} hold on every path that they are about."
    yield (
        "One box more, or an answer that is said to be worse, never leads to a less urgent result "
        "where all that was answered before is the same."
    )
    yield (
        "Every question is asked on some path, every rule can come true, and every "
        "recommendation and piece of advice is shown to somebody."
    )


def _not_covered() -> Iterator[str]:
    yield "Whether the recommendations are right: that is what this sheet asks you."
    yield "Whether a sign is missing that nothing asks about, or a promise that nobody wrote down."
    yield "Whether people understand the questions, and answer them as they were meant."
    yield "Whether the sources say what they are cited for; no program has read them."
    yield "How many people take a path: paths are counted, and not people."
    yield "How urgent a level really has to be, and whether that care can be had."


def sources(material: Material, lines: NumberedLines) -> Iterator[str]:
    """Every source with its address and what rests on it."""
    for source in material.questionnaire.sources.values():
        yield "<section>" + heading("source", source.id, escape(source.title))
        about = (source.publisher, source.year, source.kind)
        told = escape(", ".join(str(part) for part in about if part))
        address = f"<code>{escape(source.url)}</code>" if source.url else "no address in the file"
        yield lines.line(f"{told or 'No publisher in the file'}; {address}.")
        rests = "; ".join(_resting_on(material, source.id))
        yield lines.line(f"What rests on it: {rests or 'nothing'}.") + "</section>"


def _resting_on(material: Material, source: str) -> Iterator[str]:
    questionnaire = material.questionnaire
    things: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("recommendation", questionnaire.recommendations),
        ("rule", questionnaire.rules),
        ("advice", questionnaire.advice),
        ("score", questionnaire.scores),
    )
    for kind, items in things:
        for id, item in items.items():
            if source in item.sources:
                yield _linked(kind, id)


def guidance(material: Material, lines: NumberedLines) -> Iterator[str]:
    """What encodes each piece of guidance, by its id."""
    found: dict[str, list[str]] = {}
    for ids, linked in _encoding(material):
        for id in ids:
            found.setdefault(id, []).append(linked)
    rows = [(code(id), "; ".join(found[id])) for id in sorted(found, key=_natural)]
    if rows:
        yield lines.table(("Guidance", "What encodes it"), rows)


def _encoding(material: Material) -> Iterator[tuple[tuple[str, ...], str]]:
    questionnaire = material.questionnaire
    for question in questionnaire.questions.values():
        yield question.guidance, _linked("question", question.id)
        for answer in question.answers.values():
            named = f"{question.id}.{answer.id}"
            link = f'<a href="#{anchor("question", question.id)}">answer</a> {code(named)}'
            yield answer.guidance, link
    things: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("recommendation", questionnaire.recommendations),
        ("rule", questionnaire.rules),
        ("advice", questionnaire.advice),
        ("promise", questionnaire.promises),
    )
    for kind, items in things:
        for id, item in items.items():
            yield item.guidance, _linked(kind, id)


def _linked(kind: str, id: str) -> str:
    return f'<a href="#{anchor(kind, id)}">{kind}</a> {code(id)}'


def _natural(id: str) -> list[tuple[int, str]]:
    """G9 before G10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", id)]
