"""Changes as people make them: each gives the diff that a person would write; the gate holds."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from making.writing import dump

from triage.cli import main
from triage.diff import Turn, compare
from triage.interview.interview import Interview
from triage.reports.diff_words import change
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire

Data = dict[str, Any]
Edit = Callable[[Data], None]
"""A change of the small questionnaire, made in place."""

DOCTOR = {"recommend": ["see-doctor"]}
CALL = {"recommend": ["call"]}


def leg(data: Data) -> Data:
    """The answers to whether the pain goes down a leg."""
    answers: Data = data["questions"]["leg"]["answers"]
    return answers


def signs(data: Data) -> Data:
    """The boxes of the first screen."""
    boxes: Data = data["questions"]["signs"]["answers"]
    return boxes


def renamed(things: Data, old: str, new: str, *, declared: bool = True) -> None:
    """Give a thing another id, at its place."""
    items = list(things.items())
    things.clear()
    for id, thing in items:
        things[new if id == old else id] = thing
    if declared:
        things[new]["was"] = [old]


def rename_question(data: Data, *, declared: bool = True) -> None:
    """`leg` is `limb` now, wherever it is named."""
    renamed(data["questions"], "leg", "limb", declared=declared)
    data["questions"]["signs"]["go"] = "limb"
    data["rules"]["tired-and-sharp"]["when"] = {"all": ["signs.tired", "limb.sharp"]}
    data["advice"]["stretch"]["unless"] = ["limb.sharp"]


def rename_number(data: Data) -> None:
    """`pain` is `how-bad` now, and nothing says so."""
    renamed(data["questions"], "pain", "how-bad", declared=False)
    data["questions"]["leg"]["go"] = "how-bad"


def rename_everything(data: Data) -> None:
    """Whatever may have been called otherwise was."""
    rename_question(data)
    renamed(signs(data), "tired", "weary")
    data["rules"]["tired-and-sharp"]["when"] = {"all": ["signs.weary", "limb.sharp"]}
    renamed(data["rules"], "tired-and-sharp", "both")
    renamed(data["levels"], "doctor", "this-week")
    renamed(data["advice"], "walk", "move")
    renamed(data["recommendations"], "see-doctor", "book")
    data["recommendations"]["book"]["level"] = "this-week"
    data["recommendations"]["rest"]["advice"] = ["move", "stretch"]
    for answer in (data["questions"]["limb"]["answers"]["sharp"], pain(data)["strong"]):
        answer["recommend"] = ["book"]


def pain(data: Data) -> Data:
    """The bands of how bad it is."""
    bands: Data = data["questions"]["pain"]["answers"]
    return bands


def split_an_answer(data: Data) -> None:
    """The leg is asked about first, and how it hurts apart."""
    data["questions"]["leg"]["answers"] = {
        "no": {"text": "No"},
        "yes": {"text": "Yes", "go": "how"},
    }
    data["questions"]["how"] = {
        "ask": "How?",
        "answers": {"dull": {"text": "Dull"}, "sharp": {"text": "Sharp", **DOCTOR}},
        "go": "pain",
    }
    data["rules"]["tired-and-sharp"]["when"] = {"all": ["signs.tired", "how.sharp"]}
    data["advice"]["stretch"]["unless"] = ["how.sharp"]


def split_a_screen(data: Data) -> None:
    """One box becomes a question of its own."""
    box = signs(data).pop("numb")
    data["questions"]["signs"]["go"] = "numb"
    answers = {"no": {"text": "No"}, "yes": {**box, "text": "Yes"}}
    data["questions"]["numb"] = {"ask": "Numb?", "answers": answers, "go": "leg"}


def split_under_new_ids(data: Data) -> None:
    """Neither of the two questions has the id of the one."""
    split_an_answer(data)
    renamed(data["questions"], "leg", "limb", declared=False)
    data["questions"]["signs"]["go"] = "limb"


def merge_questions(data: Data) -> None:
    """What the leg and the pain said is one question now."""
    for id in ("leg", "pain"):
        del data["questions"][id]
    answers = {"no": {"text": "No"}, "yes": {"text": "Yes", **DOCTOR}}
    data["questions"]["bad"] = {"ask": "Bad?", "answers": answers, "end": "rest"}
    data["questions"]["signs"]["go"] = "bad"
    del data["rules"], data["advice"]["stretch"]["unless"]


def remove_screen(data: Data) -> None:
    """Nobody is asked for signs of an emergency any more."""
    del data["questions"]["signs"], data["rules"]
    data["start"] = "leg"


def lower_a_level(data: Data) -> None:
    """The level has another name, and another time."""
    renamed(data["levels"], "emergency", "soon")
    data["levels"]["soon"]["within"] = "24 hours"
    data["recommendations"]["call"]["level"] = "soon"


def lower_a_renamed_box(data: Data, *, declared: bool = True) -> None:
    """The sign of an emergency has another name, and is none any more."""
    renamed(signs(data), "numb", "no-feeling", declared=declared)
    signs(data)["no-feeling"]["recommend"] = ["see-doctor"]


def without(things: Callable[[Data], Data], id: str) -> Edit:
    """Take an answer out."""

    def edit(data: Data) -> None:
        del things(data)[id]
        if id == "sharp":
            del data["rules"], data["advice"]["stretch"]["unless"]

    return edit


def with_answer(things: Callable[[Data], Data], **more: Any) -> Edit:
    """Put an answer in."""

    def edit(data: Data) -> None:
        things(data)["not-sure"] = {"text": "Not sure", **more}

    return edit


def set_to(*keys: str, value: object) -> Edit:
    """Write a value at its place."""

    def edit(data: Data) -> None:
        for key in keys[:-1]:
            data = data[key]
        data[keys[-1]] = value

    return edit


STAYS = {"less": False, "more": False, "uncompared": False}

CHANGES: list[tuple[str, Edit, dict[str, bool], bool]] = [
    # What it is, the change, who is told something else, and whether the gate fails.
    ("rename", rename_question, STAYS, False),
    ("rename of a box", lambda data: renamed(signs(data), "numb", "numbness"), STAYS, False),
    ("rename of all kinds", rename_everything, STAYS, False),
    (
        "rename that nobody declared",
        lambda data: rename_question(data, declared=False),
        STAYS | {"uncompared": True},
        True,
    ),
    (
        "box renamed that nobody declared",
        lambda data: renamed(signs(data), "numb", "numbness", declared=False),
        STAYS | {"uncompared": True},
        True,
    ),
    (
        "number renamed that nobody declared",
        rename_number,
        STAYS | {"uncompared": True},
        True,
    ),
    ("split of an answer", split_an_answer, STAYS | {"uncompared": True}, True),
    ("split of a screen", split_a_screen, STAYS | {"uncompared": True}, True),
    ("split under new ids", split_under_new_ids, STAYS | {"uncompared": True}, True),
    ("questions merged", merge_questions, STAYS | {"uncompared": True}, True),
    (
        "band moved up",
        lambda data: pain(data)["mild"].update(up_to=5),
        STAYS | {"less": True},
        True,
    ),
    (
        "band moved down",
        lambda data: pain(data)["mild"].update(up_to=3),
        STAYS | {"more": True},
        False,
    ),
    ("lowered and renamed", lower_a_renamed_box, STAYS | {"less": True}, True),
    (
        "lowered and renamed in silence",
        lambda data: lower_a_renamed_box(data, declared=False),
        STAYS | {"uncompared": True},
        True,
    ),
    ("level lowered and renamed", lower_a_level, STAYS | {"less": True}, True),
    (
        "level with more time",
        set_to("levels", "doctor", "within", value="2 weeks"),
        STAYS | {"less": True},
        True,
    ),
    (
        "level with less time",
        set_to("levels", "doctor", "within", value="2 days"),
        STAYS | {"more": True},
        False,
    ),
    (
        "level with the same time in other words",
        set_to("levels", "doctor", "within", value="1 week"),
        STAYS,
        False,
    ),
    ("screen removed", remove_screen, STAYS | {"less": True}, True),
    ("box removed", without(signs, "numb"), STAYS | {"uncompared": True}, True),
    ("answer removed", without(leg, "sharp"), STAYS | {"uncompared": True}, True),
    ("calmest answer removed", without(leg, "no"), STAYS | {"uncompared": True}, False),
    ("calm answer added", with_answer(leg), STAYS | {"uncompared": True}, True),
    ("urgent answer added", with_answer(leg, **CALL), STAYS | {"uncompared": True}, False),
    ("calm box added", with_answer(signs), STAYS | {"uncompared": True}, False),
    ("urgent box added", with_answer(signs, **CALL), STAYS | {"uncompared": True}, False),
    (
        "recommendation calmer",
        set_to("recommendations", "see-doctor", "level", value="self-care"),
        STAYS | {"less": True},
        True,
    ),
    (
        "one answer where several could be given",
        lambda data: (
            data["questions"]["signs"].pop("choose"),
            data["questions"]["signs"].pop("none"),
        )[1],
        STAYS | {"uncompared": True},
        True,
    ),
]


def questionnaire(data: Data) -> Questionnaire:
    """The questionnaire of data that has no fault."""
    file = RuleFile(dump(data), "x.yaml")
    assert file.questionnaire is not None, file.faults
    return file.questionnaire


@pytest.mark.parametrize(
    ("edit", "told", "fails"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES]
)
def test_a_change_is_told_as_a_person_would(
    small: Data, edit: Edit, told: dict[str, bool], fails: bool
) -> None:
    """Nobody is said to be told less or more who is not; the gate fails where somebody may be."""
    new = copy.deepcopy(small)
    edit(new)
    difference = compare(questionnaire(small), questionnaire(new))
    assert told == {
        "less": difference.takes(Turn.LESS, Turn.UNCLEAR),
        "more": difference.takes(Turn.MORE),
        "uncompared": difference.takes(Turn.STOPPED),
    }
    for cell in difference.cells:
        for version, sheet, level in zip(
            (small, new), cell.witness.asked, (cell.old, cell.new), strict=True
        ):
            result = Interview.replay(questionnaire(version), sheet).result
            assert (result is None) == (level is None), "each version replays its own sheet"
    assert difference.may_be_less_urgent == fails


@pytest.mark.parametrize(("declared", "exit_code"), [(True, 0), (False, 1)])
def test_the_gate_opens_for_a_rename_that_is_declared(
    small: Data,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    declared: bool,
    exit_code: int,
) -> None:
    """Without it nobody knows, and what is not known does not pass."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(dump(small))
    rename_question(small, declared=declared)
    new.write_text(dump(small))
    for format in ("text", "markdown", "json"):
        command = ["diff", str(old), str(new), "--fail-on", "less-urgent", "--format", format]
        assert main(command) == exit_code
        told = capsys.readouterr().out
        assert ("only the old version asks" in told.replace("`", "")) == (
            not declared and format != "json"
        )


def test_renames_are_the_only_thing_that_is_said_of_them(small: Data) -> None:
    """One line each, from either side; nothing is shown to anybody else."""
    new = copy.deepcopy(small)
    rename_everything(new)
    both = questionnaire(small), questionnaire(new)
    difference = compare(*both)
    assert difference.paths() == difference.paths(Turn.SAME) == 9
    assert not difference.shown
    assert sorted(map(change, difference.changes)) == [
        "advice move renamed (it was walk)",
        "answer signs.weary renamed (it was signs.tired)",
        "level this-week renamed (it was doctor)",
        "question limb renamed (it was leg)",
        "recommendation book renamed (it was see-doctor)",
        "rule both renamed (it was tired-and-sharp)",
    ]
    back = compare(*both[::-1])
    assert back.paths() == back.paths(Turn.SAME)
    assert {one.edit for one in back.changes} == {"renamed"}


def merged(small: Data, *, calm: bool) -> tuple[Data, Data]:
    """Two answers and two boxes become one each: as urgent as the calmer, or as the other one."""
    old = copy.deepcopy(small)
    leg(old)["dull"] = {"text": "Dull"}
    signs(old)["pins"] = {"text": "Pins and needles", **CALL}
    new = copy.deepcopy(old)
    del leg(new)["dull"], leg(new)["sharp"], signs(new)["pins"]
    leg(new)["yes"] = {"text": "Yes", "was": ["dull", "sharp"], **({} if calm else DOCTOR)}
    signs(new)["numb"]["was"] = ["pins"]
    new["rules"]["tired-and-sharp"]["when"] = {"all": ["signs.tired", "leg.yes"]}
    new["advice"]["stretch"]["unless"] = ["leg.yes"]
    return old, new


def test_a_merged_pair_is_followed(small: Data) -> None:
    """Each answer is held against the one that it is now, and each box."""
    old, new = merged(small, calm=True)
    difference = compare(questionnaire(old), questionnaire(new))
    assert not difference.takes(Turn.STOPPED)
    assert {(cell.old, cell.new) for cell in difference.cells if cell.turn is Turn.LESS} == {
        ("doctor", "self-care")
    }
    (less,) = [cell for cell in difference.cells if cell.turn is Turn.LESS]
    assert less.witness.asked == (
        {"signs": (), "leg": "sharp", "pain": 4},
        {"signs": (), "leg": "yes", "pain": 4},
    )
    old, new = merged(small, calm=False)
    difference = compare(questionnaire(old), questionnaire(new))
    assert not difference.takes(Turn.LESS, Turn.UNCLEAR, Turn.STOPPED)
    assert difference.takes(Turn.MORE), "a dull pain is seen by a doctor now"
    assert difference.counted is not None
    assert difference.counted[1] < difference.counted[0]


def test_merged_levels_are_one(small: Data) -> None:
    """Whoever was told either is told that one, and how soon says whether it is less urgent."""
    old = copy.deepcopy(small)
    old["levels"] = {
        "emergency": old["levels"]["emergency"],
        "today": {"title": "Today", "within": "24 hours"},
        "doctor": old["levels"]["doctor"],
        "self-care": old["levels"]["self-care"],
    }
    pain(old)["strong"]["recommend"] = ["today"]
    old["recommendations"]["today"] = {**old["recommendations"]["see-doctor"], "level": "today"}
    new = copy.deepcopy(old)
    del new["levels"]["today"]
    new["levels"]["doctor"] |= {"was": ["today"], "within": "24 hours"}
    new["recommendations"]["today"]["level"] = "doctor"
    difference = compare(questionnaire(old), questionnaire(new))
    turns = {(cell.old, cell.new): cell.turn for cell in difference.cells}
    assert turns["today", "doctor"] is Turn.SAME
    assert turns["doctor", "doctor"] is Turn.MORE
    new["levels"]["doctor"]["within"] = "7 days"
    difference = compare(questionnaire(old), questionnaire(new))
    turns = {(cell.old, cell.new): cell.turn for cell in difference.cells}
    assert turns["today", "doctor"] is Turn.LESS
    assert turns["doctor", "doctor"] is Turn.SAME
