"""What every report of a difference says in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from triage.diff.changes import FileChange
from triage.diff.comparing import Cell, Difference, JointWitness, Lacking, ShownOtherwise, Told
from triage.diff.levels import Turn
from triage.diff.matching import SIDES, WORDS
from triage.interview.sheet import sheet_text
from triage.words import counted, grouped, printable

MATCHED = (
    "Paths are matched by the ids of questions and answers: one path through each version, with "
    "the same answer to every question both ask; numbers are cut where either version cuts them."
)
NO_ANSWER = "no such answer"
TELLING = (Turn.LESS, Turn.UNCLEAR, Turn.STOPPED, Turn.MORE)
"""The turns of which a witness is shown: all but staying where one was."""

HEADINGS = {
    Turn.LESS: "LESS URGENT than before",
    Turn.UNCLEAR: "Another level, of which the versions do not agree whether it is less urgent",
    Turn.STOPPED: "Not compared: one version has no such answer",
    Turn.MORE: "More urgent than before",
    Turn.SAME: "As urgent as before",
}


class SheetLine(NamedTuple):
    """One answer of a witness; ``only`` names the version that alone is asked or accepts it."""

    text: str
    only: str


def summary(difference: Difference) -> str:
    """What became of all paths, in one line."""
    total = difference.paths()
    parts = [
        f"{'some' if paths is None else grouped(paths)} {word}"
        for turn, word in (
            (Turn.LESS, "LESS URGENT than before"),
            (Turn.UNCLEAR, "at another level whose order is not known"),
            (Turn.STOPPED, "not compared"),
            (Turn.MORE, "more urgent than before"),
            (Turn.SAME, "as urgent as before"),
        )
        if (paths := difference.paths(turn)) != 0
    ]
    counts = "Paths were not counted" if total is None else counted(total, "path")
    return f"{counts}: {'; '.join(parts)}."


def cells(difference: Difference, turn: Turn) -> list[Cell]:
    """The cells of one turn."""
    return [cell for cell in difference.cells if cell.turn is turn]


def from_to(cell: Cell) -> str:
    """Where a cell leads from and to."""
    return f"{cell.old or NO_ANSWER} → {cell.new or NO_ANSWER}"


def lacking(one: Lacking) -> str:
    """Why so many paths cannot be compared."""
    version = WORDS[one.side]
    return f"{paths_of(one.paths)}: the {version} version has no such answer to {one.question}"


def paths_of(count: int | None) -> str:
    """So many paths, or that they were not counted."""
    return "some paths" if count is None else counted(count, "path")


def sheet_lines(witness: JointWitness) -> Iterator[SheetLine]:
    """The answers of a witness in the order asked, those that only one version takes marked."""
    for id, given in witness.answers.items():
        takes = [side for side in SIDES if id in witness.asked[side]]
        only = WORDS[takes[0]] if len(takes) == 1 else ""
        yield SheetLine(sheet_text({id: given}).rstrip("\n"), only)


def told(shown: ShownOtherwise) -> Iterator[tuple[str, Told]]:
    """What became of a recommendation or piece of advice, in words, each with its paths."""
    name = f"{shown.kind} {shown.id}"
    if shown.lost is not None:
        yield f"{name}: no longer shown on {paths_of(shown.lost.paths)}", shown.lost
    if shown.gained is not None:
        yield f"{name}: now shown on {paths_of(shown.gained.paths)}", shown.gained


def change(one: FileChange) -> str:
    """One thing that the files say differently."""
    words = f"{one.kind} {one.id} {one.edit}"
    if one.edit == "changed" or (one.edit == "reworded" and not one.old):
        words += f" ({', '.join(one.keys)})"
    said = [f"“{printable(text)}”" for text in (one.old, one.new) if text]
    return f"{words}: {' → '.join(said)}" if said else words
