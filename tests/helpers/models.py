"""All models of a questionnaire's formula, one after another."""

from __future__ import annotations

from collections.abc import Iterator

from pysat.solvers import Minisat22

from triage.proof.encoding import Encoding
from triage.proof.formulas import Formulas
from triage.proof.solving import Model
from triage.rules.questionnaire import Questionnaire


def models(questionnaire: Questionnaire) -> Iterator[tuple[Encoding, Model]]:
    """Every model, told apart by *all* of its variables.

    So a variable that the answers do not settle gives a path several models.
    """
    formulas = Formulas()
    encoding = Encoding(questionnaire, formulas)
    with Minisat22(bootstrap_with=formulas.clauses) as solver:
        while solver.solve():
            signed = solver.get_model()
            # A variable that no clause names would be no part of it.
            assert len(signed) == formulas.size
            yield encoding, Model(signed)
            solver.add_clause([-literal for literal in signed])
