"""A summary as plain text or Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from triage.results.section import Line, Section
from triage.results.summary import Glance, Summary

_ADDRESS = re.compile(r"(<https?://[^\s<>]+>)")
"""An address as sources give it, which Markdown takes for a link."""

_SIGNS = re.compile(r"[\\`*_\[\]<>#|~&@]")
"""What means something wherever it stands, ``@`` because an address of mail is made a link."""

_BEGINS_BLOCK = re.compile(r"^([0-9]*)((?<=[0-9])[.)]|(?<![0-9])[-+=])")
"""What makes a list, a line across or a heading of a line that it begins."""

_BEGINS_ADDRESS = re.compile(r"((?i:https?|ftp|mailto|xmpp)(?=:)|(?i:www)(?=\.))(.)")
"""What is made a link although nothing marks it as one."""


def as_text(summary: Summary, width: int = 78) -> str:
    """The whole summary as lines of at most ``width`` columns, made to be read or listened to.

    Only an address may be longer than a line: broken, it could not be copied.
    """
    sections = (section_as_text(section, width) for section in summary.sections)
    return "\n".join([glance_as_text(summary.glance, width), *sections])


def glance_as_text(glance: Glance, width: int = 78) -> str:
    """What is read first, in the same way."""
    first = (glance.action, glance.at_once, glance.numbers)
    told = [Line("text", text) for text in first if text]
    lines = [glance.headline.upper(), "", *(_text_line(line, width) for line in told)]
    for line in glance.rest:
        lines += ["", f"{line.text}:"] if line.kind == "title" else [_text_line(line, width)]
    return "\n".join(lines) + "\n"


def section_as_text(section: Section, width: int = 78) -> str:
    """One section, in the same way."""
    lines = [f"{section.heading}:", *(_text_line(line, width) for line in section.lines)]
    return "\n".join(lines) + "\n"


def as_markdown(summary: Summary, title: str) -> str:
    """The summary as Markdown under the questionnaire's ``title``."""
    glance = summary.glance
    parts = [f"# {literal(title)}", f"**{literal(glance.headline)}**"]
    parts.append(f"**{literal(glance.action)}**")
    told = [Line("text", text) for text in (glance.at_once, glance.numbers) if text]
    parts += _markdown_blocks((*told, *glance.rest), "##")
    for section in summary.sections:
        parts.append(f"## {literal(section.heading)}")
        parts += _markdown_blocks(section.lines, "###")
    return "\n\n".join(parts) + "\n"


def _text_line(line: Line, width: int) -> str:
    if line.kind == "item":
        return _wrapped(line.text, width, "- ", "  ")
    return "\n".join(_wrapped(part, width) for part in line.text.splitlines())


def _wrapped(text: str, width: int, first: str = "", indent: str = "") -> str:
    """The text in lines: the first begins with ``first``, the others with ``indent``."""
    breaks = not _ADDRESS.search(text)
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=breaks,
        break_on_hyphens=breaks,
    )


def _markdown_blocks(lines: Iterable[Line], heading: str) -> Iterator[str]:
    """Blocks to be parted by an empty line; the points of one list stay together.

    ``heading`` begins a small heading.
    """
    points: list[str] = []
    for line in lines:
        if line.kind == "item":
            points.append(f"- {_linked(line.text)}")
            continue
        if points:
            yield "\n".join(points)
            points = []
        yield f"{heading} {literal(line.text)}" if line.kind == "title" else _linked(line.text)
    if points:
        yield "\n".join(points)


def _linked(text: str) -> str:
    """Text in which only addresses mean something to Markdown: they are links."""
    parts = _ADDRESS.split(text)
    return "".join(part if _ADDRESS.match(part) else literal(part) for part in parts)


def literal(text: str) -> str:
    """Text in which nothing means anything to Markdown but line ends."""
    return "\n".join(map(_literal_line, text.split("\n")))


def _literal_line(line: str) -> str:
    # Blanks at its beginning could make code of a line, and are never shown.
    escaped = _SIGNS.sub(r"\\\g<0>", line.lstrip(" \t"))
    escaped = _BEGINS_BLOCK.sub(r"\1\\\2", escaped)
    return _BEGINS_ADDRESS.sub(r"\1\\\2", escaped)
