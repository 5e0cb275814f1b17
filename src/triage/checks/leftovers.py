"""Words that stand in for a text that was to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triage.checks.naming import sentence, value_at
from triage.checks.page import Page
from triage.checks.texts import texts
from triage.problems import Finding
from triage.reading.content import Content

LEFTOVER = Page(
    code="leftover",
    severity="warning",
    title="A text was left to be written",
    why=(
        "Words such as TODO, or three dots alone, mark what its author meant to come back to. "
        "People would read them."
    ),
    bad="""\
questions:
  swelling: {why: TODO}
""",
    good="""\
questions:
  swelling: {why: Swelling says something about the joint.}
""",
)

PAGES = (LEFTOVER,)

_MARKS = re.compile(
    r"\b(?:TODO|FIXME|XXX+|TBD|TBC|TKTK|CHANGEME)\b"
    r"|(?i:\blorem ipsum\b|\bplaceholder\b|\bfill (?:me|this) in\b|\byour text here\b)"
    r"|<[A-Za-z][A-Za-z ]*>|\?\?\?+"
    r"|\A\s*(?:\.{2,}|…|-+|_+|\?+|x+|n/?a|(?i:text|title|name|asdf\w*|bla(?: bla)*))\s*\.?\s*\Z"
)


def check(content: Content) -> Iterator[Finding]:
    """Find every text that holds such a word; one problem a text."""
    for text in texts(content.data):
        found = _MARKS.search(text.words)
        if found is not None:
            words = found.group().strip()
            yield LEFTOVER.at(
                text.keys,
                sentence(f"{value_at(text.keys)} has `{words}`, which is left to be written."),
                "Write the text that belongs there.",
                words=words,
            )
