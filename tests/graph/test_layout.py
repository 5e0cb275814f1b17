"""Where the boxes of a picture stand."""

from __future__ import annotations

from triage.graph.drawing import picture_of
from triage.graph.layout import lay_out
from triage.rules.questionnaire import Questionnaire


def test_the_shipped_picture_fits_a_screen_and_nothing_overlaps(whole: Questionnaire) -> None:
    """Wider than high, and no box on another."""
    laid = lay_out(picture_of(whole))
    assert 1.4 <= laid.width / laid.height <= 2.6
    rectangles = [
        (one.x, one.y, one.x + one.block.width, one.y + one.block.height) for one in laid.placed
    ]
    for place, (left, top, right, bottom) in enumerate(rectangles):
        assert 0 <= left < right <= laid.width
        assert 0 <= top < bottom <= laid.height
        for other in rectangles[place + 1 :]:
            apart = other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
            assert apart
