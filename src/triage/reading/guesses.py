"""The slips that people make in a line of YAML, each with what to write instead.

Each guess changes one line and leaves the others where they are. `triage.reading.slips` believes
the first one that lets the parser read on, so the likelier come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from triage.reading.lines import in_quotes, indent_of, scan
from triage.words import shortened

_NEAR = 12
"""How many lines above the place where the parser gave up are looked at."""

_SHOWN = 90
_CURLY = "“”„‟«»‘’‚‛"
_FLOW_VALUE = re.compile(
    r"(?<=[{,\s])([a-z_-]+): +(?![\"'\[{\s])(.+?)(?=,\s*[a-z_-]+:|\s*[\]}]+\s*,?\s*$|\s*$)"
)
_BLOCK_VALUE = re.compile(r"^(\s*(?:- +)?)(?:([\w.-]+): +)?(.*?)\s*$")
_NO_BLANK = re.compile(r"(^\s*(?:- +)?|[{,]\s*)([a-z_][\w.-]*):(?=[^\s:/])")
_WORD = re.compile(r"^(\s*(?:- +)?)([a-z_$][\w.-]*)(\s+\S.*|\s*)$")
_WORD_IN_BRACES = re.compile(r"([{,]\s*)([a-z_]+)(\s+)(?=[\"'\[{])")
_NO_COMMA = re.compile(r"([^\s,{\[])(\s+)(?=[a-z_]+: )")
_SIGNS = "*&!%@`|>?"


class Trouble(NamedTuple):
    """The lines of a text, and (from 0) those near which the parser gave up.

    Attributes:
        lines: all of them.
        at: where it could not go on.
        began: where the thing began that could not be read to its end.
        quoted: where the last text in quotes before it began.
    """

    lines: list[str]
    at: int
    began: int
    quoted: int

    def near(self) -> Iterator[int]:
        """The lines in which the slip may be, the likeliest first; not those without a word."""
        above = range(self.at, max(self.at - _NEAR, -1), -1)
        for line in dict.fromkeys((self.began, self.quoted, *above)):
            if line < len(self.lines) and self.lines[line].strip():
                yield line

    def guess(
        self, line: int, mended: str, message: str, hint: str | None = None, start: int = -1
    ) -> Guess:
        """A guess that puts ``mended`` in the place of a line; without a hint it says just that."""
        hint = hint or f"Write {shortened(mended.strip(), _SHOWN)}"
        old = self.lines[line].rstrip()
        column = indent_of(old) if start < 0 else start
        lines = [*self.lines[:line], mended, *self.lines[line + 1 :]]
        return Guess("\n".join(lines), line, column, len(old), message, hint)


class Guess(NamedTuple):
    """What may be the slip: where it is (line and columns from 0), and the text without it."""

    mended: str
    line: int
    start: int
    end: int
    message: str
    hint: str
    code: str = "syntax"


def _tabs(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line]
        before = text[: indent_of(text)]
        if "\t" not in before:
            continue
        for indent in _indents(spot, line):
            yield spot.guess(
                line,
                " " * indent + text.lstrip(),
                "A tab indents this line, and YAML takes only spaces for that.",
                f"Type {indent} spaces in its place.",
                start=before.index("\t"),
            )


def _open_quotes(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line]
        column = scan(text).quote
        if column is None:
            continue
        quote, rest = text[column], text[column + 1 :].rstrip()
        ends = [len(rest)]
        for found in re.finditer(r"(,\s*[a-z_]+:\s|\s*[\]}]+,?$|\s+#)", rest):
            ends.insert(0, found.start())
        for end in dict.fromkeys(ends):
            words = rest[:end].rstrip(",") if end == len(rest) else rest[:end]
            other = (words[-1:] in _CURLY + "'\"" and words[-1:]) or ""
            inner = words.removesuffix(other)
            closed = f"{quote}{inner}{quote}"
            if other:
                message = (
                    f"The quote that opens here is closed by `{other}`, which does not close it."
                )
                hint = f"Close it with `{quote}`: {shortened(closed, _SHOWN)}"
            else:
                message = "The quote that opens here is never closed."
                hint = f"Close it where the text ends: {shortened(closed, _SHOWN)}"
            yield spot.guess(
                line, text[:column] + closed + rest[len(words) :], message, hint, start=column
            )


def _quotes_inside(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line].rstrip()
        for found in re.finditer(r"(?:: +|- +|[\[{,] *)(['\"])", text):
            start, quote = found.start(1), found[1]
            for tail in re.finditer(r"(?=\s*[\]}]+,?$|,\s*[a-z_]+: |$|\s+#)", text):
                words = text[start : tail.start()]
                inner = words[1:].removesuffix(quote)
                if tail.start() <= start or quote not in inner:
                    continue
                whole = words if not words.endswith(quote) or words.count(quote) == 2 else inner
                written = in_quotes(inner if whole is inner else words)
                yield spot.guess(
                    line,
                    text[:start] + written + text[tail.start() :],
                    "The text goes on after its closing quote.",
                    f"Put other quotes round the whole text: {shortened(written, _SHOWN)}",
                    start=start,
                )


def _curly(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line]
        found = re.search(rf"[{_CURLY}](.*)[{_CURLY}]", text)
        if found is None:
            continue
        written = in_quotes(found[1])
        yield spot.guess(
            line,
            text[: found.start()] + written + text[found.end() :],
            f"Curly quotes (`{found[0][0]}`) are no quotes to YAML.",
            f"Write straight ones: {shortened(written, _SHOWN)}",
            start=found.start(),
        )


def _unquoted(spot: Trouble) -> Iterator[Guess]:
    """Text that has to stand in quotes, because of a sign in it or before it."""
    for line in spot.near():
        text = spot.lines[line].rstrip()
        values = list(_FLOW_VALUE.finditer(text)) if "{" in text else []
        for found in values:
            yield from _put_in_quotes(spot, line, found.start(2), found.end(2))
        block = _BLOCK_VALUE.match(text)
        if block and block[3] and block[3][0] not in "\"'{[" and not values:
            yield from _put_in_quotes(spot, line, block.start(3), block.end(3))


def _put_in_quotes(spot: Trouble, line: int, start: int, end: int) -> Iterator[Guess]:
    text = spot.lines[line].rstrip()
    words = text[start:end]
    if words[0] in _SIGNS:
        message = f"Text cannot begin with `{words[0]}`."
        column = start
    elif " #" in words:
        message = "A `#` after a blank begins a comment: the rest of this line is not read."
        column = start + words.index(" #") + 1
    elif ": " in words or words.endswith(":"):
        message = "`: ` in the middle of a text ends a key, so this cannot be read."
        column = start
    elif any(sign in words for sign in "[]{}"):
        message = "A text with brackets in it cannot be read without quotes."
        column = start
    else:
        return
    written = in_quotes(words)
    hint = f"Put the text in quotes: {shortened(written, _SHOWN)}"
    yield spot.guess(line, text[:start] + written + text[end:], message, hint, start=column)


def _brackets(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line].rstrip()
        seen = scan(text)
        if seen.quote is not None:
            continue
        body = text if seen.comment is None else text[: seen.comment].rstrip()
        rest = text[len(body) :]
        hidden = seen.comment is not None and set(text[seen.comment :]) & set("]}")
        if seen.opened and not hidden:
            sign, column = seen.opened[-1]
            comma = body.endswith(",")
            for at in _closing_places(body.rstrip(","), seen.closers):
                mended = body[:at] + seen.closers[0] + body[at:].rstrip(",")
                mended += scan(mended).closers + "," * comma
                yield spot.guess(
                    line,
                    mended + rest,
                    f"The `{sign}` that opens here is not closed.",
                    f"Close it with `{seen.closers[0]}`: {shortened(mended.strip(), _SHOWN)}",
                    start=column,
                )
        for column in seen.extra:
            closer = text[column]
            without = body[:column] + body[column + 1 :]
            key = re.match(r"\s*(?:- +)?[\w.-]+: +", text)
            if key and closer in "]}" and "{["["}]".index(closer)] not in body:
                opening = "{" if closer == "}" else "["
                mended = body[: key.end()] + opening + body[key.end() :]
                yield spot.guess(
                    line,
                    mended + rest,
                    f"The `{closer}` here closes nothing: its `{opening}` is missing.",
                    start=column,
                )
            yield spot.guess(
                line,
                without + rest,
                f"The `{closer}` here closes nothing that is open.",
                f"Take it out: {shortened(without.strip(), _SHOWN)}",
                start=column,
            )


def _closing_places(body: str, closers: str) -> Iterator[int]:
    """Where a missing bracket may belong: before the next field, or at the end."""
    if closers[0] == "]":
        for found in re.finditer(r",\s*[a-z_]+: |[}]+$", body):
            yield found.start()
    yield len(body)


def _commas(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line].rstrip()
        if "{" not in text:
            continue
        for found in _NO_COMMA.finditer(text):
            mended = text[: found.end(1)] + "," + text[found.end(1) :]
            yield spot.guess(
                line,
                mended,
                "A comma is missing between two fields.",
                start=found.end(1),
            )


def _blanks(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line].rstrip()
        for found in _NO_BLANK.finditer(text):
            mended = f"{text[: found.end()]} {text[found.end() :]}"
            yield spot.guess(
                line,
                mended,
                f"A blank is missing after `{found[2]}:`.",
                start=found.start(2),
            )
        dash = re.match(r"(\s*)-(?=[^\s-])", text)
        if dash:
            mended = f"{dash[1]}- {text[dash.end() :]}"
            yield spot.guess(
                line,
                mended,
                "A blank is missing after the dash.",
            )


def _colons(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line].rstrip()
        for word in _WORD_IN_BRACES.finditer(text):
            mended = f"{text[: word.end(2)]}:{text[word.end(2) :]}"
            yield spot.guess(
                line,
                mended,
                f"A colon is missing after `{word[2]}`.",
                start=word.start(2),
            )
        found = _WORD.match(text)
        if found is None or found[2].endswith(":") or re.search(r":(\s|$)", found[3][:1]):
            continue
        mended = f"{found[1]}{found[2]}:{found[3]}"
        yield spot.guess(
            line,
            mended,
            f"A colon is missing after `{found[2]}`.",
            start=found.start(2),
        )


def _comments(spot: Trouble) -> Iterator[Guess]:
    for line in range(spot.at - 1, max(spot.at - _NEAR, -1), -1):
        text = spot.lines[line]
        if text.lstrip().startswith("#"):
            yield spot.guess(
                line,
                "",
                "A comment stands between the lines of a text, which ends there.",
                "Put the comment above the text.",
            )


def _dashes(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line].rstrip()
        if text.lstrip().startswith(("-", "#")):
            continue
        for other in (line - 1, line + 1):
            if 0 <= other < len(spot.lines) and spot.lines[other].lstrip().startswith("- "):
                words = text.strip()
                mended = f"{' ' * indent_of(spot.lines[other])}- {words}"
                yield spot.guess(
                    line,
                    mended,
                    "This line stands among the items of a list, but has no dash.",
                )


def _indentation(spot: Trouble) -> Iterator[Guess]:
    for line in spot.near():
        text = spot.lines[line]
        if text.lstrip().startswith("#"):
            continue
        for indent in _indents(spot, line):
            have = indent_of(text)
            yield spot.guess(
                line,
                " " * indent + text.lstrip(),
                f"This line is indented by {_blanks_of(have)}, which fits nothing round it.",
                f"Indent it by {_blanks_of(indent)}, like the key it stands beside.",
            )


def _blanks_of(count: int) -> str:
    return f"{count} blank" if count == 1 else f"{count} blanks"


def _indents(spot: Trouble, line: int) -> Iterator[int]:
    """The indents that a line may be meant to have: those of its neighbours, and one step more."""
    own = indent_of(spot.lines[line])
    near = []
    for step in (-1, 1):
        other = line + step
        while 0 <= other < len(spot.lines) and not spot.lines[other].strip():
            other += step
        if 0 <= other < len(spot.lines):
            near.append(indent_of(spot.lines[other]))
    wanted = [*near, *(indent + 2 for indent in near)]
    wanted += [own - 1, own + 1, own - 2, own + 2]
    tabs = "\t" in spot.lines[line][:own]
    for indent in dict.fromkeys(wanted):
        if indent >= 0 and (tabs or indent != own):
            yield indent


GUESSES = (
    _tabs,
    _open_quotes,
    _curly,
    _blanks,
    _quotes_inside,
    _brackets,
    _unquoted,
    _commas,
    _colons,
    _comments,
    _dashes,
    _indentation,
)
