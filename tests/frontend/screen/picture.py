"""Pictures of the screen as text: what stands there, and under it how each cell is drawn."""

from collections.abc import Iterable, Iterator

from rich.segment import Segment
from rich.style import Style

from frontend.screen.person import Person, drawn

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def picture(somebody: Person) -> str:
    """The screen, a map of its styles (a letter a cell, rows of one style shortened), and a key."""
    lines = drawn(somebody.app)
    names: dict[str, str] = {}
    mapped = ["".join(_letters(line, names)) for line in lines]
    key = [f"{letter} = {style}" for style, letter in names.items()]
    shown = ["".join(segment.text for segment in line).rstrip() for line in lines]
    return "\n".join([*shown, "-" * 8, *map(_shortened, mapped), *key, ""])


def _letters(line: Iterable[Segment], names: dict[str, str]) -> Iterator[str]:
    for segment in line:
        letter = names.setdefault(_named(segment.style or Style()), LETTERS[len(names)])
        yield letter * segment.cell_length


def _named(style: Style) -> str:
    colours = [colour.name if colour else "default" for colour in (style.color, style.bgcolor)]
    flags = [flag for flag in ("bold", "dim", "reverse", "underline") if getattr(style, flag)]
    return " ".join([f"{colours[0]} on {colours[1]}", *flags])


def _shortened(row: str) -> str:
    """Runs of one letter as ``a*80``, so that a picture can be read and compared."""
    runs: list[tuple[str, int]] = []
    for letter in row:
        if runs and runs[-1][0] == letter:
            runs[-1] = (letter, runs[-1][1] + 1)
        else:
            runs.append((letter, 1))
    return " ".join(f"{letter}*{count}" for letter, count in runs)
