"""A translation of the example of all pages, made without a translator."""

from __future__ import annotations

import polib

from helpers.example import EXAMPLE
from triage.rulefile import RuleFile
from triage.translation.updating import updated

LANGUAGE = "de"
NAME = f"example.{LANGUAGE}.po"


def rules(text: str = EXAMPLE) -> RuleFile:
    """The rule file that is translated."""
    return RuleFile(text, "example.yaml")


def whole(text: str = EXAMPLE, language: str = LANGUAGE) -> str:
    """Every text with a mark before it, as if somebody had translated it."""
    document = rules(text).document
    assert document is not None
    file = polib.pofile(updated(document.data, language, "example.yaml", None).content + "\n")
    for entry in file:
        entry.msgstr = f"¡{entry.msgid}"
    return f"{file}"


def with_entries(entries: str) -> str:
    """The whole translation, with these entries in the place of those of the same name."""
    file, others = polib.pofile(whole() + "\n"), polib.pofile(entries + "\n")
    file.metadata |= others.metadata
    kept = [entry for entry in file if not others.find(entry.msgctxt, by="msgctxt")]
    file[:] = [*kept, *others]
    return f"{file}"
