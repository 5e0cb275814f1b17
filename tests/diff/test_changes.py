"""What two files say differently: every text and every order that a person sees."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from making.writing import dump

from triage.diff import compare
from triage.reports.diff_words import change
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire

Data = dict[str, Any]


def questionnaire(data: Data) -> Questionnaire:
    """The questionnaire of data that has no fault."""
    file = RuleFile(dump(data), "x.yaml")
    assert file.questionnaire is not None, file.faults
    return file.questionnaire


def told(old: Data, new: Data) -> list[str]:
    """Everything that is said to differ, as people read it."""
    return [*map(change, compare(questionnaire(old), questionnaire(new)).changes)]


@pytest.mark.parametrize(
    ("keys", "value", "said"),
    [
        (
            ("title",),
            "Another",
            "questionnaire title reworded: “A small questionnaire” → “Another”",
        ),
        (("intro",), "For all.", "questionnaire intro reworded: “For the tests.” → “For all.”"),
        (
            ("disclaimer",),
            "Ask.",
            "questionnaire disclaimer reworded: “This is general information.” → “Ask.”",
        ),
        (("notice",), None, "questionnaire notice removed: “New numbness? Get help now.”"),
        (
            ("notice",),
            "Go.",
            "questionnaire notice reworded: “New numbness? Get help now.” → “Go.”",
        ),
        (
            ("reviewed",),
            "2026-11-23",
            "questionnaire reviewed changed: “2026-11-22” → “2026-11-23”",
        ),
        (("sources", "book", "year"), 2021, "source book changed (year 2020 → 2021)"),
        (("sources", "book", "title"), "B", "source book reworded: “A book” → “B”"),
        (("levels", "doctor", "title"), "See", "level doctor reworded: “See a doctor” → “See”"),
        (("levels", "doctor", "within"), "2 days", "level doctor changed (within 7 days → 2 days)"),
        (
            ("levels", "self-care", "recheck"),
            None,
            "level self-care changed (recheck 14 days → nothing)",
        ),
        (("levels", "doctor", "enough"), True, "level doctor changed (enough false → true)"),
        (("levels", "doctor", "how"), "Call.", "level doctor reworded (how nothing → Call.)"),
        (
            ("levels", "doctor", "watch_for"),
            ["Worse"],
            "level doctor reworded (watch_for nothing → [Worse])",
        ),
        (("advice", "walk", "text"), "Walk.", "advice walk reworded: “Keep walking.” → “Walk.”"),
        (("advice", "walk", "topic"), "Go", "advice walk reworded (topic Moving → Go)"),
        (
            ("advice", "stretch", "unless"),
            ["leg.no"],
            "advice stretch changed (unless leg.sharp → leg.no)",
        ),
        (("advice", "walk", "level"), {"at_most": "doctor"}, "advice walk changed (level)"),
        (
            ("recommendations", "rest", "expect"),
            "Soon.",
            "recommendation rest reworded (expect It often settles in two weeks. → Soon.)",
        ),
        (
            ("recommendations", "rest", "advice"),
            ["stretch", "walk"],
            "recommendation rest changed (advice [walk, stretch] → [stretch, walk])",
        ),
        (
            ("recommendations", "see-doctor", "level"),
            "emergency",
            "recommendation see-doctor changed (level doctor → emergency)",
        ),
        (
            ("questions", "signs", "none"),
            "None",
            "question signs reworded (none No, none of these → None)",
        ),
        (
            ("questions", "leg", "ask"),
            "A leg?",
            "question leg reworded: “Does the pain travel down a leg?” → “A leg?”",
        ),
        (("questions", "leg", "worse"), None, "question leg changed (worse later → nothing)"),
        (
            ("questions", "pain", "number"),
            {"from": 1, "to": 10},
            "question pain changed (number 0 to 10 points → 1 to 10)",
        ),
        (
            ("questions", "pain", "answers", "mild", "up_to"),
            5,
            "answer pain.mild changed (up_to 4 → 5)",
        ),
        (
            ("questions", "leg", "answers", "no", "text"),
            "Not at all",
            "answer leg.no reworded: “No” → “Not at all”",
        ),
        (
            ("questions", "leg", "answers", "no", "end"),
            "rest",
            "answer leg.no changed (nothing → end rest)",
        ),
        (
            ("rules", "tired-and-sharp", "when"),
            {"any": ["signs.tired", "leg.sharp"]},
            "rule tired-and-sharp changed (when all of (signs.tired, leg.sharp) → any of "
            "(signs.tired, leg.sharp))",
        ),
    ],
)
def test_each_is_told_with_what_it_was_and_is(
    small: Data, keys: tuple[str, ...], value: object, said: str
) -> None:
    """One line, alone: a text with both wordings, a value with both values."""
    new = copy.deepcopy(small)
    place = new
    for key in keys[:-1]:
        place = place[key]
    if value is None:
        del place[keys[-1]]
    else:
        place[keys[-1]] = value
    assert told(small, new) == [said]
    assert len(told(new, small)) == 1


def turned(things: Data) -> None:
    """The last of them comes first."""
    items = list(things.items())
    things.clear()
    things.update([items[-1], *items[:-1]])


@pytest.mark.parametrize(
    ("keys", "kind", "prefix"),
    [
        (("advice",), "advice", ""),
        (("recommendations",), "recommendation", ""),
        (("questions", "signs", "answers"), "answer", "signs."),
        (("questions", "leg", "answers"), "answer", "leg."),
        (("sources",), "source", ""),
        (("rules",), "rule", ""),
    ],
)
def test_another_order_is_told(small: Data, keys: tuple[str, ...], kind: str, prefix: str) -> None:
    """Of advice, boxes, answers, recommendations, sources, rules: the fewest that moved."""
    small["sources"]["other"] = {"title": "Another"}
    small["rules"]["other"] = copy.deepcopy(small["rules"]["tired-and-sharp"])
    del small["questions"]["leg"]["worse"]
    new = copy.deepcopy(small)
    place = new
    for key in keys:
        place = place[key]
    turned(place)
    (line,) = told(small, new)
    assert line in {f"{kind} {prefix}{id} reordered" for id in place}


def test_questions_and_levels_in_another_order_are_told(small: Data) -> None:
    """Questions by the order in which they are asked; where they stand in the file is no matter."""
    new = copy.deepcopy(small)
    turned(new["questions"])
    assert told(small, new) == []
    new["start"] = "leg"
    new["questions"]["leg"]["go"] = "signs"
    new["questions"]["signs"]["go"] = "pain"
    assert "questionnaire start changed: “signs” → “leg”" in told(small, new)
    assert sum(line.endswith("reordered") for line in told(small, new)) == 1
    new = copy.deepcopy(small)
    for level in new["levels"].values():
        level.pop("within", None)
    without_times = copy.deepcopy(new)
    turned(new["levels"])
    assert told(without_times, new) == ["level self-care reordered"]
