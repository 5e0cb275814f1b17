"""The one door to a translation: its text, problems, and the questionnaire in its language.

A translation stands beside its rule file, as `NAME.LANG.po`. Everything is worked out when it is
asked for, and once.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import Any

from triage.checks import lengths, same_text, translations, words
from triage.checks.scales import gathered, spread
from triage.problems import START_OF_FILE, Finding, Problem, in_order, stops
from triage.reading.catalog import Catalog, line_of, read_catalog
from triage.reading.content import Content
from triage.reading.files import name_of, read_bytes, text_of
from triage.reading.rule_files import language_in
from triage.rulefile import RuleFile
from triage.rules.build import build
from triage.rules.questionnaire import LANGUAGE, Questionnaire
from triage.translation.texts import place_of, translatable, translated


class TranslationFile:
    """One translation of a rule file without a fault, whose content is at hand.

    Attributes:
        name: what reports call it.
        language: the tag of its language, as its name has it.
    """

    def __init__(self, content: bytes | str, name: str, rules: RuleFile) -> None:
        """Take a file in.

        Args:
            content: the bytes of the file, or its text.
            name: what reports call it: `NAME.LANG.po`.
            rules: what is translated.
        """
        self.name = name
        self.language = language_in(name)
        self._content = content
        self._rules = rules

    @classmethod
    def open(cls, file: str | os.PathLike[str], rules: RuleFile) -> TranslationFile:
        """The translation at ``file``.

        Raises:
            CommandError: there is no such file, it is no file, or it may not be read.
        """
        return cls(read_bytes(file), name_of(file), rules)

    @property
    def text(self) -> str:
        """Its content, for excerpts, whatever is wrong with it."""
        return text_of(self._content)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with it, in the order of the file.

        Nothing but what reading it found where the rule file has a fault: nobody can tell then what
        there is to translate.
        """
        catalog, found = self._read
        if catalog is None or self._rules.questionnaire is None:
            return tuple(in_order(found))
        return tuple(in_order([*found, *self._checked(catalog)]))

    @cached_property
    def questionnaire(self) -> Questionnaire | None:
        """The questionnaire in this language; None where any problem is an error."""
        data = self.data
        return None if data is None else build(data)

    @property
    def data(self) -> Any:
        """What the rule file would say in this language; None where any problem is an error."""
        catalog = self._read[0]
        if catalog is None or self._rules.questionnaire is None or stops(self.problems):
            return None
        return self._translated(catalog)

    @cached_property
    def _read(self) -> tuple[Catalog | None, list[Problem]]:
        return read_catalog(self._content)

    def _checked(self, catalog: Catalog) -> list[Problem]:
        data = self._data
        texts = {text.place: (text.keys, text.words) for text in translatable(data)}
        own = data.get("language", LANGUAGE)
        found = [
            *translations.check_language(catalog.language, self.language, own),
            *translations.check(texts, catalog),
        ]
        says, scales = spread(Content(self._translated(catalog)))
        of_words = [*words.check(says), *lengths.check(says), *same_text.check(says)]
        found += gathered(of_words, scales)
        return [problem for finding in found if (problem := _problem(finding, catalog))]

    def _translated(self, catalog: Catalog) -> Any:
        said = {
            text.keys: entry.said
            for text in translatable(self._data)
            if (entry := catalog.entries.get(text.place)) and entry.said
        }
        return translated(self._data, self.language, said)

    @property
    def _data(self) -> Any:
        document = self._rules.document
        assert document is not None, "a questionnaire was read from a document"
        return document.data


def _problem(finding: Finding, catalog: Catalog) -> Problem:
    entry = catalog.entries.get(place_of(finding.keys))
    place = START_OF_FILE if entry is None else line_of(entry.line)
    hint = finding.hint if isinstance(finding.hint, str) else None
    return Problem(finding.code, finding.severity, finding.message, place, hint, finding.keys)
