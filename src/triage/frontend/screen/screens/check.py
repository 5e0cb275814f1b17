"""All answers on one page, each to be changed by its number; under them, what is kept aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from triage.frontend import sentences
from triage.frontend.screen.hanging import hanging
from triage.frontend.screen.keys import key, mark_keys
from triage.frontend.screen.screens.page import PAGING, UNDO, ScreenPage
from triage.frontend.screen.widgets.drawn import Drawn
from triage.frontend.screen.widgets.key_hints import Hint
from triage.frontend.sitting import Sitting
from triage.interview.answers import in_words
from triage.interview.interview import GivenAnswer
from triage.tongue.tongue import Tongue


class GivenRow(Drawn):
    """A question with the answer that was given, and its number; 0 for none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"given--question"}

    class Clicked(Message):
        """The row was clicked.

        Attributes:
            number: its number.
        """

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, number: int, step: GivenAnswer, tongue: Tongue) -> None:
        super().__init__()
        self.number = number
        self._step = step
        self._tongue = tongue

    def drawn(self, width: int) -> Content:
        """The number, the question, and the answer under it."""
        question, given = self._step
        here = ">" if self.has_class("-here") else " "
        mark = Content(f"{here}{self.number or '':>2}  ")
        quiet = self.ink("given--question")
        asked = Content(question.ask.strip()).stylize(quiet)
        words = in_words(question, given, self._tongue)
        point = Content("- " if len(words) > 1 else "")
        room = max(width - mark.cell_length, 1)
        answers = [hanging(point, Content(word.strip()), room) for word in words]
        return hanging(mark, Content("\n").join([asked, *answers]), width)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self.number:
            self.post_message(self.Clicked(self.number))


class CheckPage(ScreenPage):
    """Shows what was answered. Typing a number and Enter opens that question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *mark_keys("1234567890", "Go to the answer of that number"),
        key("backspace", "erase", "erase", "Take the last digit away"),
        key("down,j", "move(1)", "next", "Move down the answers"),
        key("up,k", "move(-1)", "previous", "Move up the answers"),
        key("b,left,escape", "back", "back", "Go back"),
        key("r", "result", "result", "Go on, to what is recommended once all is answered"),
        UNDO,
        key("s", "save", "save", "Save to a file"),
        *PAGING,
        key("enter", "go_on", "go-on", "Go on, or change the answer you are at"),
    ]

    def __init__(
        self,
        sitting: Sitting,
        *,
        over: bool,
        title: str,
        notice: str | None,
        notes: Sequence[str] = (),
    ) -> None:
        path, tongue = sitting.interview.path, sitting.tongue
        place = sentences.answers(len(path), tongue)
        if not over:
            place = tongue.text("{answers} so far", answers=place)
        super().__init__(
            tongue,
            place=place,
            title=title,
            notice=None if over else notice,
        )
        self.rows = [GivenRow(number, step, tongue) for number, step in enumerate(path, 1)]
        self._beside = (
            (sentences.NOT_CONFIRMED, sitting.unconfirmed),
            (sentences.STILL_TO_COME, sitting.still_to_come),
            (sentences.KEPT_ASIDE, sitting.kept_aside),
        )
        self._over = over
        self._notes = notes
        self._chosen: int | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Notes, then every answer."""
        yield Static(self.tongue.text(sentences.CHECK), classes="question", markup=False)
        for note in self._notes:
            yield Static(note, classes="note", markup=False)
        if not self.rows:
            nothing = self.tongue.text(sentences.NOTHING_ANSWERED)
            yield Static(nothing, classes="text", markup=False)
        yield from self.rows
        for heading, steps in self._beside:
            if steps:
                yield Static(self.tongue.text(heading), classes="heading", markup=False)
                yield from (GivenRow(0, step, self.tongue) for step in steps)

    def hints(self) -> Sequence[Hint]:
        """On or change, help, back, save, quit."""
        text = self.tongue.text
        does, short = text("Go on"), ""
        if self._over:
            does, short = text("See what is recommended"), text("Result")
        first: tuple[Hint, ...]
        if self._chosen is not None:
            told = text("Change answer {number}", number=self._chosen)
            change = Hint(text("Enter"), told, "go_on", main=True)
            first = (change, Hint("r", does, "result", short=short))
        else:
            first = (Hint(text("Enter"), does, "go_on", short=short, main=True),)
            if self.rows:
                keys = "1" if len(self.rows) == 1 else f"1-{len(self.rows)}"
                first += (Hint(keys, text("Change one"), "move(1)", short=text("Change")),)
        return (
            *first,
            Hint("?", text("Help"), "explain"),
            Hint("b", text("Back"), "back"),
            Hint("s", text("Save"), "save"),
            Hint("q", text("Quit"), "leave"),
        )

    def explanation(self) -> Sequence[tuple[str, str]]:
        """How to change an answer."""
        how = self.tongue.text(
            "Type its number and press Enter, or click it. "
            "Your other answers are kept as far as they still apply."
        )
        return ((self.tongue.text("Change an answer"), how),)

    def action_press(self, digit: str) -> None:
        """Go to the answer whose number is being typed."""
        typed = int(f"{self._chosen or ''}{digit}")
        numbers = range(1, len(self.rows) + 1)
        number = next((wanted for wanted in (typed, int(digit)) if wanted in numbers), None)
        self._choose(number)
        if number is None:
            self.status.error(self.tongue.text("there is no answer {number}.", number=typed))

    def action_erase(self) -> None:
        """Take the last digit away."""
        if self._chosen is not None:
            self._choose(self._chosen // 10 or None)

    def action_move(self, steps: int) -> None:
        """Go to the next or the previous answer."""
        if self.rows:
            first = 1 if steps > 0 else len(self.rows)
            here = self._chosen
            self._choose(first if here is None else (here + steps - 1) % len(self.rows) + 1)

    def action_go_on(self) -> None:
        """Change the answer the person is at; else go on."""
        if self._chosen is not None:
            self.steps.open_answer(self._chosen)
        else:
            self.action_result()

    def action_result(self) -> None:
        """Go on: to what is recommended, or to the next question."""
        if self._over:
            self.steps.show_result()
        else:
            self.steps.show_interview()

    def below(self) -> str:
        return self.with_key(super().below())

    def action_back(self) -> None:
        """Let go of the answer the person is at; else go back."""
        if self._chosen is not None:
            self._choose(None)
        elif self._over:
            self.steps.go_back()
        else:
            self.steps.show_interview()

    def action_save(self) -> None:
        self.steps.ask_where_to_save()

    def show_place(self) -> None:
        """Scroll to the answer the keys are at."""
        if self._chosen is not None:
            self.rows[self._chosen - 1].scroll_visible(animate=False)

    def _choose(self, number: int | None) -> None:
        self._chosen = number
        self.status.clear()
        for row in self.rows:
            row.set_class(row.number == number, "-here")
            row.refresh()
        self.show_place()
        self.refresh_hints()

    @on(GivenRow.Clicked)
    def _open(self, event: GivenRow.Clicked) -> None:
        self.steps.open_answer(event.number)
