"""Texts that state what no text may state.

A rule-based questionnaire gives general information: it cannot tell what somebody has, cannot
promise that all is well, and does not know which medicine a person may take. What may not be said
stands in `triage.checks.phrases`, in a list that clinicians can read and add to.
"""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.phrases.lists import listed
from triage.checks.phrases.matching import stated
from triage.checks.texts import OWN_WORDS, texts
from triage.checks.words.pages import PAGES
from triage.problems import Finding
from triage.reading.content import Content

LANGUAGE = "en"
"""The list that texts are looked through with."""

_PAGES = {page.code: page for page in PAGES}


def check(content: Content) -> Iterator[Finding]:
    """Find every phrase of the list that a text of the questionnaire states."""
    for field, keys, words in texts(content.data):
        if field in OWN_WORDS:
            continue
        for phrase, said in stated(words, listed(LANGUAGE)):
            yield _PAGES[phrase.code].at(
                keys, f'"{said}" {phrase.reason}.', phrase.instead, words=said
            )
