"""Why no path comes to something."""

from __future__ import annotations

from typing import Any

from checks.proved.said import messages


def never(data: dict[str, Any], when: object) -> str:
    """Why a promise about ``when`` speaks of no path."""
    data["promises"] = {"never": {"when": when, "level": {"at_least": "self-care"}}}
    (message,) = messages(data, "promise-vacuous")
    return message.removeprefix("The promise `never` speaks of no path: ").rstrip(".")


def in_two_arms(small: dict[str, Any]) -> None:
    """Lead on from the question on the leg by its answer: the pain, or the sleep."""
    small["questions"]["sleep"] = {
        "ask": "Do you sleep?",
        "answers": {"yes": {"text": "Yes"}, "no": {"text": "No"}},
        "end": "rest",
    }
    del small["questions"]["leg"]["go"], small["questions"]["leg"]["worse"]
    small["questions"]["leg"]["answers"]["no"]["go"] = "sleep"
    small["questions"]["leg"]["answers"]["sharp"]["go"] = "pain"


def test_two_answers_of_one_question_exclude_each_other(small: dict[str, Any]) -> None:
    """Of boxes only the empty choice excludes the others."""
    assert never(small, {"all": ["leg.no", "leg.sharp"]}) == (
        "`leg.no` and `leg.sharp` cannot both be answered"
    )
    assert never(small, ["signs.none", "signs.tired"]) == (
        "`signs.none` and `signs.tired` cannot both be answered"
    )


def test_questions_on_different_ways_are_not_both_asked(small: dict[str, Any]) -> None:
    """Whichever is named first."""
    in_two_arms(small)
    assert never(small, ["sleep.no", "pain.mild"]) == "no path asks both `sleep` and `pain`"
    assert never(small, ["pain.mild", "sleep.no"]) == "no path asks both `pain` and `sleep`"
    assert never(small, {"all": ["signs.tired", {"all": ["pain.mild", "sleep.no"]}]}) == (
        "no path asks both `pain` and `sleep`"
    )


def test_where_no_two_answers_are_to_blame_it_is_all_of_them(small: dict[str, Any]) -> None:
    """Ticking one box ends the interview before the other question, so nothing simple is wrong."""
    for when in (["signs.numb", "leg.no"], ["leg.no", "signs.numb"]):
        assert never(small, when) == "no path gives the answers that it needs together"
    assert never(small, [{"any": ["leg.no", "leg.sharp"]}, "signs.numb"]) == (
        "no path gives the answers that it needs together"
    )


def test_a_score_that_never_comes_to_it_is_told_with_its_most(small: dict[str, Any]) -> None:
    """Alone, among what else is needed, and where it decides who is asked."""
    small["scores"] = {"sum": {"title": "A sum", "from": 1}}
    small["questions"]["leg"]["answers"]["sharp"]["points"] = 2
    most = "the score `sum` comes to 3 at most"
    assert never(small, [{"score": "sum", "at_least": 4}]) == most
    assert never(small, ["signs.none", {"score": "sum", "at_least": 4}]) == most
    small["questions"]["pain"]["ask_if"] = {"score": "sum", "at_least": 4}
    small["questions"]["pain"]["end"] = "rest"
    (asked,) = messages(small, "question-never-asked")
    assert most in asked
