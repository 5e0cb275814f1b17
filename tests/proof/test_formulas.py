"""Formulas against their truth tables, each variable with both of its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

import pytest
from pysat.solvers import Minisat22

from triage.proof.encoding import exactly_one
from triage.proof.formulas import FALSE, TRUE, Formulas

VARIABLES = 4


def assignments(formulas: Formulas) -> Iterator[set[int]]:
    """Every model of the clauses, as the literals that are true."""
    with Minisat22(bootstrap_with=formulas.clauses) as solver:
        for signed in solver.enum_models():
            yield set(signed)


def assert_means(
    build: Callable[[Formulas, Sequence[int]], int], meant: Callable[[Sequence[bool]], bool]
) -> None:
    """The literal built is true in just the rows that are meant, and no row is lost or doubled."""
    formulas = Formulas()
    free = [formulas.free() for _ in range(VARIABLES)]
    # Something has to name a variable for it to be part of a model.
    for variable in free:
        formulas.state(variable, -variable)
    built = build(formulas, free)
    rows = {}
    for true in assignments(formulas):
        row = tuple(variable in true for variable in free)
        assert row not in rows
        rows[row] = built in true
    assert rows == {row: meant(row) for row in product((False, True), repeat=VARIABLES)}


def test_any_of_and_all_of() -> None:
    """Also of opposites."""
    assert_means(lambda formulas, free: formulas.any_of(free), any)
    assert_means(lambda formulas, free: formulas.all_of(free), all)
    assert_means(
        lambda formulas, free: formulas.any_of((-free[0], free[2])),
        lambda row: not row[0] or row[2],
    )
    assert_means(
        lambda formulas, free: formulas.all_of((-free[0], free[2], free[3])),
        lambda row: not row[0] and row[2] and row[3],
    )


@pytest.mark.parametrize("place", range(VARIABLES))
def test_any_other(place: int) -> None:
    """For each literal one of the rest, whatever it is itself."""
    assert_means(
        lambda formulas, free: formulas.any_other(free)[place],
        lambda row: any(true for other, true in enumerate(row) if other != place),
    )


def test_any_other_of_few() -> None:
    """Of one there is no other, of none nothing is said."""
    formulas = Formulas()
    one, other = formulas.free(), formulas.free()
    assert formulas.any_other([]) == []
    assert formulas.any_other([one]) == [FALSE]
    assert formulas.any_other([one, other]) == [other, one]


def test_what_is_known_needs_no_variable() -> None:
    """Nothing, one literal, true and false among them, a literal beside its opposite."""
    formulas = Formulas()
    one, other = formulas.free(), formulas.free()
    assert (formulas.any_of(()), formulas.all_of(())) == (FALSE, TRUE)
    assert (formulas.any_of((one,)), formulas.all_of((-one,))) == (one, -one)
    assert (formulas.any_of((one, TRUE)), formulas.all_of((one, FALSE))) == (TRUE, FALSE)
    assert (formulas.any_of((one, FALSE)), formulas.all_of((one, TRUE))) == (one, one)
    assert (formulas.any_of((one, one)), formulas.all_of((one, one))) == (one, one)
    assert (formulas.any_of((one, other, -one)), formulas.all_of((other, one, -one))) == (
        TRUE,
        FALSE,
    )
    assert formulas.at_least(0, (one, other)) == TRUE
    assert formulas.clauses == [[TRUE]]


def test_the_same_is_built_once() -> None:
    """In whatever order its parts come."""
    formulas = Formulas()
    one, other = formulas.free(), formulas.free()
    built = formulas.any_of((one, other))
    size = formulas.size
    assert formulas.any_of((other, one, other)) == built
    assert formulas.all_of((-other, -one)) == -built
    assert formulas.size == size


@pytest.mark.parametrize("needed", range(VARIABLES + 1))
def test_at_least(needed: int) -> None:
    """So many of all the literals; one that stands twice counts twice."""
    assert_means(
        lambda formulas, free: formulas.at_least(needed, free), lambda row: sum(row) >= needed
    )
    assert_means(
        lambda formulas, free: formulas.at_least(needed, (*free, -free[0], free[1])),
        lambda row: sum(row) + (not row[0]) + row[1] >= needed,
    )


@pytest.mark.parametrize("number", range(VARIABLES + 1))
def test_a_counter_tells_every_number_up_to_its_most(number: int) -> None:
    """However many more there may be."""
    for most in range(number, VARIABLES + 2):

        def reached(formulas: Formulas, free: Sequence[int], most: int = most) -> int:
            return formulas.counter(most, free)[number]

        assert_means(reached, lambda row: sum(row) >= number)


def test_a_counter_of_more_than_there_are_never_gets_there() -> None:
    """It is known without a look."""
    formulas = Formulas()
    free = [formulas.free() for _ in range(3)]
    assert len(formulas.counter(5, free)) == 6
    assert formulas.counter(5, free)[4:] == [FALSE, FALSE]


@pytest.mark.parametrize("count", range(1, 6))
def test_exactly_one_forbids_two(count: int) -> None:
    """And leaves every one of them possible, or none at all."""
    formulas = Formulas()
    free = [formulas.free() for _ in range(count)]
    formulas.state(*free, formulas.free())
    exactly_one(formulas, free)
    found = [true for true in assignments(formulas) if free[-1] + 1 not in true]
    assert sorted(literal for true in found for literal in true.intersection(free)) == free
