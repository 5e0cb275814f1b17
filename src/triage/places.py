"""Where every key and value of a file stands: kept beside the data, not in it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import Any

from triage.problems import Path, Place

_LINE_END = re.compile(r"\r\n|\r|\n")
_REST_OF_LINE = re.compile(r"[^\r\n]*")


class Lines:
    """Turns offsets in a text into lines and columns, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def place(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``."""
        line, column = self._point(start)
        return Place(line, column, *self._point(max(start, end)))

    def _point(self, offset: int) -> tuple[int, int]:
        # Most files have no problem, so nobody asks where their lines begin: found when needed.
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self._text))]
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class Places:
    """The places of all keys and values of one document.

    The table has, for each container of the data (by its identity: the data outlives the table),
    one flat row of offsets: four a key (start and end of the key, start and end of its value), two
    an item of a list. Offsets become lines and columns only when somebody asks, and the rows are
    machine integers: recording them must not cost more than reading the file.
    """

    def __init__(
        self, text: str, data: Any, root: array[int], table: dict[int, array[int]]
    ) -> None:
        self._text = text
        self._lines = Lines(text)
        self._data = data
        self._root = root
        self._table = table
        self._order: dict[int, dict[Any, int]] = {}

    def key(self, path: Path) -> Place:
        """The place of the key at the end of ``path``; of a list item or the root: the value's."""
        return self._place(path, of_key=True)

    def value(self, path: Path) -> Place:
        """The place of the value at ``path``. A path that leads nowhere ends where it still led."""
        return self._place(path, of_key=False)

    def text(self, path: Path) -> str:
        """The value at ``path`` as it is written in the file."""
        start, end, _ = self._span(path, of_key=False)
        return self._text[start:end].rstrip()

    def _place(self, path: Path, *, of_key: bool) -> Place:
        start, end, container = self._span(path, of_key)
        if container and self._text[start : start + 1] not in ("{", "["):
            # A block ends where the next thing begins; its first line says enough.
            rest = _REST_OF_LINE.match(self._text, start)
            end = rest.end() if rest else end
        return self._lines.place(start, start + len(self._text[start:end].rstrip()))

    def _span(self, path: Path, of_key: bool) -> tuple[int, int, bool]:
        """Start and end of what ``path`` names, and whether that is a mapping or a list."""
        here = self._data
        start, end = self._root
        for depth, step in enumerate(path, 1):
            index = self._index(here, step)
            if index is None:
                break
            row = self._table[id(here)]
            if isinstance(here, list):
                start, end = row[2 * index : 2 * index + 2]
            elif of_key and depth == len(path):
                start, end = row[4 * index : 4 * index + 2]
                return start, end, False
            else:
                start, end = row[4 * index + 2 : 4 * index + 4]
            here = here[step]
        return start, end, isinstance(here, dict | list)

    def _index(self, container: Any, step: str | int) -> int | None:
        if isinstance(container, list):
            return step if isinstance(step, int) and 0 <= step < len(container) else None
        if not isinstance(container, dict):
            return None
        order = self._order.get(id(container))
        if order is None:
            order = {key: index for index, key in enumerate(container)}
            self._order[id(container)] = order
        return order.get(step)
