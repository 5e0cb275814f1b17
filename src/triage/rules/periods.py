"""Lengths of time, as a level has them: how soon to be seen, and when to look again."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple, cast

Unit = Literal["minutes", "hours", "days", "weeks", "months"]

_MINUTES: dict[str, int] = {
    "minutes": 1,
    "hours": 60,
    "days": 24 * 60,
    "weeks": 7 * 24 * 60,
    "months": 30 * 24 * 60,
}
UNITS = tuple(_MINUTES)

WRITTEN = re.compile(r"([1-9][0-9]{0,3}) (minute|hour|day|week|month)s?")
"""How a period is written, to be matched in full. The JSON Schema spells the same out."""


class Period(NamedTuple):
    """A length of time: ``amount`` of ``unit``, at least one."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.amount} {self.unit.removesuffix('s') if self.amount == 1 else self.unit}"

    @property
    def minutes(self) -> int:
        """How long it is; a month counts as 30 days."""
        return self.amount * _MINUTES[self.unit]

    def after(self, today: date) -> date:
        """The day on which it is over, counted from ``today``."""
        return today + timedelta(minutes=self.minutes)


Within = Period | Literal["now", "today"]
"""How soon somebody is to be seen."""

_IN_WORDS: dict[str, Within] = {"now": "now", "today": "today"}

_TODAY = 24 * 60 - 1
"""Minutes that a day still has at most: it is over before 24 hours are."""


def read_within(written: str) -> Within:
    """What `within` of a level says.

    Raises:
        ValueError: it is written in none of the forms that a rule file has.
    """
    return _IN_WORDS.get(written) or read_period(written)


def read_period(written: str) -> Period:
    """What a number with a unit says, such as ``2 weeks``.

    Raises:
        ValueError: it is written otherwise.
    """
    found = WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(f"{written!r} is no number with a unit")
    return Period(int(found[1]), cast("Unit", f"{found[2]}s"))


def minutes_of(within: Within) -> int:
    """How long somebody may wait at most."""
    if isinstance(within, Period):
        return within.minutes
    return 0 if within == "now" else _TODAY
