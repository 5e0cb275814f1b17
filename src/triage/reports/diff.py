"""A difference as text for people, as Markdown for a pull request, and as JSON for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape
from typing import Any

from triage.diff.comparing import Cell, Difference, Told
from triage.diff.levels import Turn
from triage.diff.matching import WORDS
from triage.diff.witnesses import JointWitness
from triage.problems import Given
from triage.reports import diff_words as wording
from triage.reports.json import dumped
from triage.reports.text import GREEN, RED, painter
from triage.results.text import literal
from triage.words import all_digits, decimal, printable

VERSION = 1
WITNESSES = 10
"""How many answer sheets of recommendations and advice people are shown; JSON has them all."""


def render_text(difference: Difference, names: tuple[str, str], *, colour: bool) -> str:
    """The report for people. ``colour`` adds what colours a terminal, and changes nothing else."""
    paint = painter(colour)
    worse = difference.may_be_less_urgent
    old, new = map(printable, names)
    blocks = [
        f"{old} → {new}\n" + paint(RED if worse else GREEN, wording.summary(difference)),
        textwrap.fill(wording.MATCHED, 88),
    ]
    for turn in Turn:
        found = wording.cells(difference, turn)
        if not found:
            continue
        tone = RED if turn in (Turn.LESS, Turn.UNCLEAR) else ""
        heading = f"{wording.HEADINGS[turn]}:"
        lines = [paint(tone, heading) if tone else heading]
        for cell in found:
            lines.append(f"  {wording.from_to(cell)}: {wording.pairs_of(difference, cell.paths)}")
            if turn in wording.TELLING:
                lines += _text_sheet(cell.witness)
        if turn is Turn.STOPPED:
            lines += [f"  {why}" for why in wording.uncompared(difference)]
        blocks.append("\n".join(lines))
        if turn is Turn.STOPPED and difference.possible:
            lines = [paint(RED, f"{wording.POSSIBLE}:")]
            blocks.append(
                "\n".join([*lines, *(f"  {line}" for line in wording.possible(difference))])
            )
    blocks += _text_shown(difference)
    if difference.changes:
        lines = [f"  {wording.change(change)}" for change in difference.changes]
        blocks.append("\n".join(["What the files say differently:", *lines]))
    return "\n\n".join(blocks) + "\n"


def _text_shown(difference: Difference) -> Iterator[str]:
    if not difference.shown:
        return
    lines = ["Shown to other people than before:"]
    for number, (words, told) in enumerate(_all_told(difference)):
        lines.append(f"  {words}")
        if number < WITNESSES:
            lines += _text_sheet(told.witness)
    yield "\n".join(lines)


def _text_sheet(witness: JointWitness) -> Iterator[str]:
    for line in wording.sheet_lines(witness):
        yield f"      {line.text}{f'   # {line.only} version only' if line.only else ''}"


def _all_told(difference: Difference) -> Iterator[tuple[str, Told]]:
    for shown in difference.shown:
        yield from wording.told(difference, shown)


def render_markdown(difference: Difference, names: tuple[str, str]) -> str:
    """The report as a comment on a pull request."""
    old, new = (literal(printable(name)) for name in names)
    blocks = [
        f"### What changes for people: {old} → {new}",
        f"**{literal(wording.summary(difference))}**",
        "\n".join(_table(difference)),
        literal(wording.MATCHED),
    ]
    for turn in wording.TELLING:
        found = wording.cells(difference, turn)
        if found:
            blocks.append(f"#### {wording.HEADINGS[turn]}")
        for cell in found:
            title = f"{wording.from_to(cell)}: {wording.pairs_of(difference, cell.paths)}"
            blocks.append(_details(title, cell.witness))
        if found and turn is Turn.STOPPED:
            blocks.append("\n".join(f"- {literal(why)}" for why in wording.uncompared(difference)))
            if difference.possible:
                blocks.append(f"#### {wording.POSSIBLE}")
                found_levels = wording.possible(difference)
                blocks.append("\n".join(f"- {literal(level)}" for level in found_levels))
    if difference.shown:
        blocks.append("#### Shown to other people than before")
        for number, (words, told) in enumerate(_all_told(difference)):
            shows = number < WITNESSES
            blocks.append(_details(words, told.witness) if shows else f"- {literal(words)}")
    if difference.changes:
        blocks.append("#### What the files say differently")
        blocks.append(
            "\n".join(f"- {literal(wording.change(change))}" for change in difference.changes)
        )
    return "\n\n".join(blocks) + "\n"


def _table(difference: Difference) -> Iterator[str]:
    """Old levels down, new levels across."""
    found: dict[tuple[str | None, str | None], list[Cell]] = {}
    for cell in difference.cells:
        found.setdefault((cell.old, cell.new), []).append(cell)
    levels: list[str | None] = list(difference.levels)
    rows, columns = (
        [level for level in [*levels, None] if any(pair[side] == level for pair in found)]
        for side in (0, 1)
    )
    titles = [literal(level or wording.NO_ANSWER) for level in columns]
    yield f"| before \\ now | {' | '.join(titles)} |"
    yield f"| --- |{' ---: |' * len(columns)}"
    for row in rows:
        counts = []
        for column in columns:
            counts.append("; ".join(map(_in_table, found.get((row, column), ()))))
        yield f"| {literal(row or wording.NO_ANSWER)} | {' | '.join(counts)} |"


def _in_table(cell: Cell) -> str:
    text = literal(_count_in_full(cell.paths))
    if cell.turn is Turn.LESS:
        return f"**{text}** (less urgent)"
    if cell.turn is Turn.UNCLEAR:
        return f"**{text}** (order not known)"
    return f"{text} (not compared)" if None not in cell[:2] and cell.turn is Turn.STOPPED else text


def _details(title: str, witness: JointWitness) -> str:
    lines = [
        f"{line.text}{f'   # {line.only} version only' if line.only else ''}"
        for line in wording.sheet_lines(witness)
    ]
    # Sheets hold ids and numbers only, so nothing in them can end the block.
    sheet = "\n".join(lines)
    return f"<details><summary>{escape(title)}</summary>\n\n```yaml\n{sheet}\n```\n\n</details>"


def render_json(difference: Difference, names: tuple[str, str]) -> str:
    """The report for programs. Counts are decimal strings: they may be of any size."""
    return dumped(_data(difference, names))


def _data(difference: Difference, names: tuple[str, str]) -> dict[str, Any]:
    return {
        "version": VERSION,
        "old": names[0],
        "new": names[1],
        "matched": wording.MATCHED,
        "counted": {
            "old": _count(None if difference.counted is None else difference.counted[0]),
            "new": _count(None if difference.counted is None else difference.counted[1]),
            "pairs": _count(difference.paths()),
        },
        "paths": {turn.name.lower(): _count(difference.paths(turn)) for turn in Turn},
        "levels": list(difference.levels),
        "cells": [
            {
                "old": cell.old,
                "new": cell.new,
                "turn": cell.turn.name.lower(),
                "paths": _count(cell.paths),
                "witness": _witness(cell.witness),
            }
            for cell in difference.cells
        ],
        "possible": [{"old": old, "new": new} for old, new in difference.possible],
        "lacking": [
            {"version": WORDS[lack.side], "question": lack.question, "paths": _count(lack.paths)}
            for lack in difference.lacking
        ],
        "shown": [
            {
                "kind": shown.kind,
                "id": shown.id,
                "proved": True,
                "lost": _told(shown.lost),
                "gained": _told(shown.gained),
            }
            for shown in difference.shown
        ],
        "changes": [
            {
                "kind": change.kind,
                "id": change.id,
                "edit": change.edit,
                "keys": list(change.keys),
                "values": {key.key: {"old": key.old, "new": key.new} for key in change.altered},
                "old": change.old,
                "new": change.new,
            }
            for change in difference.changes
        ],
        "states": difference.states,
    }


def _told(told: Told | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {"paths": _count(told.paths), "witness": _witness(told.witness)}


def _count(paths: int | None) -> str | None:
    return None if paths is None else decimal(paths)


def _count_in_full(paths: int | None) -> str:
    return "some" if paths is None else all_digits(paths)


def _witness(witness: JointWitness) -> dict[str, dict[str, Given]]:
    """The two sheets: each version replays its own."""
    old, new = witness.asked
    return {"answers": witness.answers, "old": old, "new": new}
