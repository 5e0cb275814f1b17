"""What an editor waits for after a key, beside reading the file alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from peers import median_ratio, seconds
from pygls.workspace import TextDocument

from triage.language_server.completing import offers
from triage.language_server.cursor import cursor_in
from triage.language_server.mending import diagnostic
from triage.language_server.opened import Opened
from triage.reading.document import read
from triage.rules import shipped

pytestmark = pytest.mark.benchmark

AT_MOST = {"problems": 20.0, "completion": 1.0}
"""Times the processor time of reading the shipped file, which takes some 20 ms on two idle cores:
with the pause before it half a second for all problems, the proof included, and far below 100 ms
for a completion."""

ROUNDS = 7


def test_problems_and_completion_beside_reading() -> None:
    """The whole checker after a key in the shipped file, and every condition that can be named."""
    with open(shipped.file(), encoding="utf-8") as file:
        text = file.read()
    document = read(text, "a.yaml")[0]
    assert document is not None
    data = document.data
    lines = text.splitlines(keepends=True)
    rules = next(number for number, line in enumerate(lines) if line == "rules:\n")
    at = next(number for number in range(rules, len(lines)) if "when: [" in lines[number])
    column = lines[at].index("[") + 1

    def problems() -> None:
        opened = Opened("file:///a.yaml", TextDocument("file:///a.yaml", text))
        assert [diagnostic(opened, each) for each in opened.problems(None)] == []

    def completion() -> None:
        found = list(offers(cursor_in(lines, at, column), data, cases=False))
        assert len(found) > 100

    def beside_reading(work: Callable[[], object]) -> float:
        return median_ratio(
            lambda: seconds(work), lambda: seconds(lambda: read(text, "a.yaml")), ROUNDS
        )

    for name, work in (("problems", problems), ("completion", completion)):
        ratio = beside_reading(work)
        print(f"\n{name}: {ratio:.2f} times reading", end="")
        assert ratio <= AT_MOST[name]
