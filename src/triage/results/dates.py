"""Days as people write them."""

from __future__ import annotations

from datetime import date

from triage.words import counted


def in_full(day: date) -> str:
    """A day such as ``6 December 2026``."""
    return day_in_words(day.day, day.month, day.year)


def day_in_words(day: int | str, month: int, year: int | str) -> str:
    """The same from its parts; the month counts from 1."""
    return f"{day} {date(2000, month, 1):%B} {year}"


def ago(day: date | None, today: date) -> str:
    """How long ago a day was: ``14 days ago``; the day itself where that cannot be."""
    if day is None:
        return "when you saved it"
    days = (today - day).days
    if days < 0:
        return f"on {in_full(day)}"
    return f"{counted(days, 'day')} ago" if days else "earlier today"
