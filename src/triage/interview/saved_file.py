"""Saved files as bytes: where in one the answers stand, and whether they are whole.

People send such a file by mail, open it in an editor that ends lines in another way, or have only
the beginning of it. What can be read of it is read.
"""

from __future__ import annotations

import codecs
import json
import re
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from triage.tongue.tongue import later

SHEET_BEGINS = "```yaml\n"
SHEET_ENDS = "```"
SAVED_ON = "Saved on "
"""Stands before the day in files that are made to be read."""

EMPTY = later("this file is empty, so there are no answers in it")
NO_ANSWERS = later("there are no answers in this file; was it cut short, or is it another file?")
CUT_SHORT = "this file ends in the middle; what it had after that is missing"

_BEGINS = re.compile(rb"^```[ \t]*ya?ml[ \t]*\n", re.MULTILINE | re.IGNORECASE)
_SAVED_ON = re.compile(rf"{SAVED_ON}(\d{{1,2}} [A-Z][a-z]+ \d{{4}})".encode())
_SAVED_SHEET = b"questionnaire:"
"""How a saved sheet begins, where nothing else is in the file."""

_ENTRY = re.compile(rb"[\[{\"'%]|---|- |[\w-]+[ \t]*(?::|$)")
"""The beginning of a line that may be meant as part of a sheet, and is no prose."""


class FoundSheet(NamedTuple):
    """The sheet in a file.

    Attributes:
        sheet: its text; lines before it are kept as empty ones, so that places stay those of the
            file.
        cut: its end is missing.
        fault: why there is none; empty where there is one.
        day: the day on which the words around it say that it was saved.
    """

    sheet: bytes
    cut: bool = False
    fault: str = ""
    day: date | None = None


def find_sheet(content: bytes) -> FoundSheet:
    """Find the sheet in a saved file; a file that is a sheet is found whole."""
    text = _with_plain_ends(content)
    if not text.strip():
        return FoundSheet(text, fault=EMPTY)
    begins = list(_BEGINS.finditer(text))
    if begins:
        return _fenced(text, begins[-1].end())
    if text.startswith(b"{"):
        completed = _completed(text.decode("utf-8", "replace"))
        return FoundSheet(text) if completed is None else FoundSheet(completed.encode(), cut=True)
    if text.startswith(_SAVED_SHEET) and not text.endswith(b"\n"):
        return FoundSheet(text[: text.rfind(b"\n") + 1], cut=True)
    # A file that is no text is told by whoever reads it as text.
    first = next((line for line in text.split(b"\n") if line.strip() and line[:1] != b"#"), b"")
    prose = first.isascii() and not _ENTRY.match(first.lstrip())
    return FoundSheet(text, fault=NO_ANSWERS if prose and b"\0" not in text else "")


def _with_plain_ends(content: bytes) -> bytes:
    """The text in UTF-8 with the line ends that the rest of the program knows."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            with suppress(UnicodeDecodeError):
                content = content.decode(name).encode()
    content = content.removeprefix(codecs.BOM_UTF8)
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _fenced(text: bytes, begins: int) -> FoundSheet:
    ends = text.find(b"\n" + SHEET_ENDS.encode(), begins - 1)
    # Of an answer whose line is not whole nobody can tell whether it is.
    last = text.rfind(b"\n", begins) + 1 if ends < 0 else ends + 1
    before = b"\n" * text.count(b"\n", 0, begins)
    return FoundSheet(
        before + text[begins : max(last, begins)], cut=ends < 0, day=_day_in(text[:begins])
    )


def _day_in(words: bytes) -> date | None:
    said = _SAVED_ON.findall(words)
    with suppress(ValueError):
        return datetime.strptime(said[-1].decode(), "%d %B %Y").date() if said else None
    return None


def _completed(text: str) -> str | None:
    """JSON that ends in the middle, closed after its last whole entry; None for any other text.

    A list that is not whole is left out with its key: a box too few could hide an emergency.
    """
    still_open: list[str] = []
    last: tuple[int, str] | None = None
    quoted = False
    after_backslash = False
    for place, sign in enumerate(text):
        if quoted:
            quoted = after_backslash or sign != '"'
            after_backslash = sign == "\\" and not after_backslash
        elif sign == '"':
            quoted = True
        elif sign in "{[":
            still_open.append("}" if sign == "{" else "]")
        elif sign in "}]" and still_open:
            still_open.pop()
        elif sign == "," and still_open and "]" not in still_open:
            last = place, "".join(reversed(still_open))
    if not still_open:
        return None
    completed = "{}" if last is None else text[: last[0]] + last[1]
    with suppress(ValueError, RecursionError):
        json.loads(completed)
        return completed
    return None
