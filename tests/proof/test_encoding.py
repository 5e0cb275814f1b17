"""The encoding against brute force: its models are the paths, and say what is true of each."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from helpers import oracle
from helpers.agreement import agrees, written_down
from helpers.models import models
from helpers.random_questionnaires import random_questionnaire

from triage.interview.interview import Interview
from triage.proof.encoding import Encoding
from triage.proof.shortest import sheet_of
from triage.proof.solving import Model
from triage.rules.build import build

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "")
SEEDS = range({"deep": 400, "mutation": 6}.get(PROFILE, 24))
ROUNDS = 8


def samples(seed: int) -> list[dict[str, Any]]:
    """A few random questionnaires, always the same for a seed."""
    rng = random.Random(seed)
    return [random_questionnaire(rng, most_paths=80) for _ in range(ROUNDS)]


class Trail(NamedTuple):
    """Where a walk came by: the questions passed over, and that at which it was over early."""

    passed: list[str]
    over: str | None


def trail(data: dict[str, Any], sheet: oracle.Sheet, walk: oracle.Walk) -> Trail:
    """Follow a complete walk of the oracle by what it asked."""
    facts: set[str] = set()
    added: dict[str, int] = {}
    passed: list[str] = []
    here: str | None = data["start"]
    while here is not None:
        question = data["questions"][here]
        condition = question.get("ask_if")
        if condition is not None and not oracle.holds(
            condition, facts, data.get("conditions", {}), sums=oracle.sums_of(data, added)
        ):
            passed.append(here)
            way = question
        elif here not in walk.asked:
            return Trail(passed, here)
        else:
            chosen = oracle.given(data, here, sheet[here])
            added[here] = oracle.points_of(data, here, sheet[here])
            facts |= {f"{here}.{answer}" for answer in chosen or [oracle.NONE]}
            single = question.get("choose") != "any"
            way = (
                oracle.way_of(question, oracle.answers_of(question)[chosen[0]])
                if single
                else question
            )
        here = way.get("go")
    return Trail(passed, None)


def collected(data: dict[str, Any], walk: oracle.Walk) -> set[str]:
    """The advice that somebody or something on the path advises, whatever withholds it."""
    sources = [
        *(data["recommendations"][id].get("advice", []) for id in walk.recommendations),
        *(data["rules"][id].get("advise", []) for id in walk.fired),
    ]
    for fact in walk.facts:
        question, answer = fact.split(".")
        if answer != oracle.NONE:
            sources.append(oracle.answers_of(data["questions"][question])[answer].get("advise", []))
    return {id for source in sources for id in source}


def withheld(data: dict[str, Any], walk: oracle.Walk) -> set[str]:
    """The advice that its `unless` or `level` forbids on the path."""
    conditions = data.get("conditions", {})
    return {
        id
        for id, advice in data.get("advice", {}).items()
        if not oracle.within_gate(data, advice.get("level", {}), walk.level)
        or (
            "unless" in advice
            and oracle.holds(advice["unless"], walk.facts, conditions, unless=True, sums=walk.sums)
        )
    }


def true_of(model: Model, literals: dict[str, int]) -> set[str]:
    """The ids whose literal is true; of each either side is settled."""
    assert all(model.has(one) != model.has(-one) for one in literals.values())
    return {id for id, literal in literals.items() if model.has(literal)}


def assert_says_what_is_true(data: dict[str, Any], encoding: Encoding, model: Model) -> None:
    """Each thing that the encoding defines is as brute force has it on the model's path."""
    sheet = written_down(sheet_of(encoding, model))
    walk = oracle.walk(data, sheet)
    assert walk.missing is None
    assert tuple(sheet) == walk.asked
    # A number that counts for a score has a name of its own, which the file cannot write.
    atoms = {atom for question in data["questions"] for atom in oracle.atoms_of(data, question)}
    given = {str(name): one for name, one in encoding.given.items() if str(name) in atoms}
    assert true_of(model, given) == walk.facts
    way = trail(data, sheet, walk)
    over = set() if way.over is None else {way.over}
    assert walk.early == bool(over)
    assert true_of(model, encoding.asked) == {*walk.asked}
    assert true_of(model, encoding.passed) == {*way.passed}
    assert true_of(model, encoding.over) == over
    assert true_of(model, encoding.arrived) == {*walk.asked, *way.passed, *over}
    assert true_of(model, encoding.fires) == {*walk.fired}
    assert true_of(model, encoding.recommended) == {*walk.recommended}
    assert true_of(model, encoding.shown) == {*walk.recommendations}
    levels = list(data["levels"])
    rank = oracle.rank(data, walk.level)
    assert true_of(model, dict(zip(levels, encoding.reached, strict=True))) == {*levels[rank:]}
    assert true_of(model, encoding.collected) == collected(data, walk)
    assert true_of(model, encoding.withheld) == withheld(data, walk)
    assert true_of(model, encoding.advised) == {*walk.advice}


def assert_models_are_the_paths(data: dict[str, Any]) -> None:
    """One model for each path, which says what is true of it, and the interview replays it."""
    questionnaire = build(data)
    sheets = []
    for encoding, model in models(questionnaire):
        assert_says_what_is_true(data, encoding, model)
        sheet = sheet_of(encoding, model)
        sheets.append(written_down(sheet))
        interview = Interview.replay(questionnaire, sheet)
        assert interview.answers == sheet
        agrees(data, interview)
    paths = [sheet for sheet, _ in oracle.paths(data)]
    assert sorted(map(str, sheets)) == sorted(map(str, paths))


@pytest.mark.parametrize("seed", SEEDS)
def test_there_is_one_model_for_each_path_and_it_says_what_is_true(seed: int) -> None:
    """No path is left out, and none comes twice."""
    for data in samples(seed):
        assert_models_are_the_paths(data)


def after_enough(small: dict[str, Any], **last: Any) -> dict[str, Any]:
    """A question that reaches a level that is enough, one that changes nothing, and a last one."""

    def question(**more: Any) -> dict[str, Any]:
        return {"ask": "?", "answers": {"no": {"text": "No"}, "yes": {"text": "Yes"}}, **more}

    small["levels"]["doctor"]["enough"] = True
    small["questions"] = {
        "first": question(go="between"),
        "between": question(go="last"),
        "last": question(end="rest", **last),
    }
    small["questions"]["first"]["answers"]["yes"]["recommend"] = ["see-doctor"]
    small["advice"]["stretch"]["unless"] = ["last.no"]
    return {**small, "start": "first", "rules": {}, "promises": {}}


def asked_after_enough(data: dict[str, Any]) -> set[int]:
    """How many questions the paths ask that reach enough with the first; the models are checked."""
    assert_models_are_the_paths(data)
    return {len(walk.asked) for sheet, walk in oracle.paths(data) if sheet["first"] == "yes"}


def test_a_rule_on_a_question_that_cannot_be_asked_any_more_raises_nothing(
    small: dict[str, Any],
) -> None:
    """So it is over before the next question."""
    data = after_enough(small, ask_if=["first.no"])
    data["rules"]["both"] = {
        "when": ["first.yes", "last.yes"],
        "recommend": ["call"],
        "because": "Both.",
        "sources": ["book"],
    }
    assert asked_after_enough(data) == {1}
    data["questions"]["last"]["ask_if"] = ["between.yes"]
    assert asked_after_enough(data) == {2, 3}


def test_a_question_that_may_still_be_asked_can_raise(small: dict[str, Any]) -> None:
    """By what is answered before it, which is not known yet."""
    data = after_enough(small, ask_if=["between.yes"])
    data["questions"]["last"]["answers"]["yes"]["recommend"] = ["call"]
    assert asked_after_enough(data) == {2, 3}


WRITTEN = ("at_least", ".none", "'unless'", "'any'", "'score'", "'value'", "Decimal", ".unsure")
"""Words of the data of a rule file that tell what is in it."""


def features(data: dict[str, Any]) -> Iterator[str]:
    """What of the format is in a questionnaire, and what happens on its paths."""
    for question in data["questions"].values():
        yield "number" if "number" in question else str(question.get("choose", "one"))
    written = str(data)
    yield from (word for word in WRITTEN if word in written)
    for sheet, walk in oracle.paths(data):
        happens = {
            "early": walk.early,
            "passed": trail(data, sheet, walk).passed,
            "fired": walk.fired,
            "hidden": len(walk.recommended) > len(walk.recommendations),
            "withheld": collected(data, walk) & withheld(data, walk),
        }
        yield from (feature for feature, does in happens.items() if does)


def test_the_random_questionnaires_have_every_feature() -> None:
    """Or nothing would be tested above."""
    data = [one for seed in SEEDS[:8] for one in samples(seed)]
    assert {feature for one in data for feature in features(one)} == {
        "one", "any", "number", *WRITTEN,
        "early", "passed", "fired", "hidden", "withheld",
    }  # fmt: skip
