"""How soon a level has to be seen, written in a form that the format does not have."""

from __future__ import annotations

import re

from triage.checks.naming import sentence, shown, value_at
from triage.checks.shape.values import WRONG_VALUE
from triage.problems import Finding, Keys
from triage.rules.periods import UNITS
from triage.words import nearest, with_unit

PERIODS = {
    "within": "`now`, `today` or a number with a unit (`N minutes`, `N hours`, `N days`, `N weeks` "
    "or `N months`)",
    "recheck": "a number with a unit (`N days` or `N weeks`)",
}
"""The fields that hold a length of time, and the forms that each of them takes."""

_LONGEST = {"within": 9999, "recheck": 999}
_AT_ONCE = {"now", "immediately", "immediate", "instantly", "emergency", "asap", "at once"}
_THE_DAY = {"today", "same day", "the same day", "tonight", "this day"}
_NUMBERS = {
    **dict.fromkeys(("a", "an", "one", "this", "next", "the"), 1),
    **dict.fromkeys(("two", "couple"), 2),
    **{"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "twelve": 12},
}
_SHORT = {"m": "minutes", "min": "minutes", "mins": "minutes", "h": "hours", "hr": "hours"}
_SHORT |= {"hrs": "hours", "d": "days", "w": "weeks", "wk": "weeks", "wks": "weeks"}
# Units that the format does not have, each in one that it has.
_OTHERS = {"year": (12, "months"), "fortnight": (2, "weeks"), "tomorrow": (24, "hours")}
_WORDS = re.compile("[0-9]+|[a-z]+")


def wrong_period(keys: Keys, written: object) -> Finding:
    """What stands at ``keys``, in `within` or `recheck` of a level, is no length of time."""
    field = str(keys[-1])
    near = _nearest(str(written), field)
    example = near or "14 days"
    return WRONG_VALUE.at(
        keys,
        sentence(f"{value_at(keys)} must be {PERIODS[field]}, but {shown(written)} was found."),
        f"Write `{example}`." if near else f"Write for example `{example}`.",
    )


def _nearest(written: str, field: str) -> str | None:
    """The accepted form that comes nearest to what was written; None where none does."""
    words = " ".join(written.lower().split())
    words = words.removeprefix("within ").removeprefix("in ")
    if field == "within":
        if words in _AT_ONCE or nearest(words, ("now",)):
            return "now"
        if words in _THE_DAY or nearest(words, ("today",)):
            return "today"
    first, *rest = _WORDS.findall(words.replace("a couple", "couple")) or [""]
    amount = int(first) if first.isdecimal() else _NUMBERS.get(first, 0 if rest else 1)
    if first.isdecimal() and not rest:
        unit = "hours" if field == "within" else "days"
    else:
        # Of "1 to 2 weeks" the first number counts, which is the safer one.
        times, unit = _unit((rest or [first])[-1])
        amount *= times
    if field == "recheck":
        amount, unit = _in_days(amount, unit)
    return with_unit(str(amount), unit) if unit and 0 < amount <= _LONGEST[field] else None


def _unit(written: str) -> tuple[int, str]:
    if written in _SHORT:
        return 1, _SHORT[written]
    if written.removesuffix("s") in _OTHERS:
        return _OTHERS[written.removesuffix("s")]
    near = nearest(written, (*UNITS, *(unit.removesuffix("s") for unit in UNITS))) or ""
    return 1, near and near.removesuffix("s") + "s"


def _in_days(amount: int, unit: str) -> tuple[int, str]:
    """A time to look again is told in days or weeks."""
    if unit in ("days", "weeks"):
        return amount, unit
    if unit == "months":
        return amount * 30, "days"
    return (max(1, amount // 24), "days") if unit == "hours" else (1, "days" if unit else "")
