"""What every report of a difference says in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from triage.diff.changes import WAY, ChangedKey, FileChange
from triage.diff.comparing import Cell, Difference, Lacking, ShownOtherwise, Told
from triage.diff.levels import Turn
from triage.diff.matching import WORDS
from triage.diff.witnesses import JointWitness
from triage.interview.sheet import sheet_text
from triage.words import counted, grouped, listed, printable

MATCHED = (
    "A pair is one path through each version, with the same answer to every question both ask. "
    "Questions and answers are the same where they have the same id, now or before (`was`); "
    "numbers are cut where either version cuts them."
)
NO_ANSWER = "no such answer"
TELLING = (Turn.LESS, Turn.UNCLEAR, Turn.STOPPED, Turn.MORE)
"""The turns of which a witness is shown: all but staying where one was."""

HEADINGS = {
    Turn.LESS: "LESS URGENT than before",
    Turn.UNCLEAR: "Another level, of which the versions do not agree whether it is less urgent",
    Turn.STOPPED: "Not compared",
    Turn.MORE: "More urgent than before",
    Turn.SAME: "As urgent as before",
}

POSSIBLE = "Perhaps LESS URGENT than before, for all that is known of who was not compared"


class SheetLine(NamedTuple):
    """One answer of a witness; ``only`` names the version that alone is asked or accepts it."""

    text: str
    only: str


def summary(difference: Difference) -> str:
    """How many paths there are, and what became of all pairs, in one line."""
    parts = [
        f"{'some' if pairs is None else grouped(pairs)} {word}"
        for turn, word in (
            (Turn.LESS, "LESS URGENT than before"),
            (Turn.UNCLEAR, "at another level whose order is not known"),
            (Turn.STOPPED, "not compared"),
            (Turn.MORE, "more urgent than before"),
            (Turn.SAME, "as urgent as before"),
        )
        if (pairs := difference.paths(turn)) != 0
    ]
    return f"{_counts(difference)}: {'; '.join(parts)}."


def _counts(difference: Difference) -> str:
    total = difference.paths()
    if total is None or difference.counted is None:
        return "Paths were not counted"
    if difference.is_one_to_one:
        return counted(total, "path")
    before, now = difference.counted
    return f"{counted(before, 'path')} before, {grouped(now)} now, in {counted(total, 'pair')}"


def cells(difference: Difference, turn: Turn) -> list[Cell]:
    """The cells of one turn."""
    return [cell for cell in difference.cells if cell.turn is turn]


def from_to(cell: Cell) -> str:
    """Where a cell leads from and to."""
    levels = f"{cell.old or NO_ANSWER} → {cell.new or NO_ANSWER}"
    return f"{levels} ({cell.waits})" if cell.waits else levels


def uncompared(difference: Difference) -> Iterator[str]:
    """Why some pairs are not compared, and what to do where they could be."""
    yield from (lacking(difference, lack) for lack in difference.lacking)
    if any(None not in cell[:2] for cell in cells(difference, Turn.STOPPED)):
        old, new = (listed(names, "and") for names in difference.learns)
        yield (
            f"only the old version asks {old}, only the new one {new}: nobody knows which answers "
            "go together"
        )
    yield "where one of them only has another id now, say so there: `was: [old-id]`"


def lacking(difference: Difference, lack: Lacking) -> str:
    """Why so many pairs cannot be compared."""
    pairs, version = pairs_of(difference, lack.paths), WORDS[lack.side]
    return f"{pairs}: the {version} version has no such answer to {lack.question}"


def possible(difference: Difference) -> Iterator[str]:
    """From which level to which somebody may have come to harm."""
    return (f"{old} → {new}" for old, new in difference.possible)


def pairs_of(difference: Difference, count: int | None) -> str:
    """So many pairs, or paths where each stands for itself, or that they were not counted."""
    thing = "path" if difference.is_one_to_one else "pair"
    return f"some {thing}s" if count is None else counted(count, thing)


def sheet_lines(witness: JointWitness) -> Iterator[SheetLine]:
    """The answers of a witness in the order asked, those that only one version takes marked."""
    for id, given in witness.answers.items():
        takers = witness.takers[id]
        only = WORDS[takers[0]] if len(takers) == 1 else ""
        yield SheetLine(sheet_text({id: given}).rstrip("\n"), only)


def told(difference: Difference, shown: ShownOtherwise) -> Iterator[tuple[str, Told]]:
    """What became of a recommendation or piece of advice, in words, each with its pairs."""
    name = f"{shown.kind} {shown.id}"
    if shown.lost is not None:
        yield f"{name}: no longer shown on {pairs_of(difference, shown.lost.paths)}", shown.lost
    if shown.gained is not None:
        yield f"{name}: now shown on {pairs_of(difference, shown.gained.paths)}", shown.gained


def change(change: FileChange) -> str:
    """One thing that the files say differently."""
    words = f"{change.kind} {change.id} {change.edit}"
    if change.edit == "renamed":
        return f"{words} (it was {change.old})"
    # What it asks or says is quoted after the colon, so it does not stand in brackets, too.
    said_after = (change.old, change.new)
    aside = [_altered(key) for key in change.altered if not key.old or key[1:] != said_after]
    if aside:
        words += f" ({', '.join(aside)})"
    said = [f"“{printable(text)}”" for text in (change.old, change.new) if text]
    return f"{words}: {' → '.join(said)}" if said else words


def _altered(key: ChangedKey) -> str:
    if not key.old or not key.new:
        return key.key
    name = "" if key.key == WAY else f"{key.key} "
    return f"{name}{printable(key.old)} → {printable(key.new)}"
