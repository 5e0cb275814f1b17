"""The prover under attack: small mistakes in small questionnaires, judged by brute force.

Each change to a rule file (those of `triage test --mutate`, and weakened promises) is judged twice:
by `Judge`, which trusts the checks, the proof and the comparison over all paths, and by the oracle,
which walks every path. A change is reported, or breaks a case, or is shown to make no difference,
or it is one that these few cases miss; nothing else can become of it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from helpers import oracle
from helpers.joint_paths import as_sheet, parts
from helpers.random_questionnaires import dump, random_questionnaire

from proof.test_proof import adds_nothing, as_written, ids
from triage.diff.sides import Side
from triage.mutation import Change, Judge, changes_of, difference
from triage.mutation.conditions import altered
from triage.mutation.editing import changed
from triage.mutation.judging import built, said_of_paths
from triage.proof import prove
from triage.reading.document import Document
from triage.rulefile import load_cases_text
from triage.rules.build import build

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
SEEDS = range(400 if DEEP else 4)
QUESTIONNAIRES = 9
CHANGES = 10
CASES = 2


def weaker_promises(data: dict[str, Any]) -> Iterator[Change]:
    """Changes that no author would notice, since nothing checks the promises: but the proof must.

    A bound on the level moves by one, and `when` and `unless` are altered.
    """
    levels = list(data["levels"])
    for name, promise in data.get("promises", {}).items():
        for bound, level in promise.get("level", {}).items():
            for rank in (levels.index(level) - 1, levels.index(level) + 1):
                if 0 <= rank < len(levels):
                    path = ("promises", name, "level", bound)
                    yield Change(name, path, changed(data, path, levels[rank]))
        for key, list_means in (("when", "all"), ("unless", "any")):
            for inside, value, what in altered(promise.get(key, ""), list_means=list_means):
                path = ("promises", name, key, *inside)
                yield Change(what, path, changed(data, path, value))


def samples(seed: int) -> Iterator[tuple[random.Random, dict[str, Any], list[Change]]]:
    """Random questionnaires, each with some changes, always the same for a seed."""
    rng = random.Random(seed)
    for _ in range(QUESTIONNAIRES):
        data = random_questionnaire(rng, most_paths=40)
        changes = [*changes_of(data), *weaker_promises(data)]
        yield rng, data, rng.sample(changes, min(CHANGES, len(changes)))


def outcome(data: dict[str, Any], sheet: oracle.Sheet) -> tuple[object, ...]:
    """What a change must not touch: what is shown but for its order, and that no more is asked."""
    walk = oracle.walk(data, sheet)
    return (walk.missing, walk.level, {*walk.recommendations}, {*walk.advice})


def differing(before: dict[str, Any], after: dict[str, Any]) -> list[oracle.Sheet]:
    """The paths of the first that come out otherwise in the second, or do not come to an end."""
    sheets = [as_sheet(part.answers) for part in parts(before, after) if part.missing is None]
    return [sheet for sheet in sheets if outcome(before, sheet) != outcome(after, sheet)]


def cases_of(data: dict[str, Any], sheets: list[oracle.Sheet]) -> Document:
    """Those paths as cases that expect all that comes out, as the oracle has it."""
    cases = {}
    for number, sheet in enumerate(sheets):
        walk = oracle.walk(data, sheet)
        expect = {
            "level": walk.level,
            "recommend": [*walk.recommendations],
            "never_recommend": [*(set(data["recommendations"]) - {*walk.recommendations})],
            "advise": [*walk.advice],
            "never_advise": [*(set(data.get("advice", {})) - {*walk.advice})],
        }
        cases[f"case-{number}"] = {
            "story": "Somebody.",
            "answers": sheet,
            "expect": {key: value for key, value in expect.items() if value},
        }
    document, problems = load_cases_text(dump({"cases": cases}), "cases.yaml")
    assert document is not None, problems
    return document


def assert_proved_right(data: dict[str, Any]) -> None:
    """The proof says what brute force finds."""
    proof, counted, dead = prove(build(data)), oracle.counts(data), oracle.dead(data)
    assert (proof.paths, proof.shortest, proof.longest, proof.levels) == (
        counted.paths,
        counted.shortest,
        counted.longest,
        counted.levels,
    )
    assert proof.promises == {
        name: oracle.judge_promise(data, name).verdict for name in data.get("promises", {})
    }
    assert {(one.question, one.milder, one.worse) for one in proof.order} == oracle.order_breaks(
        data
    )
    assert ids(proof, "recommendation") == dead.never_shown
    assert ids(proof, "advice") == dead.advice_never_shown
    assert ids(proof, "level") == dead.levels_never_reached
    assert ids(proof, "rule") == {
        rule for rule in data.get("rules", {}) if adds_nothing(data, rule)
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_a_change_is_reported_or_breaks_a_case_or_makes_no_difference(seed: int) -> None:
    """And of those that nothing noticed, the answers that came with them make the difference."""
    verdicts = set()
    for rng, data, changes in samples(seed):
        paths = [sheet for sheet, _ in oracle.paths(data)]
        sheets = rng.sample(paths, min(CASES, len(paths)))
        judge = Judge(data, cases_of(data, sheets))
        said = said_of_paths(build(data))
        for change in changes:
            judged = judge.judge(change)
            verdicts.add(judged.verdict)
            questionnaire = built(change.data)
            is_reported = questionnaire is None or not said_of_paths(questionnaire) <= said
            breaks_case = questionnaire is not None and any(
                outcome(data, sheet) != outcome(change.data, sheet) for sheet in sheets
            )
            assert (judged.verdict == "noticed") == (is_reported or breaks_case), change.what
            if judged.verdict == "noticed":
                continue
            differs = bool(differing(data, change.data))
            assert (judged.verdict == "unnoticed") == differs, change.what
            assert (judged.difference is not None) == differs, change.what
            if judged.difference is not None:
                sheet = as_written(dict(judged.difference.answers))
                assert oracle.walk(data, sheet).missing is None
                assert outcome(data, sheet) != outcome(change.data, sheet), change.what
    assert verdicts == {"noticed", "unnoticed", "unchanged"}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_proof_of_a_changed_questionnaire_is_right(seed: int) -> None:
    """Brute force comes to the same counts, verdicts, order breaks and dead ends."""
    for _, _, changes in samples(seed + 1000):
        for change in changes[:3]:
            if built(change.data) is not None:
                assert_proved_right(change.data)


@pytest.mark.parametrize("seed", SEEDS)
def test_comparing_finds_a_difference_just_where_there_is_one(seed: int) -> None:
    """Also between versions that are two changes apart."""
    for rng, data, changes in samples(seed + 2000):
        side = Side(build(data))
        for change in changes[:5]:
            further = rng.choice([*changes_of(change.data), change])
            questionnaire = built(further.data)
            if questionnaire is not None:
                found = difference(side, questionnaire)
                assert (found is None) == (not differing(data, further.data)), further.what
