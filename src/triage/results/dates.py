"""Days as people write them."""

from __future__ import annotations

from datetime import date


def in_full(day: date) -> str:
    """A day such as ``6 December 2026``."""
    return f"{day.day} {day:%B %Y}"
