"""What stands on the sheets of a PDF, and whether all of it is on the paper."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple

import pytest

_SPACE = "{http://www.w3.org/1999/xhtml}"


class Sheet(NamedTuple):
    """One sheet of paper.

    Attributes:
        text: all its words without any space between them, in the order in which they were drawn.
        outside: the words that do not lie on the paper from end to end.
    """

    text: str
    outside: tuple[str, ...]


def sheets(pdf: Path) -> list[Sheet]:
    """The sheets of a PDF, read by poppler's pdftotext."""
    if shutil.which("pdftotext") is None:
        pytest.fail("there is no pdftotext here: install poppler-utils")
    done = subprocess.run(
        ["pdftotext", "-raw", "-bbox", str(pdf), "-"], capture_output=True, timeout=60, check=True
    )
    pages = ElementTree.fromstring(done.stdout).iter(f"{_SPACE}page")
    return [_sheet(page) for page in pages]


def _sheet(page: ElementTree.Element) -> Sheet:
    width, height = float(page.attrib["width"]), float(page.attrib["height"])
    words, outside = [], []
    for word in page.iter(f"{_SPACE}word"):
        left, top, right, bottom = (
            float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax")
        )
        words.append(word.text or "")
        if left < 0 or top < 0 or right > width or bottom > height:
            outside.append(words[-1])
    return Sheet("".join(words), tuple(outside))
