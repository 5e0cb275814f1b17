"""Markdown shows every text as it was written, whatever stands in it."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from triage.results.text import literal

TEXTS = [
    "~~~",
    "~~x~~",
    "```",
    "`x`",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "12) x",
    "---",
    "***",
    "___",
    "a\n===",
    "a\n---",
    "    x",
    "\tx",
    "a\n    b",
    "&lt;",
    "&#65;",
    "<b>x</b>",
    "<!-- x -->",
    "# x",
    "> x",
    "a | b\n--|--\nc | d",
    "[x](y)",
    "![x](y)",
    "[x]: y",
    "*x* _x_ **x**",
    "a\\b",
    "a\\",
    "see https://example.org or HTTP://example.org",
    "www.example.org",
    "me@example.org",
    "1.5 to 2 weeks - or more",
    "~~~\nafter",
]


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_in_a_text_means_anything(text: str) -> None:
    """One paragraph comes of it, and it says the same; blanks before a line are never shown."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = markdown.parse(literal(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special", "softbreak"}
    said = "".join("\n" if one.type == "softbreak" else one.content for one in children)
    assert said == "\n".join(line.strip() for line in text.split("\n"))


@pytest.mark.parametrize("text", ["see https://a.org", "www.a.org", "me@a.org", "ftp://a.org"])
def test_no_address_is_made_a_link_by_itself(text: str) -> None:
    """Some that show Markdown look for bare addresses; a sign that is escaped ends none."""
    assert "\\" in literal(text)
