"""The answers of a question to choose from: rows with a key, a mark and a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from triage.tui.hanging import hanging
from triage.tui.keys import MARKS
from triage.tui.widgets.drawn import Drawn

NARROW = 50


class Choice(NamedTuple):
    """One thing to choose: its answer id (None: none of the others) and its text."""

    id: str | None
    text: str


class ChoiceRow(Drawn):
    """One choice. The whole row can be clicked."""

    marked = reactive(False)
    """It is chosen."""

    here = reactive(False)
    """The arrow keys stand on it."""

    class Clicked(Message):
        """A row was clicked.

        Attributes:
            row: that row.
        """

        def __init__(self, row: ChoiceRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, choice: Choice, key: str, box: str) -> None:
        super().__init__()
        self.choice = choice
        self._key = key
        self._box = box

    def drawn(self, width: int) -> Content:
        """``> 1  (x)  text``, closer together where there is little room."""
        gap = " " if width < NARROW else "  "
        box = self._box.replace("_", "x" if self.marked else " ")
        key = self._key.ljust(1)
        before = f"{'>' if self.here else ' '}{'' if width < NARROW else ' '}{key}{gap}{box}{gap}"
        return hanging(Content(before), Content(self.choice.text.strip()), width)

    def watch_marked(self, marked: bool) -> None:
        """Draw a chosen row so that it stands out."""
        self.set_class(marked, "-marked")

    def watch_here(self, here: bool) -> None:
        """Draw the row that the keys stand on so that it stands out."""
        self.set_class(here, "-here")

    def on_click(self, event: events.Click) -> None:
        """Tell the list of choices."""
        event.stop()
        self.post_message(self.Clicked(self))


class Choices(Vertical):
    """All choices of one question.

    Attributes:
        several: more than one may be marked; a choice with the id None then excludes the others.
    """

    class Marked(Message):
        """Something was marked or unmarked."""

    class Moved(Message):
        """The keys stand on another row.

        Attributes:
            row: that row.
        """

        def __init__(self, row: ChoiceRow) -> None:
            super().__init__()
            self.row = row

    def __init__(
        self, choices: Sequence[Choice], *, several: bool, marked: Sequence[str | None] = ()
    ) -> None:
        super().__init__()
        self.several = several
        box = "[_]" if several else "(_)"
        keys = [*MARKS[: len(choices)], *[" "] * (len(choices) - len(MARKS))]
        self.rows = tuple(
            ChoiceRow(choice, key, box) for choice, key in zip(choices, keys, strict=True)
        )
        for row in self.rows:
            row.set_reactive(ChoiceRow.marked, row.choice.id in marked)
            row.set_class(row.marked, "-marked")
        self._here: int | None = None
        if marked and not several:
            self._stand_on(next(n for n, row in enumerate(self.rows) if row.marked))

    def compose(self) -> ComposeResult:
        """The rows; a quiet *or* before the one that excludes the others."""
        for row in self.rows:
            if row.choice.id is None:
                yield Static("or", classes="or", markup=False)
            yield row

    @property
    def marked(self) -> tuple[str | None, ...]:
        """The ids of what is marked, first to last."""
        return tuple(row.choice.id for row in self.rows if row.marked)

    def press(self, key: str) -> None:
        """Mark the row of that key; where several may be marked, change its mark."""
        position = MARKS.find(key)
        if 0 <= position < len(self.rows):
            self._stand_on(position)
            self.mark()

    def move(self, steps: int) -> None:
        """Stand on another row, round the ends. Where one is chosen, that marks it."""
        if self._here is None:
            position = 0 if steps > 0 else len(self.rows) - 1
        else:
            position = (self._here + steps) % len(self.rows)
        self._stand_on(position)
        if not self.several:
            self.mark()

    def mark(self) -> None:
        """Mark the row the keys stand on (the first, if they stand nowhere)."""
        if self._here is None:
            self._stand_on(0)
        assert self._here is not None
        row = self.rows[self._here]
        if not self.several:
            for other in self.rows:
                other.marked = other is row
        else:
            row.marked = not row.marked
            if row.marked:
                for other in self.rows:
                    if (other.choice.id is None) != (row.choice.id is None):
                        other.marked = False
        self.post_message(self.Marked())

    def _stand_on(self, position: int) -> None:
        self._here = position
        for number, row in enumerate(self.rows):
            if row.is_attached:
                row.here = number == position
            else:
                row.set_reactive(ChoiceRow.here, number == position)
                row.set_class(number == position, "-here")
        self.post_message(self.Moved(self.rows[position]))

    def on_choice_row_clicked(self, event: ChoiceRow.Clicked) -> None:
        """Mark what was clicked."""
        event.stop()
        self._stand_on(self.rows.index(event.row))
        self.mark()
