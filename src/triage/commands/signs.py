"""Plain signs for terminals and encodings that have no others: quotes, arrows, dashes, frames.

Each stands for exactly one sign, so that nothing on a screen moves.
"""

from __future__ import annotations

import codecs
import io
import unicodedata
from collections.abc import Mapping
from typing import TextIO

from triage.words import width

NEAREST = "nearest"
"""The name under which `nearest` handles what an encoding cannot say."""

_ACROSS = "─━┄┅┈┉╌╍═╴╶╸╺╼╾▀▁▂▃▄▔"
_DOWN = "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▌▍▎▏▐▕"
_FULL = "█▇▆▅▊▋▉░▒▓"
_FRAMES = {chr(number): "+" for number in range(0x2500, 0x25A0)}
"""Lines and blocks: what runs neither across nor down is a corner."""

_ALIKE = {
    **_FRAMES,
    **dict.fromkeys(_ACROSS, "-"),
    **dict.fromkeys(_DOWN, "|"),
    **dict.fromkeys(_FULL, "#"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛‹›", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("…·", "."),
    **dict.fromkeys("•×", "*"),
    **dict.fromkeys("→▶", ">"),
    **dict.fromkeys("←◀", "<"),
    **dict.fromkeys("↑▲", "^"),
    **dict.fromkeys("↓▼", "v"),
    "\N{NO-BREAK SPACE}": " ",
}
_TABLE = str.maketrans(_ALIKE)


class PlainSigns(io.TextIOWrapper):
    """A stream that writes plain signs for those that are no letters."""

    def write(self, text: str) -> int:
        return super().write(text.translate(_TABLE))


def needs_plain_signs(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether what the stream goes to may have no others.

    An encoding other than UTF draws them in a width of its own, if it has them. The console of
    Linux has few, and a locale that is named C asks for none.
    """
    if not codecs.lookup(stream.encoding).name.startswith("utf"):
        return True
    if not stream.isatty():
        return False
    named = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return environment.get("TERM") in ("linux", "dumb") or next(
        (name for name in named if name), ""
    ) in ("C", "POSIX")


def with_plain_signs(stream: io.TextIOWrapper) -> PlainSigns:
    """The same stream with plain signs; the one given cannot be written to any more."""
    encoding, line_buffering = stream.encoding, stream.line_buffering
    buffer = stream.detach()
    return PlainSigns(buffer, encoding, errors=NEAREST, line_buffering=line_buffering)


def nearest(error: UnicodeError) -> tuple[str, int]:
    """What to write instead of what an encoding cannot say, and where to go on after it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    return "".join(map(_nearest, unknown)), error.end


def _nearest(sign: str) -> str:
    """A sign as one of ASCII: a letter without its accent; else as many `?` as it takes columns."""
    columns = width(sign)
    plain = _ALIKE.get(sign) or unicodedata.normalize("NFKD", sign)[:1]
    return plain if plain.isascii() and columns == 1 else "?" * columns


codecs.register_error(NEAREST, nearest)
