"""One walk over the events of the YAML parser, which builds the data and notes every fault."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NoReturn

import yaml

from triage.problems import Keys, Problem
from triage.reading import sentences
from triage.reading.look import Looked, look_at, properties_of
from triage.reading.parser import GaveUp, events
from triage.reading.places import Lines
from triage.reading.scalars import NOT_TEXT_START, UNWANTED_IN_VALUE, TooManyDigitsError, resolved
from triage.reading.sentences import MAX_DEPTH, MAX_ITEMS, Fault, problem_of
from triage.reading.signs import CURLY, comment_inside, curly_text
from triage.reading.slips import follows_from_cut, slips

MAX_PROBLEMS = 100
"""Reading stops after so many problems: an author with that many mends these first."""

# One blank and a `#`, straight after text of several words: somebody wrote "What colour # is it"
# and YAML keeps "What colour". Two blanks are how a comment is meant to be set apart.
_CUT = re.compile("[ \t]#")

_Around = tuple[Any, "array[int]", str | None, bool]
"""A container that is being read, less what stands inside it: a dict or a list (None around the
whole document), its row of places, the key under which the next container in stands, and whether
the value of that key is kept."""

_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _StopReading(Exception):  # noqa: N818 - no error of its own: the problems are
    """What follows cannot be understood, or there are problems enough."""


class DocumentReader:
    """One walk over the events of one text; used once.

    It calls one method an event, some thousand times a file, so those that every scalar passes
    through keep to plain attributes and leave the unusual to others.

    Attributes:
        data: what the text says.
        root: where the whole of it begins and ends.
        table: the rows of places, as `Places` takes them.
        problems: what is wrong, in the order of the text.
        unknown: as `Document` has it; so are ``partial`` and ``floats``.
    """

    def __init__(self, text: str) -> None:
        self.written = text
        self.lines = Lines(text)
        self.problems: list[Problem] = []
        self.unknown: set[Keys] = set()
        self.partial: set[Keys] = set()
        self.floats = False
        self.looked = Looked(text)
        # Of the last text in curly quotes the end, of the last one in quotes the start.
        self.curly_end = self.quoted = 0
        self.text = text
        self.comments = " #" in text or "\t#" in text
        self.data: Any = None
        self.root = array("I", (0, 0))
        self.table: dict[int, array[int]] = {}
        # The container that is being read, in the parts that `_Around` has, and those around it.
        self.here: Any = None
        self.row = self.root
        self.key: str | None = None
        self.keep = True
        self.stack: list[_Around] = []
        self.begun = self.over = False

    def read(self) -> bool:
        """Read everything; False where the faults leave no way to tell what the text says.

        Raises:
            CommandError: PyYAML was installed without libyaml.
        """
        try:
            self._look_at_signs()
            self._walk(events(self.text))
        except _StopReading:
            return False
        except yaml.MarkedYAMLError as error:
            found = slips(self.text, GaveUp(error, self.quoted))
            if not follows_from_cut(found[0], self.problems):
                # What was found behind a slip was misread because of it.
                slip = found[0].place[:2]
                before = [problem for problem in self.problems if problem.place[:2] < slip]
                self.problems = [*before, *found]
            return False
        return True

    def _walk(self, next_event: Callable[[], Any]) -> None:
        self.next_event = next_event
        take = {
            yaml.DocumentStartEvent: self._begin,
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.StreamEndEvent: self._end,
        }
        while not self.over:
            event = next_event()
            if do := take.get(event.__class__):
                do(event)

    # What an event does.

    def _begin(self, event: Any) -> None:
        if self.begun:
            self._add(sentences.SECOND_DOCUMENT, event)
            self.over = True
        self.begun = True

    def _end(self, _: Any) -> None:
        self.over = True
        if self.data is None and not self.text[slice(*self.root)].strip():
            self._stop(sentences.EMPTY, 0, 0)

    def _scalar(self, event: Any) -> None:
        value = event.value
        plain = event.style == ""
        sound = True
        if not plain or event.tag is not None or event.anchor is not None or self.looked.faults:
            sound = self._is_sound(event)
        start = event.start_mark.index
        end = event.end_mark.index
        here = self.here
        if self.key is None and here.__class__ is dict:
            self.key = value
            self.keep = True
            if value in here or value == "<<" or not sound:
                self.keep = self._keeps_key(event, sound)
            if self.keep:
                row = self.row
                row.append(start)
                row.append(end)
            return
        if plain:
            if self.comments and " " in value and _CUT.match(self.text, end):
                self._add(sentences.cut_short(value), event, self._keys())
            if value == "" or value[0] in NOT_TEXT_START:
                if value == "" and here.__class__ is dict and self._is_no_value(event):
                    return
                value, sound = self._resolved(event, sound)
        if not sound:
            value = None
            self.unknown.add(self._keys())
        if self.keep and here.__class__ is dict:
            # As `_put` does it: most scalars come this way.
            here[self.key] = value
            row = self.row
            row.append(start)
            row.append(end)
        else:
            self._put(value, start, end)
        self.key = None

    def _mapping(self, event: Any) -> None:
        self._open(event, {})

    def _list(self, event: Any) -> None:
        self._open(event, [])

    def _open(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        if event.tag is not None or event.anchor is not None:
            self._properties(event)
        if self.key is None and self.here.__class__ is dict:
            self._complex_key(event)
            return
        if len(self.stack) >= MAX_DEPTH:
            self._too_deep(event)
        self._put(value, event.start_mark.index, event.end_mark.index)
        self.stack.append((self.here, self.row, self.key, self.keep))
        self.here = value
        self.row = self.table[id(value)] = array("I")
        self.keep = True
        self.key = None

    def _close(self, event: Any) -> None:
        self.here, self.row, _, self.keep = self.stack.pop()
        if self.keep:
            self.row[-1] = event.end_mark.index
        self.key = None

    def _alias(self, event: Any) -> None:
        if not self._is_merged():  # a merge key is a problem already
            self._add(sentences.alias(event.anchor), event, self._keys())
        if self.key is None and self.here.__class__ is dict:
            self.key, self.keep = f"*{event.anchor}", False
            self.partial.add(self._above())
            return
        self.unknown.add(self._keys())
        self._put(None, event.start_mark.index, event.end_mark.index)
        self.key = None

    def _put(self, value: Any, start: int, end: int) -> None:
        """Put a value into its container, with its place."""
        here = self.here
        if here.__class__ is dict:
            if not self.keep:
                return
            here[self.key] = value
        elif here.__class__ is list:
            if len(here) >= MAX_ITEMS:
                self._stop(sentences.TOO_MANY_ITEMS, start, end, self._above())
            here.append(value)
        else:
            self.data = value
            self.root[0], self.root[1] = start, end
            return
        self.row.append(start)
        self.row.append(end)

    # What is unusual.

    def _is_sound(self, event: Any) -> bool:
        """Tell whether a scalar that is more than plain text is known."""
        sound = True
        if event.tag is not None or event.anchor is not None:
            sound = self._properties(event)
        if event.style == '"' or event.style == "'":
            self.quoted = event.start_mark.index
        if event.style == '"' and (found := UNWANTED_IN_VALUE.search(event.value)):
            self._add(sentences.control_character(found.group()), event, self._keys())
            sound = False
        start, end = event.start_mark.index, event.end_mark.index
        inside = comment_inside(self.text[start:end]) if event.style else None
        if inside is not None:
            first, last = inside
            self._add_at(sentences.COMMENT_IN_TEXT, start + first, start + last, self._keys())
            sound = False
        return sound and not self.looked.replaces(start, end)

    def _properties(self, event: Any) -> bool:
        """Refuse a tag or an anchor, and tell whether the value is known all the same."""
        for fault, start, end in properties_of(event, self.text):
            self._add_at(fault, start, end, self._keys())
        return event.tag is None

    def _keeps_key(self, event: Any, sound: bool) -> bool:
        """Tell whether a key that is unusual has its value kept; the reader says why if not."""
        key = event.value
        keys = self._above()
        if not sound:
            self.partial.add(keys)
            return False
        if key == "<<" and event.style == "":
            self.partial.add(keys)
            self._add(sentences.MERGE, event, keys)
            return False
        if key not in self.here:
            return True
        first = 4 * list(self.here).index(key)
        place = self.lines.place(self.row[first], self.row[first + 1])
        self.partial.add((*keys, key))
        if len(keys) == 1:
            self.partial.add(keys)  # perhaps it is a name that others miss now
        self._add(sentences.duplicate_key(key, place), event, (*keys, key))
        return False

    def _complex_key(self, event: Any) -> None:
        """Refuse a list or mapping as key, and read past it."""
        keys = self._above()
        self.partial.add(keys)
        self._add(sentences.COMPLEX_KEY, event, keys)
        depth = 1
        while depth:
            inside = self.next_event()
            if isinstance(inside, _OPENING):
                depth += 1
                if len(self.stack) + depth > MAX_DEPTH:
                    self._too_deep(event)
            elif isinstance(inside, _CLOSING):
                depth -= 1
        self.key, self.keep = "?", False

    def _resolved(self, event: Any, sound: bool) -> tuple[Any, bool]:
        """What a plain scalar is by YAML's core schema, and whether that is known."""
        if event.value[:1] in CURLY and event.value:
            return self._curly(event), sound
        try:
            value = resolved(event.value)
        except TooManyDigitsError as error:
            self._add(sentences.number_too_long(error.digits), event, self._keys())
            return None, False
        if value.__class__ is float or (value.__class__ is Decimal and value == int(value)):
            self.floats = True
        return value, sound

    def _curly(self, event: Any) -> str:
        """A text that begins with a curly quote, without its quotes where it is all in them."""
        start = event.start_mark.index
        found = curly_text(self.text, start, event.end_mark.index)
        if found is None:
            return str(event.value)
        fault = sentences.curly_quotes(self.text[start], found.inner)
        self._add_at(fault, start, found.end, self._keys())
        self.curly_end = found.end
        return found.inner

    def _is_no_value(self, event: Any) -> bool:
        """Tell whether a key without a value is none: the rest of a text that a comma has cut.

        The text is put together again, so that nothing else is said of it.
        """
        if not self.keep:
            return False
        key_start, key_end = self.row[-2:]
        after = self.text[key_end : event.start_mark.index + 2].lstrip()
        if after.startswith(":"):
            if self.text[key_end : key_end + 3] in (": #", ":\t#"):
                at = key_end + 2
                self._add_at(sentences.VALUE_IS_COMMENT, at, at + 1, self._keys())
                self.unknown.add(self._keys())
            return False
        key = str(self.key)
        del self.row[-2:]
        self.key = None
        before = next(reversed(self.here), None)
        value = self.here.get(before)
        if not isinstance(value, str):
            self.partial.add(self._above())
            self._add_at(sentences.no_colon_in_braces(key), key_start, key_end, self._above())
            return True
        start = self.row[-2]
        self.row[-1] = key_end
        if key_start >= self.curly_end:
            whole = f"{value}, {key}"
            self.here[before] = whole
            keys = (*self._above(), str(before))
            if self.problems and self.problems[-1].keys == keys:
                self.problems.pop()
            self._add_at(sentences.comma_in_braces(whole), start, key_end, keys)
        return True

    def _is_merged(self) -> bool:
        """Tell whether what is being read is to be merged into a mapping."""
        key = self.stack[-1][2] if self.here.__class__ is list else self.key
        return key == "<<"

    def _look_at_signs(self) -> None:
        """Report signs that are not what they seem, and read on with what is meant.

        The parser would stop at the first one, or take it for something else.
        """
        self.looked = look_at(self.written)
        for fault, start, end in self.looked.faults:
            self._add_at(fault, start, end)
        if self.looked.text is None:
            raise _StopReading
        self.text = self.looked.text

    # Where the reader is, and what it reports.

    def _above(self) -> Keys:
        """The keys of the container that is being read."""
        return tuple(
            len(container) - 1 if key is None else key for container, _, key, _ in self.stack[1:]
        )

    def _keys(self) -> Keys:
        """The keys of the value that is being read; of a key, those of its mapping."""
        if self.here.__class__ is list:
            return (*self._above(), len(self.here))
        return self._above() if self.key is None else (*self._above(), self.key)

    def _add(self, fault: Fault, event: Any, keys: Keys = ()) -> None:
        self._add_at(fault, event.start_mark.index, event.end_mark.index, keys)

    def _add_at(self, fault: Fault, start: int, end: int, keys: Keys = ()) -> None:
        if len(self.problems) + 1 >= MAX_PROBLEMS:
            more = f"(Reading stopped here, after {MAX_PROBLEMS} problems.)"
            fault = fault._replace(hint=f"{fault.hint} {more}")
        self.problems.append(problem_of(fault, self.lines.place(start, end), keys))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopReading

    def _stop(self, fault: Fault, start: int, end: int, keys: Keys = ()) -> NoReturn:
        self._add_at(fault, start, end, keys)
        raise _StopReading

    def _too_deep(self, event: Any) -> NoReturn:
        self._stop(sentences.TOO_DEEP, start := event.start_mark.index, start + 1, self._keys())
