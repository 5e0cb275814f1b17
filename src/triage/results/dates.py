"""Days as people write them."""

from __future__ import annotations

from datetime import date

from triage.words import counted

WHEN_SAVED = "when you saved it"
EARLIER_TODAY = "earlier today"


def in_full(day: date) -> str:
    """A day such as ``6 December 2026``."""
    return day_in_words(day.day, day.month, day.year)


def day_in_words(day: int | str, month: int, year: int | str) -> str:
    """The same from its parts; the month counts from 1."""
    return f"{day} {date(2000, month, 1):%B} {year}"


def ago(day: date | None, today: date) -> str:
    """How long ago a day was: ``14 days ago``; the day itself where that cannot be."""
    if day is None:
        return WHEN_SAVED
    days = (today - day).days
    if days < 0:
        return on_day(in_full(day))
    return before_now(counted(days, "day")) if days else EARLIER_TODAY


def on_day(day: str) -> str:
    """On which day, in words."""
    return f"on {day}"


def before_now(days: str) -> str:
    """How long ago, by the days since then in words."""
    return f"{days} ago"
