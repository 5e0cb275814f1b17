"""Bring the translation of a questionnaire up to date: what is new, changed or no longer there."""

from __future__ import annotations

from typing import Any, NamedTuple

from triage.translation.texts import translatable

_COLUMNS = 98


class Updated(NamedTuple):
    """A translation brought up to date.

    Attributes:
        content: the text of the PO file.
        texts: how many there are to translate.
        done: how many of them have a translation that is neither missing nor fuzzy.
        added: how many came new, without a translation.
        changed: how many have become fuzzy because their text is another now.
        gone: how many are no longer used, and kept as obsolete.
    """

    content: str
    texts: int
    done: int
    added: int
    changed: int
    gone: int


def updated(data: Any, language: str, name: str, before: str | None) -> Updated:
    """The translation as it has to be for the texts of today.

    A text that has only moved takes its translation along. What a translator wrote beside an entry
    stays. Without a change nothing changes, not a byte.

    Args:
        data: what the rule file says; it has no fault.
        language: the tag of the language that is translated into.
        name: the name of the rule file.
        before: the PO file so far, which can be read; None if there is none.
    """
    import polib

    old = polib.pofile(f"{before or ''}\n", wrapwidth=_COLUMNS)
    new = polib.POFile(wrapwidth=_COLUMNS)
    new.header = old.header or f" {name} in {language}: say each `msgid` in its `msgstr`."
    new.metadata = {
        **old.metadata,
        "Project-Id-Version": data["id"],
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    known = {entry.msgctxt: entry for entry in old}
    texts = list(translatable(data))
    places = {text.place for text in texts}
    moved = {
        entry.msgid: entry
        for entry in old
        if (entry.obsolete or entry.msgctxt not in places) and entry.msgstr and not entry.fuzzy
    }
    added = changed = 0
    taken = set[str]()
    for text in texts:
        entry = polib.POEntry(msgctxt=text.place, msgid=text.words, comment="\n".join(text.notes))
        was = known.get(text.place)
        if was is None or was.obsolete:
            was = moved.get(text.words)
        if was is None:
            added += 1
        else:
            taken.add(was.msgctxt)
            entry.msgstr, entry.tcomment = was.msgstr, was.tcomment
            entry.flags, entry.previous_msgid = list(was.flags), was.previous_msgid
            if was.msgid != text.words and was.msgstr:
                changed += 1
                entry.previous_msgid = was.msgid
                if not entry.fuzzy:
                    entry.flags.append("fuzzy")
        new.append(entry)
    done = len(new.translated_entries())
    gone = 0
    for entry in old:
        if entry.msgctxt not in taken and entry.msgstr:
            gone += not entry.obsolete
            entry.obsolete = True
            new.append(entry)
    return Updated(f"{new}", len(texts), done, added, changed, gone)
