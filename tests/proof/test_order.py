"""The order check where the two sides part: a first alarm may be false, or true."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import oracle

from triage.interview.interview import Interview
from triage.proof import NotProvedError
from triage.proof import order as order_check
from triage.proof.order import order_breaks
from triage.proof.paths import Paths
from triage.rules.build import build

URGENT = ["see-doctor"]
CALM: list[str] = []


def parting(
    small: dict[str, Any], milder: list[list[str]], worse: list[list[str]]
) -> dict[str, Any]:
    """After the milder answer one question is asked, after the worse another.

    Args:
        small: the questionnaire whose questions are replaced.
        milder: for each answer of the one what it recommends.
        worse: the same of the other.
    """

    def question(ask_if: str, answers: list[list[str]]) -> dict[str, Any]:
        return {
            "ask": "?",
            "ask_if": [ask_if],
            "answers": {
                f"a{number}": {"text": str(number), "recommend": recommended}
                for number, recommended in enumerate(answers)
            },
        }

    small["start"] = "how"
    small["rules"], small["promises"] = {}, {}
    small["questions"] = {
        "how": {
            "ask": "?",
            "worse": "later",
            "answers": {"mild": {"text": "Mild"}, "bad": {"text": "Bad"}},
            "go": "one",
        },
        "one": question("how.mild", milder) | {"go": "other"},
        "other": question("how.bad", worse) | {"end": "rest"},
    }
    return small


def found(data: dict[str, Any]) -> list[tuple[str | None, str | None, bool]]:
    """For each break where either side ends, and whether it is about the calmest ends."""
    questionnaire = build(data)
    breaks = list(order_breaks(Paths(questionnaire)))
    assert {(one.question, one.milder, one.worse) for one in breaks} == oracle.order_breaks(data)
    ends = []
    for one in breaks:
        results = [
            Interview.replay(questionnaire, sheet).result
            for sheet in (one.milder_sheet, one.worse_sheet)
        ]
        milder, worse = (None if result is None else result.level.id for result in results)
        ends.append((milder, worse, one.calmest))
    return ends


def test_sides_that_part_and_may_both_end_calm_or_urgent_are_in_order(
    small: dict[str, Any],
) -> None:
    """An urgent way of the one beside a calm way of the other is a false alarm."""
    assert found(parting(small, [CALM, URGENT], [CALM, URGENT])) == []
    assert found(parting(small, [CALM, URGENT, URGENT], [URGENT, CALM, CALM])) == []


def test_of_three_ways_of_either_side_each_has_one_that_is_as_it_must_be(
    small: dict[str, Any],
) -> None:
    """What is left after a look is told by the side that answers otherwise, not by the other."""
    ends = [CALM, URGENT, ["call"]]
    assert found(parting(small, [CALM, ["call"]], ends)) == []
    assert found(parting(small, ends, ends)) == []
    assert found(parting(small, ends, [CALM, ["call"]])) == []


@pytest.mark.parametrize("calmest", [True, False])
def test_a_false_alarm_on_the_first_way_up_hides_no_break_on_another(
    small: dict[str, Any], calmest: bool
) -> None:
    """After another answer before, the way that kept the first one in order is another one, too."""
    data = parting(small, [CALM, URGENT], [CALM, URGENT])
    data["start"] = "before"
    data["questions"]["before"] = {
        "ask": "?",
        "answers": {"no": {"text": "No"}, "yes": {"text": "Yes"}},
        "go": "how",
    }
    # Then the milder side has no calm way, or the worse one none that is as urgent.
    kept, urgent = ("one.a0", "see-doctor") if calmest else ("one.a1", "call")
    data["rules"] = {
        "then": {
            "when": ["before.yes", kept],
            "recommend": [urgent],
            "because": "Both.",
            "sources": ["book"],
        }
    }
    expected = ("doctor", "self-care", True) if calmest else ("emergency", "doctor", False)
    assert found(data) == [expected]


def test_the_false_alarm_takes_a_second_look(
    small: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one look only, nothing is claimed."""
    monkeypatch.setattr(order_check, "MOST_REFINED", 1)
    questionnaire = build(parting(small, [CALM, URGENT], [CALM, URGENT]))
    with pytest.raises(NotProvedError, match="the ways after `how` part too often"):
        list(order_breaks(Paths(questionnaire)))


def test_a_worse_side_that_may_end_calmer_than_any_milder_one_is_refused(
    small: dict[str, Any],
) -> None:
    """About the calmest ends: whatever the milder side answers, it is urgent."""
    data = parting(small, [URGENT, URGENT], [URGENT, CALM])
    assert found(data) == [("doctor", "self-care", True)]


def test_a_milder_side_that_may_end_more_urgent_than_any_worse_one_is_refused(
    small: dict[str, Any],
) -> None:
    """About the most urgent ends: the calmest ones are alike on both sides."""
    data = parting(small, [CALM, URGENT], [CALM, CALM])
    assert found(data) == [("doctor", "self-care", False)]


def test_a_worse_side_that_is_never_calmer_is_in_order(small: dict[str, Any]) -> None:
    """It may be more urgent as far as it likes."""
    assert found(parting(small, [CALM, URGENT], [URGENT, URGENT])) == []
    assert found(parting(small, [CALM, URGENT], [URGENT, ["call"]])) == []


def test_what_both_are_asked_is_answered_alike(small: dict[str, Any]) -> None:
    """A question that is urgent by itself, before or after, breaks no order."""
    data = parting(small, [CALM, CALM], [CALM, CALM])
    for id, way in (("before", {"go": "how"}), ("after", {"end": "rest"})):
        data["questions"][id] = {
            "ask": "?",
            "answers": {
                "no": {"text": "No"},
                "yes": {"text": "Yes", "recommend": ["see-doctor"]},
            },
            **way,
        }
    del data["questions"]["other"]["end"]
    data["questions"]["other"]["go"] = "after"
    data["start"] = "before"
    assert found(data) == []


def test_boxes_ticked_before_are_the_same_on_both_sides(small: dict[str, Any]) -> None:
    """One that makes it urgent, and one without which it is: neither has to do with the pair."""
    data = parting(small, [CALM, CALM], [CALM, CALM])
    data["start"] = "before"
    data["questions"]["before"] = {
        "ask": "?",
        "choose": "any",
        "answers": {"urgent": {"text": "U", "recommend": URGENT}, "plain": {"text": "P"}},
        "go": "without",
    }
    data["questions"]["without"] = {
        "ask": "?",
        "ask_if": ["before.none"],
        "answers": {id: {"text": id, "recommend": URGENT} for id in ("no", "yes")},
        "go": "how",
    }
    # Ticking `plain` alone takes the question away, which is a break; `how` has none.
    assert found(data) == [("doctor", "self-care", True)]


def test_one_box_more_is_looked_at_whatever_else_is_ticked(small: dict[str, Any]) -> None:
    """A box that takes back what another brings, by a question that is asked without it only."""
    data = parting(small, [URGENT, URGENT], [CALM, CALM])
    data["questions"]["how"] = {
        "ask": "?",
        "choose": "any",
        "answers": {"mild": {"text": "Mild"}, "bad": {"text": "Bad"}},
        "go": "one",
    }
    data["questions"]["one"]["ask_if"] = ["how.none"]
    questionnaire = build(data)
    assert {
        (one.question, one.milder, one.worse) for one in order_breaks(Paths(questionnaire))
    } == {
        ("how", "not mild", "mild"),
        ("how", "not bad", "bad"),
    }
    assert oracle.order_breaks(data) == {("how", "not mild", "mild"), ("how", "not bad", "bad")}
