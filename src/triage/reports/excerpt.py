"""The line of a file that a problem is about, with the place marked under it."""

from __future__ import annotations

import re
from functools import lru_cache

from triage.problems import Place
from triage.words import printable, width

_LINE_END = re.compile(r"\r\n|\r|\n")
_TAB = 4
_COLUMNS = 88
_BEFORE = 30
_DOTS = "..."
_NEAR = 500
"""Signs on either side that may matter: a file can be one line of millions."""


def excerpt(text: str, place: Place) -> tuple[str, str] | None:
    """The line at ``place`` and the marks to print under it; None where there is no such line.

    Tabs become blanks and signs that a terminal would obey become one visible sign, so that the
    marks stand right. Of a long line, the part around the place is shown.
    """
    lines = _lines(text)
    if not 1 <= place.line <= len(lines):
        return None
    line = lines[place.line - 1]
    if not line.strip():
        return None
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    end = max(start, min(end, len(line)))
    parts = line[max(0, start - _NEAR) : start], line[start:end][:_NEAR], line[end:][:_NEAR]
    before, marked, after = map(_shown, parts)
    if width(before + marked + after) > _COLUMNS:
        before, marked, after = _around(before, marked, after)
    return (before + marked + after).rstrip(), " " * width(before) + "^" * max(1, width(marked))


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    # A file with many problems is split once: they come file by file.
    return _LINE_END.split(text)


def _shown(part: str) -> str:
    return printable(part.replace("\t", " " * _TAB))


def _around(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Cut all three so that they fit, dots where something was left out."""
    if width(before) > _BEFORE:
        before = _DOTS + _last(before, _BEFORE - len(_DOTS))
    room = _COLUMNS - width(before)
    if width(marked) > room - len(_DOTS):
        return before, _first(marked, room - len(_DOTS)), _DOTS
    room -= width(marked)
    if width(after) > room:
        after = _first(after, room - len(_DOTS)) + _DOTS
    return before, marked, after


def _first(text: str, columns: int) -> str:
    used = 0
    for index, sign in enumerate(text):
        used += width(sign)
        if used > columns:
            return text[:index]
    return text


def _last(text: str, columns: int) -> str:
    return _first(text[::-1], columns)[::-1]
