"""What a file says and no path meets: questions never asked, conditions that change nothing.

Everything here is settled by the solver over all paths. What is found comes with its reason, as few
conditions as exclude each other; and what would be met, were it not for a question that no path
asks, is told apart: it only follows from that question.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations
from typing import Literal as OneOf
from typing import NamedTuple

from triage.proof.formulas import FALSE, TRUE, SatLiteral
from triage.proof.meaning import literal_of
from triage.proof.paths import Paths
from triage.rules.conditions import AnswerName, AtLeast, Condition, NumberPart, names_in
from triage.rules.questionnaire import Question

MOST_PAIRED = 20
"""Of so many parts of a condition every pair is tried; of more only those that the solver blames.
"""

Cause = OneOf["apart", "elsewhere", "over", "never passed", "follows"]


class NeverAsked(NamedTuple):
    """A question that no path asks, although ways lead to it.

    Attributes:
        question: its id.
        kind: the reason. ``apart``: what it waits for never holds together. ``elsewhere``: whoever
            meets that is led past it. ``over``: the interview is over by then. ``never passed``:
            the only ways to it pass over questions that are always asked. ``follows``: from another
            question that is never asked.
        parts: the parts of its ``ask_if`` that are to blame, as few as possible.
        others: of ``over`` the levels reached by then, of ``never passed`` the questions.
    """

    question: str
    kind: Cause
    parts: tuple[Condition, ...] = ()
    others: tuple[str, ...] = ()


class NeverWithheld(NamedTuple):
    """An ``unless`` that makes no difference: wherever it could matter it does not hold.

    Attributes:
        section: ``advice`` or ``promises``.
        id: of the advice or promise.
        alone: whether it holds on no path at all, and not only where it could matter.
    """

    section: OneOf["advice", "promises"]
    id: str
    alone: bool


class Unmet(NamedTuple):
    """What a file says and no path meets.

    Attributes:
        never_asked: the questions that no path asks, in the order of the walk.
        always_asked: the questions with an ``ask_if`` that holds whenever they are come to.
        never_withheld: advice and promises with an ``unless`` that never matters.
        never_hold: members of conditions that hold on no path.
        never_before: for each question the members of its ``ask_if`` that never hold when it is
            come to.
        follows: rules and promises, by section and id, that no path meets only because of a
            question that is never asked.
    """

    never_asked: tuple[NeverAsked, ...]
    always_asked: tuple[str, ...]
    never_withheld: tuple[NeverWithheld, ...]
    never_hold: frozenset[Condition]
    never_before: frozenset[tuple[str, Condition]]
    follows: frozenset[tuple[str, str]]


def unmet(paths: Paths) -> Unmet:
    """Find what no path meets.

    Raises:
        NotProvedError: it took too much work to tell.
    """
    looking = _Looking(paths)
    never_asked = tuple(looking.never_asked())
    looking.lost = frozenset(unasked.question for unasked in never_asked)
    return Unmet(
        never_asked,
        tuple(looking.always_asked()),
        tuple(looking.never_withheld()),
        frozenset(looking.never_hold()),
        frozenset(looking.never_before()),
        frozenset(looking.follows()),
    )


class _Looking:
    """Looks at one questionnaire; ``lost`` are the questions found so far that no path asks."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._encoding = paths.encoding
        self._questionnaire = paths.encoding.questionnaire
        self.lost: frozenset[str] = frozenset()

    # Questions

    def never_asked(self) -> Iterator[NeverAsked]:
        """The questions that no path asks, each after those that ways lead from to it."""
        encoding = self._encoding
        for id in encoding.order:
            if not self._paths.some(encoding.asked[id]):
                yield self._why_never_asked(self._questionnaire.questions[id])
                self.lost |= {id}

    def _why_never_asked(self, question: Question) -> NeverAsked:
        encoding, some = self._encoding, self._paths.some
        arrived, over = encoding.arrived[question.id], encoding.over[question.id]
        if not some(arrived):
            passed = self._leading_past(question.id)
            kind: Cause = "never passed" if passed else "follows"
            return NeverAsked(question.id, kind, others=passed)
        parts = list(_parts(question.ask_if))
        literals = [self._before(part, question.id) for part in parts]
        if not some(*literals):
            if some(*(self._before(part, question.id, self.lost) for part in parts)):
                return NeverAsked(question.id, "follows")
            return NeverAsked(question.id, "apart", self._fewest(parts, literals))
        if some(arrived, *literals):
            levels = self._levels(arrived, *literals, over)
            fewest = self._fewest(parts, literals, arrived, -over)
            return NeverAsked(question.id, "over", fewest, levels)
        if self.lost & self._leading_to(question.id):
            return NeverAsked(question.id, "follows")
        early = self._paths.formulas.any_of(encoding.over.values())
        if not some(*literals, -early):
            fewest = self._fewest(parts, literals, -early)
            return NeverAsked(question.id, "over", fewest, self._levels(*literals, early))
        return NeverAsked(question.id, "elsewhere", self._fewest(parts, literals, arrived))

    def _leading_past(self, id: str) -> tuple[str, ...]:
        """The questions that would lead to it where they are passed over, and never are.

        For a question that some path asks, and that leads to one to which nobody comes, has no
        other way to it: each of its answers is given on some path.
        """
        return tuple(
            earlier
            for earlier in self._encoding.order
            if earlier not in self.lost
            and any(way.go == id for way in self._questionnaire.questions[earlier].ways())
        )

    def _leading_to(self, id: str) -> frozenset[str]:
        """All questions from which ways lead to this one."""
        found = {id}
        for earlier in reversed(self._encoding.order[: self._encoding.place[id]]):
            if any(way.go in found for way in self._questionnaire.questions[earlier].ways()):
                found.add(earlier)
        return frozenset(found - {id})

    def _levels(self, *literals: SatLiteral) -> tuple[str, ...]:
        """The levels at which paths with these literals end."""
        return tuple(
            level.id
            for level in self._questionnaire.levels.values()
            if self._paths.some(*literals, self._encoding.level_is(level.rank))
        )

    def _fewest(
        self, parts: Sequence[Condition], literals: Sequence[SatLiteral], *others: SatLiteral
    ) -> tuple[Condition, ...]:
        """The fewest parts that, with the other literals, are never true together.

        Of three and more they are as few as can be had by leaving out one after another.
        """
        some, every = self._paths.some, list(range(len(parts)))
        if len(parts) > MOST_PAIRED and FALSE not in literals:
            some(*others, *literals)  # in vain
            core = self._paths.solving.core()
            every = [place for place in every if literals[place] in core]
        for size in range(3 if len(every) <= MOST_PAIRED else 2):
            for places in combinations(every, size):
                if not some(*others, *(literals[place] for place in places)):
                    return tuple(parts[place] for place in places)
        kept = every
        for place in reversed(every):
            rest = [other for other in kept if other != place]
            if not some(*others, *(literals[other] for other in rest)):
                kept = rest
        return tuple(parts[place] for place in kept)

    def always_asked(self) -> Iterator[str]:
        """The questions whose ``ask_if`` holds whenever they are come to."""
        encoding = self._encoding
        for id in encoding.order:
            if (
                self._questionnaire.questions[id].ask_if is not None
                and id not in self.lost
                and not self._paths.some(encoding.passed[id])
            ):
                yield id

    # Conditions

    def never_withheld(self) -> Iterator[NeverWithheld]:
        """What ``unless`` never withholds, of what is advised or promised at all."""
        encoding, some = self._encoding, self._paths.some
        for id, advice in self._questionnaire.advice.items():
            collected = encoding.collected[id]
            if advice.unless is None or not some(collected):
                continue
            if not self._may_hold(advice.unless, collected):
                alone = not some(encoding.holds(advice.unless))
                yield NeverWithheld("advice", id, alone)
        for id, promise in self._questionnaire.promises.items():
            when = TRUE if promise.when is None else encoding.holds(promise.when)
            if promise.unless is None or not some(when):
                continue
            if not self._may_hold(promise.unless, when):
                alone = not some(encoding.holds(promise.unless))
                yield NeverWithheld("promises", id, alone)

    def never_hold(self) -> Iterator[Condition]:
        """The members of conditions that hold on no path, where the whole holds on some."""
        known: dict[SatLiteral, bool] = {}

        def may_hold(member: Condition) -> bool:
            if isinstance(member, AnswerName):
                return True  # its question is asked or lost: each answer is given on some path
            literal = self._encoding.holds(member)
            if literal not in known:
                known[literal] = self._paths.some(literal) or self._paths.some(
                    self._supposed(member)
                )
            return known[literal]

        for condition in self._conditions():
            dead = list(_dead_members(condition, may_hold))
            if dead and self._paths.some(self._encoding.holds(condition)):
                yield from dead

    def _conditions(self) -> Iterator[Condition]:
        yield from self._questionnaire.conditions()
        for promise in self._questionnaire.promises.values():
            yield from (
                condition for condition in (promise.when, promise.unless) if condition is not None
            )

    def never_before(self) -> Iterator[tuple[str, Condition]]:
        """By question: the members of its ``ask_if`` that never hold when it is come to."""
        for id in self._encoding.order:
            condition = self._questionnaire.questions[id].ask_if
            if condition is None or id in self.lost or self.lost & self._leading_to(id):
                continue
            arrived = self._encoding.arrived[id]

            def may_hold(member: Condition, id: str = id, arrived: SatLiteral = arrived) -> bool:
                return self._paths.some(arrived, self._before(member, id))

            for member in _dead_members(condition, may_hold):
                yield id, member

    def follows(self) -> Iterator[tuple[str, str]]:
        """Rules and promises that no path meets, and would were all questions asked."""
        some, holds = self._paths.some, self._encoding.holds
        for rule in self._questionnaire.rules.values():
            if self._names_lost(rule.when) and some(self._supposed(rule.when)):
                yield "rules", rule.id
        for promise in self._questionnaire.promises.values():
            if promise.when is None or not self._names_lost(promise.when):
                continue
            unless = FALSE if promise.unless is None else holds(promise.unless)
            if some(self._supposed(promise.when), -unless):
                yield "promises", promise.id

    def _names_lost(self, condition: Condition) -> bool:
        return any(name.question in self.lost for name in names_in(condition))

    def _may_hold(self, condition: Condition, where: SatLiteral) -> bool:
        """Whether it holds somewhere there, or would were all questions asked."""
        return self._paths.some(where, self._encoding.holds(condition)) or (
            self._names_lost(condition) and self._paths.some(where, self._supposed(condition))
        )

    def _supposed(self, condition: Condition) -> SatLiteral:
        """Whether it holds where the answers of the questions never asked are all given."""
        return self._literal(condition, len(self._encoding.order), self.lost)

    def _before(
        self, condition: Condition, id: str, supposed: Collection[str] = frozenset()
    ) -> SatLiteral:
        """Whether it holds by the answers that stand before the question."""
        return self._literal(condition, self._encoding.place[id], supposed)

    def _literal(self, condition: Condition, places: int, supposed: Collection[str]) -> SatLiteral:
        """Whether it holds by the answers of so many questions, all of the ``supposed`` ones."""
        given, place = self._encoding.given, self._encoding.place

        def of(name: AnswerName) -> SatLiteral:
            if place.get(name.question, places) >= places:
                return FALSE
            return TRUE if name.question in supposed else given[name]

        def part(part: NumberPart) -> SatLiteral:
            whole = of(part.band)
            return self._encoding.part(part) if whole == given.get(part.band) else whole

        return literal_of(condition, self._paths.formulas, of, part)


def _dead_members(
    condition: Condition, may_hold: Callable[[Condition], bool]
) -> Iterator[Condition]:
    """The outermost members that never hold, in a condition that does."""
    if not isinstance(condition, AtLeast) or condition.written is not None:
        return
    needs_all = condition.needed == len(condition.members)
    for member in condition.members:
        if needs_all or may_hold(member):
            yield from _dead_members(member, may_hold)
        else:
            yield member


def _parts(condition: Condition | None) -> Iterator[Condition]:
    """The conditions that all have to hold for it to hold."""
    if isinstance(condition, AtLeast) and condition.needed == len(condition.members):
        for member in condition.members:
            yield from _parts(member)
    elif condition is not None:
        yield condition
