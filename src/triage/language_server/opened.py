"""Files as an editor has them: a rule file and the files of cases beside it, saved or not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import ServerTextPosition, ServerTextRange, TextDocument

from triage.casefile import CaseFile
from triage.language_server.names import Name, names
from triage.problems import Place, Problem
from triage.proof import NotProvedError, Survey, survey
from triage.reading.document import Document, read
from triage.reading.rule_files import cases_beside, is_cases, rules_beside
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire


class Opened:
    """One file at one moment. What is asked for is worked out once.

    Attributes:
        uri: what the editor calls it.
        source: its text, and how the editor counts in it.
    """

    def __init__(self, uri: str, source: TextDocument) -> None:
        self.uri = uri
        self.source = source

    @property
    def path(self) -> str:
        """The name of the file on the disk; what the editor calls it where it is on none."""
        return to_fs_path(self.uri) or self.uri

    @property
    def is_cases(self) -> bool:
        """Whether it holds cases."""
        return is_cases(self.path)

    @cached_property
    def document(self) -> Document | None:
        """What it says, with places; None where it cannot be read as YAML at all."""
        return read(self.source.source, self.path)[0]

    @cached_property
    def rules(self) -> RuleFile:
        """It as a rule file."""
        return RuleFile(self.source.source, self.path, date.today())

    @cached_property
    def survey(self) -> Survey | None:
        """What is counted over its paths; None where it has a fault, or too many of them."""
        questionnaire = self.rules.questionnaire
        try:
            return None if questionnaire is None else survey(questionnaire)
        except NotProvedError:
            return None

    def problems(self, questionnaire: Questionnaire | None) -> tuple[Problem, ...]:
        """What `triage validate` says of it; of cases, with the questionnaire they are about."""
        if self.is_cases:
            return CaseFile(self.source.source, self.path, questionnaire).problems
        return self.rules.problems

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every id in it; none while it cannot be read."""
        return () if self.document is None else tuple(names(self.document.data))

    def name_at(self, position: types.Position) -> Name | None:
        """The id under the cursor; of a question and its answer, the one that the cursor is in."""
        found = [name for name in self.names if _within(self.range_of(name), position)]
        return min(found, key=lambda name: _length(self.range_of(name)), default=None)

    def range_of(self, name: Name) -> types.Range:
        """Where an id stands, without quotes around it."""
        assert self.document is not None, "a file that cannot be read has no names"
        places = self.document.places
        place = places.key(name.keys) if name.at_key else places.value(name.keys)
        line = self.source.lines[place.line - 1] if place.line <= len(self.source.lines) else ""
        quoted = line[place.column - 1 : place.column] in ("'", '"')
        start = place.column + quoted + name.within
        return self.range(Place(place.line, start, place.line, start + len(name.own)))

    def range(self, place: Place) -> types.Range:
        """A place as the editor counts: from 0, in its own units."""
        return self.source.range_to_client_units(
            ServerTextRange(
                ServerTextPosition(place.line - 1, place.column - 1),
                ServerTextPosition(place.end_line - 1, place.end_column - 1),
            )
        )


class Desk:
    """The files that are open, each as it is now and as it was when it could last be read."""

    def __init__(self, source: Callable[[str], TextDocument]) -> None:
        """Begin with none.

        Args:
            source: gives the text of a file by its URI, from the editor or from the disk.
        """
        self._source = source
        self._opened: dict[str, Opened] = {}
        self._readable: dict[str, Opened] = {}

    def changed(self, uri: str) -> Opened:
        """Take in a file as it is now."""
        held = self._source(uri)
        # The editor's own copy changes under our hands; this one stays as it is.
        source = TextDocument(uri, held.source, held.version, position_codec=held.position_codec)
        opened = Opened(uri, source)
        self._opened[uri] = opened
        if opened.document is not None:
            self._readable[uri] = opened
        return opened

    def closed(self, uri: str) -> None:
        """Forget a file."""
        self._opened.pop(uri, None)
        self._readable.pop(uri, None)

    def at(self, uri: str) -> Opened:
        """A file as it is now; it is opened from the disk where no editor has it."""
        return self._opened[uri] if uri in self._opened else self.changed(uri)

    def readable(self, uri: str) -> Opened:
        """A file as it was when it could last be read; as it is now where it never could."""
        return self._readable.get(uri) or self.at(uri)

    def rules_of(self, opened: Opened) -> Opened | None:
        """The rule file of cases, or the file itself; None where cases stand alone."""
        if not opened.is_cases:
            return opened
        return next(self._beside(rules_beside(opened.path)), None)

    def family(self, opened: Opened) -> list[Opened]:
        """The rule file of a file, and all cases beside it."""
        rules = self.rules_of(opened)
        if rules is None:
            return [opened]
        return [rules, *self._beside(cases_beside(rules.path))]

    def data(self, opened: Opened) -> dict[str, Any]:
        """What the rule file of a file says, as far as it could last be read."""
        rules = self.rules_of(opened)
        document = None if rules is None else self.readable(rules.uri).document
        return document.data if document is not None and isinstance(document.data, dict) else {}

    def _beside(self, files: tuple[str, ...]) -> Iterator[Opened]:
        for file in files:
            uri = from_fs_path(file)
            if uri is not None and (uri in self._opened or os.path.isfile(file)):
                yield self.at(uri)


def _within(range: types.Range, position: types.Position) -> bool:
    return range.start <= position <= range.end


def _length(range: types.Range) -> int:
    return range.end.character - range.start.character
