"""Asks for the name of the file to save to, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from triage.frontend.screen.keys import key
from triage.frontend.screen.screens.dialog import Dialog
from triage.frontend.screen.widgets.key_hints import Hint, KeyHints
from triage.frontend.screen.widgets.status import Status
from triage.frontend.screen.widgets.too_small import TooSmall
from triage.results.saving import SaveError


class SavePrompt(Dialog[str | None]):
    """A field for the name. Gives the full name of the saved file, None if nothing was saved."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        # All other keys belong to the field: they are letters of a file name. So does Enter, or
        # one that comes right after the last letters would overtake them.
        key("escape,ctrl+c,ctrl+q", "cancel", "cancel", "Save nothing"),
    ]

    def __init__(self, save: Callable[[Path], object], name: str, endings: str) -> None:
        super().__init__()
        self._save = save
        self._name = name
        self._endings = endings

    def compose(self) -> ComposeResult:
        """What is saved, the field, an error if any."""
        yield TooSmall()
        with Vertical(classes="box"):
            yield Static("Save to a file", classes="question", markup=False)
            yield Static(
                f"It will hold your answers. Only you will be able to read it. {self._endings}",
                classes="text",
                markup=False,
            )
            name = Input(self._name, select_on_focus=False)
            name.cursor_blink = False
            yield name
            yield Status()
            yield KeyHints(
                (
                    Hint("Enter", "Save", "save", main=True),
                    Hint("Esc", "Save nothing", "cancel"),
                )
            )

    @on(Input.Changed)
    def _forget_error(self) -> None:
        self.query_one(Status).clear()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save, or say why not."""
        typed = self.query_one(Input).value.strip()
        if not typed:
            self.query_one(Status).error("type a name for the file.")
            return
        try:
            file = self._save(Path(typed))
        except SaveError as refused:
            self.query_one(Status).error(str(refused))
            return
        self.dismiss(str(file))

    def action_cancel(self) -> None:
        self.dismiss(None)

    def action_page(self, pages: int) -> None:
        """Nothing scrolls here."""
