"""What a window gets in which nothing else can be read."""

from __future__ import annotations

from textual.widgets import Static

SMALLEST = (30, 8)
"""Columns and lines from which on every screen works."""


class TooSmall(Static):
    """One sentence; the stylesheet shows it instead of everything else."""

    def __init__(self) -> None:
        columns, lines = SMALLEST
        super().__init__(
            f"Please make this window larger: at least {columns} x {lines}.", markup=False
        )
