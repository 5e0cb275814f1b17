"""A result told line by line: the glance, what more there is to hear, and the glance again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from triage.results.summary import Summary
from triage.results.text import glance_as_text, section_as_text


class Telling(NamedTuple):
    """What is said of a result. It never changes, and does no input or output.

    Attributes:
        summary: the result in words.
        width: columns to wrap at.
    """

    summary: Summary
    width: int

    @property
    def glance(self) -> str:
        """What is said first, and once more at the end."""
        return glance_as_text(self.summary.glance, self.width)

    @property
    def everything_else(self) -> str:
        """All sections, one after the other."""
        return "\n".join(section_as_text(section, self.width) for section in self.summary.sections)

    @property
    def contents(self) -> Iterable[str]:
        """Each section as a line: its number, its heading and how many things it tells."""
        for number, section in enumerate(self.summary.sections, 1):
            yield f"{number}. {section.heading} ({section.things})"

    def section(self, typed: str) -> str | None:
        """The section whose number was typed; None where that is no number of one."""
        for number, section in enumerate(self.summary.sections, 1):
            if typed == str(number):
                return section_as_text(section, self.width)
        return None
