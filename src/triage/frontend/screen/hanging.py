"""Text with a hanging indent: the lines after the first begin under the text, not the mark."""

from __future__ import annotations

from textual.content import Content


def hung(mark: Content, text: Content, width: int) -> list[Content]:
    """``mark`` followed by ``text``, wrapped to ``width`` columns and indented by the mark."""
    indent = mark.cell_length
    lines = text.wrap(max(width - indent, 1)) or [Content("")]
    blank = Content(" " * indent)
    return [(mark if number == 0 else blank) + line for number, line in enumerate(lines)]


def hanging(mark: Content, text: Content, width: int) -> Content:
    """The lines of `hung` as one text."""
    return Content("\n").join(hung(mark, text, width))
