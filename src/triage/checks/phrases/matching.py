"""Which phrases of a language's list a text states.

A phrase counts only where the text states something. "Do you have a fracture?", "if you have a
fever", "a doctor may find a fracture" and "this does not mean that you have one" state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from triage.checks.phrases.lists import Language, Phrase
from triage.checks.phrases.notation import NUMBER, PAUSE, Element

MOST = 10
"""At most so many phrases are reported of one text; with that many it is written anew."""

DENIAL = 2
"""So many words may stand between what denies a phrase and the phrase."""

# What is longer is no sentence; in pieces, a hostile text takes no longer than an honest one.
_SENTENCE = re.compile(r"(?P<says>(?:[^.?!]|[.?!](?!\s|$)){1,500})(?P<ends>[.?!]*)")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[%×,;()–—]")
_PAUSES = frozenset(",;()–—")


class Stated(NamedTuple):
    """A phrase that a text states, and the words that say it."""

    phrase: Phrase
    said: str


def stated(text: str, language: Language) -> tuple[Stated, ...]:
    """The phrases that a text states, in their order in it."""
    line = " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    lower = line.lower()
    if len(lower) != len(line):  # a few capitals become two letters: then places would not agree
        line = lower
    return tuple(islice(_stated(line, lower, language), MOST))


def _stated(line: str, lower: str, language: Language) -> Iterator[Stated]:
    index = _index(language)
    for sentence in _SENTENCE.finditer(lower):
        if sentence["ends"].startswith("?"):
            continue
        says = sentence["says"]
        phrases = index.possible(_WORD.findall(says))
        if not phrases:
            continue
        offset = sentence.start()
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        for match in _WORD.finditer(says):
            meant = index.meant(match.group())
            words += meant
            spans += [(offset + match.start(), offset + match.end())] * len(meant)
        for start, end, phrase in _in_sentence(words, phrases, index):
            yield Stated(phrase, line[spans[start][0] : spans[end - 1][1]])


def _in_sentence(
    words: list[str], phrases: list[_Wanted], index: _Index
) -> list[tuple[int, int, Phrase]]:
    """Where a sentence first states each phrase; not where an earlier phrase covers it."""
    found: list[tuple[int, int, Phrase]] = []
    begun = [index.begun(word) for word in words]
    for first, _, phrase in phrases:
        for start, begins in enumerate(begun):
            end = phrase.pattern.end(words, start) if begins & first else None
            if (
                end is not None
                and all(end <= other[0] or other[1] <= start for other in found)
                and not _excused(phrase, words, start, index.language)
            ):
                found.append((start, end, phrase))
                break
    return sorted(found, key=lambda place: place[0])


def _excused(phrase: Phrase, words: list[str], start: int, language: Language) -> bool:
    """Tell whether a phrase is supposed, denied or said by others, by its sentence."""
    before = words[:start]
    clause = before[_last_pause(before) + 1 :]
    if "not" in phrase.excused_by:
        if _any(language.denies, clause[-DENIAL - 1 :]):
            return True
        if any(True for pattern in language.others for _ in pattern.spans(clause)):
            return True
    if "if" in phrase.excused_by and _supposed(before, clause, language.supposes):
        return True
    return any(True for pattern in phrase.unless for _ in pattern.spans(words))


def _supposed(before: list[str], clause: list[str], supposes: Element) -> bool:
    """Tell whether what follows ``before`` in a sentence is still what is supposed.

    In "If it hurts, you have X" it is not: the clause after the comma is the main one. In "If it
    hurts, or you have X" and "See a doctor if it hurts, you have X" it is.
    """
    if _any(supposes, clause):
        return True
    earlier = before[: len(before) - len(clause)]
    if not _any(supposes, earlier):
        return False
    return clause[:1] in (["and"], ["or"]) or not supposes.begins_with(earlier[0])


def _any(element: Element, words: list[str]) -> bool:
    return any(True for at in range(len(words)) for _ in element.ends(words, at))


def _last_pause(words: list[str]) -> int:
    return max((at for at, word in enumerate(words) if word == PAUSE), default=-1)


class _Wanted(NamedTuple):
    """A phrase, and what a text must have to say it: sets of elements, as bits of a number."""

    first: int
    needed: int
    phrase: Phrase


class _Index:
    """Which phrases a sentence may say at all, by its words: most sentences say none."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._firsts: dict[str, int] = {}
        self._likes: list[tuple[int, Element]] = []
        self._begun: dict[str, int] = {}
        self._told_by: dict[str, tuple[int, ...]] = {}
        bits: dict[int, int] = {}
        rows = [
            [(element, self._bit(element, bits)) for element in phrase.pattern.needed]
            for phrase in language.phrases
        ]
        self._wanted = [
            _Wanted(row[0][1], sum({bit for _, bit in row}), phrase)
            for row, phrase in zip(rows, language.phrases, strict=True)
        ]
        # A phrase is looked for where its most telling element is begun: one whose words begin
        # few others ("sprain", and not "is").
        self._telling = [min(row, key=self._how_common)[1] for row in rows]
        self._all_telling = sum(set(self._telling))
        self._endings = tuple(end for _, element in self._likes for end in element.endings)
        self._beginnings = tuple(
            begin for _, element in self._likes for begin in element.beginnings
        )

    def _bit(self, element: Element, bits: dict[int, int]) -> int:
        if id(element) in bits:
            return bits[id(element)]
        bits[id(element)] = bit = 1 << len(bits)
        for word in element.choices:
            self._firsts[word] = self._firsts.get(word, 0) | bit
        if element.endings or element.beginnings or NUMBER in element.choices:
            self._likes.append((bit, element))
        return bit

    def _how_common(self, element: tuple[Element, int]) -> int:
        return max((self._firsts[word].bit_count() for word in element[0].choices), default=0)

    def meant(self, word: str) -> tuple[str, ...]:
        """The words of a phrase that a word of a text stands for."""
        return (PAUSE,) if word in _PAUSES else self.language.spelled_out(word)

    def begun(self, word: str) -> int:
        """The elements that a word of a text begins, as bits."""
        if word not in self._begun:
            begun = 0
            for meant in self.meant(word):
                begun |= self._firsts.get(meant, 0)
                if self._may_be_like_some(meant):
                    for bit, element in self._likes:
                        if element.is_like(meant):
                            begun |= bit
            self._begun[word] = begun
            self._told_by[word] = (
                tuple(number for number, bit in enumerate(self._telling) if bit & begun)
                if begun & self._all_telling
                else ()
            )
        return self._begun[word]

    def _may_be_like_some(self, word: str) -> bool:
        """Most words are like no element, which is quicker told of all elements at once."""
        return (
            word[0].isdigit() or word.endswith(self._endings) or word.startswith(self._beginnings)
        )

    def possible(self, words: list[str]) -> list[_Wanted]:
        """The phrases for each of whose elements there is a word that begins it, in their order."""
        there = 0
        told: set[int] = set()
        for word in words:
            there |= self.begun(word)
            told.update(self._told_by[word])
        return [
            wanted
            for wanted in map(self._wanted.__getitem__, sorted(told))
            if wanted.needed & there == wanted.needed
        ]


@cache
def _index(language: Language) -> _Index:
    return _Index(language)
