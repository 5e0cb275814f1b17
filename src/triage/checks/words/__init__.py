"""Texts that state what no text may state.

A rule-based questionnaire gives general information: it cannot tell what somebody has, cannot
promise that all is well, and does not know which medicine a person may take. What may not be said
stands in `triage.checks.phrases`, in a list that clinicians can read and add to.
"""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.phrases.lists import languages, phrases_of
from triage.checks.phrases.matching import stated
from triage.checks.texts import OWN_WORDS, texts
from triage.checks.words.pages import LANGUAGE_NOT_CHECKED, PAGES
from triage.problems import Finding
from triage.reading.content import Content
from triage.rules.questionnaire import LANGUAGE
from triage.words import listed

_PAGES = {page.code: page for page in PAGES}


def check(content: Content) -> Iterator[Finding]:
    """Find every phrase of its language's list that a text of the questionnaire states."""
    language = _language(content.data)
    phrases = phrases_of(language)
    if phrases is None:
        yield LANGUAGE_NOT_CHECKED.at(
            ("language",),
            f"No text was looked through: there is no list of phrases for `{language}`.",
            f"Languages with a list: {listed(languages(), 'and')}. Let somebody who speaks this "
            "one look in every text for a diagnosis, false comfort and a dose.",
        )
        return
    for field, keys, words in texts(content.data):
        if field in OWN_WORDS:
            continue
        for phrase, said in stated(words, phrases):
            yield _PAGES[phrase.code].at(
                keys, f'"{said}" {phrase.reason}.', phrase.instead, words=said
            )


def _language(data: object) -> str:
    written = data.get("language") if isinstance(data, dict) else None
    return written if isinstance(written, str) else LANGUAGE
