"""Lengths of time, and how long ago something was, as people say them."""

from __future__ import annotations

from datetime import date

from triage.rules.periods import Period, Unit
from triage.tongue.tongue import Tongue, later, several

WHEN_SAVED = later("when you saved it")
EARLIER_TODAY = later("earlier today")

_COUNTED: dict[Unit, tuple[str, str]] = {
    "minutes": several("{n} minute", "{n} minutes"),
    "hours": several("{n} hour", "{n} hours"),
    "days": several("{n} day", "{n} days"),
    "weeks": several("{n} week", "{n} weeks"),
    "months": several("{n} month", "{n} months"),
}


def length_in_words(period: Period, tongue: Tongue) -> str:
    """A length of time as it stands behind "in" or "within", such as ``2 weeks``."""
    return tongue.count(period.amount, *_COUNTED[period.unit])


def ago(day: date | None, today: date, tongue: Tongue) -> str:
    """How long ago a day was: ``14 days ago``; the day itself where that cannot be."""
    if day is None:
        return tongue.text(WHEN_SAVED)
    days = (today - day).days
    if days < 0:
        return on_day(tongue.day(day), tongue)
    return days_ago(days, tongue) if days else tongue.text(EARLIER_TODAY)


def on_day(day: str, tongue: Tongue) -> str:
    """On which day, in words."""
    return tongue.text("on {day}", day=day)


def days_ago(days: int, tongue: Tongue, **shown: str) -> str:
    """How long ago, by the days since then; ``shown`` stands for ``n``, if it is there."""
    return tongue.count(days, "{n} day ago", "{n} days ago", **shown)
