"""A question that is answered with a whole number."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from triage.frontend import sentences
from triage.frontend.screen.keys import key, mark_keys
from triage.frontend.screen.screens.question import Asked, QuestionPage
from triage.frontend.screen.widgets.number_field import NumberField
from triage.problems import Given

TYPED = "Type the number"


class NumberPage(QuestionPage):
    """Asks for a number of a scale. Left and Right move along it, so only b and Esc go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *mark_keys("1234567890", TYPED),
        key("minus", "press('-')", "press-minus", TYPED),
        key("backspace", "erase", "erase", "Take the last digit away"),
        key("right,up,k", "move(1)", "higher", "Move up the scale"),
        key("left,down,j", "move(-1)", "lower", "Move down the scale"),
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        question, given = asked.question, asked.given
        assert question.number is not None
        self.number = NumberField(
            question.number.lowest,
            question.number.highest,
            unit=question.number.unit,
            ends=sentences.ends(question),
            value=given if isinstance(given, int) else None,
        )

    @property
    def how(self) -> str:
        lowest, highest = self.number.lowest, self.number.highest
        return f"Type a number from {lowest} to {highest}, or move with the arrow keys."

    def field(self) -> Widget:
        return self.number

    def value(self) -> Given:
        """The number on the scale."""
        value = self.number.value
        if value is None:
            lowest, highest = self.number.lowest, self.number.highest
            raise ValueError(f"type a number from {lowest} to {highest}.")
        return value

    @on(NumberField.Changed)
    def _forget_error(self) -> None:
        self.status.clear()

    def action_press(self, pressed: str) -> None:
        self.number.press(pressed)

    def action_erase(self) -> None:
        """Take the last digit away."""
        self.number.erase()

    def action_move(self, steps: int) -> None:
        self.number.move(steps)
