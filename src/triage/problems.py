"""What is wrong in a file, where, and how to mend it: checks find it, reports show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
Keys = tuple[str | int, ...]
"""Where a value stands in the data of a file: keys and list positions from the root."""

Given = str | int | Decimal | tuple[str, ...]
"""One given answer: an answer id, an exact number, or the ids of the ticked boxes."""

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""What an id looks like: words of small letters and digits, joined by hyphens.

To be matched in full. The JSON Schemas spell the same pattern out.
"""


def in_json(value: Decimal) -> float:
    """A decimal answer for the ``default`` of `json.dumps`.

    An answer has at most 15 digits, and a float with so few is written with just these.
    """
    return float(value)


class CommandError(Exception):
    """The command could not do its job (exit code 2). The message says why and what to do."""


class Place(NamedTuple):
    """A stretch of text in a file. Lines and columns count from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START_OF_FILE = Place(1, 1, 1, 1)


class Problem(NamedTuple):
    """One thing that is wrong.

    ``message`` says what was found and what was expected; ``hint`` what to write instead.
    ``counterexample`` is an answer sheet that leads to the problem, where there is one.
    """

    code: str
    severity: Severity
    message: str
    place: Place = START_OF_FILE
    hint: str | None = None
    keys: Keys = ()
    counterexample: Mapping[str, Given] | None = None


class Finding(NamedTuple):
    """A problem that a check found in what a file says; where it is written is looked up later.

    Attributes:
        code: the problem code.
        severity: of that code.
        message: what was found and what was expected.
        keys: what it is about; its value, or the key itself where ``at_key`` says so.
        hint: what to write instead; a function makes it of the value as it is written.
        at_key: whether the key is shown, and not the value.
        words: those of the value that are shown, where not all of it.
        counterexample: an answer sheet that leads to the problem, where there is one.
    """

    code: str
    severity: Severity
    message: str
    keys: Keys
    hint: str | Callable[[str], str | None] | None = None
    at_key: bool = False
    words: str = ""
    counterexample: Mapping[str, Given] | None = None


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by place, then code, then message: the same order in every run."""
    return sorted(problems, key=lambda problem: (problem.place, problem.code, problem.message))


def stops(problems: Iterable[Problem | Finding]) -> bool:
    """Tell whether any problem is an error, so that nobody may be asked anything."""
    return any(problem.severity == "error" for problem in problems)
