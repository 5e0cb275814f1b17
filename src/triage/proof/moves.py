"""How walks go on from a state: the questionnaire's steps, as sums on numbers.

A state is where a walk stands, the level it has reached, and what remains of the conditions that
can still decide about its urgency or its way: those of ``ask_if`` of questions ahead, and those of
rules more urgent than the level reached. Everything else about a walk no longer matters to either,
so walks that agree in these are one state. A state is packed into one integer: the rank of the
level in the lowest bits, then one field of `FIELD` bits for each condition.
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

MOST_CHANGES = 1_000_000
"""The work limit for what steps do to conditions: so many are worked out."""

MOST_BYTES = 1 << 27
"""The limit of memory: the states that wait to be looked at take no more than this."""


def too_many(most_links: int) -> NotProvedError:
    """What is raised where there are too many states or links."""
    return NotProvedError(f"it takes more than {most_links:,} steps between its states")


class Field(NamedTuple):
    """One condition of a state: where it is packed, and what it decides.

    ``rule_rank`` is the rank that a rule lifts the level to; None for an ``ask_if``.
    """

    shift: int
    remainders: Remainders
    rule_rank: int | None


class Moved(NamedTuple):
    """One way on from a state: ``packed + difference & kept`` at the node ``to``.

    ``to`` is None where the path ends.
    """

    to: int | None
    difference: int
    kept: int


class Onward(NamedTuple):
    """All ways on from a state.

    Attributes:
        taken: the steps; None for an early end.
        asked: 1 where they complete the answer to a question, else 0.
        moves: what each of them does.
    """

    taken: tuple[Step | None, ...]
    asked: int
    moves: tuple[Moved, ...]


OVER = Onward((None,), 0, (Moved(None, 0, -1),))


class Moves:
    """Tells how walks go on.

    Attributes:
        start: the state before the first question.
        most_waiting: so many states that wait to be looked at fit into the memory.
        known: by node a mask of what decides how walks go on from there, and how they do by what
            stands in it. Most states agree in that, so it is worth a look before `onward` is asked,
            which fills it.
    """

    def __init__(self, steps: Steps) -> None:
        self._fields = _Fields(steps)
        self.start = self._fields.start
        self.most_waiting = MOST_BYTES // self._fields.size
        self.known: list[tuple[int, dict[int, Onward]]] = [
            (self._fields.mask(node), {}) for node in steps.nodes
        ]
        # Of levels that are enough: there it takes more to know how walks go on.
        self._perhaps_over: list[dict[int, Onward]] = [{} for _ in steps.nodes]
        self._early_end = _EarlyEnd(steps, self._fields)
        self._begins = frozenset(steps.before.values())

    def onward(self, node: Node, packed: int) -> Onward:
        """The ways on from a state at a node.

        Raises:
            NotProvedError: to work that out was too much.
        """
        mask, known = self.known[node.number]
        if node.number in self._begins and self._early_end.is_enough[packed & RANK]:
            known = self._perhaps_over[node.number]
        touched = packed & mask
        found = known.get(touched)
        if found is None:
            found = known[touched] = self._onward(node, touched)
        if (
            known is not self.known[node.number][1]
            and found.taken[0] is not node.over
            and self._early_end.here(node.question, packed)
        ):
            return OVER
        return found

    def _onward(self, node: Node, touched: int) -> Onward:
        steps = node.steps
        if node.over is not None and not self._fields.asks(node.question, touched):
            steps = (node.over,)
        moves = tuple(Moved(step.to, *self._fields.change(step, touched)) for step in steps)
        return Onward(steps, steps[0].asked, moves)


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
        self.size = RANK_BITS + FIELD * len(fields) + 64 >> 3
        self._changes_left = MOST_CHANGES
        self._touched = [self._touched_by(step) for step in steps.steps]
        self._let_go = [self._behind(step) for step in steps.steps]
        self._calmer = [
            sum(OPEN << field.shift for field in self.of_rules if (field.rule_rank or 0) >= rank)
            for rank in range(NOTHING_YET + 1)
        ]

    def asks(self, question: Question, packed: int) -> bool:
        """Tell whether a question with an ``ask_if`` is asked rather than passed over."""
        return packed >> self.of_question[question.id].shift & OPEN == TRUE

    def mask(self, node: Node) -> int:
        """The rank, and the fields that decide what a step from that node does."""
        mask = RANK
        for step in (*node.steps, *(() if node.over is None else (node.over,))):
            for field in self._touched[step.number]:
                mask |= OPEN << field.shift
        return (
            mask if node.over is None else mask | OPEN << self.of_question[node.question.id].shift
        )

    def change(self, step: Step, packed: int) -> tuple[int, int]:
        """What a step adds to a state, and a mask of what it keeps.

        Args:
            step: the step.
            packed: the state, or of it the rank and the fields that the step can change.

        Raises:
            NotProvedError: so much was worked out already that this is too much.
        """
        before = packed & RANK
        rank, difference = step.rank, 0
        touched = self._touched[step.number]
        self._changes_left -= len(touched)
        if self._changes_left < 0:
            raise NotProvedError("its steps change too many conditions")
        for shift, remainders, rule_rank in touched:
            old = packed >> shift & OPEN
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
        enough = [level.enough for level in questionnaire.levels.values()]
        self.is_enough = (*enough, *[False] * (RANK + 1 - len(enough)))
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
        """Tell whether a walk about to be asked ``question``, at a level of enough, is over."""
        rank = packed & RANK
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
