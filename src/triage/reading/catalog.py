"""The translations of one questionnaire into one language, read from a gettext PO file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from triage.problems import Place, Problem
from triage.reading.document import decoded
from triage.reading.sentences import Fault, problem_of

_ERROR = re.compile(r"\(line (?P<line>[0-9]+)\)(?:: (?P<what>.+))?")
_REPEATED = "Keep one of the two; a program for translations takes a second one for a fault, too."


class Entry(NamedTuple):
    """The translation of one text.

    Attributes:
        place: where the text stands in the rule file: its keys with points between (`msgctxt`).
        text: the text that was translated (`msgid`).
        said: the translation; empty where there is none yet (`msgstr`).
        is_fuzzy: whether somebody has to look at it again.
        line: where it begins in the file, from 1.
    """

    place: str
    text: str
    said: str
    is_fuzzy: bool
    line: int


class Catalog(NamedTuple):
    """What a PO file says: the language of its header, and its entries by place."""

    language: str
    entries: Mapping[str, Entry]


def read_catalog(source: bytes | str) -> tuple[Catalog | None, list[Problem]]:
    """Read a PO file.

    Args:
        source: the content of the file, or text that is already decoded.

    Returns:
        What it says, or None where it cannot be read; and what is wrong, in the order of the file.
    """
    import polib  # imported here: nobody needs it who reads in the language of the file

    text, problem = decoded(source)
    if problem is not None:
        return None, [problem]
    try:
        # A line end keeps it from taking the content for the name of a file.
        file = polib.pofile(f"{text}\n")
    except (OSError, ValueError) as error:
        return None, [_unreadable(str(error))]
    entries: dict[str, Entry] = {}
    problems = []
    for entry in file:
        if entry.obsolete:
            continue
        place, line = entry.msgctxt or "", entry.linenum or 1
        if place in entries:
            first = entries[place].line
            fault = Fault(
                "duplicate-key",
                f"`{place}` is translated a second time; the first is in line {first}.",
                _REPEATED,
            )
            problems.append(problem_of(fault, line_of(line)))
            continue
        entries[place] = Entry(place, entry.msgid, entry.msgstr, entry.fuzzy, line)
    return Catalog(file.metadata.get("Language", ""), entries), problems


def line_of(number: int) -> Place:
    """The beginning of a line, from 1, as a place."""
    return Place(number, 1, number, 1)


def _unreadable(message: str) -> Problem:
    found = _ERROR.search(message)
    line, what = (int(found["line"]), found["what"]) if found else (1, None)
    fault = Fault(
        "syntax",
        f"This is no line of a PO file: {what}." if what else "This is no line of a PO file.",
        "An entry is `msgctxt`, `msgid` and `msgstr`, each with a text in double quotes.",
    )
    return problem_of(fault, line_of(line))
