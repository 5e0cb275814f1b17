"""Texts that a comma inside ``[ ]`` split in two."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.checks.texts import Text, texts
from triage.problems import Finding
from triage.reading.document import Document

SPLIT_TEXT = Page(
    code="split-text",
    severity="warning",
    title="A comma split a text in two",
    why=(
        "Inside [ ] a comma ends an item, so one sign becomes two, and people read half a "
        "sentence. A text with a comma stands in quotes there, or on a line of its own that "
        "begins with a dash."
    ),
    bad="""\
recommendations:
  call-emergency:
    watch_for: [The foot goes cold, white or numb. Get help.]
""",
    good="""\
recommendations:
  call-emergency:
    watch_for: ["The foot goes cold, white or numb. Get help."]
""",
)

PAGES = (SPLIT_TEXT,)


_ENDS = (".", "!", "?", ":", ";")


def check(document: Document) -> Iterator[Finding]:
    """Find every item of a list of texts that looks like the rest of the item before it."""
    before: Text | None = None
    lines: list[str] = []
    for text in texts(document.data):
        if before is not None and _may_go_on(before, text):
            lines = lines or document.text.splitlines()
            end = document.places.value(before.keys)
            after = lines[end.end_line - 1][end.end_column - 1 :]
            if after.lstrip().startswith(","):
                yield SPLIT_TEXT.at(
                    text.keys,
                    f"`{text.words}` goes on where `{before.words}` stops: inside [ ] a comma ends "
                    "a text.",
                    f'Put the whole text in quotes: ["{before.words}, {text.words}"].',
                )
        before = text


def _may_go_on(before: Text, text: Text) -> bool:
    """Tell whether the second is the next item of a list, and goes on in the middle of a sentence.

    A list of which every item begins with a small letter is a list of words.
    """
    return (
        isinstance(text.keys[-1], int)
        and text.keys[:-1] == before.keys[:-1]
        and text.words[:1].islower()
        and not before.words[:1].islower()
        and not before.words.endswith(_ENDS)
    )
