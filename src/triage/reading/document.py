"""Bytes -> data with places, in one pass over the events of PyYAML's parser (libyaml).

YAML is read as its 1.2 core schema has it, less everything that makes a rule file mean something
else than it seems to: a plain ``no`` or ``2026-01-02`` is text, a key is always text, and aliases,
merge keys, tags, second documents and repeated keys are refused with their place.

A fault does not stop the reading where the rest can still be understood. What could not be known
because of it is listed in `Content.unknown` and `Content.partial`, so that later checks do not
report the consequences of a fault as further faults.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from triage.problems import Problem
from triage.reading import sentences
from triage.reading.content import Content
from triage.reading.files import MAX_BYTES
from triage.reading.places import Lines, Places
from triage.reading.reader import DocumentReader
from triage.reading.sentences import problem_of


class Document(NamedTuple):
    """One file: what reports call it, its text, what it says, and where that is written."""

    name: str
    text: str
    content: Content
    places: Places

    @property
    def data(self) -> Any:
        """What the file says, as plain data."""
        return self.content.data


def read(source: bytes | str, name: str) -> tuple[Document | None, list[Problem]]:
    """Read one YAML document.

    Args:
        source: the content of the file, or text that is already decoded.
        name: what reports call the file.

    Returns:
        The document, or None where the faults leave no way to tell what the file says; and what
        is wrong, in the order of the file.

    Raises:
        CommandError: PyYAML was installed without libyaml.
    """
    text, problem = decoded(source)
    if problem is not None:
        return None, [problem]
    reader = DocumentReader(text)
    if not reader.read():
        return None, reader.problems
    unknown, partial = frozenset(reader.unknown), frozenset(reader.partial)
    content = Content(reader.data, unknown, partial, reader.floats)
    places = Places(text, reader.data, reader.root, reader.table)
    return Document(name, text, content, places), reader.problems


def decoded(source: bytes | str) -> tuple[str, Problem | None]:
    """The text that a file holds; or why it holds none that is read."""
    if len(source) > MAX_BYTES:
        return "", problem_of(sentences.too_large(len(source)))
    if isinstance(source, str):
        return source.removeprefix("\ufeff"), None
    if source[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in source[:8]:
        return "", problem_of(sentences.NOT_TEXT)
    try:
        return source.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8")
        place = Lines(before).place(len(before), len(before))
        place = place._replace(end_column=place.end_column + 1)
        return "", problem_of(sentences.not_utf8(source[error.start]), place)
