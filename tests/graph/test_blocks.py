"""The lines of a box."""

from __future__ import annotations

from triage.graph.blocks import wrapped


def test_words_of_any_length_are_broken() -> None:
    """Nothing is lost and no line is too wide."""
    lines = wrapped("a " + "x" * 500, 100, "row")
    assert "".join(lines) == "a" + "x" * 500
    assert len(lines) > 10
