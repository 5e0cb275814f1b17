"""What is said about a file that cannot be read as it is written: one entry a fault."""

from __future__ import annotations

from typing import NamedTuple

from triage.problems import START_OF_FILE, Keys, Place, Problem
from triage.reading.files import MAX_BYTES
from triage.reading.lines import in_quotes
from triage.reading.scalars import MAX_DIGITS
from triage.reading.signs import name_of_sign
from triage.words import noun, shortened

MAX_DEPTH = 32
MAX_ITEMS = 10_000

_SHOWN = 40
_REMOVE_IT = "Remove it; if it came with copied text, type the text anew."


class Fault(NamedTuple):
    """What was found, under its code, and what to write instead."""

    code: str
    message: str
    hint: str


def problem_of(fault: Fault, place: Place = START_OF_FILE, keys: Keys = ()) -> Problem:
    """The fault at its place."""
    return Problem(fault.code, "error", fault.message, place, fault.hint, keys)


COMPLEX_KEY = Fault(
    "syntax",
    "A list or mapping stands where a key was expected.",
    "A key is one word; put text that begins with a bracket in quotes.",
)
EMPTY = Fault(
    "empty-file",
    "The file is empty or has only comments.",
    "`triage explain empty-file` shows a small questionnaire to start from.",
)
MERGE = Fault(
    "alias",
    "`<<` merges another mapping into this one, which rule files do not have.",
    "Write the merged fields out.",
)
NOT_TEXT = Fault(
    "not-utf-8",
    "The file is not UTF-8 text; it looks like UTF-16, UTF-32 or a binary file.",
    "Save the file as UTF-8.",
)
SECOND_DOCUMENT = Fault(
    "several-documents",
    "`---` begins a second document; a rule file is one.",
    "Remove the `---`, or put what follows into a file of its own.",
)
TOO_DEEP = Fault(
    "too-deep",
    f"Lists and mappings stand more than {MAX_DEPTH} deep in one another here; reading stops.",
    "A rule file never needs that; look for brackets or dashes that are repeated.",
)
TOO_MANY_ITEMS = Fault(
    "too-large",
    f"A list has more than {MAX_ITEMS:,} items; reading stops.",
    "A rule file never needs that; look for items that are repeated.",
)


def too_large(size: int) -> Fault:
    """More bytes than are read."""
    return Fault(
        "too-large",
        f"The file has {size:,} bytes; at most {MAX_BYTES:,} (16 MiB) are read.",
        "Split it into several questionnaires.",
    )


def not_utf8(byte: int) -> Fault:
    """A byte that is no part of UTF-8 where it stands."""
    message = f"The file is not UTF-8 text: the byte 0x{byte:02X} cannot stand here."
    return NOT_TEXT._replace(message=message)


def control_character(character: str) -> Fault:
    """A character that nobody sees and that does something."""
    return Fault(
        "control-character",
        f"A {name_of_sign(character)} stands here, which nobody sees and which changes what is "
        "read.",
        _REMOVE_IT,
    )


def odd_blank(sign: str, more: list[int], last: bool) -> Fault:
    """A blank that is no space where one is needed.

    Args:
        sign: the blank.
        more: the other lines with one.
        last: whether nothing follows it of a value.
    """
    mend = "Type a space in its place" + (", or the value if one is missing" if last else "")
    also = f" (also in {noun(len(more), 'line')} {', '.join(map(str, more))})" if more else ""
    return Fault(
        "odd-blank",
        f"A {name_of_sign(sign)} stands here{also}; it looks like a space, and YAML takes it for a "
        "letter.",
        f"{mend}; so in each of these lines." if more else f"{mend}.",
    )


MERGE_MARKS = Fault(
    "merge-marks",
    "Marks of a merge that was not finished stand in the file: two versions of the same lines.",
    "Keep the lines of one version; remove the others and the lines `<<<<<<<`, `=======` and "
    "`>>>>>>>`.",
)
VALUE_IS_COMMENT = Fault(
    "cut-short",
    "Nothing is left of this value: a blank and a `#` begin a comment.",
    "Put the text in quotes if `#` belongs to it; otherwise write the value before the comment.",
)
COMMENT_IN_TEXT = Fault(
    "comment-in-text",
    "This line is part of the text, not a comment: people would read it.",
    "Put the comment above the key of the text.",
)


def comma_in_braces(text: str) -> Fault:
    """A text that a comma inside braces ends."""
    return Fault(
        "comma-in-braces",
        "Inside { } a comma ends a value, so only the beginning of this text belongs to its field.",
        f"Put the text in quotes: {in_quotes(text)}",
    )


def no_colon_in_braces(written: str) -> Fault:
    """Something inside braces that is no field with a value."""
    field, colon, value = written.partition(":")
    if not colon:
        field, _, value = written.partition(" ")
    if not value:
        return Fault(
            "comma-in-braces",
            f"`{shortened(written, _SHOWN)}` stands inside {{ }} by itself, without a value.",
            "Write `field: value`; put a text with a comma in quotes.",
        )
    return Fault(
        "syntax",
        f"A {'blank' if colon else 'colon'} is missing after `{field}{colon}`.",
        f"Write `{field}: {value.strip()}`.",
    )


def curly_quotes(quote: str, inner: str) -> Fault:
    """A text in quotes that YAML does not know."""
    return Fault(
        "curly-quotes",
        f"Curly quotes (`{quote}`) are no quotes to YAML: people would see them, and a comma or a "
        "colon between them would end the text.",
        f"Write straight ones: {in_quotes(inner)}",
    )


def anchor(name: str) -> Fault:
    """A name for a value that is to be used elsewhere."""
    return Fault(
        "alias",
        f"`&{name}` names this value for use elsewhere, which rule files do not have.",
        f"Remove `&{name}`; write the value out wherever it is needed.",
    )


def alias(name: str) -> Fault:
    """The use of a value that is written elsewhere."""
    return Fault(
        "alias",
        f"`*{name}` stands for a value written elsewhere, which rule files do not have.",
        "Write the value out; put text that begins with `*` in quotes.",
    )


def tag(written: str) -> Fault:
    """A tag, which gives a value a type."""
    return Fault(
        "tag",
        f"`{shortened(written, _SHOWN)}` is a tag, and rule files have none.",
        "Remove the tag; put text that begins with `!` in quotes.",
    )


def duplicate_key(key: str, first: Place) -> Fault:
    """A key that stood in the same mapping before."""
    return Fault(
        "duplicate-key",
        f"`{shortened(key, _SHOWN)}` stands here a second time; the first is in line "
        f"{first.line}, column {first.column}.",
        "Rename one of the two, or remove it.",
    )


def cut_short(kept: str) -> Fault:
    """A text that a comment ends which may be meant as part of it."""
    return Fault(
        "cut-short",
        f"The text ends at ` #`, where a comment begins: only `{shortened(kept, _SHOWN)}` is kept.",
        "Put the text in quotes if ` #` belongs to it; otherwise put the comment on a line of "
        "its own, or two spaces away.",
    )


def number_too_long(digits: int) -> Fault:
    """A whole number with more digits than are read."""
    return Fault(
        "number-too-long",
        f"A number with {digits:,} digits; at most {MAX_DIGITS} are read.",
        "Put it in quotes if it is text.",
    )
