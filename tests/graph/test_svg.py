"""SVG: well-formed whatever a file says, and readable in any colours."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest

from graph.pictures import HOSTILE, SVG, hostile, sample, squeezed, words_of
from triage.graph import svg
from triage.graph.drawing import picture_of
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire


@pytest.mark.parametrize("seed", range(5))
def test_svg_stays_svg(seed: int) -> None:
    """Well-formed, with the elements it has anyway, and the text in it."""
    text = svg.draw(picture_of(build(hostile(sample(seed)))))
    root = ElementTree.fromstring(text)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    known = {"svg", "title", "desc", "style", "rect", "text", "path", "g", "a", "circle"}
    assert tags <= known
    assert squeezed(HOSTILE) in words_of("svg", text)
    names = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on")]


def test_it_can_be_read_in_any_colours(whole: Questionnaire) -> None:
    """Urgency is a word and a sign wherever it is a colour; light and dark have enough contrast."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str) -> float:
        lower, higher = sorted((luminance(one), luminance(other)))
        return (higher + 0.05) / (lower + 0.05)

    text = svg.draw(picture_of(whole))
    looks = re.findall(r"\.tree\{(--.*?)\}", text, re.DOTALL)
    assert len(looks) == 2
    for look in looks:
        colour = dict(re.findall(r"--([a-z]+):(#[0-9a-f]{6})", look))
        for ink in ("ink", "muted", "way"):
            for paper in ("paper", "box"):
                assert contrast(colour[ink], colour[paper]) >= 4.5, (ink, paper)
        assert contrast(colour["ink"], colour["post"]) >= 4.5
        assert contrast(colour["line"], colour["paper"]) >= 3
    for rank, pair in enumerate(
        re.findall(r"\.u\d\{fill:(#\w+)\}\.tree text\.on\d\{fill:(#\w+)\}", text)
    ):
        assert contrast(*pair) >= 4.5, rank
