"""The answers of a question to choose from: rows with a key, a mark and a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from triage.frontend.screen.hanging import hung
from triage.frontend.screen.keys import MARKS, NONE_KEY
from triage.frontend.screen.widgets.drawn import Drawn
from triage.tongue.tongue import Tongue, later

NARROW = 50
ALL_OTHERS = later("or")
"""Stands before the choice that excludes the others."""


class Choice(NamedTuple):
    """One thing to choose: its answer id (None: none of the others) and its text."""

    id: str | None
    text: str


class Block(NamedTuple):
    """Lines that belong together: those of the row at ``position``, or of no row."""

    position: int | None
    lines: Sequence[Content]


class Choices(Drawn):
    """All choices of one question; every line of a row can be clicked.

    One widget draws all rows: a widget for each would make the next question come later.

    Attributes:
        several: more than one may be marked; a choice with the id None then excludes the others.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choices--or",
        "choices--here",
        "choices--marked",
        "choices--here-marked",
    }

    class Marked(Message):
        """Something was marked or unmarked."""

    class Moved(Message):
        """The keys stand on another row."""

    def __init__(
        self,
        choices: Sequence[Choice],
        tongue: Tongue,
        *,
        several: bool,
        marked: Sequence[str | None] = (),
    ) -> None:
        super().__init__()
        self._tongue = tongue
        self.several = several
        self._choices = tuple(choices)
        self._marked = {at for at, choice in enumerate(choices) if choice.id in marked}
        self._here = min(self._marked) if self._marked and not several else None

    # What is marked.

    @property
    def count(self) -> int:
        """How many choices there are."""
        return len(self._choices)

    @property
    def marked(self) -> tuple[str | None, ...]:
        """The ids of what is marked, first to last."""
        return tuple(self._choices[position].id for position in sorted(self._marked))

    @property
    def keys(self) -> str:
        """The keys of the rows, less that of the one that excludes the others."""
        return "".join(self._key(at) for at, choice in enumerate(self._choices) if choice.id)

    @property
    def key_here(self) -> str | None:
        """The key of the row the keys stand on; None if on no row."""
        return None if self._here is None else self._key(self._here)

    def _key(self, position: int) -> str:
        if self._choices[position].id is None:
            return NONE_KEY
        return MARKS[position : position + 1]

    def press(self, key: str) -> None:
        """Mark the row of that key; where several may be marked, change its mark."""
        keys = [self._key(position) for position in range(len(self._choices))]
        if key in keys:
            position = keys.index(key)
            self._stand_on(position)
            self.mark()

    def move(self, steps: int) -> None:
        """Stand on another row, round the ends. Where one is chosen, that marks it."""
        if self._here is None:
            position = 0 if steps > 0 else len(self._choices) - 1
        else:
            position = (self._here + steps) % len(self._choices)
        self._stand_on(position)
        if not self.several:
            self.mark()

    def mark(self) -> None:
        """Mark the row the keys stand on (the first, if they stand nowhere)."""
        if self._here is None:
            self._stand_on(0)
        assert self._here is not None
        if not self.several:
            self._marked = {self._here}
        elif self._here in self._marked:
            self._marked.remove(self._here)
        else:
            excludes = self._choices[self._here].id is None
            kept = {at for at in self._marked if (self._choices[at].id is None) == excludes}
            self._marked = {*kept, self._here}
        self.refresh()
        self.post_message(self.Marked())

    def _stand_on(self, position: int) -> None:
        self._here = position
        self.refresh()
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Mark the row that was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for position, lines in self._places():
            if offset.y in lines:
                self._stand_on(position)
                self.mark()

    # Where it stands.

    @property
    def here(self) -> Region | None:
        """The lines of the row the keys stand on, inside this widget; None if on no row."""
        for position, lines in self._places():
            if position == self._here:
                return Region(0, lines.start, self.content_size.width, len(lines))
        return None

    def ending_below(self, line: float) -> int:
        """How many rows end below that line of this widget."""
        return sum(lines.stop > line for _, lines in self._places())

    def _places(self) -> Iterator[tuple[int, range]]:
        """The position of every row, and the lines it takes."""
        line = 0
        for block in self._blocks(self.content_size.width):
            if block.position is not None:
                yield block.position, range(line, line + len(block.lines))
            line += len(block.lines)

    # How it looks.

    def drawn(self, width: int) -> Content:
        """The rows; a quiet *or* before the one that excludes the others."""
        return Content("\n").join(line for block in self._blocks(width) for line in block.lines)

    def _blocks(self, width: int) -> Iterator[Block]:
        classes = self.screen.classes if self.is_attached else ()
        for position, choice in enumerate(self._choices):
            if choice.id is None and "-short" not in classes:
                either = Content(f"  {self._tongue.text(ALL_OTHERS)}")
                yield Block(None, [either.stylize(self.ink("choices--or"))])
            yield Block(position, self._row(position, width))
            if "-tall" in classes:
                yield Block(None, [Content("")])

    def _row(self, position: int, width: int) -> Sequence[Content]:
        """``> 1  (x)  text``, closer together where there is little room."""
        here, marked = position == self._here, position in self._marked
        gap = " " if width < NARROW else "  "
        left, right = "[]" if self.several else "()"
        key = self._key(position).ljust(1)
        edge, cross = ">" if here else " ", "x" if marked else " "
        mark = Content(f"{edge}{gap[1:]}{key}{gap}{left}{cross}{right}{gap}")
        lines = hung(mark, Content(self._choices[position].text.strip()), width)
        if not here and not marked:
            return lines
        state = "here-marked" if here and marked else "here" if here else "marked"
        ink = self.ink(f"choices--{state}")
        return [line.pad_right(width - line.cell_length).stylize(ink) for line in lines]
