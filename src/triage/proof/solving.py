"""Questions about all paths, put to a SAT solver; and a path as the answer, the same one always.

Whether there is a path does not depend on the solver. Which one it happens to find does; so what is
shown to people is chosen anew: of all paths that fit one that asks the fewest questions, and of
those the first in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pysat.solvers import Minisat22

from triage.proof.encoding import Encoding
from triage.proof.formulas import FALSE, TRUE, Formulas, SatLiteral
from triage.proof.limits import MOST_CONFLICTS, NotProvedError
from triage.proof.witnesses import Answers
from triage.rules.conditions import AnswerName
from triage.rules.questionnaire import Question, Questionnaire

MOST_KEPT = 64
"""So many paths that were found are kept, to answer the next questions without the solver."""

MOST_COUNTED = 300_000
"""A path is made the shortest one where that takes at most so many parts of a counter: in files
of some 500 questions and fewer. In larger ones it may ask more than it had to."""


class Model:
    """One assignment that the solver found: a path for every copy of the encoding."""

    __slots__ = ("_signed",)

    def __init__(self, signed: Sequence[SatLiteral]) -> None:
        self._signed = signed

    def has(self, literal: SatLiteral) -> bool:
        """Tell whether the literal is true; of what was built later neither side is."""
        place = abs(literal) - 1
        return place < len(self._signed) and self._signed[place] == literal


class Solving:
    """A solver that is kept, over formulas that may still grow."""

    def __init__(self, formulas: Formulas, most_conflicts: int = MOST_CONFLICTS) -> None:
        self.formulas = formulas
        self._most_conflicts = most_conflicts
        self._solver = Minisat22()
        self._fed = 0
        self._apart: Solving | None = None
        self._parted = 0

    def apart(self) -> Solving:
        """The same formulas in a solver of their own, where what is added slows nothing down here.

        It is kept for the next who asks, as long as nothing new is said here.
        """
        if self._apart is None or self._parted != len(self.formulas.clauses):
            self._apart = Solving(self.formulas.copy(), self._most_conflicts)
            self._parted = len(self.formulas.clauses)
        return self._apart

    def model(self, literals: Iterable[SatLiteral]) -> Model | None:
        """An assignment in which all of the literals are true; None where there is none.

        Raises:
            NotProvedError: it took too much work to tell.
        """
        assumed = [literal for literal in literals if literal != TRUE]
        if FALSE in assumed:
            return None
        self._feed()
        self._solver.conf_budget(self._most_conflicts)
        found = self._solver.solve_limited(assumptions=assumed)
        if found is None:
            raise NotProvedError(
                f"it takes more than {self._most_conflicts:,} wrong turns to look at all its paths"
            )
        return Model(self._solver.get_model()) if found else None

    def core(self) -> frozenset[SatLiteral]:
        """Of the literals last asked about in vain, some that already exclude each other."""
        return frozenset(self._solver.get_core() or ())

    def _feed(self) -> None:
        clauses = self.formulas.clauses
        for place in range(self._fed, len(clauses)):
            self._solver.add_clause(clauses[place])
        self._fed = len(clauses)


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


def first_sheet(
    solving: Solving, encoding: Encoding, literals: Sequence[SatLiteral], model: Model
) -> Answers:
    """The answers of the first of the shortest paths; ``model`` is any that has the literals."""
    asked = [encoding.asked[id] for id in encoding.order]
    solving, few, model = fewest(solving, asked, literals, model)
    return sheet_of(encoding, first_model(solving, encoding, [*literals, *few], model))


def fewest(
    solving: Solving, counted: Sequence[SatLiteral], literals: Sequence[SatLiteral], model: Model
) -> tuple[Solving, list[SatLiteral], Model]:
    """A model with as few as possible of ``counted`` true, what has to hold for that, and where.

    They are counted in a solver apart, which is given back.

    Args:
        solving: where the literals come from.
        counted: of these few are to be true. They were there before ``model`` was found: it says
            nothing of later ones.
        literals: what has to be true.
        model: any model that has them.
    """
    counted = [literal for literal in counted if literal not in (TRUE, FALSE)]
    count = sum(map(model.has, counted))
    if count * len(counted) > MOST_COUNTED:
        return solving, [], model
    solving = solving.apart()
    reached = solving.formulas.counter(count + 1, counted)
    while count:
        fewer = solving.model((*literals, -reached[count]))
        if fewer is None:
            break
        model, count = fewer, sum(map(fewer.has, counted))
    return solving, [-reached[count + 1]], model


def first_model(
    solving: Solving,
    encoding: Encoding,
    literals: Sequence[SatLiteral],
    model: Model,
    questions: Iterable[str] | None = None,
) -> Model:
    """Of the models that have the literals the one whose answers come first in the file.

    Answers are chosen from the first question of a path to the last: of a single choice the first
    answer that is possible, of boxes as few and as late ones as are possible.

    Args:
        solving: where the encoding lives.
        encoding: the copy whose answers are chosen.
        literals: what has to be true.
        model: any model that has them.
        questions: whose answers are chosen; all by default.
    """
    fixed = list(literals)
    for id in encoding.order if questions is None else questions:
        if not model.has(encoding.asked[id]):
            continue
        question = encoding.questionnaire.questions[id]
        for wanted in _preferred(encoding, question):
            if not model.has(wanted):
                better = solving.model((*fixed, wanted))
                if better is None:
                    fixed.append(-wanted)
                    continue
                model = better
            fixed.append(wanted)
            if question.kind != "any":
                break
    return model


def _preferred(encoding: Encoding, question: Question) -> list[SatLiteral]:
    """What to wish for, one after another: boxes left empty, or one answer after the other."""
    literals = [encoding.given[AnswerName(question.id, choice)] for choice in question.choices()]
    return [-literal for literal in literals] if question.kind == "any" else literals


def sheet_of(encoding: Encoding, model: Model) -> Answers:
    """The answers of a model's path, in the order asked.

    A number is the highest of its band, or the very one where it counts itself.
    """
    sheet: Answers = {}
    for id in encoding.order:
        if not model.has(encoding.asked[id]):
            continue
        question = encoding.questionnaire.questions[id]
        chosen = tuple(
            choice
            for choice in question.choices()
            if model.has(encoding.given[AnswerName(id, choice)])
        )
        if question.kind == "any":
            sheet[id] = chosen
        elif chosen[0] not in question.answers:
            sheet[id] = int(chosen[0])
        else:
            up_to = question.answers[chosen[0]].up_to
            sheet[id] = chosen[0] if up_to is None else up_to
    return sheet
