"""How the lists of phrases are written: one phrase is a row of words that a clinician can read.

- `word` is that word, in whatever capitals; `*itis` and `ibuprofen*` are words that end or begin
  so.
- `a/b` is one or the other, and a hyphen joins the words of one: `torn/out-of-place`.
- `[word]` may be there or not.
- `NAME` is any entry of the list of that name, `#` any number in digits.
- `...` is a gap of up to `GAP` words, which none of the language's `stops` is among.

Between the words of a phrase there may be some of the language's `fillers` ("probably", "the").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import NamedTuple

GAP = 4
"""So many words may stand in a gap."""

FILLERS = 4
"""So many fillers may stand in a row."""

NUMBER = "#"
"""How any number in digits is written in a list; in a text it is a word that begins with one."""

PAUSE = ","
"""What stands in a row of words for a comma and its like, which no gap goes over."""

WordRow = tuple[str, ...]


class Element(NamedTuple):
    """One step of a phrase: what may stand there.

    Attributes:
        choices: what follows the first word of each choice, longest first, by that first word.
        endings: a word that ends with one of these is a choice, too.
        beginnings: likewise.
        but_not: the words with such an ending or beginning that are none.
    """

    choices: Mapping[str, tuple[WordRow, ...]]
    endings: WordRow = ()
    beginnings: WordRow = ()
    but_not: frozenset[str] = frozenset()

    def begins_with(self, word: str) -> bool:
        """Tell whether a choice begins with this word of a text."""
        return word in self.choices or self.is_like(word)

    def is_like(self, word: str) -> bool:
        """Tell whether this word of a text is a choice by how it begins or ends."""
        if word[0].isdigit():
            return NUMBER in self.choices
        return (word.endswith(self.endings) or word.startswith(self.beginnings)) and (
            word not in self.but_not
        )

    def ends(self, words: list[str], at: int) -> Iterator[int]:
        """Yield where a choice that begins at this word ends, longest first."""
        word = words[at]
        if word in self.choices:
            for rest in self.choices[word]:
                end = at + 1 + len(rest)
                if not rest or tuple(words[at + 1 : end]) == rest:
                    yield end
        if self.is_like(word):
            yield at + 1


def _one_of(choices: list[WordRow], but_not: Iterable[str] = ()) -> Element:
    following: dict[str, tuple[WordRow, ...]] = {}
    endings: list[str] = []
    beginnings: list[str] = []
    for first, *rest in choices:
        if first[0] == "*":
            endings.append(first[1:])
        elif first[-1] == "*":
            beginnings.append(first[:-1])
        else:
            following[first] = _longest_first(following.get(first, ()), (tuple(rest),))
    return Element(following, tuple(endings), tuple(beginnings), frozenset(but_not))


def _any_of(elements: list[Element]) -> Element:
    if len(elements) == 1:
        return elements[0]
    following: dict[str, tuple[WordRow, ...]] = {}
    for element in elements:
        for first in following.keys() & element.choices.keys():
            following[first] = _longest_first(following[first], element.choices[first])
        following = {**element.choices, **following}
    return Element(
        following,
        tuple(ending for element in elements for ending in element.endings),
        tuple(beginning for element in elements for beginning in element.beginnings),
        frozenset().union(*(element.but_not for element in elements)),
    )


def _longest_first(some: tuple[WordRow, ...], more: tuple[WordRow, ...]) -> tuple[WordRow, ...]:
    return tuple(sorted({*some, *more}, key=len, reverse=True)) if some else more


class PhraseStep(NamedTuple):
    """An element, or a gap (None), and whether the phrase may go without it."""

    element: Element | None
    optional: bool = False


class Vocabulary:
    """What the words in capitals stand for; each element is made once."""

    def __init__(self) -> None:
        self._lists: dict[str, Element] = {}
        self._elements: dict[str, Element] = {}

    def add(self, name: str, entries: list[str], but_not: list[str]) -> None:
        """Give a name to what these entries say."""
        choices = [
            tuple(word for part in row for word in part.split("-"))
            for entry in entries
            for row in product(*(word.split("/") for word in entry.split()))
        ]
        self._lists[name] = _one_of(choices, but_not)

    def steps(self, phrase: str) -> tuple[PhraseStep, ...]:
        """The steps of a phrase.

        Raises:
            ValueError: it is not written as this module's first lines say.
        """
        steps = [self._step(word) for word in phrase.split()]
        if not steps or steps[0].optional or not (steps[0].element and steps[-1].element):
            raise ValueError(f"A phrase begins with a word and ends with no gap: {phrase}")
        return tuple(steps)

    def _step(self, word: str) -> PhraseStep:
        if word == "...":
            return PhraseStep(None)
        optional = word[0] == "[" and word[-1] == "]"
        return PhraseStep(self.element(word[1:-1] if optional else word), optional)

    def element(self, word: str) -> Element:
        """What one word of a phrase says: its choices.

        Raises:
            ValueError: it names a list that there is not, or nothing stands beside a stroke.
        """
        if word not in self._elements:
            self._elements[word] = self._element(word)
        return self._elements[word]

    def _element(self, word: str) -> Element:
        parts = word.split("/")
        if not all(parts):
            raise ValueError(f"Nothing stands beside a stroke in {word}.")
        names = [part for part in parts if part.isupper()]
        for name in names:
            if name not in self._lists:
                raise ValueError(f"There is no list {name}.")
        own = [tuple(part.split("-")) for part in parts if not part.isupper()]
        elements = [self._lists[name] for name in names]
        return _any_of([*elements, _one_of(own)] if own else elements)


class Bounds(NamedTuple):
    """What may and may not stand between the words of a phrase."""

    fillers: frozenset[str]
    stops: Element


class Pattern:
    """One phrase, ready to be looked for."""

    def __init__(self, written: str, steps: tuple[PhraseStep, ...], bounds: Bounds) -> None:
        self.written = written
        self._steps = steps
        self._bounds = bounds

    @cached_property
    def needed(self) -> tuple[Element, ...]:
        """A text that says the phrase has a word of each of these."""
        return tuple(step.element for step in self._steps if step.element and not step.optional)

    def spans(self, words: list[str]) -> Iterator[tuple[int, int]]:
        """Yield where the phrase begins and ends, wherever these words say it."""
        for at, word in enumerate(words):
            if self.needed[0].begins_with(word):
                end = self.end(words, at)
                if end is not None:
                    yield at, end

    def end(self, words: list[str], at: int) -> int | None:
        """Where the phrase ends, if it begins at this word."""
        return self._end(words, 0, at)

    def _end(self, words: list[str], index: int, at: int) -> int | None:
        """Where the steps from ``index`` on end, if they stand at ``at``."""
        if index == len(self._steps):
            return at
        element, optional = self._steps[index]
        if element is None:
            return self._after_gap(words, index + 1, at)
        for start in self._starts(words, index, at):
            for end in element.ends(words, start):
                found = self._end(words, index + 1, end)
                if found is not None:
                    return found
        return self._end(words, index + 1, at) if optional else None

    def _after_gap(self, words: list[str], index: int, at: int) -> int | None:
        for start in range(at, min(at + GAP + 1, len(words))):
            found = self._end(words, index, start)
            if found is not None:
                return found
            if words[start] == PAUSE or self._bounds.stops.begins_with(words[start]):
                return None
        return None

    def _starts(self, words: list[str], index: int, at: int) -> Iterator[int]:
        """Where the next word may stand: here, or after some fillers."""
        for start in range(at, min(at + (FILLERS if index else 0) + 1, len(words))):
            yield start
            if words[start] not in self._bounds.fillers:
                return
