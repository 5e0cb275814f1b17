"""A review sheet taken apart: its parts, the things in them, the lines of each."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from triage.review.material import Since, material_of
from triage.review.sheet import sheet
from triage.rulefile import RuleFile

VOID = {"meta", "br"}


class Line(NamedTuple):
    """A numbered line.

    Attributes:
        part: the heading of the part that it is in.
        thing: the kind and id of the thing that it is about; empty where it is about none.
        number: its number.
        text: what it says; cells of a row are apart by ``|``.
    """

    part: str
    thing: str
    number: int
    text: str


class Apart(HTMLParser):
    """A sheet, read.

    Attributes:
        parts: the headings of its parts, in order.
        things: for each part the kind and id of all things that have a heading there.
        lines: all its numbered lines.
        ids: the anchors that a link can lead to.
        links: where links lead.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.things: dict[str, list[str]] = {}
        self.lines: list[Line] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self._texts: list[str] = []
        self._thing = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "a":
            self.links.append(str(named.get("href")))
        if tag in ("td", "th") and self._texts:
            self._texts.append(" | ")
        if tag in ("h2", "tr", "p") or named.get("class") == "name":
            self._texts = []
        if tag not in VOID:
            self._open.append(str(named.get("class") or tag))

    def handle_endtag(self, tag: str) -> None:
        closed = self._open.pop()
        text = " ".join("".join(self._texts).split())
        if tag == "h2":
            self.parts.append(text)
            self.things[text] = []
            self._thing = ""
        elif closed == "name":
            self._thing = text
            self.things[self.parts[-1]].append(text)
        elif tag in ("tr", "p") and self.parts:
            number, _, said = text.partition(" ")
            if number.isdecimal():
                line = Line(self.parts[-1], self._thing, int(number), said.removeprefix("| "))
                self.lines.append(line)

    def handle_data(self, data: str) -> None:
        self._texts.append(data)

    def said(self, thing: str) -> list[str]:
        """The lines about a thing, without their numbers."""
        return [line.text for line in self.lines if line.thing == thing]


def sheet_of(text: str, since: Since | None = None) -> str:
    """The sheet of a rule file."""
    return sheet(material_of(RuleFile(text, "a.yaml"), since))
