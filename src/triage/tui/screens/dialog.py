"""What the dialogs have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from triage.tui.app import TriageApp

Outcome = TypeVar("Outcome")


class Dialog(ModalScreen[Outcome], Generic[Outcome], inherit_bindings=False):
    """A box over a page. Keys pressed before it could be seen do not count."""

    @property
    def triage(self) -> TriageApp:
        """The app, which owns the interview."""
        return cast("TriageApp", self.app)

    def on_screen_resume(self) -> None:
        """Count keys from the moment on that the person can see this dialog."""
        self.call_after_refresh(self.triage.gate.open, self)
