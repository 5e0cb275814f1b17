"""The first look at a text: signs in it that the parser stops at, or takes for something else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from triage.reading import sentences
from triage.reading.places import Lines
from triage.reading.scalars import UNWANTED
from triage.reading.sentences import Fault
from triage.reading.signs import ends_value, merge_mark, odd_blanks, with_spaces

_TAG = re.compile("![^ \\t\\r\\n,\\[\\]{}]*")
_STANDS_FOR_UNWANTED = "\N{REPLACEMENT CHARACTER}"


class Looked(NamedTuple):
    """What was found, and what to read.

    Attributes:
        text: the text with what is meant in the place of such signs, each where it was; None where
            nobody can know what is meant.
        faults: what is wrong, each with where it begins and ends.
        replaced: where something stands that nobody wrote.
        blanks: where, in each line that has one, the first blank stood that is no space.
    """

    text: str | None
    faults: Sequence[tuple[Fault, int, int]] = ()
    replaced: Sequence[int] = ()
    blanks: Sequence[int] = ()

    def replaces(self, start: int, end: int) -> bool:
        """Tell whether a sign in a scalar, or all that seemed to be there, was replaced.

        Args:
            start: where it begins.
            end: where it ends; the same, where there is nothing.
        """
        if start == end:
            index = bisect_left(self.blanks, start)
            near = self.blanks[max(0, index - 1) : index + 1]
            return any(_is_blank(self.text or "", start, blank) for blank in near)
        index = bisect_left(self.replaced, start)
        return index < len(self.replaced) and self.replaced[index] < end


def _is_blank(text: str, place: int, other: int) -> bool:
    """Whether nothing but spaces stands between two places."""
    return not text[min(place, other) : max(place, other)].strip(" ")


def look_at(text: str) -> Looked:
    """Look for merge marks, blanks that are no spaces, and signs that nobody sees."""
    mark = merge_mark(text)
    if mark is not None:
        return Looked(None, [(sentences.MERGE_MARKS, *mark)])
    faults: list[tuple[Fault, int, int]] = []
    odd = odd_blanks(text)
    if odd:
        lines = Lines(text)
        more = [lines.place(place, place).line for place in odd[1:]]
        fault = sentences.odd_blank(text[odd[0]], more, ends_value(text, odd[0]))
        faults.append((fault, odd[0], odd[0] + 1))
        text = with_spaces(text, odd)
    replaced = []
    for match in UNWANTED.finditer(text):
        replaced.append(match.start())
        faults.append((sentences.control_character(match.group()), *match.span()))
    if replaced:
        text = UNWANTED.sub(_STANDS_FOR_UNWANTED, text)
    return Looked(text, faults, replaced, odd)


def properties_of(event: Any, text: str) -> Iterator[tuple[Fault, int, int]]:
    """The anchor and the tag of a value, which rule files do not have."""
    start = event.start_mark.index
    if event.anchor is not None:
        yield sentences.anchor(event.anchor), start, start + 1 + len(event.anchor)
    if event.tag is None:
        return
    written = _TAG.search(text, start)
    if written is None:
        yield sentences.tag(event.tag), start, start + 1
    else:
        yield sentences.tag(written.group()), *written.span()
