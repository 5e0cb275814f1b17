"""The difference of two versions against brute force, and the command that prints it."""

from __future__ import annotations

import copy
import json
import os
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from helpers.joint_paths import Pair, Part, accepts, kind, pairs, parts, random_pair
from helpers.oracle import Data
from making.writing import dump

from triage.cli import main
from triage.diff import Cell, Difference, JointWitness, Turn, compare
from triage.diff.levels import Urgency
from triage.interview.interview import Interview
from triage.proof import NotProvedError
from triage.rulefile import RuleFile
from triage.rules.build import build

SEEDS = range(10)
ROUNDS = 25 if os.environ.get("HYPOTHESIS_PROFILE") != "deep" else 400


def samples(seed: int) -> list[tuple[Difference, list[Pair]]]:
    """Pairs of valid versions with their difference and all their joint paths."""
    rng = random.Random(seed)
    found: list[tuple[Difference, list[Pair]]] = []
    while len(found) < ROUNDS:
        data = random_pair(rng, most_paths=16)
        old, new = (RuleFile(dump(one), "x.yaml").questionnaire for one in data)
        if old is not None and new is not None:
            found.append((compare(old, new), list(pairs(*data))))
    return found


def replayed(difference: Difference, witness: JointWitness) -> list[Interview]:
    """What both versions make of the sheets of a witness."""
    both = [
        Interview.replay(version, sheet)
        for version, sheet in zip((difference.old, difference.new), witness.asked, strict=True)
    ]
    for interview, sheet in zip(both, witness.asked, strict=True):
        assert interview.answers == sheet
        assert sheet.items() <= witness.answers.items() or any(
            isinstance(given, tuple) for given in sheet.values()
        )
    assert {*witness.asked[0], *witness.asked[1]} == set(witness.answers)
    assert witness.takers == {
        id: tuple(side for side in (0, 1) if id in witness.asked[side]) for id in witness.answers
    }
    return both


@pytest.mark.parametrize("seed", SEEDS)
def test_it_agrees_with_brute_force(seed: int) -> None:
    """Counts, witnesses, what cannot be compared, what is shown otherwise: all exactly."""
    for difference, joint in samples(seed):
        counted: dict[tuple[str | None, str | None, bool], list[Pair]] = {}
        for pair in joint:
            old, new = pair.levels
            counted.setdefault((old, new, is_unknown(pair)), []).append(pair)
        assert {key_of(cell): cell.paths for cell in difference.cells} == {
            key: len(found) for key, found in counted.items()
        }
        for cell in difference.cells:
            both = replayed(difference, cell.witness)
            for interview, level in zip(both, (cell.old, cell.new), strict=True):
                result = interview.result
                assert (None if result is None else result.level.id) == level
            assert len(cell.witness.answers) == min(pair.asked for pair in counted[key_of(cell)])
        check_lacking(difference, joint)
        for shown in ("recommendation", "advice"):
            check_shown(difference, joint, shown)


def is_unknown(pair: Pair) -> bool:
    """Whether a pair cannot be compared: one has stopped, or each asks what the other does not."""
    old, new = pair.levels
    return None in pair.levels or (pair.apart and old != new)


def key_of(cell: Cell) -> tuple[str | None, str | None, bool]:
    """Levels of a cell, and whether they cannot be compared."""
    return cell.old, cell.new, cell.turn is Turn.STOPPED


def check_lacking(difference: Difference, joint: list[Pair]) -> None:
    """The questions at which walks stop, and how many do."""
    stopped: dict[tuple[int, str], int] = {}
    for pair in joint:
        for side, part in enumerate((pair.old, pair.new)):
            if part.missing is not None:
                key = (side, part.missing)
                stopped[key] = stopped.get(key, 0) + 1
    assert {(one.side, one.question): one.paths for one in difference.lacking} == stopped


def check_shown(difference: Difference, joint: list[Pair], kind: str) -> None:
    """What only one version shows, on how many paths, with a shortest of them."""
    wanted: dict[tuple[str, str], list[Pair]] = {}
    for pair in joint:
        if None in pair.levels or pair.apart:
            continue
        old, new = (
            set(part.walk.advice if kind == "advice" else part.walk.recommendations)
            for part in (pair.old, pair.new)
        )
        for turn, ids in (("lost", old - new), ("gained", new - old)):
            for id in ids:
                wanted.setdefault((turn, id), []).append(pair)
    found = {
        (turn, one.id): told
        for one in difference.shown
        if one.kind == kind
        for turn, told in (("lost", one.lost), ("gained", one.gained))
        if told is not None
    }
    assert {key: told.paths for key, told in found.items()} == {
        key: len(pairs) for key, pairs in wanted.items()
    }
    for (turn, id), told in found.items():
        assert len(told.witness.answers) == min(pair.asked for pair in wanted[turn, id])
        shows = []
        for interview in replayed(difference, told.witness):
            assert interview.result is not None
            things: Any = (
                interview.result.advice if kind == "advice" else interview.result.recommendations
            )
            shows.append(id in {one.id for one in things})
        assert shows == [turn == "lost", turn == "gained"]


# Small things, worked out by hand


def edited(data: dict[str, Any]) -> dict[str, Any]:
    """A copy to be changed."""
    return copy.deepcopy(data)


def test_nothing_changed(small: dict[str, Any]) -> None:
    """A version and itself: every path as urgent as before, and nothing else to say."""
    difference = compare(build(small), build(small))
    assert {(cell.old, cell.new) for cell in difference.cells} == {
        (level, level) for level in small["levels"]
    }
    assert difference.paths() == difference.paths(Turn.SAME) == 9
    assert not difference.lacking
    assert not difference.shown
    assert not difference.changes


def test_the_same_answer_every_time(small: dict[str, Any]) -> None:
    """Two runs find the same, in the same order, witnesses included."""
    rng = random.Random(7)
    for _ in range(20):
        data = random_pair(rng, most_paths=16)
        old, new = (RuleFile(dump(one), "x.yaml").questionnaire for one in data)
        if old is not None and new is not None:
            assert compare(old, new) == compare(old, new)


def test_levels_that_change_places_are_not_called_more_urgent(small: dict[str, Any]) -> None:
    """Where the versions do not agree about the order, nothing is claimed about it."""
    small["recommendations"]["see-doctor"]["level"] = "doctor"
    new = edited(small)
    new["levels"] = {id: new["levels"][id] for id in ("emergency", "self-care", "doctor")}
    difference = compare(build(small), build(new))
    turns = {(cell.old, cell.new): cell.turn for cell in difference.cells}
    assert turns["doctor", "self-care"] is Turn.UNCLEAR


@pytest.mark.parametrize("seed", SEEDS)
def test_what_cannot_be_counted_is_compared_all_the_same(seed: int) -> None:
    """The same levels, things shown and questions that stop a walk: only numbers are missing."""
    for difference, _ in samples(seed):
        uncounted = compare(difference.old, difference.new, most_links=0)
        assert uncounted.paths() is uncounted.states is None
        compared = [
            [cell[:3] for cell in found.cells if cell.turn is not Turn.STOPPED]
            for found in (difference, uncounted)
        ]
        assert compared[0] == compared[1]
        assert difference.takes(Turn.STOPPED) == uncounted.takes(Turn.STOPPED)
        for cell in uncounted.cells:
            both = replayed(difference, cell.witness)
            for interview, level in zip(both, (cell.old, cell.new), strict=True):
                result = interview.result
                assert (None if result is None else result.level.id) == level
        assert bool(uncounted.lacking) == bool(difference.lacking)
        assert [one[:2] for one in uncounted.shown] == [one[:2] for one in difference.shown]


def test_something_shown_is_compared_though_its_paths_are_not_counted(
    small: dict[str, Any],
) -> None:
    """It takes too much to remember to count them, and nothing more."""
    new = edited(small)
    del new["questions"]["leg"]["answers"]["sharp"]["recommend"]
    counted = compare(build(small), build(new)).shown
    uncounted = compare(build(small), build(new), most_memories=1).shown
    assert [one[:2] for one in uncounted] == [one[:2] for one in counted] != []
    assert {told.paths for one in uncounted for told in one[2:] if told is not None} == {None}


def test_what_the_files_say_differently(small: dict[str, Any]) -> None:
    """Each thing once, with what became of it."""
    new = edited(small)
    questions = new["questions"]
    questions["leg"]["ask"] = "Does it go down a leg?"
    questions["pain"]["answers"]["mild"]["up_to"] = 3
    questions["signs"]["answers"]["hot"] = {"text": "Hot"}
    del questions["signs"]["answers"]["numb"]
    questions["signs"]["go"] = "pain"
    questions["pain"] |= {"go": "leg"}
    del questions["pain"]["end"]
    del questions["leg"]["go"]
    questions["leg"]["end"] = "rest"
    new["advice"]["walk"]["text"] = "Walk on."
    found = {
        (one.kind, one.id, one.edit): one.keys for one in compare(build(small), build(new)).changes
    }
    assert found[("answer", "pain.mild", "changed")] == ("up_to",)
    assert ("answer", "signs.hot", "added") in found
    assert ("answer", "signs.numb", "removed") in found
    assert found[("advice", "walk", "reworded")] == ("text",)
    assert found[("question", "leg", "changed")] == ("ask", "go or end")
    assert sum(edit == "reordered" for _, _, edit in found) == 1


# The command


@pytest.fixture
def calmer(small: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with a rule file, and in the working tree a calmer version of it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    file = tmp_path / "rules" / "small.yaml"
    file.write_text(dump(small))
    for arguments in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "first"],
    ):
        subprocess.run(["git", *arguments], check=True)
    small["questions"]["pain"]["answers"]["strong"]["recommend"] = ["rest"]
    file.write_text(dump(small))
    return file


Captured = pytest.CaptureFixture[str]
CALMER = ["diff", "main:rules/small.yaml", "rules/small.yaml"]


@pytest.mark.parametrize("old", ["main:rules/small.yaml", "HEAD:./rules/small.yaml"])
def test_a_revision_against_the_working_tree(calmer: Path, capsys: Captured, old: str) -> None:
    """Less urgent comes first; it fails only where that is asked for."""
    assert main(["diff", old, "rules/small.yaml"]) == 0
    printed = capsys.readouterr().out
    assert "9 paths: 2 LESS URGENT than before; 7 as urgent as before." in printed
    assert (
        "doctor → self-care: 2 paths\n      signs: []\n      leg: no\n      pain: 10\n" in printed
    )
    assert "recommendation see-doctor: no longer shown on 2 paths" in printed
    assert "\x1b" not in printed
    assert main(["diff", old, "rules/small.yaml", "--fail-on", "less-urgent"]) == 1
    assert main(["diff", "rules/small.yaml", old, "--fail-on", "less-urgent"]) == 0


def test_red_is_for_less_urgent(
    calmer: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal; the words are the same."""
    monkeypatch.setattr("triage.commands.terminal.wants_colour", lambda: True)
    main(CALMER)
    printed = capsys.readouterr().out
    assert "\x1b[1;31mLESS URGENT than before:" in printed
    main(["diff", "rules/small.yaml", "rules/small.yaml"])
    assert "\x1b[1;31m" not in capsys.readouterr().out


def test_json_has_both_sheets(calmer: Path, capsys: Captured) -> None:
    """Counts are strings; each version replays its own sheet."""
    main([*CALMER, "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert data["paths"] == {
        "less": "2",
        "unclear": "0",
        "stopped": "0",
        "more": "0",
        "same": "7",
    }
    first = data["cells"][0]
    sheet = {"signs": [], "leg": "no", "pain": 10}
    assert first == {
        "old": "doctor",
        "new": "self-care",
        "turn": "less",
        "paths": "2",
        "witness": {"answers": sheet, "old": sheet, "new": sheet},
    }


def test_markdown_shows_rule_text_as_text(
    calmer: Path, small: dict[str, Any], capsys: Captured
) -> None:
    """Nothing that a rule file says is a link, a tag or a table."""
    small["questions"]["leg"]["ask"] = "A <b>leg</b>, [or](http://x) | `two`?"
    calmer.write_text(dump(small))
    main([*CALMER, "--format", "markdown"])
    printed = capsys.readouterr().out
    assert "| doctor |" in printed
    assert "**2** (less urgent)" in printed
    assert r"A \<b\>leg\</b\>, \[or\](http\://x) \| \`two\`?" in printed


def test_an_answer_that_one_version_lacks(
    calmer: Path, small: dict[str, Any], capsys: Captured
) -> None:
    """It is counted apart, nothing is claimed of it, and it can be made to fail."""
    leg = small["questions"]["leg"]
    leg["answers"] = {"dull": {"text": "A dull ache"}, **leg["answers"]}
    calmer.write_text(dump(small))
    assert main([*CALMER, "--fail-on", "not-compared"]) == 1
    printed = capsys.readouterr().out
    assert "no such answer → self-care: " in printed
    assert "the old version has no such answer to leg" in printed
    assert "leg: dull   # new version only" in printed


def test_two_questionnaires_are_named_as_such(calmer: Path, capsys: Captured) -> None:
    """Two versions of one have the same id; without that, equal ids may be chance."""
    calmer.write_text(calmer.read_text().replace("id: small", "id: other", 1))
    assert main(CALMER) == 0
    assert "these are two questionnaires, small and other" in capsys.readouterr().err


def test_a_version_with_errors_is_refused(calmer: Path, capsys: Captured) -> None:
    """With its problems, as `answer` does."""
    calmer.write_text("format: 1\n")
    assert main(CALMER) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "rules/small.yaml has errors" in captured.err


@pytest.mark.parametrize(
    ("old", "says"),
    [
        ("nothing.yaml", "there is no file nothing.yaml"),
        ("nowhere:rules/small.yaml", "git knows no revision 'nowhere'"),
        ("main:rules/none.yaml", "git has no file rules/none.yaml in main"),
        ("main:", "it is no REVISION:PATH"),
        ("-", "only one of the two"),
    ],
)
def test_what_cannot_be_read(calmer: Path, capsys: Captured, old: str, says: str) -> None:
    """One sentence, and exit code 2."""
    assert main(["diff", old, "-" if old == "-" else "rules/small.yaml"]) == 2
    captured = capsys.readouterr()
    assert says in captured.err
    assert captured.err.count("\n") == 1


def test_without_git_or_a_repository(
    calmer: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is said in one sentence."""
    monkeypatch.setenv("GIT_DIR", "nowhere")
    assert main(CALMER) == 2
    assert "no git repository here" in capsys.readouterr().err
    monkeypatch.setenv("PATH", "")
    assert main(CALMER) == 2
    assert "there is no git command" in capsys.readouterr().err


def test_not_proved_is_exit_code_2(
    calmer: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is printed that could be taken for a result."""

    def too_much(*_: object) -> None:
        raise NotProvedError("too much")

    monkeypatch.setattr("triage.diff.compare", too_much)
    assert main(CALMER) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "not proved, so nothing is claimed" in captured.err


# What nobody knows


def may_be_of_one_person(old: Data, new: Data, before: Part, after: Part) -> bool:
    """Whether two whole walks can be one person's; an answer that one lacks may be any there."""
    for id in before.answers.keys() & after.answers.keys():
        questions = old["questions"][id], new["questions"][id]
        if kind(questions[0]) != kind(questions[1]):
            continue
        was, now = before.answers[id], after.answers[id]
        if isinstance(was, frozenset) and isinstance(now, frozenset):
            both = questions[0]["answers"].keys() & questions[1]["answers"].keys()
            if was & both != now & both:
                return False
        elif was != now and accepts(questions[1], was) and accepts(questions[0], now):
            return False
    return True


@pytest.mark.parametrize("seed", SEEDS)
def test_where_nobody_knows_the_worst_is_found(seed: int) -> None:
    """Every pair of levels to which a person can come who is told less, however answers match."""
    rng = random.Random(1000 + seed)
    for _ in range(ROUNDS):
        data = random_pair(rng, most_paths=16)
        old, new = (RuleFile(dump(one), "x.yaml").questionnaire for one in data)
        if old is None or new is None:
            continue
        difference = compare(old, new)
        whole = [
            [part for part in parts(one, other) if part.missing is None]
            for one, other in (data, data[::-1])
        ]
        worst = {
            (before.walk.level, after.walk.level)
            for before in whole[0]
            for after in whole[1]
            if may_be_of_one_person(*data, before, after)
            and Urgency(old, new).turn(before.walk.level, after.walk.level)
            in (Turn.LESS, Turn.UNCLEAR)
        }
        found = {
            (cell.old, cell.new)
            for cell in difference.cells
            if cell.turn in (Turn.LESS, Turn.UNCLEAR)
        }
        assert found | set(difference.possible) == worst
