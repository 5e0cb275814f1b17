"""What no path meets, against brute force and by small examples."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from helpers import oracle
from helpers.random_questionnaires import random_questionnaire

from triage.interview.engine import questions_from
from triage.proof import Unmet
from triage.proof.paths import Paths
from triage.proof.unmet import unmet
from triage.rules.build import build
from triage.rules.conditions import (
    AnswerName,
    AtLeast,
    Condition,
    NumberPart,
    ScoreAtLeast,
    ScoreAtMost,
    names_in,
)
from triage.rules.written import Conditions

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "")
SEEDS = range(2 if PROFILE == "mutation" else 8)
ROUNDS = {"deep": 2000, "mutation": 10}.get(PROFILE, 80)

Samples = list[tuple[dict[str, Any], Unmet, list[oracle.Walk]]]


@cache
def samples(seed: int) -> Samples:
    """Random questionnaires, what no path of them meets, and all their paths."""
    rng = random.Random(f"unmet {seed}")
    drawn = (random_questionnaire(rng, most_paths=60) for _ in range(ROUNDS))
    return [(data, unmet(Paths(build(data))), list(walks_of(data))) for data in drawn]


def walks_of(data: dict[str, Any]) -> Iterator[oracle.Walk]:
    """All paths, with each number that a promise may tell apart; the numbers are facts as well."""
    for path, walk in oracle.paths(data):
        for sheet in oracle.every_number(data, data.get("promises", {}), path):
            numbers = {
                f"{id}.{sheet[id]}" for id in walk.asked if "number" in data["questions"][id]
            }
            yield replace(walk, facts=walk.facts | numbers)


def asked_never(walks: list[oracle.Walk], data: dict[str, Any]) -> set[str]:
    """The questions that none of the paths asks."""
    return set(data["questions"]) - {id for walk in walks for id in walk.asked}


def hold(condition: Condition, facts: frozenset[str]) -> bool:
    """Whether a condition holds by these answers, worked out once more."""
    if isinstance(condition, AnswerName):
        return str(condition) in facts
    if isinstance(condition, NumberPart):
        given = [
            fact.partition(".")[2] for fact in facts if fact.startswith(f"{condition.question}.")
        ]
        numbers = [Decimal(one) for one in given if not one[0].isalpha()]
        return any(condition.lowest <= number <= condition.highest for number in numbers)
    if isinstance(condition, ScoreAtMost):
        return not hold(condition.exceeded, facts)
    if isinstance(condition, ScoreAtLeast):
        total = condition.start
        for part in condition.parts:
            points = [points for name, points in part.points if str(name) in facts]
            total += max(points, default=0) if part.is_one else sum(points)
        return total >= condition.at_least
    return sum(hold(member, facts) for member in condition.members) >= condition.needed


def members(condition: Condition) -> Iterator[Condition]:
    """The members of a condition of which not all are needed, at any depth, as a file has them."""
    if isinstance(condition, AtLeast) and condition.written is None:
        for member in condition.members:
            if condition.needed < len(condition.members):
                yield member
            yield from members(member)


def conditions_of(data: dict[str, Any]) -> dict[tuple[str, str, str], Condition]:
    """Every condition, by section, id and field."""
    conditions = Conditions(data)
    fields: dict[str, tuple[str, ...]] = {
        "questions": ("ask_if",),
        "advice": ("unless",),
        "rules": ("when",),
        "promises": ("when", "unless"),
    }
    return {
        (section, id, field): (
            conditions.unless(thing[field]) if field == "unless" else conditions.read(thing[field])
        )
        for section, names in fields.items()
        for id, thing in data.get(section, {}).items()
        for field in names
        if field in thing
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_questions_never_asked_agree(seed: int) -> None:
    """Those of brute force; and some question is never asked that no other one explains."""
    for data, found, walks in samples(seed):
        assert {one.question for one in found.never_asked} == asked_never(walks, data)
        if found.never_asked:
            assert any(one.kind != "follows" for one in found.never_asked)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_answer_of_a_question_that_is_asked_is_given_on_some_path(seed: int) -> None:
    """So that no answer can be a false promise by itself: there is no check for it."""
    for data, _, walks in samples(seed):
        never = asked_never(walks, data)
        facts = frozenset[str]().union(*(walk.facts for walk in walks))
        given = {fact for fact in facts if fact.partition(".")[2][0].isalpha()}
        asked = [id for id in data["questions"] if id not in never]
        assert {atom for id in asked for atom in oracle.atoms_of(data, id)} == given


@pytest.mark.parametrize("seed", SEEDS)
def test_the_parts_that_are_to_blame_never_hold_together(seed: int) -> None:
    """And none of them can be left out."""
    for data, found, walks in samples(seed):
        order = questions_from(build(data), data["start"])
        for one in found.never_asked:
            before = order[: order.index(one.question)]
            if one.kind == "apart":
                assert not holding(one.parts, before, walks)
                for part in one.parts:
                    rest = tuple(other for other in one.parts if other is not part)
                    assert holding(rest, before, walks)
            elif one.kind == "over":
                there = holding(one.parts, before, walks)
                come = [walk for walk in there if one.question in dict(comes_to(data, walk))]
                assert all(walk.early for walk in come or there)
                assert {walk.level for walk in come or there} == set(one.others)


def holding(
    parts: tuple[Condition, ...], questions: list[str], walks: list[oracle.Walk]
) -> list[oracle.Walk]:
    """The paths on which all of them hold by the answers to these questions."""
    return [
        walk
        for walk in walks
        for facts in [{fact for fact in walk.facts if fact.partition(".")[0] in questions}]
        if all(hold(part, frozenset(facts)) for part in parts)
    ]


def all_hold(parts: tuple[Condition, ...], walk: oracle.Walk) -> bool:
    """Whether all of them hold on the whole path."""
    return all(hold(part, frozenset(walk.facts)) for part in parts)


def comes_to(data: dict[str, Any], walk: oracle.Walk) -> list[tuple[str, frozenset[str]]]:
    """The questions that a path comes to, asked or not, each with what was answered before."""
    found: list[tuple[str, frozenset[str]]] = []
    facts: set[str] = set()
    conditions = Conditions(data)
    here: str | None = data["start"]
    while here is not None:
        found.append((here, frozenset(facts)))
        own = data["questions"][here]
        if here in walk.asked:
            facts |= {fact for fact in walk.facts if fact.startswith(f"{here}.")}
            given = [
                answer for id, answer in oracle.answers_of(own).items() if f"{here}.{id}" in facts
            ]
            way = own if own.get("choose") == "any" else oracle.way_of(own, given[0])
        elif "ask_if" in own and not hold(conditions.read(own["ask_if"]), frozenset(facts)):
            way = own
        else:
            break  # the interview is over
        here = way.get("go")
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_conditions_of_questions_agree(seed: int) -> None:
    """Those that pass nobody over, and their members that never hold by then."""
    for data, found, walks in samples(seed):
        never = asked_never(walks, data)
        arrivals = [arrival for walk in walks for arrival in comes_to(data, walk)]
        for (section, id, _), condition in conditions_of(data).items():
            if section != "questions":
                continue
            there = [facts for question, facts in arrivals if question == id]
            always = id not in never and all(hold(condition, facts) for facts in there)
            assert (id in found.always_asked) == always
            dead = {one for one in members(condition) if not any(hold(one, f) for f in there)}
            told = {one for question, one in found.never_before if question == id}
            assert told <= dead
            if not any(id in oracle.reachable(data, one) for one in never):
                assert outermost(condition, dead) == told


def outermost(condition: Condition, dead: set[Condition]) -> set[Condition]:
    """Of these members those that stand in no other one of them."""
    if not isinstance(condition, AtLeast) or condition.written is not None:
        return set()
    found: set[Condition] = set()
    for member in condition.members:
        if member in dead and condition.needed < len(condition.members):
            found.add(member)
        else:
            found |= outermost(member, dead)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_members_that_never_hold_agree(seed: int) -> None:
    """In conditions that hold on some path; but for those that a question never asked explains."""
    for data, found, walks in samples(seed):
        never = asked_never(walks, data)
        expected: set[Condition] = set()
        every: set[Condition] = set()
        for condition in conditions_of(data).values():
            if any(all_hold((condition,), walk) for walk in walks):
                dead = {
                    one
                    for one in members(condition)
                    if not any(all_hold((one,), walk) for walk in walks)
                }
                expected |= outermost(condition, dead)
                every |= dead
        # What a question that is never asked explains is not said, but what stands in it may be.
        assert found.never_hold <= (every if never else expected)
        for one in expected - found.never_hold:
            assert any(name.question in never for name in names_in(one))


@pytest.mark.parametrize("seed", SEEDS)
def test_unless_that_never_matters_agrees(seed: int) -> None:
    """Of advice wherever it is collected, of a promise wherever its ``when`` holds."""
    for data, found, walks in samples(seed):
        never = asked_never(walks, data)
        conditions = conditions_of(data)
        told = {(str(one.section), one.id): one for one in found.never_withheld}
        for (section, id, field), condition in conditions.items():
            if field != "unless":
                continue
            if section == "advice":
                where = [walk for walk in walks if id in collected(data, walk)]
            else:
                when = conditions.get(("promises", id, "when"), AtLeast(0, ()))
                where = [walk for walk in walks if all_hold((when,), walk)]
            matters = any(all_hold((condition,), walk) for walk in where)
            one = told.pop((section, id), None)
            if one is None:
                lost = any(name.question in never for name in names_in(condition))
                assert matters or not where or lost
            else:
                assert where
                assert not matters
                assert one.alone == (not any(all_hold((condition,), walk) for walk in walks))
        assert not told


def collected(data: dict[str, Any], walk: oracle.Walk) -> set[str]:
    """The advice that a path collects, withheld or not."""
    things = [
        *(data["recommendations"][id].get("advice", []) for id in walk.recommendations),
        *(data["rules"][id].get("advise", []) for id in walk.fired),
    ]
    for fact in walk.facts:
        question, _, answer = fact.partition(".")
        things.append(
            oracle.answers_of(data["questions"][question]).get(answer, {}).get("advise", [])
        )
    return {id for ids in things for id in ids}


@pytest.mark.parametrize("seed", SEEDS)
def test_only_what_no_path_meets_follows_from_a_question_never_asked(seed: int) -> None:
    """And it names an answer of such a question."""
    for data, found, walks in samples(seed):
        never = asked_never(walks, data)
        conditions = conditions_of(data)
        for section, id in found.follows:
            condition = conditions[section, id, "when"]
            assert any(name.question in never for name in names_in(condition))


def test_all_kinds_of_what_is_never_met_occur() -> None:
    """Otherwise nothing would be compared."""
    kinds = {
        one.kind for seed in SEEDS for _, found, _ in samples(seed) for one in found.never_asked
    }
    assert kinds == {"apart", "elsewhere", "over", "never passed", "follows"}
    for field in ("always_asked", "never_withheld", "never_hold", "never_before", "follows"):
        assert any(getattr(found, field) for seed in SEEDS for _, found, _ in samples(seed)), field
