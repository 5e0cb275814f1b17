"""A language that nobody speaks: every sentence in it is marked, and a third longer than English.

Its letters are none of ASCII, so whatever still is English shows. Each sentence begins with ⟦ and
ends with ⟧, so what is cut off shows, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polib
import pytest

from helpers.said import messages
from triage.rulefile import RuleFile
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire
from triage.tongue import catalogue
from triage.tongue.tongue import tongue_of
from triage.translation.texts import translatable, translated

TAG = "qps"
BEGINS, ENDS = "⟦", "⟧"
LONGER = "ẍ"

_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áḃćďéḟǵħíĵķĺḿńóṕɋŕśťúṽẃẋýźÁḂĆĎÉḞǴĦÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ",
)
_KEPT = re.compile(r"(\{[^{}]*\})")
_WORD = re.compile(r"[A-Za-z]{2,}")
_FILE = re.compile(r"/[^\s⟧]+")
NOT_SAID = frozenset(
    ("triage", "run", "full", "resume", "html", "md", "txt", "json", "yaml", "answers", "result")
)
"""Commands and file names, which are the same in every language."""


def disguised(words: str) -> str:
    """The same words in letters that English has not; what is in braces stays."""
    parts = _KEPT.split(words)
    return "".join(part if _KEPT.match(part) else part.translate(_LETTERS) for part in parts)


def marked(words: str) -> str:
    """The words disguised, between marks, and a third longer; blanks stay at the ends."""
    inside = words.strip()
    longer = LONGER * (len(inside) // 3)
    whole = f"{BEGINS}{disguised(inside)}{longer}{ENDS}" if len(inside) > 1 else inside
    return words.replace(inside, whole)


def english_in(text: str) -> list[str]:
    """The words in it that are English; names of files are none."""
    said = _WORD.findall(_FILE.sub("", text))
    return [word for word in said if word not in NOT_SAID]


def cut_off(text: str) -> bool:
    """Whether a sentence in it begins or ends elsewhere."""
    return text.count(BEGINS) != text.count(ENDS)


@contextmanager
def spoken(folder: Path) -> Iterator[None]:
    """Let there be a catalogue of the language while this lasts, in that folder."""
    file = polib.POFile()
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for message in messages():
        entry = polib.POEntry(msgctxt=message.context, msgid=message.one)
        if message.many is None:
            entry.msgstr = marked(message.one)
        else:
            entry.msgid_plural = message.many
            entry.msgstr_plural = {0: marked(message.one), 1: marked(message.many)}
        file.append(entry)
    file.save(str(folder / f"{TAG}.po"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "FOLDER", str(folder))
        tongue_of.cache_clear()
        yield
    tongue_of.cache_clear()


def in_the_language(rules: RuleFile) -> Questionnaire:
    """The questionnaire of a rule file with all its texts disguised, and its sources."""
    document = rules.document
    assert document is not None
    said = {text.keys: disguised(text.words) for text in translatable(document.data)}
    data = translated(document.data, TAG, said)
    for source in data["sources"].values():
        source |= {key: disguised(source[key]) for key in ("title", "publisher")}
    return build(data)
