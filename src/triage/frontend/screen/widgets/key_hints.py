"""The keys that matter on a screen, each to be clicked as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.content import Content

from triage.frontend.screen.widgets.drawn import Drawn

NARROW = 56


class Hint(NamedTuple):
    """A key, what it does in a word or two (``short`` where there is little room), its action."""

    key: str
    does: str
    action: str
    short: str = ""
    main: bool = False


class KeyHints(Drawn):
    """Hints that go on in the next line, never inside a hint.

    Hints come most important first: on a screen of few lines only one line of them is shown. The
    others stay within reach, because the help lists every key and its lines can be clicked.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hint--key", "hint--main"}

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self.hints = tuple(hints)

    def show(self, hints: Sequence[Hint]) -> None:
        if self.hints != tuple(hints):
            self.hints = tuple(hints)
            self.refresh(layout=True)

    def drawn(self, width: int) -> Content:
        """The hints, as many to a line as fit."""
        return Content("\n").join(
            Content("  " if width >= NARROW else " ").join(
                self._drawn_one(hint, width) for hint in line
            )
            for line in self._flow(width)
        )

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked hint says."""
        event.stop()
        offset = event.get_content_offset(self)
        hint = None if offset is None else self.hint_at(offset.x, offset.y)
        if hint is not None:
            await self.screen.run_action(hint.action)

    def hint_at(self, x: int, y: int) -> Hint | None:
        """The hint drawn at that column and line of the widget."""
        width = self.content_size.width
        lines = self._flow(width)
        if y >= len(lines):
            return None
        start = 0
        for hint in lines[y]:
            end = start + _length(hint, width)
            if start <= x < end:
                return hint
            start = end + _gap(width)
        return None

    def _flow(self, width: int) -> list[list[Hint]]:
        lines: list[list[Hint]] = [[]]
        used = 0
        for hint in self.hints:
            length = _length(hint, width)
            if lines[-1] and used + _gap(width) + length > width:
                if self.screen.has_class("-short"):
                    break
                lines.append([])
                used = 0
            used += length + (_gap(width) if lines[-1] else 0)
            lines[-1].append(hint)
        return lines

    def _drawn_one(self, hint: Hint, width: int) -> Content:
        key, does = _words(hint, width)
        style = self.ink("hint--main" if hint.main else "hint--key")
        if hint.main:
            return Content(f"{key}{does}").stylize(style)
        return Content.assemble((key, style), does)


def _gap(width: int) -> int:
    return 2 if width >= NARROW else 1


def _words(hint: Hint, width: int) -> tuple[str, str]:
    """The key with a margin in its own colour, and what it does."""
    if width >= NARROW:
        return f" {hint.key} ", f" {hint.does} " if hint.main else f" {hint.does}"
    return hint.key, f" {hint.short or hint.does}"


def _length(hint: Hint, width: int) -> int:
    return sum(len(words) for words in _words(hint, width))
