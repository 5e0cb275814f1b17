"""Lengths of time: read once, told in the right number, and compared."""

from __future__ import annotations

from datetime import date

import pytest

from triage.rules.periods import Period, minutes_of, read_period, read_within


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1 weeks", "1 week"),
        ("1 week", "1 week"),
        ("2 weeks", "2 weeks"),
        ("24 hours", "24 hours"),
        ("1 minutes", "1 minute"),
        ("12 months", "12 months"),
    ],
)
def test_a_period_is_told_in_the_number_it_has(written: str, said: str) -> None:
    """One week is no weeks, however the file has it."""
    assert str(read_within(written)) == said


@pytest.mark.parametrize("written", ["this week", "0 days", "2  days", "2days", "Now", "-1 days"])
def test_what_is_no_period_is_refused(written: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="no number with a unit"):
        read_within(written)


def test_periods_are_compared_whatever_their_unit() -> None:
    """From now to the months; a day is over before 24 hours are."""
    rising = ["now", "30 minutes", "2 hours", "today", "24 hours", "2 days", "1 weeks", "30 days"]
    waits = [minutes_of(read_within(written)) for written in rising]
    assert waits == sorted(set(waits))
    assert read_period("1 months").minutes == read_period("30 days").minutes


def test_the_day_to_look_again() -> None:
    """Counted from the day of the result."""
    assert Period(2, "weeks").after(date(2026, 12, 25)) == date(2027, 1, 8)
