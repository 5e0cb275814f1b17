"""Where in a file the cursor stands: found in the lines before it, so that no parser has to agree.

While somebody types, a file cannot be read most of the time: a brace is open, a value is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from triage.problems import Keys

_ENTRY = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)"
    r"(?:(?P<key>[^\s:#'\"{}\[\],-][^:#'\"{}\[\],]*|'[^']*'|\"[^\"]*\") *:(?= |$))?"
)
_BLOCK_TEXT = re.compile(r" +[|>][-+0-9]* *(?:#.*)?$")
_TYPED = re.compile(r"[^\s,:{}\[\]'\"]*$")
_TOKENS = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"?|'[^']*'?|(?:^|(?<= ))#.*|[{}\[\],]|[^\s{}\[\],'\"#]+|#"
)


class Cursor(NamedTuple):
    """What stands before the cursor.

    Attributes:
        keys: the keys from the root to where it stands, those of list items left out.
        typed: what was typed of a word.
        at_key: whether a key is written here; ``keys`` is then the mapping that it will be in.
    """

    keys: Keys
    typed: str
    at_key: bool


def cursor_in(lines: Sequence[str], line: int, column: int) -> Cursor:
    """Where the cursor stands.

    Args:
        lines: the lines of the file.
        line: the line it is in, counted from 0.
        column: the characters before it in that line.
    """
    begin = _begin_of_section(lines, line)
    block: list[tuple[int, str]] = []
    flow: list[_Flow] = []
    text_below: int | None = None
    for number in range(begin, line + 1):
        whole = lines[number].rstrip("\r\n")
        is_last = number == line
        before = whole[:column] if is_last else whole
        indent = len(whole) - len(whole.lstrip(" "))
        if text_below is not None and (indent > text_below or not whole.strip()) and not is_last:
            continue
        text_below = None
        if flow:
            _follow(flow, before)
            continue
        if not is_last and (not whole.strip() or whole.lstrip().startswith("#")):
            continue
        entry = _ENTRY.match(before)
        assert entry is not None, "the pattern matches the empty text, too"
        key = entry["key"]
        own = len(entry["indent"]) + len(entry["dashes"])
        while block and (
            block[-1][0] >= own if key or not entry["dashes"] else block[-1][0] > own - 2
        ):
            block.pop()
        if key is None:
            _follow(flow, before[entry.end() :])
            if is_last and not flow:
                return Cursor(_keys(block, flow), _typed(before), not entry["dashes"])
            continue
        block.append((own, key.strip("'\" ")))
        value = before[entry.end() :]
        if _BLOCK_TEXT.match(value):
            text_below = own
            continue
        _follow(flow, value)
    return Cursor(_keys(block, flow), _typed(lines[line][:column]), bool(flow) and flow[-1].at_key)


class _Flow:
    """A brace or a bracket that is open: in a mapping, the key whose value is written."""

    def __init__(self, is_mapping: bool) -> None:
        self.is_mapping = is_mapping
        self.key: str | None = None

    @property
    def at_key(self) -> bool:
        return self.is_mapping and self.key is None


def _begin_of_section(lines: Sequence[str], line: int) -> int:
    """The last line up to ``line`` that begins at the margin: nothing before it matters."""
    for number in range(line, -1, -1):
        text = lines[number]
        if text[:1].strip() and not text.startswith("#"):
            return number
    return 0


def _follow(flow: list[_Flow], text: str) -> None:
    """Open and close braces and brackets as the text does."""
    for token in _TOKENS.findall(text):
        if token in ("{", "["):
            flow.append(_Flow(token == "{"))
        elif token in ("}", "]"):
            if flow:
                flow.pop()
        elif token == "," and flow:
            flow[-1].key = None
        elif flow and flow[-1].at_key and token.endswith(":"):
            flow[-1].key = token[:-1].strip("'\"")


def _keys(block: list[tuple[int, str]], flow: list[_Flow]) -> Keys:
    inner = (open.key for open in flow if open.is_mapping and open.key is not None)
    return (*(key for _, key in block), *inner)


def _typed(before: str) -> str:
    found = _TYPED.search(before)
    return found.group() if found else ""
