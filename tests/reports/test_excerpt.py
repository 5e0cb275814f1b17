"""The line of a file that a problem is shown in, and the marks beneath it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.problems import Place
from triage.reports.excerpt import excerpt
from triage.words import printable, width


@pytest.mark.parametrize(
    ("line", "columns", "shown", "marks"),
    [
        ("go: leg-pian", (5, 13), "go: leg-pian", "    ^^^^^^^^"),
        ("\tgo: x", (6, 7), "    go: x", "        ^"),
        ("痛み: x", (1, 3), "痛み: x", "^^^^"),
        ("痛み: x", (5, 6), "痛み: x", "      ^"),
        ("e\u0301: x", (4, 5), "e\u0301: x", "  ^"),
        ("a: \x1b[31mx", (4, 5), "a: \ufffd[31mx", "   ^"),
        ("a:\x0cb", (4, 5), "a:\ufffdb", "   ^"),
        ("a: b", (5, 5), "a: b", "    ^"),
        ("a: b   ", (1, 2), "a: b", "^"),
        ("x" * 100, (1, 2), "x" * 85 + "...", "^"),
        ("x" * 100, (100, 101), "..." + "x" * 28, " " * 30 + "^"),
        ("x" * 300, (101, 102), "..." + "x" * 82 + "...", " " * 30 + "^"),
        ("x" * 300, (101, 301), "..." + "x" * 82 + "...", " " * 30 + "^" * 55),
    ],
)
def test_the_marks_stand_under_the_place(
    line: str, columns: tuple[int, int], shown: str, marks: str
) -> None:
    """With tabs, wide signs, joining accents, escape codes and long lines."""
    assert excerpt(f"first\n{line}\n", Place(2, columns[0], 2, columns[1])) == (shown, marks)


@pytest.mark.parametrize("line", [0, 2, 3, 99])
def test_where_there_is_nothing_to_show_nothing_is_shown(line: int) -> None:
    """An empty line, or one beyond the end."""
    assert excerpt("a: b\n\n", Place(line, 1, line, 1)) is None


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    """The first line says where to look."""
    assert excerpt("a: |\r\n  b\n", Place(1, 4, 2, 4)) == ("a: |", "   ^")


@given(
    st.text(st.characters(exclude_characters="\r\n"), max_size=200),
    st.integers(1, 210),
    st.integers(0, 210),
)
def test_excerpts_are_safe_and_fit(line: str, column: int, length: int) -> None:
    """Whatever a file holds: one line of bounded width, without a sign a terminal would obey."""
    found = excerpt(line, Place(1, column, 1, column + length))
    if found is not None:
        shown, marks = found
        assert shown == printable(shown)
        assert width(shown) <= 88
        assert marks.strip(" ") == "^" * len(marks.strip(" "))
        assert "^" in marks
