"""How numbers, names and lists are put into words, and how many columns a text takes.

Each stands here once: whoever puts them into another language has one place to look.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

_MOST_DIGITS = 40
"""A number of more digits is told by its size: nobody could read it."""

_ALIKE = 0.65
"""How alike two names must be for one to be a misspelling of the other; 1 is the same."""

_OBEYED = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
_CONTROL = re.compile(f"[\x00-\x1f{_OBEYED}\ud800-\udfff]")
_IN_JSON = re.compile(f"[{_OBEYED}]")
"""Those of them that may stand in JSON as they are."""


def decimal(number: int) -> str:
    """A number of any size in decimal; Python's own ``str`` refuses more than 4,300 digits."""
    from decimal import Decimal

    return f"{Decimal(number):f}"


def all_digits(number: int) -> str:
    """A count with its digits in groups, however many: ``4,812,306``."""
    digits = decimal(number)
    first = len(digits) % 3 or 3
    return ",".join([digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))])


def grouped(number: int) -> str:
    """A count as people read it: ``4,812,306``; only its size once nobody could read it."""
    digits = decimal(number)
    if len(digits) <= _MOST_DIGITS:
        return f"{number:,}"
    return f"about {digits[0]}.{digits[1:3]} * 10^{len(digits) - 1}"


def noun(number: int, thing: str) -> str:
    """The noun that goes with a number: ``path`` or ``paths``."""
    return thing if number == 1 else f"{thing}s"


def counted(number: int, thing: str) -> str:
    """How many of a thing: ``1 question``, ``2 questions``, ``1,200 questions``."""
    return f"{grouped(number)} {noun(number, thing)}"


def with_unit(number: str, unit: str) -> str:
    """A number with its unit: ``1 week``, ``2 weeks``, ``3``; a unit is written for many."""
    if number == "1":
        first, *rest = unit.split(" ")
        unit = " ".join([_of_one(first), *rest])
    return f"{number} {unit}".rstrip()


def _of_one(unit: str) -> str:
    """A unit of which there is one. Signs such as ``ms`` and words such as ``Celsius`` stay."""
    if len(unit) < 4 or not unit.islower() or unit.endswith(("us", "ss", "is")):
        return unit
    if unit.endswith(("ches", "sses", "shes", "xes")):
        return unit[:-2]
    return unit[:-3] + "y" if unit.endswith("ies") else unit.removesuffix("s")


def listed(names: Iterable[str], joint: str = "or") -> str:
    """Names of a file as a sentence lists them: ```a`, `b` or `c```."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {joint} {quoted[-1]}"


def shortened(text: str, most: int = 60) -> str:
    """The beginning of a text in one line; dots stand for what follows ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rstrip() + "..."


def nearest(name: str, known: Collection[str]) -> str | None:
    """The known name that ``name`` is most probably a misspelling of; None if there is none."""
    # Imported here because only somebody who made a mistake needs it.
    from difflib import get_close_matches

    others = {other.lower(): other for other in known if other != name}
    found = get_close_matches(name.lower(), others, n=3, cutoff=_ALIKE)
    # Letters that changed places are the likelier slip: `aks` is `ask`, and not `was`.
    swapped = [other for other in found if sorted(other) == sorted(name.lower())]
    return others[(swapped or found)[0]] if found else None


def did_you_mean(name: str, known: Collection[str]) -> str:
    """``"; did you mean 'x'?"`` where a known name is near to ``name``, else nothing."""
    found = nearest(name, known)
    return "" if found is None else f"; did you mean {found!r}?"


def printable(text: str) -> str:
    """The text in one line, without anything that a terminal would obey."""
    one_line = text.replace("\r\n", " ").replace("\n", " ")
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", one_line)


def printable_lines(text: str) -> str:
    """The text in its lines, without anything else that a terminal would obey."""
    return "\n".join(map(printable, text.replace("\r\n", "\n").split("\n")))


def escaped(json: str) -> str:
    """JSON in which every sign that a terminal would obey is written by its number."""
    return _IN_JSON.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json)


def width(text: str) -> int:
    """Columns that ``text`` takes: two for a wide sign, none for an accent that joins a letter."""
    if text.isascii():
        return len(text)
    return sum(_width(sign) for sign in text)


def lines_taken(text: str, columns: int) -> int:
    """Lines that ``text`` takes when wrapped at spaces to that many columns."""
    return sum(_wrapped(paragraph, columns) for paragraph in text.strip().splitlines()) or 1


def _width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _wrapped(paragraph: str, columns: int) -> int:
    lines, used = 1, 0
    for word in paragraph.split():
        long = width(word)
        if used and used + 1 + long > columns:
            lines, used = lines + 1, 0
        used += long + bool(used)
        # A word longer than a line goes on in the next one.
        while used > columns:
            lines, used = lines + 1, used - columns
    return lines
