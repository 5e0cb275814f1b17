"""What a window gets in which nothing else can be read."""

from __future__ import annotations

from textual.widgets import Static

from triage.tongue.tongue import Tongue

SMALLEST = (30, 8)
"""Columns and lines from which on every screen works."""


class TooSmall(Static):
    """One sentence; the stylesheet shows it instead of everything else."""

    def __init__(self, tongue: Tongue) -> None:
        columns, lines = SMALLEST
        told = tongue.text(
            "Please make this window larger: at least {columns} x {lines}.",
            columns=columns,
            lines=lines,
        )
        super().__init__(told, markup=False)
