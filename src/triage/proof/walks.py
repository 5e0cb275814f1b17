"""All walks of a questionnaire at once: the states they pass through, and how many pass each.

A state is where a walk stands, the level it has reached, and what remains of the conditions that
can still decide about its urgency or its way: those of ``ask_if`` of questions ahead, and those of
rules more urgent than the level reached. Everything else about a walk no longer matters to either,
so walks that agree in these are one state. A state is packed into one integer: the rank of the
level in the lowest bits, then one field of `FIELD` bits for each condition.

States are linked by steps. The links are kept: promises, order and dead ends are looked at along
them, without working the conditions out again.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from triage.interview.engine import recommended_by
from triage.proof.limits import NotProvedError
from triage.proof.remainders import FALSE, TRUE, Remainders
from triage.proof.steps import NOTHING_YET, Node, Step, Steps
from triage.rules.conditions import AnswerName, Condition
from triage.rules.questionnaire import Question

RANK_BITS = 3
RANK = (1 << RANK_BITS) - 1
FIELD = 16
OPEN = (1 << FIELD) - 1

MOST_LINKS = 200_000
"""The work limit: with more links between states than this, paths are not counted."""


class Field(NamedTuple):
    """One condition of a state: where it is packed, and what it decides.

    ``rule_rank`` is the rank that a rule lifts the level to; None for an ``ask_if``.
    """

    shift: int
    remainders: Remainders
    rule_rank: int | None


class Link(NamedTuple):
    """A step from one state to another; ``to`` is a state or, negative, an end (see `end_of`)."""

    step: Step | None
    to: int


def end_of(rank: int) -> int:
    """The number that stands for the end of a path at that rank."""
    return -rank - 1


class Walks:
    """Every state, with the links between them.

    Attributes:
        steps: the questionnaire taken apart.
        node: the number of the node of each state.
        taken: for each state the steps of its links; None for an early end.
        to: for each state where these lead: to a state or, negative, an end (see `end_of`).
        order: the states in an order in which links only lead forward.
    """

    def __init__(self, steps: Steps, most_links: int = MOST_LINKS) -> None:
        self.steps = steps
        self.node: list[int] = []
        self.taken: list[tuple[Step | None, ...]] = []
        self.to: list[tuple[int, ...]] = []
        self.order: list[int] = []
        self._most_links = most_links
        self._fields = _Fields(steps)
        self._early_end = _EarlyEnd(steps, self._fields)
        self._waiting: list[dict[int, int]] = [{} for _ in steps.nodes]
        self._explore()

    @cached_property
    def links(self) -> list[tuple[Link, ...]]:
        """The ways on from each state; an early end is a link without a step."""
        return [tuple(map(Link, taken, to)) for taken, to in zip(self.taken, self.to, strict=True)]

    def _explore(self) -> None:
        self._waiting[0][self._fields.start] = 0
        self._add(0)
        links = 0
        for node in self.steps.nodes:
            over = (node.over,)
            for packed, state in self._waiting[node.number].items():
                self.order.append(state)
                if node.over is not None and not self._fields.asks(node.question, packed):
                    taken: tuple[Step | None, ...] = over
                elif self._is_over(node, packed):
                    taken = (None,)
                else:
                    taken = node.steps
                self.taken[state] = taken
                self.to[state] = self._after(taken, packed)
                links += len(taken)
                if links > self._most_links:
                    raise NotProvedError(
                        f"it takes more than {self._most_links:,} steps between its states"
                    )
            self._waiting[node.number] = {}

    def _is_over(self, node: Node, packed: int) -> bool:
        begins = self.steps.before[node.question.id] == node.number
        return begins and self._early_end.here(node.question, packed)

    def _after(self, taken: tuple[Step | None, ...], packed: int) -> tuple[int, ...]:
        found = []
        for step in taken:
            if step is None:
                found.append(end_of(packed & RANK))
                continue
            # The innermost line of all: calls would take longer than what is done here.
            mask, known = self._fields.changes[step.number]
            touched = packed & mask
            difference, kept = known.get(touched) or self._fields.change(step, touched)
            after = packed + difference & kept
            if step.to is None:
                found.append(end_of(after & RANK))
                continue
            waiting = self._waiting[step.to]
            number = waiting.get(after)
            if number is None:
                number = waiting[after] = self._add(step.to)
            found.append(number)
        return tuple(found)

    def _add(self, node: int) -> int:
        """A new state at a node."""
        self.node.append(node)
        self.taken.append(())
        self.to.append(())
        return len(self.node) - 1


class _Fields:
    """Packs what remains of conditions into one integer and takes it from step to step."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        questionnaire = steps.questionnaire
        fields: list[Field] = []
        unreachable = steps.names_of(steps.everything & ~steps.ahead[steps.order[0]])
        self.start = NOTHING_YET

        def pack(condition: Condition, rule_rank: int | None) -> Field:
            field = Field(RANK_BITS + FIELD * len(fields), Remainders(condition), rule_rank)
            fields.append(field)
            open_at_start = field.remainders.after(field.remainders.start, frozenset(), unreachable)
            self.start |= open_at_start << field.shift
            return field

        self.of_question = {
            id: pack(ask_if, None)
            for id in steps.order
            if (ask_if := questionnaire.questions[id].ask_if) is not None
        }
        self.of_rules = [
            pack(rule.when, min(map(questionnaire.rank, rule.recommend)))
            for rule in questionnaire.rules.values()
            if rule.recommend
        ]
        self._naming: dict[AnswerName, list[Field]] = {}
        for field in fields:
            for name in field.remainders.names:
                self._naming.setdefault(name, []).append(field)
        self._touched = [self._touched_by(step) for step in steps.steps]
        # By step: a mask of the rank and the fields that it touches, and by what stands there what
        # changes; most states agree in those few.
        self.changes: list[tuple[int, dict[int, tuple[int, int]]]] = [
            (sum(OPEN << field.shift for field in touched) | RANK, {}) for touched in self._touched
        ]
        self._let_go = [self._behind(step) for step in steps.steps]
        self._calmer = [
            sum(OPEN << field.shift for field in self.of_rules if (field.rule_rank or 0) >= rank)
            for rank in range(NOTHING_YET + 1)
        ]

    def asks(self, question: Question, packed: int) -> bool:
        """Tell whether a question with an ``ask_if`` is asked rather than passed over."""
        return packed >> self.of_question[question.id].shift & OPEN == TRUE

    def change(self, step: Step, touched: int) -> tuple[int, int]:
        """What a step adds to a state, and a mask of what it keeps; noted in `changes`.

        Args:
            step: the step.
            touched: the rank of the state and the fields that the step can change.
        """
        before = touched & RANK
        rank, difference = step.rank, 0
        for shift, remainders, rule_rank in self._touched[step.number]:
            old = touched >> shift & OPEN
            if old > TRUE:
                new = remainders.after(old, step.given, step.gone)
                if new == TRUE and rule_rank is not None:
                    rank = min(rank, rule_rank)
                    new = FALSE
                difference += (new - old) << shift
        kept = self._let_go[step.number]
        if rank < before:
            # Rules that could not lift the level any further no longer matter.
            difference += rank - before
            kept &= ~self._calmer[rank]
        self.changes[step.number][1][touched] = (difference, kept)
        return difference, kept

    def _touched_by(self, step: Step) -> tuple[Field, ...]:
        touched = {
            field.shift: field
            for names in (step.given, step.gone)
            for name in self._naming.keys() & names
            for field in self._naming.get(name, ())
        }
        return tuple(touched[shift] for shift in sorted(touched))

    def _behind(self, step: Step) -> int:
        """A mask that lets go of the ``ask_if`` of questions that the step leaves behind."""
        if step.to is None:
            return RANK
        steps = self._steps
        to = steps.nodes[step.to].question.id
        behind = steps.ahead[step.question] & ~steps.ahead[to]
        if to == step.question and steps.nodes[step.to].over is None:
            behind |= steps.watched.get(to, 0)
        mask = -1
        for id in steps.ids_of(behind):
            if id in self.of_question:
                mask &= ~(OPEN << self.of_question[id].shift)
        return mask


class _EarlyEnd:
    """Tells when a walk is over because nothing that is still to come can make it more urgent."""

    def __init__(self, steps: Steps, fields: _Fields) -> None:
        questionnaire = steps.questionnaire
        self._fields = fields
        self._steps = steps
        self._enough = [level.enough for level in questionnaire.levels.values()]
        self._answers_rank: dict[str, int] = {}
        self._surely: dict[str, int] = {}
        self._perhaps: dict[str, int] = {}
        for id in reversed(steps.order):
            question = questionnaire.questions[id]
            self._answers_rank[id] = min(
                (
                    questionnaire.rank(recommendation)
                    for answer in question.answers.values()
                    for recommendation in recommended_by(answer)
                ),
                default=NOTHING_YET,
            )
            own = question.way.end if question.way is not None else None
            surely = NOTHING_YET if own is None else questionnaire.rank(own)
            perhaps = 0
            if question.ask_if is None:
                surely = min(surely, self._answers_rank[id])
            else:
                perhaps = steps.watched[id]
            for way in question.ways():
                if way.go is not None:
                    surely = min(surely, self._surely[way.go])
                    perhaps |= self._perhaps[way.go]
            self._surely[id], self._perhaps[id] = surely, perhaps

    def here(self, question: Question, packed: int) -> bool:
        """Tell whether a walk about to be asked ``question`` is over."""
        rank = packed & RANK
        if rank == NOTHING_YET or not self._enough[rank]:
            return False
        if rank == 0:
            return True
        if self._surely[question.id] < rank:
            return False
        never_asked = 0
        for id in self._steps.ids_of(self._perhaps[question.id]):
            if packed >> self._fields.of_question[id].shift & OPEN == FALSE:
                never_asked |= self._steps.watched[id]
            elif self._answers_rank[id] < rank:
                return False
        gone = self._steps.names_of(never_asked)
        for field in self._fields.of_rules:
            left = packed >> field.shift & OPEN
            if left and field.remainders.after(left, frozenset(), gone) != FALSE:
                return False
        return True
