"""A whole number: typed, moved with the arrow keys, or clicked on its scale."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from triage.frontend.screen.widgets.drawn import Drawn
from triage.words import with_unit

LONGEST = 6
"""Digits that can be typed: enough to see that one has typed too many."""

WIDEST = 64
LABEL = "Your answer: "


class NumberField(Drawn):
    """A scale from ``lowest`` to ``highest`` with names at its ends, and what was typed so far."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"number--chosen", "number--end", "number--answer"}

    class Changed(Message):
        """Another number stands in the field."""

    def __init__(
        self,
        lowest: int,
        highest: int,
        *,
        unit: str = "",
        ends: tuple[str, str] | None = None,
        value: int | None = None,
    ) -> None:
        super().__init__()
        self.lowest, self.highest = lowest, highest
        self._unit = unit
        self._ends = ends
        self.typed = "" if value is None else str(value)
        self._fresh = True

    @property
    def value(self) -> int | None:
        """The number in the field; None while it holds none of the scale."""
        try:
            value = int(self.typed)
        except ValueError:
            return None
        return value if self.lowest <= value <= self.highest else None

    def press(self, key: str) -> None:
        """Type a digit or a minus sign. What stood there before the first one is replaced."""
        before = "" if self._fresh else self.typed
        if len(before) < LONGEST and (
            (key.isascii() and key.isdigit()) or (key == "-" and not before)
        ):
            self._set(before + key, fresh=False)

    def erase(self) -> None:
        """Take the last digit away."""
        self._set(self.typed[:-1], fresh=False)

    def move(self, steps: int) -> None:
        """Move along the scale, beginning at its lower end."""
        value = self.value
        if value is None:
            self._set(str(self.lowest))
        else:
            self._set(str(min(max(value + steps, self.lowest), self.highest)))

    def _set(self, typed: str, *, fresh: bool = True) -> None:
        self.typed, self._fresh = typed, fresh
        self.refresh()
        self.post_message(self.Changed())

    def drawn(self, width: int) -> Content:
        """The scale, the names of its ends, and the answer."""
        scale = self._numbers() if self._cell() * self._count() <= width else self._track(width)
        answer = self.typed or "_"
        said = with_unit(self.typed, self._unit).removeprefix(self.typed) if self.typed else ""
        return Content("\n").join(
            [
                *scale,
                Content(""),
                Content.assemble(LABEL, (answer, self.ink("number--answer")), said),
            ]
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the number that was clicked on the scale."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y > 0:
            return
        event.stop()
        width = self.content_size.width
        if self._cell() * self._count() <= width:
            number = self.lowest + offset.x // self._cell()
        else:
            first, length = self._rail(width)
            share = (offset.x - first) / max(length - 1, 1)
            number = self.lowest + round(share * (self.highest - self.lowest))
        self._set(str(min(max(number, self.lowest), self.highest)))

    def _count(self) -> int:
        return self.highest - self.lowest + 1

    def _cell(self) -> int:
        """Columns a number takes on the scale: itself between brackets."""
        return max(len(str(self.lowest)), len(str(self.highest))) + 2 - (self._count() > 10)

    def _numbers(self) -> list[Content]:
        """Every number in a row; the chosen one between brackets."""
        cell = self._cell()
        row = Content("")
        for number in range(self.lowest, self.highest + 1):
            if number == self.value:
                shown = f"[{number}]"
                chosen = Content(shown).stylize(self.ink("number--chosen"))
                row = row.append(chosen).append(" " * (cell - len(shown)))
            else:
                row = row.append(f" {number}".ljust(cell))
        return [row, *self._named(cell * self._count() - 1)]

    def _track(self, width: int) -> list[Content]:
        """A rail with a mark where the chosen number is."""
        first, length = self._rail(width)
        rail = ["-"] * length
        value = self.value
        where = None
        if value is not None:
            share = (value - self.lowest) / (self.highest - self.lowest)
            where = round(share * (length - 1))
            rail[where] = "O"
        text = Content(f"{self.lowest} |{''.join(rail)}| {self.highest}")
        if where is not None:
            chosen = self.ink("number--chosen")
            text = text.stylize(chosen, first + where, first + where + 1)
        return [text, *self._named(text.cell_length)]

    def _rail(self, width: int) -> tuple[int, int]:
        """The column where the rail begins, and its length."""
        first = len(str(self.lowest)) + 2
        return first, max(min(width, WIDEST) - first - len(str(self.highest)) - 2, 2)

    def _named(self, width: int) -> list[Content]:
        """The names of both ends under them, where they have any."""
        if self._ends is None:
            return []
        low, high = self._ends
        gap = width - len(low) - len(high) - 1
        style = self.ink("number--end")
        if gap < 1:
            return [Content(f" {self.lowest}: {low}\n {self.highest}: {high}").stylize(style)]
        return [Content(f" {low}{' ' * gap}{high}").stylize(style)]
