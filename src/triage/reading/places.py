"""Where every key and value of a file stands: kept beside the data, not in it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from typing import Any

from triage.problems import Finding, Keys, Place, Problem

_REST_OF_LINE = re.compile(r"[^\r\n]{0,500}")


class Lines:
    """Turns offsets in a text into lines and columns, both counted from 1.

    It keeps a mark every few thousand characters and counts from there: a list of all lines would
    take more memory than the text where every line is empty.
    """

    _STEP = 8192

    def __init__(self, text: str) -> None:
        self._text = text
        # For each step: the number of line ends before it, and where the line it lies in begins.
        self._marks: list[tuple[int, int]] = []

    def place(self, start: int, end: int) -> Place:
        line, column = self._point(start)
        return Place(line, column, *self._point(max(start, end)))

    def _point(self, offset: int) -> tuple[int, int]:
        # Most files have no problem, so nobody asks where their lines begin: found when needed.
        if not self._marks:
            self._marks.append((0, 0))
            for mark in range(self._STEP, len(self._text) + 1, self._STEP):
                self._marks.append(self._count(mark - self._STEP, mark))
        ends, begin = self._count(offset - offset % self._STEP, offset)
        return ends + 1, offset - begin + 1

    def _count(self, mark: int, offset: int) -> tuple[int, int]:
        """Line ends before ``offset`` and the beginning of its line, counted from a mark."""
        text = self._text
        ends, begin = self._marks[mark // self._STEP]
        ends += text.count("\n", mark, offset)
        begin = max(begin, text.rfind("\n", mark, offset) + 1)
        if "\r" in text[mark:offset]:
            # The two characters of `\r\n` are one line end; the second of them counts.
            ends += text.count("\r", mark, offset) - text.count("\r\n", mark, offset + 1)
            begin = max(begin, self._after_lone_return(mark, offset))
        return ends, begin

    def _after_lone_return(self, mark: int, offset: int) -> int:
        at = self._text.rfind("\r", mark, offset)
        while at >= 0 and self._text[at + 1 : at + 2] == "\n":
            at = self._text.rfind("\r", mark, at)
        return at + 1


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

    def key(self, keys: Keys) -> Place:
        """The place of the key at the end of ``keys``; of a list item or the root: the value's."""
        return self._place(keys, of_key=True)

    def value(self, keys: Keys) -> Place:
        """The place of the value at ``keys``. Keys that lead nowhere end where they still led."""
        return self._place(keys, of_key=False)

    def text(self, keys: Keys) -> str:
        """The value at ``keys`` as it is written in the file."""
        start, end, _ = self._span(keys, of_key=False)
        return self._text[start:end].rstrip()

    def problems(self, findings: Iterable[Finding]) -> list[Problem]:
        """Give each finding its place, and what its hint takes from the value as it is written."""
        return [self._problem(finding) for finding in findings]

    def _problem(self, finding: Finding) -> Problem:
        place = self._place(finding.keys, of_key=finding.at_key)
        if finding.words:
            place = self._of_words(finding.words, finding.keys, place)
        hint = finding.hint
        if callable(hint):
            hint = hint(self.text(finding.keys))
        code, severity, message, keys = finding[:4]
        return Problem(code, severity, message, place, hint, keys, finding.counterexample)

    def _of_words(self, words: str, keys: Keys, place: Place) -> Place:
        """The place of words, where they stand so in the value as it is written; else its own."""
        before, found, _ = self.text(keys).partition(words)
        if not found or "\n" in before:
            return place
        start = place.column + len(before)
        return Place(place.line, start, place.line, start + len(words))

    def _place(self, keys: Keys, *, of_key: bool) -> Place:
        start, end, container = self._span(keys, of_key)
        if container and self._text[start : start + 1] not in ("{", "["):
            # A block ends where the next thing begins; its first line says enough.
            rest = _REST_OF_LINE.match(self._text, start)
            end = rest.end() if rest else end
        return self._lines.place(start, start + len(self._text[start:end].rstrip()))

    def _span(self, keys: Keys, of_key: bool) -> tuple[int, int, bool]:
        """Start and end of what ``keys`` names, and whether that is a mapping or a list."""
        here = self._data
        start, end = self._root
        for depth, step in enumerate(keys, 1):
            index = self._index(here, step)
            if index is None:
                break
            row = self._table[id(here)]
            if isinstance(here, list):
                start, end = row[2 * index : 2 * index + 2]
            elif of_key and depth == len(keys):
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
