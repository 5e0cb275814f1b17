"""Exact numbers: whole ones, and decimals as people write them, never binary fractions.

A number is an `int` wherever it is whole, and else a `Decimal` without trailing zeros, so that each
has one form only: 38, 38.0 and 38.00 are the same 38, and 37.7 is 37.7.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import gcd
from typing import NamedTuple

Exact = int | Decimal

MOST_PLACES = 6
"""A number has at most so many decimals; with them it is still written without an exponent."""

MOST_DIGITS = 15
"""A decimal has at most so many digits: every reader of JSON keeps as many."""


def exact(value: Exact) -> Exact:
    """The number in its one form."""
    if isinstance(value, int):
        return value
    whole = int(value)
    return whole if whole == value else value.normalize()


def places_of(value: Exact) -> int:
    """How many decimals the number needs."""
    value = exact(value)
    if isinstance(value, int):
        return 0
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int), "infinity is no exact number"
    return -exponent


class Number(NamedTuple):
    """The numbers that a question takes: ``lowest``, and each ``step`` from there to ``highest``.

    Its arithmetic is that of whole numbers: the numbers are counted, ``lowest`` being number 0.
    """

    lowest: Exact
    highest: Exact
    unit: str
    step: Exact = 1

    @property
    def has_decimals(self) -> bool:
        """Whether any of its numbers is not whole."""
        return self._places > 0

    @property
    def last(self) -> int:
        """The place of the highest number."""
        return self.place(self.highest)

    def at(self, place: int) -> Exact:
        """The number at a place."""
        return exact(self.lowest + place * self.step)

    def place(self, value: Exact) -> int:
        """The place of the number; of one between two steps that of the one below."""
        places = max(self._places, places_of(value))
        return (_units(value, places) - _units(self.lowest, places)) // _units(self.step, places)

    def takes(self, value: Exact) -> bool:
        """Tell whether the number is one of those."""
        return self.lowest <= value <= self.highest and self.at(self.place(value)) == value

    @property
    def _places(self) -> int:
        return max(places_of(self.lowest), places_of(self.step))


def bands(number: Number, tops: Iterable[tuple[str, Exact]]) -> dict[str, tuple[Exact, Exact]]:
    """The lowest and the highest number of each band, by its id.

    Args:
        number: what numbers there are.
        tops: the bands in rising order, each with its highest number.
    """
    found, lowest = {}, number.lowest
    for id, highest in tops:
        found[id] = (lowest, highest)
        lowest = exact(highest + number.step)
    return found


def highest_common(one: Number, other: Number, up_to: Exact) -> tuple[Exact, ...]:
    """The highest number up to ``up_to`` that lies on the steps of both; nothing where none does.

    It may lie outside of what they take.
    """
    places = max(number._places for number in (one, other))
    first, step = _units(one.lowest, places), _units(one.step, places)
    other_first, other_step = _units(other.lowest, places), _units(other.step, places)
    shared = gcd(step, other_step)
    apart = other_first - first
    if apart % shared:
        return ()
    # The Chinese remainder theorem: first + k * step is one of the other's.
    steps = apart // shared * pow(step // shared, -1, other_step // shared)
    every = step * other_step // shared
    common = first + steps * step
    highest = common + (_units(up_to, places) - common) // every * every
    return (exact(Decimal(highest).scaleb(-places)),)


def _units(value: Exact, places: int) -> int:
    """The number counted in units of so many decimals."""
    return int(value * 10**places)
