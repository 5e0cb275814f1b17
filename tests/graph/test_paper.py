"""Where a picture is cut for paper."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from triage.graph.paper import HIGH, LEAST_WIDTH, Area, pieces

WIDTH = 400
BOXES = st.lists(st.tuples(st.integers(1, 60), st.integers(20, 700)), min_size=1, max_size=12)


def column(sizes: list[tuple[int, int]]) -> tuple[Area, list[Area]]:
    """A column of boxes below each other, each so far below the one before and so high."""
    boxes, y = [], 0
    for gap, height in sizes:
        boxes.append(Area(10, y + gap + 10, WIDTH, height))
        y += gap + 10 + height
    return Area(10, 0, WIDTH, y + 20), boxes


@given(BOXES)
def test_pieces_cover_a_column_and_cut_no_box(sizes: list[tuple[int, int]]) -> None:
    """One below the other from end to end, none higher than a sheet, each box whole in one."""
    whole, boxes = column(sizes)
    found = list(pieces(whole, boxes))
    assert found[0].y == whole.y
    assert found[-1].y + found[-1].height == whole.y + whole.height
    for piece, following in pairwise(found):
        assert piece.y + piece.height == following.y
    assert all(0 < piece.height <= LEAST_WIDTH * HIGH for piece in found)
    for box in boxes:
        assert any(
            piece.y <= box.y and box.y + box.height <= piece.y + piece.height for piece in found
        )
