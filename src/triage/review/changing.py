"""What has changed since an older version, and for whom: less urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from triage.diff import Difference, Turn
from triage.diff.witnesses import JointWitness
from triage.reports import diff_words
from triage.review.markup import NumberedLines
from triage.review.material import Material
from triage.review.referring import asked_and_answered


def changes(material: Material, lines: NumberedLines) -> Iterator[str]:
    """The difference: for whom, with the answers that show it, and what the files say."""
    if material.since is None:
        return
    difference = material.since.difference
    yield lines.line(f"Compared with {escape(material.since.name)}.")
    yield lines.line(escape(diff_words.summary(difference)))
    yield lines.line(escape(diff_words.MATCHED))
    for turn in Turn:
        found = diff_words.cells(difference, turn)
        if found:
            yield f"<h3>{escape(diff_words.HEADINGS[turn])}</h3>"
        for cell in found:
            pairs = diff_words.pairs_of(difference, cell.paths)
            yield lines.line(escape(f"{diff_words.from_to(cell)}: {pairs}."))
            if turn in diff_words.TELLING:
                yield from _witness(lines, difference, cell.witness)
        if found and turn is Turn.STOPPED:
            yield from (lines.line(escape(why)) for why in diff_words.uncompared(difference))
    if difference.possible:
        yield f"<h3>{escape(diff_words.POSSIBLE)}</h3>"
        yield from (lines.line(escape(levels)) for levels in diff_words.possible(difference))
    if difference.shown:
        yield "<h3>Shown to other people than before</h3>"
        for shown in difference.shown:
            for words, told in diff_words.told(difference, shown):
                yield lines.line(escape(f"{words}."))
                yield from _witness(lines, difference, told.witness)
    if difference.changes:
        yield "<h3>What the files say differently</h3>"
        yield from (lines.line(escape(diff_words.change(change))) for change in difference.changes)


def _witness(lines: NumberedLines, difference: Difference, witness: JointWitness) -> Iterator[str]:
    """Answers that show it, as the older version asks them, and as this one does."""
    before, now = (
        asked_and_answered(version, sheet)
        for version, sheet in zip((difference.old, difference.new), witness.asked, strict=True)
    )
    if before == now:
        yield lines.line(f"For example: {now}")
    else:
        yield lines.line(f"For example, asked before: {before}")
        yield lines.line(f"For example, asked now: {now}")
