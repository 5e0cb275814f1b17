"""What the YAML parser refuses, in words that say what to write instead."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from triage.problems import Problem
from triage.reading.places import Lines
from triage.words import shortened

_LONGEST_KEY = 1024
_SHOWN = 40
_QUOTE_IT = "Put the whole text in quotes."


class _Failure(NamedTuple):
    """Where the parser gave up: ``at``, while reading something that began at ``began``."""

    text: str
    at: int
    began: int | None
    quoted: int

    @property
    def sign(self) -> str:
        return self.text[self.at : self.at + 1]

    def before(self) -> str:
        """What stands before the failure on its line."""
        return self.text[_line_start(self.text, self.at) : self.at]


class _Finding(NamedTuple):
    message: str
    hint: str
    start: int


def explain(error: yaml.MarkedYAMLError, text: str, quoted: int) -> Problem:
    """Turn the parser's error into a problem of our own.

    Args:
        error: what the parser raised.
        text: what it was reading.
        quoted: where the last text in quotes before it began.
    """
    mark, context_mark = error.problem_mark, error.context_mark
    at = min(mark.index if mark else len(text), len(text))
    failure = _Failure(text, at, context_mark.index if context_mark else None, quoted)
    found = _finding(str(error.problem or ""), str(error.context or ""), failure)
    end = min(max(found.start + 1, min(at, _line_end(text, found.start))), len(text))
    place = Lines(text).place(found.start, max(found.start, end))
    return Problem("syntax", "error", found.message, place, found.hint)


def _finding(problem: str, context: str, failure: _Failure) -> _Finding:
    at = failure.at
    began = at if failure.began is None else failure.began
    if problem.startswith("mapping values are not allowed"):
        return _colon(failure)
    if "tab character" in problem or (failure.sign == "\t" and "cannot start" in problem):
        return _Finding("A tab cannot be used to indent.", "Use spaces.", at)
    if "cannot start any token" in problem:
        return _Finding(f"Text cannot begin with `{failure.sign}`.", _QUOTE_IT, at)
    if "quoted scalar" in context:
        return _quoted(problem, began, failure)
    if "flow" in context:
        return _bracket(began, failure)
    if "find expected ':'" in problem:
        return _no_colon(began, failure)
    if "block sequence entries are not allowed" in problem:
        return _Finding(
            "A list with dashes cannot begin on the line of its key.",
            "Put each `- item` on a line of its own, or write [item, item].",
            at,
        )
    if "expected '-' indicator" in problem:
        return _Finding(
            "This line does not belong to the list above: no `- ` at the place where its items "
            "begin.",
            "Begin every item with `- ` in the same column; end the list by indenting less.",
            at,
        )
    if "find expected key" in problem:
        return _key(failure)
    if "expected <document start>" in problem:
        return _Finding(
            "Something stands after the end of the document.",
            "Remove it, or the bracket or `...` that ends the document too early.",
            at,
        )
    if "block scalar" in context:
        return _Finding(
            "Only a line end or a comment may follow `|` or `>`.",
            "Begin the text on the next line, indented; or put it in quotes.",
            began,
        )
    if any(word in context for word in ("alias", "anchor", "tag", "directive")):
        sign = failure.text[began : began + 1]
        return _Finding(f"Text cannot begin with `{sign}`.", _QUOTE_IT, began)
    if "node content" in problem:
        return _Finding(
            f"A value was expected here, but `{shortened(failure.sign, _SHOWN)}` was found."
            if failure.sign.strip()
            else "A value was expected here.",
            "Write the value; put text that begins with a sign in quotes.",
            at,
        )
    return _Finding(f"This is not YAML: {problem}.", "Put text with unusual signs in quotes.", at)


def _colon(failure: _Failure) -> _Finding:
    before = failure.before()
    if len(before) > _LONGEST_KEY:
        return _long_key(failure.at - len(before))
    key, colon, value = before.partition(": ")
    if colon:
        start = failure.at - len(value.lstrip())
        written = f'{key.strip()}: "{shortened(value.strip(), _SHOWN)}: ..."'
        return _Finding(
            "`: ` in the middle of a text ends a key, so this cannot be read.",
            f"Put the text in quotes: {written}",
            start,
        )
    start = failure.at - len(before.lstrip())
    above = failure.text[: failure.at - len(before)].rstrip()
    line_above = above[_line_start(above, len(above)) :]
    if line_above.strip() and ":" not in line_above:
        return _Finding(
            f"`{shortened(line_above, _SHOWN)}` is neither a key with a value "
            "nor part of the text above.",
            "Write `key: value`; put text of several lines in quotes.",
            len(above) - len(line_above.lstrip()),
        )
    return _Finding(
        f"`{shortened(before, _SHOWN)}:` cannot be a key here: the line above already has a value.",
        "Indent it like the key it stands beside; or, if it is part of the text above, put the "
        "text in quotes.",
        start,
    )


def _no_colon(began: int, failure: _Failure) -> _Finding:
    line = failure.text[began : _line_end(failure.text, began)].strip()
    if len(line) > _LONGEST_KEY:
        return _long_key(began)
    return _Finding(
        f"`{shortened(line, _SHOWN)}` is neither a key with a value nor part of the text above.",
        "Write `key: value`, or indent the line further to make it part of the text above.",
        began,
    )


def _long_key(start: int) -> _Finding:
    return _Finding(
        f"A key is longer than {_LONGEST_KEY:,} characters.",
        "Put text that contains `: ` in quotes.",
        start,
    )


def _quoted(problem: str, began: int, failure: _Failure) -> _Finding:
    if "end of stream" in problem or "document indicator" in problem:
        return _Finding(
            "The quote that opens here is never closed.",
            'Close it; a quote inside \'...\' is written twice, one inside "..." as \\".',
            began,
        )
    if "tab" in problem:
        return _Finding("A tab cannot be used to indent.", "Use spaces.", failure.at)
    start = failure.text.rfind("\\", began, failure.at + 1)
    written = failure.text[start : start + 2]
    return _Finding(
        f'`{written}` begins no escape that can be read inside "...".',
        "Use '...' instead, where a backslash is only a backslash, or write it twice.",
        start,
    )


def _bracket(began: int, failure: _Failure) -> _Finding:
    opening = failure.text[began : began + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    rest = failure.text[failure.at : _line_end(failure.text, failure.at)].strip()
    same_line = "\n" not in failure.text[began : failure.at]
    if same_line and rest:
        return _Finding(
            f"`,` or `{closing}` was expected here, but `{shortened(rest, _SHOWN)}` was found.",
            "Put text that contains any of , : [ ] { } or quotes in quotes.",
            failure.at,
        )
    return _Finding(
        f"The `{opening}` that opens here is not closed.",
        f"Close it with `{closing}`; put text that contains brackets in quotes.",
        began,
    )


def _key(failure: _Failure) -> _Finding:
    before = failure.before().rstrip()
    if before and before[-1] in "'\"":
        return _after_quote(failure)
    return _Finding(
        "The indentation of this line fits nothing above it, or something that is not a key "
        "stands where a key was expected.",
        "Indent it like the key it stands beside.",
        failure.at,
    )


def _after_quote(failure: _Failure) -> _Finding:
    if "\n" in failure.text[failure.quoted : failure.at]:
        line = failure.text.count("\n", 0, failure.at) + 1
        return _Finding(
            f"The quote that opens here is closed only in line {line}, in the middle of a line.",
            "Close it where the text ends; a quote inside '...' is written twice, one inside "
            '"..." as \\".',
            failure.quoted,
        )
    return _Finding(
        "The text goes on after its closing quote.",
        "Put the whole text in quotes; a quote inside '...' is written twice, one inside "
        '"..." as \\".',
        failure.at,
    )


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    ends = [end for end in (text.find("\n", offset), text.find("\r", offset)) if end >= 0]
    return min(ends, default=len(text))
