"""The difference of two versions against brute force, and the command that prints it."""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from joint_paths import Pair, pairs, random_pair
from random_questionnaires import dump

from triage.diff import Difference, Witness, compare
from triage.interview import Interview
from triage.loading import load_text

SEEDS = range(10)
ROUNDS = 30 if os.environ.get("HYPOTHESIS_PROFILE") != "deep" else 1000


def samples(seed: int) -> list[tuple[Difference, list[Pair]]]:
    """Pairs of valid versions with their difference and all their joint paths."""
    rng = random.Random(seed)
    found: list[tuple[Difference, list[Pair]]] = []
    while len(found) < ROUNDS:
        data = random_pair(rng, most_paths=16)
        old, new = (load_text(dump(one), "x.yaml").questionnaire for one in data)
        if old is not None and new is not None:
            found.append((compare(old, new), list(pairs(*data))))
    return found


def replayed(difference: Difference, witness: Witness) -> list[Interview]:
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
    return both


@pytest.mark.parametrize("seed", SEEDS)
def test_it_agrees_with_brute_force(seed: int) -> None:
    """Counts, witnesses, what cannot be compared, what is shown otherwise: all exactly."""
    for difference, joint in samples(seed):
        counted: dict[tuple[str | None, str | None], list[Pair]] = {}
        for pair in joint:
            counted.setdefault(pair.levels, []).append(pair)
        assert {(cell.old, cell.new): cell.paths for cell in difference.cells} == {
            levels: len(found) for levels, found in counted.items()
        }
        for cell in difference.cells:
            both = replayed(difference, cell.witness)
            for interview, level in zip(both, (cell.old, cell.new), strict=True):
                result = interview.result
                assert (None if result is None else result.level.id) == level
            assert len(cell.witness.answers) == min(
                pair.asked for pair in counted[cell.old, cell.new]
            )
        check_lacking(difference, joint)
        for kind in ("recommendation", "advice"):
            check_shown(difference, joint, kind)


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
        if None in pair.levels:
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
