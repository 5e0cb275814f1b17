"""What the proof found, in words: why no path comes to something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from helpers.random_questionnaires import dump

from triage.rulefile import RuleFile


def messages(data: dict[str, Any], code: str) -> list[str]:
    """What is said under one code."""
    checked = RuleFile(dump(data), "a.yaml")
    return [problem.message for problem in checked.problems if problem.code == code]


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
    assert never(small, ["leg.no", "leg.sharp"]) == (
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


def named_nowhere(small: dict[str, Any]) -> None:
    """Add a recommendation and advice that nothing names."""
    small["recommendations"]["spare"] = {**small["recommendations"]["see-doctor"]}
    small["advice"]["spare"] = {**small["advice"]["walk"]}


def withheld(small: dict[str, Any]) -> None:
    """Add advice and a recommendation that are there and never shown."""
    named_nowhere(small)
    small["advice"]["spare"]["level"] = {"at_least": "emergency"}
    small["recommendations"]["rest"]["advice"] = ["walk", "stretch", "spare"]
    small["questions"]["signs"]["answers"]["numb"]["recommend"] = ["call", "spare"]


@pytest.mark.parametrize(
    ("change", "recommendation", "advice"),
    [
        (named_nowhere, "nothing recommends it", "nothing advises it"),
        (
            withheld,
            "wherever it is recommended, no path comes, or something more urgent is shown instead",
            "wherever it is advised, its `level` or `unless` withholds it",
        ),
    ],
)
def test_what_is_never_shown_is_told_why(
    change: Callable[[dict[str, Any]], None],
    recommendation: str,
    advice: str,
    small: dict[str, Any],
) -> None:
    """Named nowhere, or there and never shown."""
    change(small)
    assert messages(small, "recommendation-unreached") == [
        f"No path shows the recommendation `spare`: {recommendation}."
    ]
    assert messages(small, "advice-unreached") == [f"No path shows the advice `spare`: {advice}."]


def test_what_only_follows_from_something_else_is_not_said(small: dict[str, Any]) -> None:
    """A level without a recommendation that is shown, and the advice of one that is not."""
    small["levels"] = {
        **small["levels"],
        "later": {"title": "Later", "within": "4 weeks"},
    }
    small["advice"]["spare"] = {**small["advice"]["walk"]}
    small["recommendations"]["spare"] = {
        **small["recommendations"]["see-doctor"],
        "level": "later",
        "advice": ["spare"],
    }
    assert len(messages(small, "recommendation-unreached")) == 1
    assert messages(small, "level-unreached") == []
    assert messages(small, "advice-unreached") == []


def test_a_broken_promise_about_advice_says_what_was_advised(small: dict[str, Any]) -> None:
    """Next to the level and what is shown."""
    small["promises"] = {"walking": {"when": ["leg.no", "signs.none"], "never_advise": ["walk"]}}
    (message,) = messages(small, "promise-broken")
    assert "It promises never advise walk, but" in message
    assert message.endswith("(rest; advice: walk, stretch).")
    small["promises"] = {"walking": {"when": ["signs.numb"], "advise": ["walk"]}}
    (message,) = messages(small, "promise-broken")
    assert message.endswith("lead to level emergency (call; advice: none).")
