"""A number: typed, moved with the arrow keys, or clicked on its scale."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from triage.frontend.screen.widgets.drawn import Drawn
from triage.interview.answers import AnswerError
from triage.interview.typed import read_number
from triage.problems import Given
from triage.rules.conditions import UNSURE
from triage.rules.questionnaire import Question
from triage.tongue.tongue import Tongue, later
from triage.words import with_unit

LONGEST = 9
"""Signs that can be typed: enough to see that one has typed too many."""

WIDEST = 64
LABEL = later("Your answer: ")


class NumberField(Drawn):
    """A scale from ``lowest`` to ``highest`` with names at its ends, and what was typed so far."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"number--chosen", "number--end", "number--answer"}

    class Changed(Message):
        """Another number stands in the field."""

    def __init__(
        self,
        question: Question,
        tongue: Tongue,
        *,
        ends: tuple[str, str] | None = None,
        value: Given | None = None,
    ) -> None:
        super().__init__()
        assert question.number is not None, "the question does not ask for a number"
        self._question, self._number = question, question.number
        self._tongue = tongue
        self._ends = ends
        self.typed = "" if value is None else self._written(value)
        self._fresh = True

    @property
    def value(self) -> Given | None:
        """The answer in the field; None while it holds none that the question takes."""
        try:
            return self.read()
        except AnswerError:
            return None

    def read(self) -> Given:
        """The answer in the field.

        Raises:
            AnswerError: it holds none that the question takes.
        """
        return read_number(self._question, self.typed, self._tongue)

    def press(self, key: str) -> None:
        """Type a sign of a number. What stood there before the first one is replaced.

        A point is typed even where the question takes none: left out, it would make 95 of 9.5.
        """
        before = "" if self._fresh else self.typed
        if before == UNSURE:
            before = ""
        digit = key.isascii() and key.isdigit()
        if len(before) < LONGEST and (digit or key in ".," or (key == "-" and not before)):
            self._set(before + key, fresh=False)

    def be_unsure(self) -> None:
        """Answer that the number is not known, where the question has that answer."""
        if UNSURE in self._question.answers:
            self._set(UNSURE)

    def erase(self) -> None:
        """Take the last sign away."""
        self._set("" if self.typed == UNSURE else self.typed[:-1], fresh=False)

    def move(self, steps: int) -> None:
        """Move along the scale, beginning at its lower end."""
        place = self._place()
        self._to(0 if place is None else place + steps)

    def _place(self) -> int | None:
        """The place on the scale of the number in the field, counted from its lower end."""
        value = self.value
        return (
            None if value is None or isinstance(value, str | tuple) else self._number.place(value)
        )

    def _to(self, place: int) -> None:
        self._set(self._written(self._number.at(min(max(place, 0), self._number.last))))

    def _written(self, value: Given) -> str:
        return self._tongue.number(value) if isinstance(value, int | Decimal) else str(value)

    @property
    def _written_ends(self) -> tuple[str, str]:
        return self._written(self._number.lowest), self._written(self._number.highest)

    def _set(self, typed: str, *, fresh: bool = True) -> None:
        self.typed, self._fresh = typed, fresh
        self.refresh()
        self.post_message(self.Changed())

    def drawn(self, width: int) -> Content:
        """The scale, the names of its ends, and the answer."""
        scale = self._numbers() if self._fits(width) else self._track(width)
        unsure = self._question.answers.get(UNSURE)
        answer = unsure.text if unsure and self.typed == UNSURE else self.typed or "_"
        said = ""
        if self.typed and self.typed != UNSURE:
            said = with_unit(self.typed, self._number.unit).removeprefix(self.typed)
        return Content("\n").join(
            [
                *scale,
                Content(""),
                Content.assemble(
                    self._tongue.text(LABEL), (answer, self.ink("number--answer")), said
                ),
            ]
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the number that was clicked on the scale."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y > 0:
            return
        event.stop()
        width = self.content_size.width
        if self._fits(width):
            place = offset.x // self._cell()
        else:
            first, length = self._rail(width)
            place = round((offset.x - first) * self._number.last / max(length - 1, 1))
        self._to(place)

    def _fits(self, width: int) -> bool:
        """Tell whether all numbers find room in a row."""
        return self._count() <= width and self._cell() * self._count() <= width

    def _count(self) -> int:
        return self._number.last + 1

    def _cell(self) -> int:
        """Columns a number takes on the scale: itself between brackets."""
        longest = max(len(self._written(self._number.at(place))) for place in range(self._count()))
        return longest + 2 - (self._count() > 10)

    def _numbers(self) -> list[Content]:
        """Every number in a row; the chosen one between brackets."""
        cell = self._cell()
        row = Content("")
        chosen_place = self._place()
        for place in range(self._count()):
            number = self._written(self._number.at(place))
            if place == chosen_place:
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
        place = self._place()
        where = None
        if place is not None:
            where = round(place * (length - 1) / max(self._number.last, 1))
            rail[where] = "O"
        lowest, highest = self._written_ends
        text = Content(f"{lowest} |{''.join(rail)}| {highest}")
        if where is not None:
            chosen = self.ink("number--chosen")
            text = text.stylize(chosen, first + where, first + where + 1)
        return [text, *self._named(text.cell_length)]

    def _rail(self, width: int) -> tuple[int, int]:
        """The column where the rail begins, and its length."""
        lowest, highest = self._written_ends
        first = len(lowest) + 2
        return first, max(min(width, WIDEST) - first - len(highest) - 2, 2)

    def _named(self, width: int) -> list[Content]:
        """The names of both ends under them, where they have any."""
        if self._ends is None:
            return []
        low, high = self._ends
        gap = width - len(low) - len(high) - 1
        style = self.ink("number--end")
        if gap < 1:
            lowest, highest = self._written_ends
            return [Content(f" {lowest}: {low}\n {highest}: {high}").stylize(style)]
        return [Content(f" {low}{' ' * gap}{high}").stylize(style)]
