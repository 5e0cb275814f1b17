"""Changes judged one after another, in as many processes as there may be."""

from __future__ import annotations

import pytest
from helpers.knee import CASES, example, judged

from triage.mutation import changes_of, judge_all


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_change_is_judged_once_in_order_however_many_processes(jobs: int) -> None:
    """And who watches is told how far it is."""
    told: list[tuple[int, int]] = []
    data = example()
    found = list(judge_all(data, CASES, lambda *far: told.append(far), jobs))
    changes = list(changes_of(data))
    assert [change for change, _ in found] == changes
    assert {change.what: verdict.verdict for change, verdict in found} == judged(data)
    assert told == [(number, len(changes)) for number in range(1, len(changes) + 1)]
