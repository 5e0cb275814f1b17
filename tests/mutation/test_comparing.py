"""Whom a change matters to, and whom most."""

from __future__ import annotations

import copy

import pytest
from helpers import joint_paths, oracle
from helpers.example import file_text
from helpers.knee import example
from helpers.small_changes import SEEDS, SINGLE_SEEDS, differing, samples, single_changes

from triage.checks.pages import page_of
from triage.mutation import Judge, changes_of, difference
from triage.mutation.editing import changed
from triage.proof import NotProvedError
from triage.rulefile import RuleFile, questionnaire_of
from triage.rules.build import build
from triage.rules.questionnaire import Advice, Recommendation


@pytest.mark.parametrize("seed", SEEDS)
def test_comparing_finds_a_difference_just_where_there_is_one(seed: int) -> None:
    """Also between versions that are two changes apart."""
    for rng, data, changes in samples(seed + 2000):
        before = build(data)
        for change in changes[:5]:
            further = rng.choice([*changes_of(change.data), change])
            questionnaire = questionnaire_of(further.data)
            if questionnaire is not None:
                found = difference(before, questionnaire)
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
    found = difference(build(data), questionnaire)
    assert found is not None
    assert found.answers == {
        "warning-signs": (),
        "swelling": "a-little",
        "how-long": "days",
        "pain": 10,
    }
    assert (found.before.level.id, found.after.level.id) == ("within-days", "self-care")


def test_nothing_is_claimed_past_the_work_limit() -> None:
    """Nobody found does not mean that there is nobody, where it was too much to look at."""
    page = page_of("not-proved")
    assert page is not None
    before = RuleFile(file_text(page, page.bad), "hard.yaml").document
    assert before is not None
    after = copy.deepcopy(before.data)
    # Somebody always shares a doctor, so everybody is told what the rule says; hard to find out.
    del after["rules"]["shared-doctor"]
    for answer in after["questions"]["runner-0"]["answers"].values():
        answer["recommend"] = ["see-doctor"]
    with pytest.raises(NotProvedError):
        difference(build(before.data), build(after), most_conflicts=50)
