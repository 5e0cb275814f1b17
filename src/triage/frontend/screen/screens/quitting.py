"""Asks before leaving, because the answers would be gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from triage.frontend.screen.keys import key
from triage.frontend.screen.screens.dialog import Dialog
from triage.frontend.screen.widgets.choices import Choice, Choices
from triage.frontend.screen.widgets.key_hints import Hint, KeyHints
from triage.frontend.screen.widgets.too_small import TooSmall
from triage.tongue.tongue import Tongue

Wish = Literal["stay", "leave", "save"]


class QuitDialog(Dialog[Wish]):
    """Keep going, save first, or leave. Enter keeps going; a second Ctrl-C leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "do", "do", "Do what is marked"),
        key("escape,n,q,b,left", "wish('stay')", "stay", "Keep going"),
        key("y,ctrl+c,ctrl+q", "wish('leave')", "leave", "Leave"),
        key("s", "wish('save')", "save", "Save to a file first"),
        key("down,j", "move(1)", "next", "Move down"),
        key("up,k", "move(-1)", "previous", "Move up"),
        key("1", "press('1')", "press-1", "Mark Keep going"),
        key("2", "press('2')", "press-2", "Mark Save first"),
        key("3", "press('3')", "press-3", "Mark Leave"),
    ]

    def __init__(self, sentences: Sequence[str], tongue: Tongue, *, stay: str) -> None:
        super().__init__()
        self._sentences = sentences
        self._tongue = tongue
        self.choices = Choices(
            [
                Choice("stay", stay),
                Choice("save", tongue.text("Save my answers to a file first")),
                Choice("leave", tongue.text("Leave")),
            ],
            tongue,
            several=False,
            marked=("stay",),
        )

    def compose(self) -> ComposeResult:
        """The question, what leaving means, the choices."""
        text = self._tongue.text
        yield TooSmall(self._tongue)
        with Vertical(classes="box"):
            yield Static(text("Leave?"), classes="question", markup=False)
            for sentence in self._sentences:
                yield Static(sentence, classes="text", markup=False)
            yield self.choices
            yield KeyHints(
                (
                    Hint(text("Enter"), text("Do it"), "do", main=True),
                    Hint("y", text("Leave"), "wish('leave')"),
                    Hint("n", text("Stay"), "wish('stay')"),
                )
            )

    def action_do(self) -> None:
        (wish,) = self.choices.marked
        self.dismiss("leave" if wish == "leave" else "save" if wish == "save" else "stay")

    def action_wish(self, wish: Wish) -> None:
        self.dismiss(wish)

    def action_move(self, steps: int) -> None:
        self.choices.move(steps)

    def action_press(self, pressed: str) -> None:
        """Mark the choice of that number."""
        self.choices.press(pressed)
