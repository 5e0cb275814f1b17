"""One line of a file looked at by itself: its quotes, its brackets, its comment.

Where the parser gives up, what it says is about what it was doing. What the author did is mostly
seen in one line, and a line can be read whatever is wrong with those round it.
"""

from __future__ import annotations

from typing import NamedTuple

_CLOSING = {"{": "}", "[": "]"}
_BEFORE_A_VALUE = frozenset(":{[,-")


class Scan(NamedTuple):
    """What one line has.

    Attributes:
        quote: the column (from 0) of a quote that opens and does not close, or None.
        opened: the brackets that stay open, each with its column.
        extra: the columns of the brackets that close nothing.
        comment: the column of the ``#`` that begins a comment, or None.
    """

    quote: int | None
    opened: tuple[tuple[str, int], ...]
    extra: tuple[int, ...]
    comment: int | None

    @property
    def closers(self) -> str:
        """The brackets that would close what stays open, innermost first."""
        return "".join(_CLOSING[sign] for sign, _ in reversed(self.opened))


def scan(line: str) -> Scan:
    """Look through a line that begins outside of quotes and brackets."""
    opened: list[tuple[str, int]] = []
    extra: list[int] = []
    column, before = 0, ""
    while column < len(line):
        sign = line[column]
        starts_value = not before or before in _BEFORE_A_VALUE
        if sign == "#" and (column == 0 or line[column - 1] in " \t"):
            return Scan(None, tuple(opened), tuple(extra), column)
        if sign in "\"'" and starts_value:
            end = _end_of_quote(line, column)
            if end is None:
                return Scan(column, tuple(opened), tuple(extra), None)
            column, before = end, sign
            continue
        if sign in _CLOSING and (opened or starts_value):
            opened.append((sign, column))
        elif sign in "]}":
            if opened and _CLOSING[opened[-1][0]] == sign:
                opened.pop()
            else:
                extra.append(column)
        if sign not in " \t":
            before = sign
        column += 1
    return Scan(None, tuple(opened), tuple(extra), None)


def _end_of_quote(line: str, start: int) -> int | None:
    """The column after the quote that closes the one at ``start``; None where none does."""
    quote, column = line[start], start + 1
    while column < len(line):
        if quote == '"' and line[column] == "\\":
            column += 2
            continue
        if line[column] == quote:
            if quote == "'" and line[column + 1 : column + 2] == "'":
                column += 2
                continue
            return column + 1
        column += 1
    return None


def indent_of(line: str) -> int:
    """How many blanks a line begins with; tabs count, too."""
    return len(line) - len(line.lstrip(" \t"))


def in_quotes(text: str) -> str:
    """A text in quotes that it does not contain itself, if there are such."""
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
