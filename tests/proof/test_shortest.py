"""Choosing among models: as few as possible of some literals, against a look at every model."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest

from triage.proof.formulas import Formulas
from triage.proof.shortest import fewest
from triage.proof.solving import Model, Solving

VARIABLES = 8


def random_formulas(rng: random.Random) -> tuple[Formulas, list[tuple[int, ...]]]:
    """Some clauses over a few variables, and every assignment that satisfies them."""
    formulas = Formulas()
    free = [formulas.free() for _ in range(VARIABLES)]
    clauses = [
        [rng.choice((-1, 1)) * variable for variable in rng.sample(free, rng.randint(2, 3))]
        for _ in range(rng.randint(8, 22))
    ]
    for clause in clauses:
        formulas.state(*clause)
    rows = [
        row
        for row in product(*((-variable, variable) for variable in free))
        if all(set(clause) & set(row) for clause in clauses)
    ]
    return formulas, rows


@pytest.mark.parametrize("seed", range(60))
def test_fewest_are_true_and_what_holds_says_where(seed: int) -> None:
    """Literals of either sign, some of them twice, beside others that have to be true."""
    rng = random.Random(seed)
    formulas, rows = random_formulas(rng)
    solving = Solving(formulas)
    literals = rng.sample(rng.choice(rows), 1) if rows else []
    counted = [rng.choice((-1, 1)) * rng.randint(2, VARIABLES + 1) for _ in range(8)]
    model = solving.model(literals)
    if model is None:
        assert not rows
        return

    def cost(row: tuple[int, ...]) -> int:
        return sum(literal in row for literal in counted)

    fit = [row for row in rows if set(literals) <= set(row)]
    least = min(map(cost, fit))
    found = fewest(solving, counted, literals, model)
    assert found.proved
    assert sum(map(found.model.has, counted)) == least
    for row in fit:
        is_there = found.solving.model((*literals, *row, *found.holds)) is not None
        assert is_there == (cost(row) == least)


def test_over_the_limit_any_model_will_do() -> None:
    """It is the one to begin with, and it is not said to be the best."""
    formulas = Formulas()
    one, other = formulas.free(), formulas.free()
    formulas.state(one, other)
    solving = Solving(formulas)
    model = Model((1, one, other))
    found = fewest(solving, [one, other], (), model, most_wishes=1)
    assert (found.model, found.holds, found.proved) == (model, (), False)
    assert fewest(solving, [one, other], (), model).proved


def test_a_question_too_hard_for_the_solver_is_over_the_limit() -> None:
    """More pigeons than holes: with no more wrong turns than one it gives up."""
    formulas = Formulas()
    holes = range(6)
    sits = [[formulas.free() for _ in holes] for _ in range(7)]
    stays = [formulas.free() for _ in sits]
    for pigeon, places in zip(stays, sits, strict=True):
        formulas.state(-pigeon, *places)
    for hole in holes:
        for one, other in combinations(sits, 2):
            formulas.state(-one[hole], -other[hole])
    model = Model((1, *(-literal for literal in range(2, formulas.size + 1))))
    wanted = [-pigeon for pigeon in stays]
    assert not fewest(Solving(formulas, most_conflicts=1), wanted, (), model).proved
    found = fewest(Solving(formulas), wanted, (), model)
    assert (found.proved, sum(map(found.model.has, wanted))) == (True, 1)
