"""Boxes broken into lines: which words stand where, before anybody knows where the box stands.

Widths are those of Helvetica and Arial, which nearly every system has in one metric twin or the
other; a tenth is kept free, so that another font still fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from triage.graph.listing import rules_heading, title_of
from triage.graph.model import Box, End, Fold, Picture, Row, Rules
from triage.results.urgency import recommended, sign
from triage.rules.questionnaire import Questionnaire

BOX_WIDTH = 380
LINE = 17
PILL = 16
_INSIDE = 12
_INDENT = 18
_GAP = 6
_SPARE = 1.1

_REGULAR = {
    19: "'", 22: "ijl", 26: "|", 28: " !,./:;I[\\]ft", 33: "()-`r{}", 35: '"', 39: "*", 47: "^",
    50: "Jcksvxyz", 56: "#$0123456789?L_abdeghnopqu“”", 58: "+<=>~", 61: "FTZ", 67: "&ABEKPSVXY",
    72: "CDHNRUw", 78: "GOQ", 83: "Mm", 89: "%", 94: "W", 102: "@",
}  # fmt: skip
_WIDTHS = {character: width for width, those in _REGULAR.items() for character in those}
_OTHER = 100
_BOLDER = 1.08

SIZES = {"ask": 14, "note": 12, "row": 13, "pill": 11, "arrow": 12, "end": 13, "title": 22}
_BOLD = ("ask", "pill", "end", "title")

Style = Literal["ask", "note", "row", "chosen", "to", "end"]


class Words(NamedTuple):
    """One line of text; ``y`` is where its letters stand."""

    x: int
    y: int
    text: str
    style: Style


class Pill(NamedTuple):
    """The label of a recommendation in the colours of its level."""

    x: int
    y: int
    width: int
    recommendation: str
    text: str


class Mark(NamedTuple):
    """The sign before an answer: round where one can be chosen, square where several can."""

    x: int
    y: int
    square: bool
    chosen: bool


class TextBlock(NamedTuple):
    """What a box holds, and how much room it takes."""

    width: int
    height: int
    parts: tuple[Words | Pill | Mark, ...]


def width_of(text: str, style: str) -> int:
    """How wide a text is, with some room to spare."""
    size = SIZES.get(style, 13) * (_BOLDER if style in _BOLD or style == "chosen" else 1)
    return int(sum(_WIDTHS.get(sign, _OTHER) for sign in text) * size * _SPARE / 100) + 1


def wrapped(text: str, width: int, style: str) -> list[str]:
    """Break a text into lines of at most that width; a longer word is broken anywhere."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and width_of(f"{line} {word}", style) <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width, style)
        lines += whole
    return [*lines, line] if line else lines


def _pieces(word: str, width: int, style: str) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, style) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


class Blocks:
    """Breaks the boxes of one picture into lines."""

    def __init__(self, picture: Picture) -> None:
        self._questionnaire: Questionnaire = picture.questionnaire

    def question(self, box: Box) -> TextBlock:
        """A question, its condition, and its answers with what they recommend."""
        parts: list[Words | Pill | Mark] = []
        y = _INSIDE
        for line in wrapped(f"{box.number}. {box.text}", BOX_WIDTH - 2 * _INSIDE, "ask"):
            y += LINE
            parts.append(Words(_INSIDE, y - 4, line, "ask"))
        for line in wrapped(box.note, BOX_WIDTH - 2 * _INSIDE, "note"):
            y += LINE - 2
            parts.append(Words(_INSIDE, y - 3, line, "note"))
        y += _GAP
        for row in box.rows:
            parts.append(Mark(_INSIDE, y + 3, box.several, row.chosen))
            y = self._row(parts, row, y)
        return TextBlock(BOX_WIDTH, y + _INSIDE - 4, tuple(parts))

    def rules(self, rules: Rules) -> TextBlock:
        """The rules of one level."""
        heading = rules_heading(self._questionnaire, rules)
        parts: list[Words | Pill | Mark] = []
        y = _INSIDE
        for line in wrapped(heading, BOX_WIDTH - 2 * _INSIDE, "ask"):
            y += LINE
            parts.append(Words(_INSIDE, y - 4, line, "ask"))
        y += _GAP
        for row in rules.rows:
            # No box: nobody ticks a rule.
            parts.append(Words(_INSIDE + 1, y + LINE - 4, "+", "chosen" if row.chosen else "row"))
            y = self._row(parts, row, y)
        return TextBlock(BOX_WIDTH, y + _INSIDE - 4, tuple(parts))

    def end(self, end: End) -> TextBlock:
        """A recommendation that ends the path: sign and level, and its title."""
        recommendation = self._questionnaire.recommendations[end.spot.id]
        level = self._questionnaire.levels[recommendation.level]
        title = f"{sign(self._questionnaire, level)} {title_of(recommendation)}"
        lines = wrapped(title, 220, "end")
        return _centred([*lines, f"({level.id})"], 250, "end")

    def fold(self, fold: Fold) -> TextBlock:
        """A question that stands for all that is left out behind it."""
        more = f" … and {fold.more} more" if fold.more else ""
        return _centred(wrapped(f"{fold.number}. {fold.text}{more}", 220, "note"), 250, "note")

    def _row(self, parts: list[Words | Pill | Mark], row: Row, y: int) -> int:
        left, right = _INSIDE + _INDENT, BOX_WIDTH - _INSIDE
        style: Style = "chosen" if row.chosen else "row"
        to = f"→ {row.to}" if row.to else ""
        end = left
        for line in wrapped(row.text, right - left, style):
            y += LINE
            parts.append(Words(left, y - 4, line, style))
            end = left + width_of(line, style)
        if to:
            room = width_of(to, "chosen")
            if end + _GAP + room > right:
                y += LINE
                end = left
            right -= room
            parts.append(Words(right, y - 4, to, "to"))
            right -= _GAP
        for pill in self._pills(row):
            if end + _GAP + pill.width > right:
                y += LINE
                end, right = left, BOX_WIDTH - _INSIDE
            right -= pill.width
            parts.append(pill._replace(x=right, y=y - PILL))
            right -= _GAP
        return y + 3

    def _pills(self, row: Row) -> Iterator[Pill]:
        for id in row.recommend:
            yield self.pill(id)

    def pill(self, recommendation: str, width: int = BOX_WIDTH) -> Pill:
        """The label of a recommendation, nowhere yet."""
        most = width - 2 * _INSIDE - _INDENT - 12
        text = recommended(self._questionnaire, recommendation)
        while width_of(text, "pill") > most:
            text = text.removesuffix("…")[:-1] + "…"
        return Pill(0, 0, width_of(text, "pill") + 12, recommendation, text)


def _centred(lines: list[str], width: int, style: Style) -> TextBlock:
    return TextBlock(
        width,
        len(lines) * LINE + 2 * (_INSIDE - 4),
        tuple(
            Words(width // 2, _INSIDE - 4 + LINE * (place + 1) - 4, line, style)
            for place, line in enumerate(lines)
        ),
    )
