"""Texts that are too long for their place on a small screen."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.checks.texts import COLUMNS, LINES, texts
from triage.problems import Finding
from triage.reading.content import Content
from triage.words import lines_taken

TEXT_TOO_LONG = Page(
    code="text-too-long",
    severity="warning",
    title="A text is too long for its place",
    why=(
        "A question must fit on a small screen together with its answers, and the warning line "
        "stands on every screen. Long texts are read badly by everybody, and worst by people "
        "in pain. The room is counted in lines of 40 columns."
    ),
    bad="""\
notice: >-
  A knee that is bent and looks out of place, or a foot on that side that has become cold, pale or
  numb, needs to be seen at once, so get emergency help now.
""",
    good="""\
notice: Knee out of place, or a cold, numb foot? Get emergency help now.
""",
)

PAGES = (TEXT_TOO_LONG,)


def check(content: Content) -> Iterator[Finding]:
    """Find every text that takes more lines than its place has."""
    for field, keys, words in texts(content.data):
        most = LINES[field]
        # Two neighbouring lines hold at least one line's worth: a short text cannot be too long.
        if len(words) < COLUMNS * ((most + 1) // 2) and "\n" not in words and words.isascii():
            continue
        taken = lines_taken(words, COLUMNS)
        if taken > most:
            yield TEXT_TOO_LONG.at(
                keys,
                f"This text takes {taken} lines on a screen of {COLUMNS} columns; "
                f"{'one line fits' if most == 1 else f'{most} lines fit'} here.",
                "Say it in fewer words, or move a part to where there is more room.",
            )
