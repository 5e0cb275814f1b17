"""A questionnaire taken apart into the smallest steps that a walk is made of.

A question is a node. Choosing one answer is one step to the next question; of a ``choose: any``
question every box is a step of its own (ticked or not), so that k boxes cost k steps and not 2^k.
What a step makes true, makes impossible, recommends and leads to depends on nothing but the step:
the proof works this out once, here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from triage.interview.answers import all_names
from triage.interview.engine import questions_from
from triage.rules.conditions import NONE, AnswerName, names_in
from triage.rules.questionnaire import Answer, Question, Questionnaire, Way

NOTHING_YET = 7
"""The rank of *nothing recommended yet*: calmer than every level (there are at most 5)."""


class Step(NamedTuple):
    """The smallest move of a walk.

    Attributes:
        number: its place among all steps.
        question: where it is taken.
        choice: an answer id, or the number where it counts itself; ``(box, ticked)``; None for
            closing a list of boxes and for passing over.
        asked: 1 where it completes the answer to a question, else 0.
        given: the answers that become true by it.
        gone: the answers that can never be given after it; those it gives may stand in it, too.
        recommend: what it recommends, in order.
        advise: what it advises.
        rank: the rank of the most urgent recommendation; `NOTHING_YET` for none.
        to: the node it leads to; None where the path ends.
    """

    number: int
    question: str
    choice: str | tuple[str, bool] | None
    asked: int
    given: frozenset[AnswerName]
    gone: frozenset[AnswerName]
    recommend: tuple[str, ...]
    advise: tuple[str, ...]
    rank: int
    to: int | None


class Node(NamedTuple):
    """A place where a walk can stand: before a question, or between two of its boxes.

    Attributes:
        number: nodes are numbered so that every step leads to a larger number.
        question: the question that is asked here, or being answered.
        steps: the ways on when the question is asked, in the order of the file.
        over: the way on when it is passed over; None between boxes and without ``ask_if``.
    """

    number: int
    question: Question
    steps: tuple[Step, ...]
    over: Step | None


class Steps:
    """All nodes and steps of a questionnaire, with what can still follow each question.

    Attributes:
        nodes: in an order in which steps only lead forward.
        steps: every step by its number.
        before: the number of the node where a question is about to be asked.
        ahead: for each question the *watched* questions reachable from it, itself included, as
            bits; watched are those that a condition names and those that have an ``ask_if``.
        watched: the bit of each watched question.
        everything: the bits of all of them.
    """

    def __init__(self, questionnaire: Questionnaire, every_none: bool = False) -> None:
        """Take a questionnaire apart.

        Args:
            questionnaire: a valid one.
            every_none: whether *no box ticked* is a step of its own in every list of boxes, and
                not only where a condition names it.
        """
        self.questionnaire = questionnaire
        self.order = questions_from(questionnaire, questionnaire.start)
        self._named = {
            name for condition in questionnaire.conditions() for name in names_in(condition)
        }
        self._every_none = every_none
        self._by_place = list(self._to_watch())
        self.watched = {id: 1 << place for place, id in enumerate(self._by_place)}
        self.everything = (1 << len(self._by_place)) - 1
        self.ahead = self._reachable()
        self.steps: list[Step] = []
        self.nodes: list[Node] = []
        self.before: dict[str, int] = {}
        number = 0
        for id in self.order:
            self.before[id] = number
            number += self._nodes_of(questionnaire.questions[id])
        for id in self.order:
            self._lay(questionnaire.questions[id])

    def names_of(self, watched: int) -> frozenset[AnswerName]:
        """The answers, with ``none``, of the watched questions in a set of bits."""
        return frozenset(
            name
            for id in self.ids_of(watched)
            for name in all_names(self.questionnaire.questions[id])
        )

    def ids_of(self, watched: int) -> Iterator[str]:
        """The watched questions in a set of bits, in the order of the file."""
        while watched:
            lowest = watched & -watched
            yield self._by_place[lowest.bit_length() - 1]
            watched ^= lowest

    def _to_watch(self) -> Iterator[str]:
        named = {name.question for name in self._named}
        for id, question in self.questionnaire.questions.items():
            if id in named or question.ask_if is not None:
                yield id

    def _reachable(self) -> dict[str, int]:
        ahead: dict[str, int] = {}
        for id in reversed(self.order):
            bits = self.watched.get(id, 0)
            for way in self.questionnaire.questions[id].ways():
                if way.go is not None:
                    bits |= ahead[way.go]
            ahead[id] = bits
        return ahead

    def _nodes_of(self, question: Question) -> int:
        """How many nodes: one, and of boxes so many more after each box."""
        boxes = len(question.answers) if question.kind == "any" else 0
        return 1 + self._after_a_box(question) * boxes

    def _after_a_box(self, question: Question) -> int:
        """Two nodes (none ticked yet, some) where *none* makes a difference; else one."""
        return 1 + (self._every_none or AnswerName(question.id, NONE) in self._named)

    def _lay(self, question: Question) -> None:
        over = self._step(question, None, None, 0) if question.ask_if is not None else None
        if question.kind == "any":
            self._lay_boxes(question, over)
            return
        names = all_names(question)
        steps = []
        for choice in question.choices():
            answer = question.chosen(choice)
            given = frozenset(AnswerName(question.id, name) for name in {choice, answer.id})
            steps.append(
                # The one that is given counts as such first. To leave it out of each set would take
                # as much memory as there are pairs of answers.
                self._step(question, choice, answer, 1, given=given, gone=names)
            )
        self.nodes.append(Node(len(self.nodes), question, tuple(steps), over))

    def _lay_boxes(self, question: Question, over: Step | None) -> None:
        following = len(self.nodes) + 1
        kinds = self._after_a_box(question)
        for place, box in enumerate(question.answers.values()):
            for before in range(kinds if place else 1):
                left = self._box(question, box, False, following + before)
                ticked = self._box(question, box, True, following + kinds - 1)
                self.nodes.append(
                    Node(len(self.nodes), question, (left, ticked), None if place else over)
                )
            following += kinds
        none = frozenset({AnswerName(question.id, NONE)})
        empty = frozenset[AnswerName]()
        for given, gone in ((none, empty), (empty, none))[-kinds:]:
            close = self._step(question, None, None, 1, given=given, gone=gone)
            self.nodes.append(Node(len(self.nodes), question, (close,), None))

    def _box(self, question: Question, box: Answer, ticked: bool, to: int) -> Step:
        name = frozenset({AnswerName(question.id, box.id)})
        step = Step(
            number=len(self.steps),
            question=question.id,
            choice=(box.id, ticked),
            asked=0,
            given=name if ticked else frozenset(),
            gone=frozenset() if ticked else name,
            recommend=box.recommend if ticked else (),
            advise=box.advise if ticked else (),
            rank=self._rank(box.recommend) if ticked else NOTHING_YET,
            to=to,
        )
        self.steps.append(step)
        return step

    def _step(
        self,
        question: Question,
        choice: str | None,
        answer: Answer | None,
        asked: int,
        given: frozenset[AnswerName] = frozenset(),
        gone: frozenset[AnswerName] = frozenset(),
    ) -> Step:
        """A step that leaves the question: by an answer, by closing its boxes, or passing over."""
        way = question.way_after(answer)
        lost = self._lost(question, way)
        if not asked:
            lost |= all_names(question)
        recommend = (*(answer.recommend if answer else ()), *((way.end,) if way.end else ()))
        step = Step(
            number=len(self.steps),
            question=question.id,
            choice=choice,
            asked=asked,
            given=given,
            gone=gone | lost if lost else gone,
            recommend=recommend,
            advise=answer.advise if answer else (),
            rank=self._rank(recommend),
            to=None if way.go is None else self.before[way.go],
        )
        self.steps.append(step)
        return step

    def _lost(self, question: Question, way: Way) -> frozenset[AnswerName]:
        """The answers of questions that could still be reached, but not on this way."""
        still = self.ahead[way.go] if way.go is not None else 0
        return self.names_of(self.ahead[question.id] & ~still & ~self.watched.get(question.id, 0))

    def _rank(self, recommendations: tuple[str, ...]) -> int:
        return min(map(self.questionnaire.rank, recommendations), default=NOTHING_YET)
