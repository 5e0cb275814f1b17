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
        links: the ways on from each state; an early end is a link without a step.
        order: the states in an order in which links only lead forward.
        link_count: how many links there are.
    """

    def __init__(self, steps: Steps, most_links: int = MOST_LINKS) -> None:
        self.steps = steps
        self.node: list[int] = []
        self.links: list[tuple[Link, ...]] = []
        self.order: list[int] = []
        self.link_count = 0
        self._most_links = most_links
        self._fields = _Fields(steps)
        self._early_end = _EarlyEnd(steps, self._fields)
        self._waiting: list[dict[int, int]] = [{} for _ in steps.nodes]
        self._explore()

    def _explore(self) -> None:
        self._state(0, self._fields.start)
        for node in self.steps.nodes:
            for packed, state in self._waiting[node.number].items():
                self.order.append(state)
                self.links[state] = self._ways_on(node, packed)
                self.link_count += len(self.links[state])
                if self.link_count > self._most_links:
                    raise NotProvedError(
                        f"it takes more than {self._most_links:,} steps between its states"
                    )
            self._waiting[node.number] = {}

    def _state(self, node: int, packed: int) -> int:
        number = self._waiting[node].setdefault(packed, len(self.node))
        if number == len(self.node):
            self.node.append(node)
            self.links.append(())
        return number

    def _ways_on(self, node: Node, packed: int) -> tuple[Link, ...]:
        if node.over is not None and not self._fields.asks(node.question, packed):
            return (self._link(node.over, packed),)
        begins = self.steps.before[node.question.id] == node.number
        if begins and self._early_end.here(node.question, packed):
            return (Link(None, end_of(packed & RANK)),)
        return tuple([self._link(step, packed) for step in node.steps])

    def _link(self, step: Step, packed: int) -> Link:
        after = self._fields.after(step, packed)
        if step.to is None:
            return Link(step, end_of(after & RANK))
        return Link(step, self._state(step.to, after))


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
        # By what stands in the fields that a step touches: most states agree in those few.
        self._known: list[tuple[int, dict[int, tuple[int, int]]]] = [
            (sum(OPEN << field.shift for field in touched), {}) for touched in self._touched
        ]
        self._let_go = [self._behind(step) for step in steps.steps]
        self._calmer = [
            sum(OPEN << field.shift for field in self.of_rules if (field.rule_rank or 0) >= rank)
            for rank in range(NOTHING_YET + 1)
        ]

    def asks(self, question: Question, packed: int) -> bool:
        """Tell whether a question with an ``ask_if`` is asked rather than passed over."""
        return packed >> self.of_question[question.id].shift & OPEN == TRUE

    def after(self, step: Step, packed: int) -> int:
        """The packed state after a step."""
        before = packed & RANK
        mask, known = self._known[step.number]
        touched = packed & mask
        change = known.get(touched)
        if change is None:
            change = known[touched] = self._change(step, touched)
        difference, rank = change
        rank = min(before, rank)
        packed = packed + difference & self._let_go[step.number]
        if rank != before:
            # Rules that could not lift the level any further no longer matter.
            packed = packed & ~self._calmer[rank] & ~RANK | rank
        return packed

    def _change(self, step: Step, packed: int) -> tuple[int, int]:
        """What to add to a state of which only the touched fields are left, and the rank lifted."""
        rank, difference = step.rank, 0
        for shift, remainders, rule_rank in self._touched[step.number]:
            old = packed >> shift & OPEN
            if old > TRUE:
                new = remainders.after(old, step.given, step.gone)
                if new == TRUE and rule_rank is not None:
                    rank = min(rank, rule_rank)
                    new = FALSE
                difference += (new - old) << shift
        return difference, rank

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
