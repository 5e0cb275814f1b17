"""A question that is answered with a number."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from triage.frontend import sentences
from triage.frontend.screen.keys import key, mark_keys
from triage.frontend.screen.screens.question import Asked, QuestionPage
from triage.frontend.screen.widgets.number_field import NumberField
from triage.interview.answers import AnswerError, numbers_in_words
from triage.problems import Given
from triage.rules.conditions import UNSURE
from triage.tongue.tongue import later

TYPED = later("Type the number")


class NumberPage(QuestionPage):
    """Asks for a number of a scale. Left and Right move along it, so only b and Esc go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *mark_keys("1234567890", TYPED),
        key("minus", "press('-')", "press-minus", TYPED),
        key("full_stop", "press('.')", "press-full-stop", TYPED),
        key("comma", "press(',')", "press-comma", TYPED),
        key("i", "be_unsure", "unsure", "Answer that you do not know"),
        key("backspace", "erase", "erase", "Take the last sign away"),
        key("right,up,k", "move(1)", "higher", "Move up the scale"),
        key("left,down,j", "move(-1)", "lower", "Move down the scale"),
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        question, given = asked.question, asked.given
        assert question.number is not None
        ends = sentences.ends(question, asked.tongue)
        self.number = NumberField(question, asked.tongue, ends=ends, value=given)

    @property
    def how(self) -> str:
        number = self.asked.question.number
        assert number is not None
        how = self.tongue.text(
            "Type {numbers}, or move with the arrow keys.",
            numbers=numbers_in_words(number, self.tongue),
        )
        if not self.knows_unsure:
            return how
        return f"{how} {self.tongue.text('Press i if you do not know.')}"

    @property
    def knows_unsure(self) -> bool:
        """Whether not knowing the number is an answer."""
        return UNSURE in self.asked.question.answers

    def field(self) -> Widget:
        return self.number

    def value(self) -> Given:
        """The number on the scale, or that it is not known."""
        try:
            return self.number.read()
        except AnswerError as error:
            raise ValueError(f"{error}.") from None

    @property
    def marked(self) -> Given | None:
        return self.number.value

    @on(NumberField.Changed)
    def _forget_error(self) -> None:
        self.status.clear()

    def action_press(self, pressed: str) -> None:
        self.number.press(pressed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no key for not knowing the number where that is no answer."""
        if action == "be_unsure" and not self.knows_unsure:
            return False
        return super().check_action(action, parameters)

    def action_be_unsure(self) -> None:
        """Answer that the number is not known."""
        self.number.be_unsure()

    def action_erase(self) -> None:
        """Take the last sign away."""
        self.number.erase()

    def action_move(self, steps: int) -> None:
        self.number.move(steps)
