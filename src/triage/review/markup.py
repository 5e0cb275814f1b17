"""The lines of a sheet: numbered, so that somebody can say something about each of them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

INITIALS = '<span class="initials">Initials</span>'


def anchor(kind: str, id: str) -> str:
    """What a link to a thing leads to; no two things share one."""
    return f"{kind}-{id}"


def code(id: str) -> str:
    """An id as it stands in the file."""
    return f"<code>{escape(id)}</code>"


def in_words(id: str) -> str:
    """An id as people would say it."""
    return id.replace("-", " ").capitalize()


def heading(kind: str, id: str, title: str) -> str:
    """The heading of one thing, with its id and a box for initials; ``title`` is HTML."""
    named = f'<span class="name">{escape(kind)} {code(id)}</span>'
    return f'<div class="head" id="{anchor(kind, id)}"><h3>{title}</h3>{named}{INITIALS}</div>'


class NumberedLines:
    """Counts the lines of a sheet.

    Attributes:
        last: the number of the last one.
    """

    def __init__(self) -> None:
        self.last = 0

    def line(self, inner: str) -> str:
        """A line of text; ``inner`` is HTML."""
        return f'<p class="line">{self._number("span")} <span>{inner}</span></p>'

    def table(self, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
        """A table whose every row is a line; columns are texts, cells are HTML."""
        heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in ("Line", *columns))
        body = "".join(
            f"<tr>{self._number('td')}{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n"
            for row in rows
        )
        return (
            f'<table class="lines"><thead><tr>{heads}</tr></thead><tbody>\n{body}</tbody></table>'
        )

    def _number(self, element: str) -> str:
        self.last += 1
        return f'<{element} class="no">{self.last}</{element}>'
