"""A question with answers to choose from: one of them, or any of them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from triage.frontend import sentences
from triage.frontend.screen.keys import MARKS, NONE_KEY, from_to, key, mark_keys
from triage.frontend.screen.screens.question import Asked, QuestionPage
from triage.frontend.screen.widgets.choices import Choice, Choices
from triage.frontend.screen.widgets.key_hints import Hint
from triage.problems import Given


class ChoicePage(QuestionPage):
    """Asks for one answer (``kind: one``) or for all that apply (``kind: any``)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *mark_keys(MARKS, "Mark the answer of that key"),
        key(NONE_KEY, f"press('{NONE_KEY}')", "press-none", "Mark that none of them is true"),
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
            none = question.none or asked.tongue.text("None of these")
            choices.append(Choice(None, none))
        marked: tuple[str | None, ...] = ()
        if isinstance(given, str):
            marked = (given,)
        elif isinstance(given, tuple):
            marked = given or (None,)
        self.choices = Choices(choices, asked.tongue, several=question.kind == "any", marked=marked)

    @property
    def how(self) -> str:
        if self.choices.several:
            return self.tongue.text("Mark all that apply: press their keys, or Space. Then Enter.")
        return self.tongue.text("Mark one: press its key. Then Enter.")

    def field(self) -> Widget:
        return self.choices

    def value(self) -> Given:
        """The marked answer or answers."""
        marked = self.marked
        if marked is None:
            text, here = self.tongue.text, self.choices.key_here
            wanted = text(sentences.MARK_ANY if self.choices.several else sentences.MARK_ONE)
            how = text("Press {keys}", keys=self._mark_keys)
            if here is not None:
                how = text("Press Space or {key} to mark it", key=here)
            raise ValueError(f"{wanted}. {how}.")
        return marked

    @property
    def marked(self) -> Given | None:
        marked = self.choices.marked
        if not marked:
            return None
        if self.choices.several:
            return tuple(id for id in marked if id is not None)
        return marked[0]

    @property
    def _mark_keys(self) -> str:
        keys = self.choices.keys
        return from_to(keys[0], keys[-1], self.tongue) if len(keys) > 1 else keys

    @property
    def mark_hint(self) -> tuple[Hint, ...]:
        keys = self.choices.keys
        shown = f"{keys[0]}-{keys[-1]}" if len(keys) > 1 else keys
        return (Hint(shown, self.tongue.text("Mark"), "mark"),)

    def all_bindings(self) -> list[Binding]:
        """All keys but those of rows that are not there."""
        unused = {f"press-{key}" for key in MARKS if key not in self.choices.keys}
        if not self.choices.several:
            unused.add("press-none")
        return [binding for binding in super().all_bindings() if binding.id not in unused]

    def out_of_sight(self) -> str:
        """How many answers are out of sight below."""
        hidden = self.choices.ending_below(self.body.bottom - self.choices.virtual_region.y)
        if not hidden:
            return super().out_of_sight()
        return self.tongue.count(hidden, "{n} more below", "{n} more below")

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
