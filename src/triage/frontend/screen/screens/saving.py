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
from triage.results.saving import Offered, SaveError, held
from triage.tongue.tongue import Tongue


class SavePrompt(Dialog[str | None]):
    """A field for the name. Gives the full name of the saved file, None if nothing was saved."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        # All other keys belong to the field: they are letters of a file name. So does Enter, or
        # one that comes right after the last letters would overtake them.
        key("escape,ctrl+c,ctrl+q", "cancel", "cancel", "Save nothing"),
    ]

    def __init__(self, save: Callable[[Path], object], offer: Offered, tongue: Tongue) -> None:
        super().__init__()
        self._tongue = tongue
        self._save = save
        self._offer = offer

    def compose(self) -> ComposeResult:
        """The field, an error if any, where it goes, and what will be in it."""
        text = self._tongue.text
        yield TooSmall(self._tongue)
        with Vertical(classes="box"):
            yield Static(text("Save to a file"), classes="question", markup=False)
            name = Input(self._offer.name, select_on_focus=False)
            name.cursor_blink = False
            yield name
            yield Status(self._tongue)
            folder = text("In {folder}.", folder=self._offer.folder)
            yield Static(folder, classes="text", markup=False)
            yield Static(held(self._tongue), classes="text", markup=False)
            yield KeyHints(
                (
                    Hint(text("Enter"), text("Save"), "save", main=True),
                    Hint(text("Esc"), text("Save nothing"), "cancel"),
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
            self.query_one(Status).error(self._tongue.text("type a name for the file."))
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
