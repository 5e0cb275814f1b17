"""What `triage test --mutate` says of changes, and the cases that it suggests."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.example import EXAMPLE
from helpers.knee import example
from helpers.small_changes import SINGLE_SEEDS, single_changes
from making.writing import dump

from triage.casefile import CaseFile, Outcome
from triage.mutation import Change, Judge, Judged
from triage.proof import NotProvedError
from triage.reading.document import read
from triage.reports import mutation as report
from triage.reports.mutation import Mutated
from triage.rules.build import build


def pasted(data: dict[str, Any], text: str) -> Outcome:
    """What becomes of a file with that case alone."""
    return CaseFile(f"cases:\n{text}", "x.cases.yaml", build(data)).outcome


def as_printed(data: dict[str, Any], change: Change, judged: Judged) -> str:
    """The case that the report prints with a change."""
    document, _ = read(dump(data), "x.yaml")
    assert document is not None
    mutated = Mutated("x.yaml", document.places, frozenset(), ((change, judged),))
    return next(report.blocks(mutated)).partition("\n\n")[2]


def test_pasting_a_case_that_is_suggested_makes_a_case_fail() -> None:
    """It passes with the file as it is, and the change is noticed by it."""
    pasted_cases = 0
    for data, change in (each for seed in SINGLE_SEEDS for each in single_changes(seed, 40)):
        judged = Judge(data, None).judge(change)
        if judged.verdict == "unnoticed":
            text = as_printed(data, change, judged)
            assert pasted(data, text)[:2] == ((), {"notices-1": True})
            assert pasted(change.data, text).passed == {"notices-1": False}
            cases = CaseFile(f"cases:\n{text}", "x.cases.yaml")
            assert Judge(data, cases).judge(change).verdict == "noticed"
            pasted_cases += 1
    assert pasted_cases >= len(SINGLE_SEEDS)


def several(verdict: str, number: int) -> Mutated:
    """So many changes to the example, all with one verdict, and with cases of these ids."""
    document, _ = read(EXAMPLE, "knee.yaml")
    assert document is not None
    data = example()
    judge = Judge(data, None)
    found = [
        (one, judged) for one in judge.changes if (judged := judge.judge(one)).verdict == verdict
    ]
    return Mutated(
        "knee.yaml", document.places, frozenset({"notices-1"}), tuple(found[:1] * number)
    )


def test_an_id_that_a_case_has_is_not_given_again() -> None:
    """Neither one of the file nor one printed before."""
    told = "\n".join(report.blocks(several("unnoticed", 2)))
    ids = [line for line in told.splitlines() if line.startswith("  notices-")]
    assert ids == ["  notices-2:", "  notices-3:"]


def test_of_what_decides_nothing_twenty_are_listed() -> None:
    """All of them are in the report for programs."""
    listed = list(report.blocks(several("unchanged", 21)))[-1].splitlines()
    assert listed[-1] == "  and 1 more"
    assert len(listed) == 1 + 20 + 1
    assert list(report.blocks(several("unchanged", 20)))[-1].count("\n") == 20
    assert len(report.data(several("unchanged", 21))["deciding_nothing"]) == 21


def test_what_is_too_much_work_to_tell_is_unnoticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing noticed it, and that is all that is known."""

    def too_much(*_: object) -> None:
        raise NotProvedError("too much")

    monkeypatch.setattr("triage.mutation.judging.difference", too_much)
    mutated = several("unnoticed", 1)
    first, *others = report.blocks(mutated)
    assert first.endswith("\nIt takes too much work to find out whom it matters to, if anybody.")
    assert len(others) == 1
    (told,) = report.data(mutated)["unnoticed"]
    assert (told["answers"], told["expect"]) == (None, None)
