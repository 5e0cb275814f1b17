"""Which path is shown: the first of the shortest in the order of the file, whatever was found."""

from __future__ import annotations

import random

import pytest
from helpers import oracle
from helpers.agreement import written_down
from helpers.random_questionnaires import random_questionnaire

from triage.proof.encoding import Encoding
from triage.proof.formulas import FALSE, TRUE, SatLiteral
from triage.proof.paths import Paths
from triage.rules.build import build


def sample(seed: int) -> oracle.Data:
    """A random questionnaire, always the same for a seed."""
    return random_questionnaire(random.Random(seed), most_paths=200)


def wanted(encoding: Encoding) -> dict[str, SatLiteral]:
    """Much that a path may be wanted for, by a name of its own."""
    kinds = {
        "asked": encoding.asked,
        "passed": encoding.passed,
        "fires": encoding.fires,
        "shown": encoding.shown,
        "advised": encoding.advised,
        "level": {id: encoding.level_is(rank) for id, rank in _ranks(encoding).items()},
    }
    return {f"{kind} {id}": one for kind, literals in kinds.items() for id, one in literals.items()}


def _ranks(encoding: Encoding) -> dict[str, int]:
    return {id: level.rank for id, level in encoding.questionnaire.levels.items()}


def does(walk: oracle.Walk, name: str) -> bool:
    """Whether a path of the oracle does what is wanted by that name (but for passing over)."""
    kind, id = name.split()
    done: dict[str, tuple[str | None, ...]] = {
        "asked": walk.asked,
        "fires": walk.fired,
        "shown": walk.recommendations,
        "advised": walk.advice,
        "level": (walk.level,),
    }
    return id in done[kind]


@pytest.mark.parametrize("seed", range(40))
def test_the_first_of_the_shortest_paths_is_shown(seed: int) -> None:
    """As brute force, which goes through the answers in the order of the file, comes to it."""
    data = sample(seed)
    paths = Paths(build(data))
    walks = list(oracle.paths(data))
    for name, literal in wanted(paths.encoding).items():
        if name.startswith("passed"):
            continue
        fit = [(sheet, len(walk.asked)) for sheet, walk in walks if does(walk, name)]
        sheet = paths.sheet(literal)
        assert paths.some(literal) == (sheet is not None) == bool(fit)
        if sheet is not None:
            # `min` takes the first among equals.
            assert written_down(sheet) == min(fit, key=lambda one: one[1])[0], name
            assert list(sheet) == list(oracle.walk(data, written_down(sheet)).asked)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_shown_does_not_depend_on_what_the_solver_finds_first(seed: int) -> None:
    """With the clauses in another order, and after other questions."""
    questionnaire = build(sample(seed))
    plain, shuffled = Paths(questionnaire), Paths(questionnaire)
    rng = random.Random(seed)
    rng.shuffle(shuffled.formulas.clauses)
    for clause in shuffled.formulas.clauses:
        rng.shuffle(clause)
    names = wanted(plain.encoding)
    sheets = {name: plain.sheet(literal) for name, literal in names.items()}
    others = wanted(shuffled.encoding)
    for name in rng.sample(sorted(others), len(others)):
        assert shuffled.sheet(others[name]) == sheets[name]


def test_a_path_of_several_wishes_has_them_all() -> None:
    """What was found for one wish alone is no answer for two that exclude each other."""
    data = sample(3)
    paths = Paths(build(data))
    levels = [paths.encoding.level_is(rank) for rank in range(len(data["levels"]))]
    possible = [literal for literal in levels if paths.some(literal)]
    assert len(possible) > 1
    assert not paths.some(*possible)
    assert paths.sheet(*possible) is None
    assert paths.some()
    assert paths.some(TRUE)
    assert not paths.some(FALSE)


def test_the_core_names_what_excludes_each_other() -> None:
    """Of the literals asked about in vain, and no other."""
    data = sample(3)
    paths = Paths(build(data))
    encoding = paths.encoding
    one, other = (paths.encoding.level_is(rank) for rank in (0, len(data["levels"]) - 1))
    assert paths.solving.model((encoding.asked[data["start"]], one, other)) is None
    assert paths.solving.core() <= {one, other}
    assert paths.solving.core()
