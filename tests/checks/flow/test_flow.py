"""All checks of the way through together: nothing that only follows from a fault is told."""

from __future__ import annotations

import pytest

from checks.flow.samples import changed


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        # A way that is wrong already may have led to the question that nobody reaches now.
        ([("go: how-long", "go: how-lang")], ["unknown-question"]),
        ([("go: how-long", "go: 5")], ["wrong-type"]),
        ([("go: how-long", "goo: how-long")], ["unknown-field"]),
        ([("go: how-long", "go: swelling")], ["cycle"]),
        ([("    go: how-long\n", "")], ["dead-end"]),
        ([("start: warning-signs", "start: swelings")], ["unknown-question"]),
        # Something else about a question says nothing about its ways.
        ([("go: how-long", "go: pain\n    colour: red")],
         ["unknown-field", "unreachable-question"]),
        ([("ask: Is the knee swollen?", "ask: ''"), ("go: how-long", "go: pain")],
         ["empty-text", "unreachable-question"]),
        # One wrong band is one problem.
        ([("up_to: 4", "up_to: 40")], ["band-outside"]),
        ([("up_to: 10", "up_to: 100")], ["band-outside"]),
        ([("up_to: 4", "up_to: *x")], ["alias"]),
        ([("mild: {up_to: 4,", "mild: {")], ["missing-field"]),
        ([("from: 0", "from: 5")], ["band-outside"]),
        ([("from: 0", "from: -3")], []),
        # A safety net that is misspelt is there.
        ([("watch_for: [The knee", "watchfor: [The knee")], ["unknown-field"]),
    ],
)  # fmt: skip
def test_what_follows_from_a_fault_is_not_reported(
    changes: list[tuple[str, str]], codes: list[str]
) -> None:
    """What follows from a fault is not reported."""
    assert changed(*changes) == codes
