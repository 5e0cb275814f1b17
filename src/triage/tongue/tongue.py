"""One language: how it says a sentence, a count, a number, a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from gettext import NullTranslations

from triage.words import grouped


def later(message: str) -> str:
    """Mark a sentence that is said later, by the `Tongue.text` of whoever it is said to."""
    return message


def several(one: str, many: str) -> tuple[str, str]:
    """The same for a sentence that counts: how it is said of one thing, and of more."""
    return one, many


MONTHS = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
)


class Tongue:
    """One language, which never changes; `tongue_of` finds it.

    Attributes:
        tag: the BCP 47 tag of what it was found by.
    """

    __slots__ = ("_catalogue", "tag")

    def __init__(self, tag: str, catalogue: NullTranslations) -> None:
        self.tag = tag
        self._catalogue = catalogue

    def text(self, message: str, **values: object) -> str:
        """A sentence, with a value for each name in braces; without values braces are signs."""
        said = self._catalogue.gettext(message)
        return said.format_map(values) if values else said

    def count(self, number: int, one: str, many: str, **values: object) -> str:
        """A sentence that counts: ``one`` and ``many`` are how English says it.

        The number stands for ``{n}``. Other languages have as many ways to say it as they need.
        """
        said = self._catalogue.ngettext(one, many, number)
        return said.format_map({"n": self._in_groups(number), **values})

    def term(self, context: str, word: str) -> str:
        """A word or sign that alone does not say what it means: ``context`` does."""
        return self._catalogue.pgettext(context, word)

    def number(self, value: int | Decimal) -> str:
        """A number with the sign that parts its decimals."""
        return f"{value}".replace(".", self.point)

    @property
    def point(self) -> str:
        """The sign between a whole number and its decimals."""
        return self.term("decimals", ".")

    @property
    def thousands(self) -> str:
        """The sign between the groups of three digits."""
        return self.term("thousands", ",")

    def day(self, day: date) -> str:
        """A day such as ``6 December 2026``."""
        return self.day_of(day.day, day.month, day.year)

    def day_of(self, day: int | str, month: int, year: int | str) -> str:
        """The same from its parts; the month counts from 1."""
        named = self.text(MONTHS[month - 1])
        return self.text("{day} {month} {year}", day=day, month=named, year=year)

    def any_of(self, things: Iterable[str]) -> str:
        """Things of which one is meant: ``a or b``."""
        return f" {self.text('or')} ".join(things)

    def _in_groups(self, number: int) -> str:
        return grouped(number).replace(",", self.thousands)


ENGLISH = Tongue("en", NullTranslations())
"""The language that every sentence is written in."""


@cache
def tongue_of(tag: str) -> Tongue:
    """The language of a BCP 47 tag: the very one, else that of its first part, else English."""
    if tag.casefold().partition("-")[0] == "en":
        return ENGLISH
    from triage.tongue.catalogue import catalogue_of

    catalogue = catalogue_of(tag)
    return ENGLISH if catalogue is None else Tongue(tag, catalogue)
