"""Signs that look like others: blanks that are no spaces, quotes that are none, merge marks."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

ODD_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that are no space and no tab, as a class of a regular expression has them."""

CURLY = frozenset("“”„‟«»‘’‚‛")
_STRAIGHT = frozenset("\"'")

_ENDS = rf"[{ODD_BLANKS} \t]*(?:$|[\r,\]}}]|[ \t]#)"
# An odd blank between words does no harm (French sets one before a colon); where a line, a key or a
# value begins or ends, YAML takes it for a letter.
_MISPLACED = re.compile(
    rf"^[ \t]*(?:- *)?(?:[\w.-]+:)?[ \t]*(?P<a>[{ODD_BLANKS}])"
    rf"|(?:[{{,] *[a-z_]+:|[\[{{]) *(?P<b>[{ODD_BLANKS}])"
    rf"|(?P<c>[{ODD_BLANKS}])(?={_ENDS})",
    re.MULTILINE,
)
_LAST = re.compile(_ENDS, re.MULTILINE)
_ODD = re.compile(f"[{ODD_BLANKS}]")
_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
_COMMENT_INSIDE = re.compile(r"\n[ \t]*(#(?:[ \t]|\w).*)")


def name_of_sign(sign: str) -> str:
    """What a sign is called that cannot be told from others by looking: its name and number."""
    name = unicodedata.name(sign, "").lower().replace("zero width", "zero-width")
    return f"{name or 'control character'} (U+{ord(sign):04X})"


def odd_blanks(text: str) -> list[int]:
    """Where a blank that is no space stands in the place of one, by offset; one a line."""
    if text.isascii() or not _ODD.search(text):
        return []
    found: list[int] = []
    for match in _MISPLACED.finditer(text):
        start = match.start(match.lastgroup or 0)
        if not found or "\n" in text[found[-1] : start]:
            found.append(start)
    return found


def ends_value(text: str, place: int) -> bool:
    """Whether nothing follows the odd blank at ``place`` that could belong to the same value."""
    return _LAST.match(text, place) is not None


def with_spaces(text: str, places: list[int]) -> str:
    """The text with a space for each odd blank of the lines in which ``places`` are."""
    for place in places:
        end = text.find("\n", place)
        line = text[place : end if end >= 0 else len(text)]
        text = text[:place] + _spaced(line) + text[place + len(line) :]
    return text


def _spaced(line: str) -> str:
    """A rest of a line with a space for each odd blank that stands where one is meant."""
    line = " " + line[1:]
    while found := _MISPLACED.search(line):
        place = found.start(found.lastgroup or 0)
        line = f"{line[:place]} {line[place + 1 :]}"
    return line


def merge_mark(text: str) -> tuple[int, int] | None:
    """Where the first mark of a merge that was not finished stands."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    found = _MERGE.search(text)
    return found and found.span()


def comment_inside(written: str) -> tuple[int, int] | None:
    """Where a comment line stands in a text of several lines, as it is written."""
    found = _COMMENT_INSIDE.search(written)
    return found and found.span(1)


class Curly(NamedTuple):
    """A text in curly quotes: what is between them, and the offset behind the closing one."""

    inner: str
    end: int


def curly_text(text: str, start: int, end: int) -> Curly | None:
    """The text in curly quotes that begins at ``start``; None where they are part of a sentence.

    Args:
        text: the whole file.
        start: where the opening quote stands.
        end: where the parser takes the value to end.
    """
    line_end = text.find("\n", start)
    rest = text[start + 1 : line_end if line_end >= 0 else len(text)]
    value = text[start:end].rstrip()
    if value[-1:] in CURLY | _STRAIGHT and len(value) > 1:
        inner = value[1:-1]
        pairs = CURLY - frozenset("’") if value[0] in "“„«" else CURLY
        return None if pairs & set(inner) else Curly(inner, start + len(value))
    for column, sign in enumerate(rest):
        if sign in '”»"' or (sign in "’'" and value[0] in "‘‚"):
            after = rest[column + 1 :].lstrip()
            is_end = not after or after[0] in ",]}#"
            return Curly(rest[:column], start + column + 2) if is_end else None
    return None
