"""What a single value of a file is: which characters it may have, and what plain text stands for.

A plain scalar is text, a number, true, false or nothing as YAML's 1.2 core schema has it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from triage.reading.signs import CURLY

MAX_DIGITS = 18

# Characters that nobody sees, that a terminal obeys, that reorder what is read (bidirectional
# controls), that end a line in one tool only, or that cannot be written as UTF-8 at all.
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064"
    "\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
# After escapes are read, a carriage return is one more: it takes a terminal back to the line start.
UNWANTED_IN_VALUE = re.compile(UNWANTED.pattern[:-1] + "\r]")

NOT_TEXT_START = frozenset("~nNtTfF+-.0123456789") | CURLY
"""What a plain scalar begins with that may be something else than text."""

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


class TooManyDigitsError(ValueError):
    """A number has more digits than are read.

    Attributes:
        digits: how many it has.
    """

    def __init__(self, digits: int) -> None:
        super().__init__(f"{digits} digits")
        self.digits = digits


def resolved(written: str) -> str | int | Decimal | float | bool | None:
    """What a plain scalar is; a number with a point is a `Decimal`, as it is written.

    Raises:
        TooManyDigitsError: it is a number with more than `MAX_DIGITS` digits.
    """
    if written in _WORDS:
        return _WORDS[written]
    if _INTEGER.match(written):
        digits = len(written.lstrip("+-0ox"))
        if digits > MAX_DIGITS:
            raise TooManyDigitsError(digits)
        return int(written, 0)
    if _FLOAT.match(written):
        return _decimal(written.lower())
    return written


def _decimal(written: str) -> Decimal | float:
    if written[-3:] in ("inf", "nan"):
        return float(written.replace(".", ""))
    value = Decimal(written)
    digits = max(len(value.as_tuple().digits), abs(value.adjusted()) + 1)
    if digits > MAX_DIGITS:
        raise TooManyDigitsError(digits)
    return value
