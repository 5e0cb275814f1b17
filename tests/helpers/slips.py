"""Slips of the pen, made by hand over three rule files, and how each is mended.

Each says what an author typed, in which line the one problem must stand, what its hint must say,
and what the author types on following the hint to the letter.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
FILES = {
    "small": ROOT / "tests/files/slips/small.yaml",
    "middling": ROOT / "tests/files/slips/middling.yaml",
    "shipped": ROOT / "rules/runner-low-back-pain.yaml",
}


class Slip(NamedTuple):
    """One slip.

    Attributes:
        file: the rule file (a key of `FILES`).
        right: what stands there, once.
        wrong: what was typed in its place.
        says: what the hint must say.
        mend: what is typed in the place of ``wrong`` on following the hint; empty: ``right``.
        below: how many lines below the first sign that differs the problem stands.
    """

    file: str
    right: str
    wrong: str
    says: str
    mend: str = ""
    below: int = 0

    @property
    def base(self) -> str:
        """The file as it should be."""
        return FILES[self.file].read_text(encoding="utf-8")

    @property
    def text(self) -> str:
        """The file with the slip."""
        base = self.base
        assert base.count(self.right) == 1, f"{self.right!r} stands there {base.count(self.right)}x"
        return base.replace(self.right, self.wrong)

    @property
    def mended(self) -> str:
        """The file when the hint was followed."""
        return self.base.replace(self.right, self.mend or self.right)

    @property
    def line(self) -> int:
        """The line (from 1) in which the problem must stand."""
        base, text = self.base, self.text
        shared = next(n for n, (a, b) in enumerate(zip(base, text, strict=False)) if a != b)
        return text.count("\n", 0, shared) + 1 + self.below


def read_slips(name: str) -> dict[str, list[Slip]]:
    """The slips of one file under ``tests/files/slips``, by family."""
    data = yaml.safe_load((ROOT / "tests/files/slips" / name).read_text(encoding="utf-8"))
    return {family: [Slip(**slip) for slip in slips] for family, slips in data.items()}
