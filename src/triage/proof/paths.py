"""All paths of a questionnaire, ready to be asked about."""

from __future__ import annotations

from triage.proof.encoding import Encoding
from triage.proof.formulas import TRUE, Formulas, SatLiteral
from triage.proof.limits import MOST_CONFLICTS
from triage.proof.shortest import first_sheet
from triage.proof.solving import Model, Solving
from triage.proof.witnesses import Answers
from triage.rules.questionnaire import Questionnaire

MOST_KEPT = 64
"""So many paths that were found are kept, to answer the next questions without the solver."""


class Paths:
    """All paths of one questionnaire, to be asked about by literals of its `Encoding`."""

    def __init__(self, questionnaire: Questionnaire, most_conflicts: int = MOST_CONFLICTS) -> None:
        self.formulas = Formulas()
        self.encoding = Encoding(questionnaire, self.formulas)
        self.solving = Solving(self.formulas, most_conflicts)
        self._models: list[Model] = []

    def some(self, *literals: SatLiteral) -> bool:
        """Tell whether all of the literals are true together on some path."""
        if all(literal == TRUE for literal in literals):
            return True
        if any(all(map(model.has, literals)) for model in self._models):
            return True
        model = self.solving.model(literals)
        if model is None:
            return False
        self._models = [model, *self._models[: MOST_KEPT - 1]]
        return True

    def sheet(self, *literals: SatLiteral) -> Answers | None:
        """The answers of the first of the shortest paths on which all of the literals are true."""
        model = self.solving.model(literals)
        return None if model is None else first_sheet(self.solving, self.encoding, literals, model)
