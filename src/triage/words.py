"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata


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
