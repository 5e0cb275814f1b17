"""Promises about a number itself: the proof parts the bands where a promise does."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from helpers.knee import example

from triage.interview.interview import Interview
from triage.proof import prove
from triage.rules.build import build


def knee(when: object, *, mild_up_to: object = 4, **number: object) -> dict[str, Any]:
    """The example with one promise: who meets that is to see a doctor."""
    data = example()
    pain = data["questions"]["pain"]
    pain["number"] = {"from": 0, "to": 10, **number}
    pain["answers"]["mild"]["up_to"] = mild_up_to
    data["promises"] = {"seen": {"when": when, "level": {"at_least": "within-days"}}}
    return data


@pytest.mark.parametrize(
    ("when", "verdict", "pain"),
    [
        ({"number": "pain", "at_least": 5}, "proved", None),
        ({"number": "pain", "at_least": 4}, "broken", 4),
        ({"number": "pain", "at_least": 2}, "broken", 2),
        ({"number": "pain", "at_least": 1, "at_most": 3}, "broken", 1),
        ({"number": "pain", "at_most": 7}, "broken", 4),
        ({"any": [{"number": "pain", "at_least": 9}, "swelling.a-lot"]}, "proved", None),
        ([{"number": "pain", "at_least": 4}, {"number": "pain", "at_most": 4}], "broken", 4),
        ([{"number": "pain", "at_least": 4}, {"number": "pain", "at_most": 3}], "vacuous", None),
        ([{"number": "pain", "at_least": 6}, {"number": "pain", "at_most": 5}], "vacuous", None),
        ([{"number": "pain", "at_most": 8}, "pain.strong"], "proved", None),
    ],
)
def test_a_promise_looks_at_the_number(when: object, verdict: str, pain: int | None) -> None:
    """And is broken by the very number that it names, where that breaks it."""
    questionnaire = build(knee(when))
    proof = prove(questionnaire)
    assert proof.promises["seen"] == verdict
    assert [found.sheet["pain"] for found in proof.broken] == ([] if pain is None else [pain])
    for found in proof.broken:
        result = Interview.replay(questionnaire, found.sheet).result
        assert result is not None
        assert result.level.id == "self-care"


def test_a_limit_that_slips_by_one_breaks_the_promise_that_names_the_number() -> None:
    """At either side of it, and with decimals."""
    limit = {"number": "pain", "at_least": Decimal("4.5")}
    halves: Any = {"step": Decimal("0.5")}
    assert prove(build(knee(limit, mild_up_to=4, **halves))).promises["seen"] == "proved"
    slipped = prove(build(knee(limit, mild_up_to=Decimal("4.5"), **halves)))
    assert [found.sheet["pain"] for found in slipped.broken] == [Decimal("4.5")]
    calm = knee([{"number": "pain", "at_most": 4}, "swelling.no"], mild_up_to=3)
    calm["promises"]["seen"]["level"] = {"at_most": "self-care"}
    assert [found.sheet["pain"] for found in prove(build(calm)).broken] == [4]


def test_who_does_not_know_the_number_meets_no_bound() -> None:
    """Neither low nor high: the number is not known."""
    data = knee({"number": "pain", "at_least": 0})
    data["questions"]["pain"]["unsure"] = {"text": "I do not know", "end": "look-after-it"}
    data["questions"]["pain"]["answers"]["mild"]["end"] = "see-doctor"
    assert prove(build(data)).promises["seen"] == "proved"


def test_a_number_that_counts_itself_is_looked_at_as_well() -> None:
    """Its numbers are told apart already."""
    data = knee({"number": "pain", "at_least": 3})
    data["scores"] = {"sore": {"title": "Soreness"}}
    data["questions"]["pain"]["points"] = "value"
    assert [found.sheet["pain"] for found in prove(build(data)).broken] == [3]


def test_paths_are_counted_by_bands_all_the_same() -> None:
    """A cut makes no path; what another promise cut changes no counterexample."""
    data = knee({"number": "pain", "at_least": 2})
    plain = prove(build({**data, "promises": {}}))
    cut = prove(build(data))
    assert (cut.paths, cut.levels) == (plain.paths, plain.levels)
    data["promises"]["calm"] = {"when": "swelling.no", "level": {"at_least": "emergency"}}
    data["promises"]["mild"] = {"when": "pain.mild", "level": {"at_least": "emergency"}}
    sheets = {found.promise: found.sheet["pain"] for found in prove(build(data)).broken}
    assert sheets == {"seen": 2, "calm": 4, "mild": 4}
