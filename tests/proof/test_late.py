"""Emergencies that are learned late, counted by hand; random ones are in `test_proving`."""

from __future__ import annotations

from typing import Any

import pytest

from triage.proof.late import LATE, MOST_PLACES, Late, late
from triage.proof.paths import Paths
from triage.rules.build import build


def row(small: dict[str, Any], count: int) -> dict[str, Any]:
    """So many questions in a row, and nothing that is an emergency."""
    questions: dict[str, Any] = {
        f"q{place}": {
            "ask": "?",
            "answers": {"no": {"text": "No"}, "yes": {"text": "Yes"}},
            "go": f"q{place + 1}",
        }
        for place in range(1, count + 1)
    }
    del questions[f"q{count}"]["go"]
    questions[f"q{count}"]["end"] = "rest"
    return {**small, "start": "q1", "questions": questions, "rules": {}, "promises": {}}


def found(data: dict[str, Any]) -> list[Late]:
    """What is late in it."""
    return list(late(Paths(build(data))))


def calling(when: list[str]) -> dict[str, Any]:
    """A rule that makes an emergency of some answers."""
    return {"when": when, "recommend": ["call"], "because": "Both.", "sources": ["book"]}


@pytest.mark.parametrize("place", [1, LATE, LATE + 1, LATE + 3])
def test_the_place_of_an_answer_is_that_of_its_question(small: dict[str, Any], place: int) -> None:
    """The last place that is early enough is not late."""
    data = row(small, LATE + 4)
    data["questions"][f"q{place}"]["answers"]["yes"]["recommend"] = ["call"]
    expected = [Late("question", f"q{place}", place)] if place > LATE else []
    assert found(data) == expected


def test_the_longest_way_to_a_question_counts(small: dict[str, Any]) -> None:
    """Also where a short one comes to it last."""
    data = row(small, LATE + 4)
    last = f"q{LATE + 4}"
    data["questions"][last]["answers"]["yes"]["recommend"] = ["call"]
    data["questions"]["short"] = {**data["questions"]["q2"], "go": last}
    data["questions"]["q1"]["answers"]["no"]["go"] = "short"
    data["questions"]["q1"]["answers"]["yes"]["go"] = "q2"
    del data["questions"]["q1"]["go"]
    assert found(data) == [Late("question", last, LATE + 4)]


def test_an_emergency_that_ends_a_path_is_as_late(small: dict[str, Any]) -> None:
    """By an answer's own end."""
    data = row(small, LATE + 4)
    data["questions"]["q12"]["answers"]["yes"]["end"] = "call"
    assert found(data) == [Late("question", "q12", 12)]


def test_a_question_passed_over_is_learned_from_the_one_before(small: dict[str, Any]) -> None:
    """Its own end is the emergency, asked or not."""
    data = row(small, LATE + 3)
    last = data["questions"][f"q{LATE + 3}"]
    last["end"] = "call"
    last["ask_if"] = ["q1.yes"]
    assert found(data) == [
        Late("question", f"q{LATE + 3}", LATE + 3),
        Late("passed", f"q{LATE + 3}", LATE + 2),
    ]


def test_a_rule_is_learned_from_the_last_answer_that_it_needs(small: dict[str, Any]) -> None:
    """However many it names, and wherever they stand in it."""
    data = row(small, LATE + 4)
    data["rules"] = {
        "early": calling(["q2.yes", "q10.yes"]),
        "late": calling(["q12.yes", "q2.yes", "q4.no"]),
        "either": calling([{"any": ["q3.yes", "q13.yes"]}]),  # type: ignore[list-item]
    }
    assert found(data) == [Late("rule", "late", 12), Late("rule", "either", 13)]


def test_a_rule_that_held_before_is_not_learned_again(small: dict[str, Any]) -> None:
    """By a question that is asked only of those for whom it holds already."""
    # Otherwise the path would end there.
    small["levels"]["emergency"]["enough"] = False
    data = row(small, LATE + 4)
    data["rules"] = {"either": calling([{"any": ["q3.yes", "q13.yes"]}])}  # type: ignore[list-item]
    data["questions"]["q13"]["ask_if"] = ["q3.yes"]
    assert found(data) == []


def test_questions_passed_over_take_no_place(small: dict[str, Any]) -> None:
    """Only what is really asked counts."""
    data = row(small, LATE + 2)
    for place in (3, 4):
        data["questions"][f"q{place}"]["ask_if"] = ["q1.yes"]
    last = data["questions"][f"q{LATE + 2}"]
    last["answers"]["yes"]["recommend"] = ["call"]
    assert found(data) == [Late("question", f"q{LATE + 2}", LATE + 2)]
    last["ask_if"] = ["q1.no"]
    assert found(data) == []


def test_very_late_places_are_not_told_apart(small: dict[str, Any]) -> None:
    """Counting them would take long, and tells nobody more."""
    data = row(small, MOST_PLACES + 9)
    data["questions"][f"q{MOST_PLACES + 8}"]["answers"]["yes"]["recommend"] = ["call"]
    assert found(data) == [Late("question", f"q{MOST_PLACES + 8}", MOST_PLACES)]
