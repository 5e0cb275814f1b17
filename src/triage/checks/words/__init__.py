"""Phrases that may not stand in a text that people read, and why not.

`PHRASES` is the list. A rule-based questionnaire gives general information: it cannot tell what
somebody has, cannot promise that all is well, and does not know which medicine a person may take.

A phrase counts only where the questionnaire states something. "Do you have a fracture?", "if you
have a fever" and an answer in which the person speaks ("I have none of these") state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from triage.checks.texts import OWN_WORDS, texts
from triage.checks.words import (
    diagnosis,
    false_comfort,
    medical_claim,
    medicine_dose,
    unexplained_label,
)
from triage.checks.words.phrase import Phrase, compiled
from triage.problems import Finding
from triage.reading.content import Content

PHRASES = (
    *diagnosis.PHRASES,
    *false_comfort.PHRASES,
    *medical_claim.PHRASES,
    *unexplained_label.PHRASES,
    *medicine_dose.PHRASES,
)
"""In this order: of two that the same words say, the first is reported."""

MOST = 10
"""At most so many phrases are reported of one text; with that many it is written anew."""

_STEMS = tuple((stem, index) for index, phrase in enumerate(PHRASES) for stem in phrase.only_with)
# What is longer is no sentence; in pieces, a hostile text takes no longer than an honest one.
_SENTENCE = re.compile(r"(?P<says>(?:[^.?!]|[.?!](?!\s|$)){1,500})(?P<ends>[.?!]*)")
_SUPPOSES = re.compile(
    r"\b(?:if|when|whenever|whether|unless|until|in case|while|who|what|told|know|sure|asks?)\b"
)
_DENIES = re.compile(
    r"\b(?:not|no|never|nor|nothing|without|cannot|can't|doesn't|don't|isn't|aren't|won't|couldn't)"
    r"(?: \w+){0,2} $"
)
_GOES_ON = re.compile(r"(?:and|or)\b")


def check(content: Content) -> Iterator[Finding]:
    """Find every phrase of `PHRASES` that a text of the questionnaire states."""
    for field, keys, words in texts(content.data):
        if field in OWN_WORDS:
            continue
        for phrase, said in stated(words):
            yield phrase.page.at(keys, f'"{said}" {phrase.reason}.', phrase.instead, words=said)


def stated(words: str) -> tuple[tuple[Phrase, str], ...]:
    """The phrases that ``words`` states, each with the words that say it, in their order."""
    text = _in_one_line(words)
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two letters: then places would not agree
        text = lower
    phrases = [PHRASES[index] for index in sorted({i for stem, i in _STEMS if stem in lower})]
    if not phrases:
        return ()
    found = (
        (phrase, text[sentence.start() + start : sentence.start() + end])
        for sentence in _SENTENCE.finditer(lower)
        if not sentence["ends"].startswith("?")
        for start, end, phrase in _stated_in(sentence["says"], phrases)
    )
    return tuple(islice(found, MOST))


def _stated_in(sentence: str, phrases: list[Phrase]) -> list[tuple[int, int, Phrase]]:
    """Where a sentence first states each phrase; not where an earlier phrase covers it."""
    found: list[tuple[int, int, Phrase]] = []
    for phrase in phrases:
        for match in compiled(phrase).finditer(sentence):
            start, end = match.span()
            apart = all(end <= other[0] or other[1] <= start for other in found)
            if apart and not _excused(phrase, sentence[:start]):
                found.append((start, end, phrase))
                break
    return sorted(found, key=lambda one: one[0])


def _in_one_line(text: str) -> str:
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def _excused(phrase: Phrase, before: str) -> bool:
    """Tell whether a phrase is supposed or denied by what stands before it in its sentence."""
    if "not" in phrase.excused_by and _DENIES.search(before):
        return True
    return "if" in phrase.excused_by and _supposed(before.lstrip())


def _supposed(before: str) -> bool:
    """Tell whether what follows ``before`` in a sentence is still what is supposed.

    In "If it hurts, you have X" it is not: the clause after the comma is the main one. In "If it
    hurts, or you have X" and "See a doctor if it hurts, you have X" it is.
    """
    earlier, _, clause = before.rpartition(", ")
    if _SUPPOSES.search(clause):
        return True
    if not _SUPPOSES.search(earlier):
        return False
    return bool(_GOES_ON.match(clause)) or not _SUPPOSES.match(earlier)
