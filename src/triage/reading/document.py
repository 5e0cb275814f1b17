"""Bytes -> data with places, in one pass over the events of PyYAML's parser (libyaml).

YAML is read as its 1.2 core schema has it, less everything that makes a rule file mean something
else than it seems to: a plain ``no`` or ``2026-01-02`` is text, a key is always text, and aliases,
merge keys, tags, second documents and repeated keys are refused with their place.

A fault does not stop the reading where the rest can still be understood. What could not be known
because of it is listed in `Document.unknown` and `Document.partial`, so that later checks do not
report the consequences of a fault as further faults.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from triage.problems import START_OF_FILE, CommandError, Path, Place, Problem
from triage.reading.files import MAX_BYTES
from triage.reading.places import Lines, Places
from triage.reading.syntax import explain
from triage.words import shortened

MAX_DEPTH = 32
MAX_DIGITS = 18
MAX_ITEMS = 10_000
MAX_PROBLEMS = 100
"""After so many problems reading stops: whoever has that many mends these first."""

# Characters that a terminal obeys, that reorder what is read (bidirectional controls), that end a
# line in one tool and not in another, or that cannot be written as UTF-8 at all.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ud800-\udfff\ufffe\uffff]"
)
# After escapes are read, a carriage return is one more: it takes a terminal back to the line start.
_UNWANTED_IN_VALUE = re.compile(_UNWANTED.pattern[:-1] + "\r]")

_STANDS_FOR_UNWANTED = "\N{REPLACEMENT CHARACTER}"

# One blank and a `#`, straight after text of several words: somebody wrote "What colour # is it"
# and YAML keeps "What colour". Two blanks are how a comment is meant to be set apart.
_CUT = re.compile("[ \t]#")

_SHOWN = 40

_NOT_TEXT_START = frozenset("~nNtTfF+-.0123456789")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?\Z"
    r"|[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z"
)


class Document(NamedTuple):
    """What one file says.

    ``data`` is plain: dict, list, str, int, float, bool and None. ``unknown`` has the paths of the
    values that could not be read (None stands in their place), ``partial`` those of the mappings
    some keys of which are not known: what seems to be missing there may be written.
    ``floats`` tells whether any number in it is not whole.
    """

    name: str
    text: str
    data: Any
    places: Places
    unknown: frozenset[Path] = frozenset()
    partial: frozenset[Path] = frozenset()
    floats: bool = False


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
    text, problem = _decoded(source)
    if problem is not None:
        return None, [problem]
    return _Reader(text, name).document()


def _decoded(source: bytes | str) -> tuple[str, Problem | None]:
    if isinstance(source, str):
        size, text = len(source), source
    else:
        size, text = len(source), ""
    if size > MAX_BYTES:
        return "", Problem(
            "too-large",
            "error",
            f"The file has {size:,} bytes; at most {MAX_BYTES:,} (16 MiB) are read.",
            hint="Split it into several questionnaires.",
        )
    if isinstance(source, bytes):
        if source[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in source[:8]:
            return "", _not_utf8(
                "The file is not UTF-8 text; it looks like UTF-16, UTF-32 or a binary file.",
                START_OF_FILE,
            )
        try:
            text = source.decode("utf-8")
        except UnicodeDecodeError as error:
            before = source[: error.start].decode("utf-8")
            place = Lines(before).place(len(before), len(before))
            return "", _not_utf8(
                f"The file is not UTF-8 text: the byte 0x{source[error.start]:02X} cannot stand "
                "here.",
                place._replace(end_column=place.end_column + 1),
            )
    return text.removeprefix("\ufeff"), None


def _not_utf8(message: str, place: Place) -> Problem:
    return Problem("not-utf-8", "error", message, place, "Save the file as UTF-8.")


class _StopReading(Exception):  # noqa: N818 - no error of its own: the problems are
    """What follows cannot be understood, or there are problems enough."""


class _Reader:
    """One walk over the events of one text; used once."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.written = text
        self.lines = Lines(text)
        self.problems: list[Problem] = []
        self.unknown: set[Path] = set()
        self.partial: set[Path] = set()
        self.floats = False
        self.replaced: list[int] = []
        self.quoted = 0  # where the last text in quotes began
        self.text = text
        self.root = array("I", (0, 0))
        self.table: dict[int, array[int]] = {}
        # What surrounds the current container: (container, its row, key, whether its value is
        # kept); the key is the one under which the next container in stands.
        self.stack: list[_Level] = []

    def document(self) -> tuple[Document | None, list[Problem]]:
        try:
            self._replace_unwanted()
            data = self._walk(_events(self.text))
        except _StopReading:
            return None, self.problems
        except yaml.MarkedYAMLError as error:
            problem = explain(error, self.text, self.quoted)
            if not self._follows_from_cut(problem):
                self.problems.append(problem)
            return None, self.problems
        places = Places(self.written, data, self.root, self.table)
        unknown, partial = frozenset(self.unknown), frozenset(self.partial)
        found = Document(self.name, self.written, data, places, unknown, partial, self.floats)
        return found, self.problems

    def _walk(self, next_event: Callable[[], Any]) -> Any:
        # One long loop over local names, since it runs for every scalar of the file: calls happen
        # only where something is unusual.
        comments = " #" in self.text or "\t#" in self.text
        stack = self.stack
        here: Any = None
        row = self.root
        key: str | None = None
        keep = True
        data: Any = None
        documents = 0
        while True:
            event = next_event()
            kind = event.__class__
            if kind is _SCALAR:
                value = event.value
                style = event.style
                start = event.start_mark.index
                end = event.end_mark.index
                sound = True
                if event.tag is not None or event.anchor is not None:
                    sound = self._properties(event, here, key)
                if style == '"' or style == "'":
                    self.quoted = start
                if style == '"' and _UNWANTED_IN_VALUE.search(value):
                    sound = self._escape(value, start, end, here, key)
                if self.replaced and self._touches_replaced(start, end):
                    sound = False
                if key is None and here.__class__ is dict:
                    key = value
                    keep = True
                    if value in here or value == "<<" or not sound:
                        keep = self._keeps_key(value, style, sound, here, row, start, end)
                    if keep:
                        row.append(start)
                        row.append(end)
                    continue
                if style == "":
                    if comments and " " in value and _CUT.match(self.text, end):
                        self._cut(value, start, end, here, key)
                    if value == "" or value[0] in _NOT_TEXT_START:
                        value, sound = self._resolved(value, sound, start, end, here, key)
                if not sound:
                    value = None
                    self.unknown.add(self._path(here, key))
            elif kind is _MAPPING or kind is _LIST:
                start = event.start_mark.index
                end = event.end_mark.index
                if event.tag is not None or event.anchor is not None:
                    self._properties(event, here, key)
                if key is None and here.__class__ is dict:
                    self._complex_key(next_event, here, start, end)
                    key, keep = "?", False
                    continue
                if len(stack) >= MAX_DEPTH:
                    self._too_deep(start, here, key)
                value = {} if kind is _MAPPING else []
            elif kind is _MAPPING_END or kind is _LIST_END:
                here, row, key, keep = stack.pop()
                if keep:
                    row[-1] = event.end_mark.index
                key = None
                continue
            elif kind is yaml.AliasEvent:
                start = event.start_mark.index
                end = event.end_mark.index
                self._alias(event.anchor, start, end, here, key)
                if key is None and here.__class__ is dict:
                    key, keep = f"*{event.anchor}", False
                    self.partial.add(self._path(here, None))
                    continue
                value = None
                self.unknown.add(self._path(here, key))
            elif kind is yaml.DocumentStartEvent:
                if documents:
                    self._second_document(event.start_mark.index, event.end_mark.index)
                    return data
                documents += 1
                continue
            elif kind is yaml.StreamEndEvent:
                if data is None and not self.text[slice(*self.root)].strip():
                    self._empty()
                return data
            else:
                continue

            # A value: into its container, with its place.
            if here.__class__ is dict:
                if keep:
                    here[key] = value
                    row.append(start)
                    row.append(end)
            elif here.__class__ is list:
                if len(here) >= MAX_ITEMS:
                    self._too_many_items(start, end, here)
                here.append(value)
                row.append(start)
                row.append(end)
            else:
                data = value
                row[0], row[1] = start, end
            if kind is _MAPPING or kind is _LIST:
                stack.append((here, row, key, keep))
                here = value
                row = array("I")
                self.table[id(value)] = row
                keep = True
            key = None

    def _follows_from_cut(self, problem: Problem) -> bool:
        """Tell whether the comment that cut a text short also swallowed what is missing now."""
        return bool(
            self.problems
            and self.problems[-1].code == "cut-short"
            and abs(problem.place.line - self.problems[-1].place.line) <= 1
        )

    def _path(self, here: Any, key: str | None) -> Path:
        """The path of the value that is being read, or with no key that of the mapping."""
        path: list[str | int] = []
        for container, _, above, _ in self.stack[1:]:
            path.append(len(container) - 1 if above is None else above)
        if here.__class__ is list:
            path.append(len(here))
        elif key is not None:
            path.append(key)
        return tuple(path)

    def _add(
        self, code: str, message: str, start: int, end: int, hint: str, path: Path = ()
    ) -> None:
        place = self.lines.place(start, end)
        if len(self.problems) + 1 >= MAX_PROBLEMS:
            hint += f" (Reading stopped here, after {MAX_PROBLEMS} problems.)"
        self.problems.append(Problem(code, "error", message, place, hint, path))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopReading

    def _replace_unwanted(self) -> None:
        """Report each unwanted character and put a stand-in in its place.

        The parser would stop at the first one; this way everything else is still read.
        """
        for match in _UNWANTED.finditer(self.written):
            at = match.start()
            self.replaced.append(at)
            self._add(*_control_character(match.group()), at, at + 1, _REMOVE_IT)
        if self.replaced:
            self.text = _UNWANTED.sub(_STANDS_FOR_UNWANTED, self.written)

    def _touches_replaced(self, start: int, end: int) -> bool:
        index = bisect_left(self.replaced, start)
        return index < len(self.replaced) and self.replaced[index] < end

    def _escape(self, value: str, start: int, end: int, here: Any, key: str | None) -> bool:
        found = _UNWANTED_IN_VALUE.search(value)
        if found:
            path = self._path(here, key)
            self._add(*_control_character(found.group()), start, end, _REMOVE_IT, path)
        return False

    def _properties(self, event: Any, here: Any, key: str | None) -> bool:
        """Refuse a tag or an anchor, and tell whether the value is known all the same."""
        start = event.start_mark.index
        path = self._path(here, key)
        if event.anchor is not None:
            self._add(
                "alias",
                f"`&{event.anchor}` names this value for use elsewhere, which rule files do not "
                "have.",
                start,
                start + 1 + len(event.anchor),
                f"Remove `&{event.anchor}`; write the value out wherever it is needed.",
                path,
            )
        if event.tag is None:
            return True
        written = _TAG.search(self.text, start)
        tag = written.group() if written else event.tag
        self._add(
            "tag",
            f"`{shortened(tag, _SHOWN)}` is a tag, and rule files have none.",
            written.start() if written else start,
            written.end() if written else start + 1,
            "Remove the tag; put text that begins with `!` in quotes.",
            path,
        )
        return False

    def _alias(self, name: str, start: int, end: int, here: Any, key: str | None) -> None:
        if _is_merge(here, key, self.stack):
            return  # part of a merge key, which is a problem already
        self._add(
            "alias",
            f"`*{name}` stands for a value written elsewhere, which rule files do not have.",
            start,
            end,
            "Write the value out; put text that begins with `*` in quotes.",
            self._path(here, key),
        )

    def _keeps_key(
        self,
        key: str,
        style: str,
        sound: bool,
        here: dict[str, Any],
        row: array[int],
        start: int,
        end: int,
    ) -> bool:
        """Tell whether a key that is unusual has its value kept; the reader says why if not."""
        path = self._path(here, None)
        if not sound:
            self.partial.add(path)
            return False
        if key == "<<" and style == "":
            self.partial.add(path)
            self._add(
                "alias",
                "`<<` merges another mapping into this one, which rule files do not have.",
                start,
                end,
                "Write the merged fields out.",
                path,
            )
            return False
        if key not in here:
            return True
        first = 4 * list(here).index(key)
        place = self.lines.place(row[first], row[first + 1])
        self.partial.add((*path, key))
        self._add(
            "duplicate-key",
            f"`{shortened(key, _SHOWN)}` stands here a second time; "
            f"the first is in line {place.line}, column {place.column}.",
            start,
            end,
            "Rename one of the two, or remove it.",
            (*path, key),
        )
        return False

    def _complex_key(self, next_event: Callable[[], Any], here: Any, start: int, end: int) -> None:
        """Refuse a list or mapping as key, and read past it."""
        path = self._path(here, None)
        self.partial.add(path)
        self._add(
            "syntax",
            "A list or mapping stands where a key was expected.",
            start,
            end,
            "A key is one word; put text that begins with a bracket in quotes.",
            path,
        )
        depth = 1
        while depth:
            kind = next_event().__class__
            if kind is _MAPPING or kind is _LIST:
                depth += 1
                if len(self.stack) + depth > MAX_DEPTH:
                    self._too_deep(start, here, None)
            elif kind is _MAPPING_END or kind is _LIST_END:
                depth -= 1

    def _cut(self, value: str, start: int, end: int, here: Any, key: str | None) -> None:
        self._add(
            "cut-short",
            "The text ends at ` #`, where a comment begins: "
            f"only `{shortened(value, _SHOWN)}` is kept.",
            start,
            end,
            "Put the text in quotes if ` #` belongs to it; otherwise put the comment on a line of "
            "its own, or two spaces away.",
            self._path(here, key),
        )

    def _resolved(
        self, written: str, sound: bool, start: int, end: int, here: Any, key: str | None
    ) -> tuple[Any, bool]:
        """What a plain scalar is by YAML's core schema, and whether that is known."""
        if written in _WORDS:
            return _WORDS[written], sound
        if _INTEGER.match(written):
            digits = len(written.lstrip("+-0ox"))
            if digits <= MAX_DIGITS:
                return int(written, 0), sound
            self._add(
                "number-too-long",
                f"A number with {digits:,} digits; at most {MAX_DIGITS} are read.",
                start,
                end,
                "Put it in quotes if it is text.",
                self._path(here, key),
            )
            return None, False
        if _FLOAT.match(written):
            self.floats = True
            return float(written.lower().replace(".inf", "inf").replace(".nan", "nan")), sound
        return written, sound

    def _too_deep(self, start: int, here: Any, key: str | None) -> None:
        self._add(
            "too-deep",
            f"Lists and mappings stand more than {MAX_DEPTH} deep in one another here; reading "
            "stops.",
            start,
            start + 1,
            "A rule file never needs that; look for brackets or dashes that are repeated.",
            self._path(here, key),
        )
        raise _StopReading

    def _too_many_items(self, start: int, end: int, here: Any) -> None:
        self._add(
            "too-large",
            f"A list has more than {MAX_ITEMS:,} items; reading stops.",
            start,
            end,
            "A rule file never needs that; look for items that are repeated.",
            self._path(here, None)[:-1],
        )
        raise _StopReading

    def _second_document(self, start: int, end: int) -> None:
        self._add(
            "several-documents",
            "`---` begins a second document; a rule file is one.",
            start,
            end,
            "Remove the `---`, or put what follows into a file of its own.",
        )

    def _empty(self) -> None:
        self._add(
            "empty-file",
            "The file is empty or has only comments.",
            0,
            0,
            "`triage explain empty-file` shows a small questionnaire to start from.",
        )
        raise _StopReading


_SCALAR = yaml.ScalarEvent
_MAPPING = yaml.MappingStartEvent
_MAPPING_END = yaml.MappingEndEvent
_LIST = yaml.SequenceStartEvent
_LIST_END = yaml.SequenceEndEvent
_Level = tuple[Any, "array[int]", str | None, bool]
_TAG = re.compile("![^ \\t\\r\\n,\\[\\]{}]*")
_REMOVE_IT = "Remove it; if it came with copied text, type the text anew."


def _events(text: str) -> Callable[[], Any]:
    """The parser's next event, on every call."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        # The parser written in Python accepts other texts and is ten times slower: no way out.
        raise CommandError(
            "PyYAML is installed without libyaml, which reads rule files. Install a PyYAML wheel: "
            "pip install --force-reinstall --only-binary :all: pyyaml"
        ) from None
    next_event: Callable[[], Any] = CParser(text).get_event
    return next_event


def _is_merge(here: Any, key: str | None, stack: list[_Level]) -> bool:
    if here.__class__ is list:
        return stack[-1][2] == "<<"
    return key == "<<"


def _control_character(character: str) -> tuple[str, str]:
    return (
        "control-character",
        f"The character U+{ord(character):04X} is invisible and can change what a reader sees.",
    )
