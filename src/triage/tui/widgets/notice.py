"""The one line of the questionnaire that stays in sight on every question."""

from __future__ import annotations

from textual.widgets import Static


class Notice(Static):
    """When to stop answering and get help. It is never cut short."""

    def __init__(self, text: str) -> None:
        super().__init__(f"! {text.strip()}", markup=False)
