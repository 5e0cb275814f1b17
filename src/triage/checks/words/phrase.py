"""What a phrase is, and how the patterns of phrases are written."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from triage.checks.page import Page

VOCABULARY = {
    # What somebody may turn out to have: by name, and by ending.
    "CONDITION": (
        "sciatica",
        "lumbago|shingles|gout|asthma|diabetes|pneumonia|anaemia|anemia|concussion|osteopenia",
        r"(?:slipped|herniated|bulging|prolapsed|ruptured|torn|worn|degenerat\w+) dis[ck]s?",
        "dis[ck] (?:herniation|bulge|prolapse|problem|disease|injury|degeneration)",
        "(?:pinched|trapped|compressed) nerve",
        "nerve (?:damage|injury|compression|irritation)",
        r"(?:pulled|torn|strained) (?:\w+ )?(?:muscle|ligament|tendon)",
        "(?:muscle|overuse|running|sports) injury",
        "strains?|sprains?|spasms?|tears?|fractures?|hernia|inflammation|infections?|sepsis",
        "cancer|tumou?rs?|carcinoma|sarcoma|lymphoma|myeloma",
        "aneurysm|blood clots?|stroke|heart attack|kidney stones?|cauda equina",
        r"spondyl\w+|shin splints|runner's knee",
        r"\w+itis|(?!diagn|progn|hypn)\w+osis|\w{3,}opathy|\w{3,}algia",
        r"[\w-]+ (?:syndrome|disease|disorder)",
    ),
    "PROBLEM": (
        r"(?:serious|medical|chronic|degenerative|underlying|spinal) (?:\w+ )?"
        "(?:problem|condition|illness|injury)",
    ),
    # Medicines that people with pain read about, with their endings.
    "MEDICINE": (
        r"(?:paracetamol|acetaminophen|tylenol|ibuprofen|nurofen|advil|naproxen|aspirin)\w*",
        r"(?:diclofenac|voltarol|celecoxib|codeine|co-codamol|tramadol|morphine|diazepam)\w*",
        r"(?:gabapentin|pregabalin|amitriptyline|prednisolone|steroid)\w*",
        r"painkillers?|anti-?inflammator\w+|tablets?|capsules?|pills?|sachets?|puffs?",
    ),
    "COUNT": (r"\d+|one|two|three|four|half an?",),
    # Words that may stand between the beginning of a statement and the name of a condition.
    "LINK": (
        "(?:(?:not|a|an|the|your|only|just|simply|probably|likely|very|most|more|almost|certainly"
        "|clearly|possibly|called|mild|minor|small|simple|bad|muscle|back|lower|lumbar|stress|case"
        "|signs?|of|from|due|to|be|by|have|has|had|having|you) ){0,6}",
    ),
    # As many words of any kind, but not those after which it is no statement about now.
    "WORDS": (
        r"(?:(?!(?:had|to|been|not|no|any|ever|none|told|about|said|felt|than|if) )[\w'-]+ ){0,4}?",
    ),
    "YOUARE": ("you are|you're|you will be|you'll be|you should be",),
    "YOUHAVE": (
        "you've",
        "you (?:(?:may|might|could|must|will|probably|likely|clearly|certainly|almost) )*have",
    ),
    "ITIS": ("(?:it|this|that|pain)(?: is|'s)",),
    "DOCTOR": (r"doctor|gp|hospital|ambulance|emergency|medical|physio\w*|help",),
    "NUMBER": (r"\d+(?:[.,]\d+)? ?",),
    "CHANCE": ("chance|risk|likelihood|probability",),
}
"""What the words in capitals stand for in the patterns of `PHRASES`: any one of these."""


class Phrase(NamedTuple):
    """Something that may not be said.

    Attributes:
        page: what it is, with its code.
        only_with: whatever says it contains one of these; most texts do not, and are done with.
        says: what it looks like: regular expressions over text in lower case, in which words in
            capitals are those of `VOCABULARY`.
        reason: why not: the end of a sentence that begins with the words found.
        instead: what to write.
        excused_by: what before it, in its sentence, makes it say something else: "if" (and its
            like) makes it a supposition, "not" denies it.
    """

    page: Page
    only_with: tuple[str, ...]
    says: tuple[str, ...]
    reason: str
    instead: str
    excused_by: tuple[str, ...] = ("if", "not")


def each(words: str) -> tuple[str, ...]:
    """Words that are written in one text, for `Phrase.only_with`."""
    return tuple(words.split())


@cache
def compiled(phrase: Phrase) -> re.Pattern[str]:
    """The one pattern that finds all that a phrase looks like."""
    # Compiled when first needed: most commands read no texts.
    return re.compile(rf"\b(?:{'|'.join(map(_spelled_out, phrase.says))})(?!\w)")


def _spelled_out(pattern: str) -> str:
    """The pattern with every word in capitals replaced by what it stands for."""
    return re.sub("[A-Z]{4,}", lambda word: _any_of(word.group()), pattern)


def _any_of(capitals: str) -> str:
    # LINK and CONDITION may follow each other without a blank: LINK ends with one.
    for name, meanings in VOCABULARY.items():
        if capitals.startswith(name):
            rest = capitals.removeprefix(name)
            return f"(?:{'|'.join(meanings)})" + (_any_of(rest) if rest else "")
    raise KeyError(capitals)
