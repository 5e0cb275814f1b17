"""Whom a change matters to, and whom most."""

from __future__ import annotations

import pytest
from helpers import joint_paths, oracle
from helpers.knee import example
from helpers.small_changes import SEEDS, SINGLE_SEEDS, differing, samples, single_changes

from triage.diff.shown_otherwise import Shown
from triage.diff.version_walks import Side
from triage.mutation import Judge, changes_of, difference
from triage.mutation.editing import changed
from triage.proof import NotProvedError
from triage.rulefile import questionnaire_of
from triage.rules.build import build
from triage.rules.questionnaire import Advice, Recommendation


@pytest.mark.parametrize("seed", SEEDS)
def test_comparing_finds_a_difference_just_where_there_is_one(seed: int) -> None:
    """Also between versions that are two changes apart."""
    for rng, data, changes in samples(seed + 2000):
        side = Side(build(data))
        for change in changes[:5]:
            further = rng.choice([*changes_of(change.data), change])
            questionnaire = questionnaire_of(further.data)
            if questionnaire is not None:
                found = difference(side, questionnaire)
                assert (found is None) == (not differing(data, further.data)), further.what


def weight(before: oracle.Walk, after: oracle.Walk) -> int:
    """What two walks differ in, the most important first."""
    differences = [
        before.level != after.level,
        {*before.recommendations} != {*after.recommendations},
        {*before.advice} != {*after.advice},
        not {*after.asked} <= {*before.asked},
        True,
    ]
    return differences.index(True)


def shown_ids(shown: tuple[Recommendation, ...] | tuple[Advice, ...]) -> set[str]:
    """The ids of what is shown."""
    return {one.id for one in shown}


@pytest.mark.parametrize("seed", SINGLE_SEEDS)
def test_somebody_is_suggested_to_whom_the_change_matters_most(seed: int) -> None:
    """A level before a recommendation before advice before a question; by brute force."""
    for data, change in single_changes(seed, most_paths=14):
        judged = Judge(data, None).judge(change)
        if judged.verdict == "noticed":
            continue
        most = min(
            weight(pair.old.walk, pair.new.walk) for pair in joint_paths.pairs(data, change.data)
        )
        assert (judged.difference is None) == (most == 4), change.what
        if judged.difference is not None:
            _, before, after = judged.difference
            found = [
                before.level.id != after.level.id,
                shown_ids(before.recommendations) != shown_ids(after.recommendations),
                shown_ids(before.advice) != shown_ids(after.advice),
                True,
            ]
            assert found.index(True) == most, change.what


def test_who_comes_to_a_calmer_level_is_preferred() -> None:
    """Though somebody else, who is just shown one thing more, comes first in the file."""
    data = example()
    data["recommendations"] = dict(reversed(data["recommendations"].items()))
    answers = data["questions"]["swelling"]["answers"]
    data["questions"]["swelling"]["answers"] = dict(reversed(answers.items()))
    questionnaire = questionnaire_of(
        changed(data, ("questions", "pain", "answers", "strong", "end"), "look-after-it")
    )
    assert questionnaire is not None
    found = difference(Side(build(data)), questionnaire)
    assert found is not None
    assert found.answers == {
        "warning-signs": (),
        "swelling": "a-little",
        "how-long": "days",
        "pain": 10,
    }
    assert (found.before.level.id, found.after.level.id) == ("within-days", "self-care")


def test_what_is_shown_is_not_claimed_past_the_work_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something could not be followed, nobody found does not mean that there is nobody."""
    change = next(one for one in changes_of(example()) if "self-care` were `enough" in one.what)
    questionnaire = questionnaire_of(change.data)
    assert questionnaire is not None
    side = Side(build(example()))
    assert difference(side, questionnaire) is None
    lost = [Shown("advice", "squats", None, None, proved=False)]
    monkeypatch.setattr("triage.mutation.comparing.shown_otherwise", lambda _: lost)
    with pytest.raises(NotProvedError):
        difference(side, questionnaire)
