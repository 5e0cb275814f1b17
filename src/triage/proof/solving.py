"""Questions about all paths, put to a SAT solver; and a path as the answer, any that fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pysat.solvers import Minisat22

from triage.proof.formulas import FALSE, TRUE, Formulas, SatLiteral
from triage.proof.limits import MOST_CONFLICTS, NotProvedError


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

    def prefer(self, literals: Iterable[SatLiteral]) -> None:
        """Look first at assignments in which the literals are true, in all that is asked later."""
        self._solver.set_phases(list(literals))

    def implied(self, literals: Iterable[SatLiteral]) -> frozenset[SatLiteral]:
        """What plainly follows where all of the literals are true: some of all that follows."""
        self._feed()
        possible, follows = self._solver.propagate(list(literals))
        return frozenset(follows) if possible else frozenset()

    def core(self) -> frozenset[SatLiteral]:
        """Of the literals last asked about in vain, some that already exclude each other."""
        return frozenset(self._solver.get_core() or ())

    def _feed(self) -> None:
        clauses = self.formulas.clauses
        for place in range(self._fed, len(clauses)):
            self._solver.add_clause(clauses[place])
        self._fed = len(clauses)
