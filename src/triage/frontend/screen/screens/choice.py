"""A question with answers to choose from: one of them, or any of them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from triage.frontend.screen.keys import MARKS, key, mark_keys
from triage.frontend.screen.screens.question import Asked, QuestionPage
from triage.frontend.screen.widgets.choices import Choice, Choices
from triage.problems import Given


class ChoicePage(QuestionPage):
    """Asks for one answer (``kind: one``) or for all that apply (``kind: any``)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *mark_keys(MARKS, "Mark the answer of that key"),
        key("down,j", "move(1)", "next", "Move down the answers"),
        key("up,k", "move(-1)", "previous", "Move up the answers"),
        key("space", "mark", "mark", "Mark the answer you are at"),
        key("left", "back", "back-left", "Go back; answers are remembered"),
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        question, given = asked.question, asked.given
        choices = [Choice(answer.id, answer.text) for answer in question.answers.values()]
        if question.kind == "any":
            choices.append(Choice(None, question.none or "None of these"))
        marked: tuple[str | None, ...] = ()
        if isinstance(given, str):
            marked = (given,)
        elif isinstance(given, tuple):
            marked = given or (None,)
        self.choices = Choices(choices, several=question.kind == "any", marked=marked)

    @property
    def how(self) -> str:
        return "Mark all that apply." if self.choices.several else "Mark one."

    def field(self) -> Widget:
        return self.choices

    def value(self) -> Given:
        """The marked answer or answers."""
        marked = self.choices.marked
        if not marked and self.choices.several:
            raise ValueError("mark at least one answer.")
        if not marked:
            raise ValueError("mark an answer first.")
        if self.choices.several:
            return tuple(id for id in marked if id is not None)
        (id,) = marked
        assert id is not None
        return id

    def all_bindings(self) -> list[Binding]:
        """All keys but those of rows that are not there."""
        unused = {f"press-{one}" for one in MARKS[self.choices.count :]}
        return [one for one in super().all_bindings() if one.id not in unused]

    def below(self) -> str:
        """How many answers are out of sight below."""
        hidden = self.choices.ending_below(self.body.bottom - self.choices.virtual_region.y)
        return f"{hidden} more below" if hidden else super().below()

    @on(Choices.Moved)
    def show_place(self) -> None:
        """Scroll to the answer the keys are at."""
        here = self.choices.here
        if here is not None:
            row = here.translate(self.choices.virtual_region.offset)
            self.body.scroll_to_region(row, animate=False)

    @on(Choices.Marked)
    def _forget_error(self) -> None:
        self.status.clear()

    def action_press(self, pressed: str) -> None:
        """Mark the answer of that key."""
        self.choices.press(pressed)

    def action_move(self, steps: int) -> None:
        self.choices.move(steps)

    def action_mark(self) -> None:
        """Mark where the keys stand."""
        self.choices.mark()
