"""Propositional formulas as numbered variables and clauses, each written down once.

A literal is a whole number other than 0: a variable, or with a minus its opposite. Whatever is
built here is *equivalent* to what it stands for, never only implied by it: so a model of the
clauses is settled by the variables that were there first, and counting models counts those.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from triage.proof.beginnings import Beginning

SatLiteral = int
TRUE: SatLiteral = 1
FALSE: SatLiteral = -1


class Formulas:
    """Grows variables and the clauses that define them.

    Attributes:
        clauses: each a list of literals of which one is true.
        size: how many variables there are; they are numbered from 1.
        nothing_added: where the sums of points begin (`triage.proof.sums` builds them).
    """

    def __init__(self) -> None:
        self.clauses: list[list[SatLiteral]] = [[TRUE]]
        self.size = 1
        self.nothing_added = Beginning()
        self._known: dict[tuple[SatLiteral, ...], SatLiteral] = {}

    def copy(self) -> Formulas:
        """The same formulas, to be grown apart."""
        copied = Formulas()
        copied.clauses = list(self.clauses)
        copied.size = self.size
        copied._known = dict(self._known)
        return copied

    def free(self) -> SatLiteral:
        """A variable of which nothing is said yet."""
        self.size += 1
        return self.size

    def state(self, *literals: SatLiteral) -> None:
        """Say that at least one of the literals is true."""
        self.clauses.append(list(literals))

    def any_of(self, literals: Iterable[SatLiteral]) -> SatLiteral:
        """True where at least one of the literals is."""
        members = set(literals)
        if TRUE in members:
            return TRUE
        members.discard(FALSE)
        if not members:
            return FALSE
        if len(members) == 1:
            return members.pop()
        key = tuple(sorted(members))
        known = self._known.get(key)
        if known is not None:
            return known
        if any(-literal in members for literal in key):
            return TRUE
        self.size += 1
        named = self._known[key] = self.size
        for literal in key:
            self.clauses.append([named, -literal])
        self.clauses.append([-named, *key])
        return named

    def all_of(self, literals: Iterable[SatLiteral]) -> SatLiteral:
        """True where every one of the literals is."""
        return -self.any_of([-literal for literal in literals])

    def any_other(self, literals: Sequence[SatLiteral]) -> list[SatLiteral]:
        """For each of the literals, whether at least one of the others is true; linear in all."""
        before = [FALSE]
        for literal in literals[:-1]:
            before.append(self.any_of((before[-1], literal)))
        others: list[SatLiteral] = []
        after = FALSE
        for literal, so_far in zip(reversed(literals), reversed(before), strict=False):
            others.append(self.any_of((so_far, after)))
            after = self.any_of((literal, after))
        return others[::-1]

    def at_least(self, needed: int, literals: Sequence[SatLiteral]) -> SatLiteral:
        """True where at least ``needed`` of the literals are; one that stands twice counts twice.

        Built as *n of the first k*, each part once, so that m literals cost ``needed * m`` parts.
        """
        if needed <= 0:
            return TRUE
        if needed == 1:
            return self.any_of(literals)
        if needed == len(literals):
            return self.all_of(literals)
        return self.counter(needed, literals)[needed]

    def counter(self, most: int, literals: Sequence[SatLiteral]) -> list[SatLiteral]:
        """For each n from 0 to ``most``, whether at least n of the literals are true."""
        reached = [TRUE, *[FALSE] * most]
        for place, literal in enumerate(literals, 1):
            for number in range(min(most, place), 0, -1):
                with_it = self.all_of((literal, reached[number - 1]))
                reached[number] = self.any_of((reached[number], with_it))
        return reached
