"""What the dialogs have in common."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.screen import ModalScreen

Outcome = TypeVar("Outcome")


class Dialog(ModalScreen[Outcome], Generic[Outcome], inherit_bindings=False):
    """A box over a page. Keys pressed before it could be seen do not count."""
