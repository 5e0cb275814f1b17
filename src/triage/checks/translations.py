"""Translations: whether one is whole, and says what the rule file of today says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from triage.checks.page import Page
from triage.problems import Finding, Keys
from triage.reading.catalog import Catalog, Entry
from triage.words import did_you_mean, shortened

MISSING = Page(
    code="translation-missing",
    severity="error",
    title="A text without a translation",
    why=(
        "Half a language is worse than none: whoever is asked in two languages may take a warning "
        "for something that does not concern them. A questionnaire is offered in a language only "
        "when all of it is there."
    ),
    bad="""\
msgctxt "questions.swelling.ask"
msgid "Is the knee swollen?"
msgstr ""
""",
    good="""\
msgctxt "questions.swelling.ask"
msgid "Is the knee swollen?"
msgstr "Ist das Knie geschwollen?"
""",
)

FUZZY = Page(
    code="translation-fuzzy",
    severity="error",
    title="A translation that somebody has to look at again",
    why=(
        "It is marked as fuzzy: its text has changed, or a program guessed it. Whoever knows both "
        "languages reads it, mends it and takes the mark away."
    ),
    bad="""\
#, fuzzy
msgctxt "questions.swelling.ask"
msgid "Is the knee swollen?"
msgstr "Ist das Bein geschwollen?"
""",
    good="""\
msgctxt "questions.swelling.ask"
msgid "Is the knee swollen?"
msgstr "Ist das Knie geschwollen?"
""",
)

STALE = Page(
    code="translation-stale",
    severity="error",
    title="A translation of a text that has changed since",
    why="It says what the rule file said before, and not what it says today.",
    bad="""\
msgctxt "questions.swelling.ask"
msgid "Is the leg swollen?"
msgstr "Ist das Bein geschwollen?"
""",
    good="""\
msgctxt "questions.swelling.ask"
msgid "Is the knee swollen?"
msgstr "Ist das Knie geschwollen?"
""",
)

LEFT_OVER = Page(
    code="translation-left-over",
    severity="error",
    title="A translation of a text that is not there",
    why="Its place was renamed or taken out, or is misspelt: nobody is ever shown it.",
    bad="""\
msgctxt "questions.swellings.why"
msgid "Why we ask"
msgstr "Warum wir fragen"
""",
    good="""\
#~ msgctxt "questions.swellings.why"
#~ msgid "Why we ask"
#~ msgstr "Warum wir fragen"
""",
)

PLACEHOLDER = Page(
    code="translation-placeholder",
    severity="error",
    title="A translation with other placeholders than its text",
    why="What stands in braces is filled in; misspelt or left out, it is shown as it is or lost.",
    bad="""\
msgctxt "questions.swelling.ask"
msgid "Is the knee swollen?"
msgstr "Ist das {knee} geschwollen?"
""",
    good="""\
msgctxt "questions.swelling.ask"
msgid "Is the knee swollen?"
msgstr "Ist das Knie geschwollen?"
""",
)

FAR_LONGER = Page(
    code="translation-long",
    severity="warning",
    title="A translation far longer than its text",
    why="Most likely something was put in that the text does not say, or two were mixed up.",
    bad="""\
msgctxt "questions.swelling.ask"
msgid "Is the knee swollen?"
msgstr "Ist das Knie geschwollen, also dicker als das andere, wenn Sie beide im Sitzen vergleichen?"
""",
    good="""\
msgctxt "questions.swelling.ask"
msgid "Is the knee swollen?"
msgstr "Ist das Knie geschwollen?"
""",
)

LANGUAGE = Page(
    code="translation-language",
    severity="error",
    title="A translation whose language is not clear",
    why=(
        "`NAME.LANG.po` says by its name which language it has, and its header says it again. It "
        "cannot be the language that the rule file is written in."
    ),
    bad="""\
msgid ""
msgstr "Language: fr\\n"
""",
    good="""\
msgid ""
msgstr "Language: de\\n"
""",
)

PAGES = (MISSING, FUZZY, STALE, LEFT_OVER, PLACEHOLDER, FAR_LONGER, LANGUAGE)

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_LONGER, _BY_AT_LEAST = 2.5, 40


def check(texts: Mapping[str, tuple[Keys, str]], catalog: Catalog) -> Iterator[Finding]:
    """Hold a translation against the texts of today.

    Args:
        texts: by place the keys of each text to translate, and its words.
        catalog: the translation.
    """
    for place, (keys, words) in texts.items():
        entry = catalog.entries.get(place)
        if entry is None:
            yield MISSING.at(
                keys,
                f"`{place}` has no entry: “{shortened(words)}”.",
                "`triage translate` adds what is missing.",
            )
        else:
            yield from _entry(keys, words, entry)
    for place in catalog.entries:
        if place not in texts:
            near = did_you_mean(place, texts.keys() - catalog.entries.keys())
            yield LEFT_OVER.at(
                (place,),
                f"There is no text at `{place}`{near}.",
                "`triage translate` puts it aside, and takes it up again where the text is.",
            )


def check_language(written: str, named: str, own: str) -> Iterator[Finding]:
    """Hold the language of the header against that of the name of the file, and the rule file's.

    Args:
        written: the language in the header.
        named: the tag in the name of the file.
        own: the language of the rule file.
    """
    if named.lower() == own.lower():
        yield LANGUAGE.at((), f"The rule file itself is written in `{own}`.", "Take the file out.")
    elif written.replace("_", "-").lower() != named.lower():
        says = f"the header says `{written}`" if written else "the header names no language"
        yield LANGUAGE.at(
            (),
            f"By its name this file is in `{named}`, but {says}.",
            f'Write `"Language: {named}\\n"` in the header, or rename the file.',
        )


def _entry(keys: Keys, words: str, entry: Entry) -> Iterator[Finding]:
    place, said = entry.place, entry.said
    if not said.strip():
        yield MISSING.at(
            keys, f"`{place}` is not translated yet: “{shortened(words)}”.", "Write its `msgstr`."
        )
    elif entry.text != words:
        yield STALE.at(
            keys,
            f"`{place}` says “{shortened(words)}” today, and not “{shortened(entry.text)}”.",
            "`triage translate` marks it as fuzzy; then translate it anew.",
        )
    elif entry.is_fuzzy:
        yield FUZZY.at(
            keys,
            f"`{place}` is marked as fuzzy: “{shortened(said)}” for “{shortened(words)}”.",
            "Read it, mend it and take `#, fuzzy` away.",
        )
    elif sorted(_PLACEHOLDER.findall(said)) != sorted(_PLACEHOLDER.findall(words)):
        yield PLACEHOLDER.at(
            keys,
            f"`{place}` has other placeholders in braces than “{shortened(words)}”.",
            "Write the same ones, as they are.",
        )
    elif len(said) > max(len(words) * _LONGER, len(words) + _BY_AT_LEAST):
        yield FAR_LONGER.at(
            keys,
            f"`{place}` takes {len(said)} characters for {len(words)}.",
            "Say no more than the text does.",
        )
