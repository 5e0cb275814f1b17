"""Where the cursor stands, in files that can be read and in files that cannot."""

from __future__ import annotations

import pytest

from triage.language_server.cursor import Cursor, cursor_in

QUESTION = "questions:\n  trend:\n    ask: How?\n"
ANSWERS = f"{QUESTION}    answers:\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("st|", Cursor((), "st", True)),
        ("start: |", Cursor(("start",), "", False)),
        ("start: tr|\nquestions:\n", Cursor(("start",), "tr", False)),
        ("rules:\n  |", Cursor(("rules",), "", True)),
        ("rules:\n  one: {|}", Cursor(("rules", "one"), "", True)),
        ("rules:\n  one: {when: a.b, |}", Cursor(("rules", "one"), "", True)),
        ("rules:\n  one: {when: a.b, rec|", Cursor(("rules", "one"), "rec", True)),
        (f"{QUESTION}    |", Cursor(("questions", "trend"), "", True)),
        (f"{QUESTION}    go: |", Cursor(("questions", "trend", "go"), "", False)),
        (f"{QUESTION}    go:|", Cursor(("questions", "trend", "go"), "", False)),
        (
            f"{ANSWERS}      better: {{text: Better, go: |}}",
            Cursor(("questions", "trend", "answers", "better", "go"), "", False),
        ),
        (
            f"{ANSWERS}      worse:\n        recommend: [see-doctor, re|]",
            Cursor(("questions", "trend", "answers", "worse", "recommend"), "re", False),
        ),
        (
            f'{ANSWERS}      worse:\n        text: "It is {{so}}, [or"\n        go: |',
            Cursor(("questions", "trend", "answers", "worse", "go"), "", False),
        ),
        (
            f"{ANSWERS}      worse:\n        text: >\n          long {{text\n        go: |",
            Cursor(("questions", "trend", "answers", "worse", "go"), "", False),
        ),
        (
            f"{QUESTION}    ask_if: {{any: [a.b, |]}}",
            Cursor(("questions", "trend", "ask_if", "any"), "", False),
        ),
        (
            f"{QUESTION}    ask_if: {{at_least: 2,\n      of: [a.b,\n        c.|",
            Cursor(("questions", "trend", "ask_if", "of"), "c.", False),
        ),
        (
            "rules:\n  one:\n    when:\n      - a.b\n      - |",
            Cursor(("rules", "one", "when"), "", False),
        ),
        (
            "rules:\n  one:\n    when:\n    - a.b\n    - |",
            Cursor(("rules", "one", "when"), "", False),
        ),
        ("rules:\n  one:\n    when: [a.b]  # not {this\n    |", Cursor(("rules", "one"), "", True)),
        (
            "rules:\n  one:\n    when: [a.b\n  two:\n    |",
            Cursor(("rules", "one", "when"), "", False),
        ),
    ],
)
def test_where_the_cursor_stands(text: str, expected: Cursor) -> None:
    """By indentation and open braces; quotes, comments and long texts hide nothing."""
    before, _, after = text.partition("|")
    lines = (before + after).split("\n")
    line = before.count("\n")
    found = cursor_in(lines, line, len(before) - (before.rfind("\n") + 1))
    assert found == expected
