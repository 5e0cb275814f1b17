"""One version of the two: its walks, what each state asks, and what can still be asked after it."""

from __future__ import annotations

from typing import NamedTuple

from triage.proof import Link, Step, Steps, Walks
from triage.rules.conditions import AnswerName, names_in
from triage.rules.questionnaire import Questionnaire

STOPPED = -100
"""Stands for a walk that cannot go on: the other one gives an answer that this version lacks.

Every other number below 0 is the end of a path (see `triage.proof.walks.end_of`)."""


class Effect(NamedTuple):
    """All that an answer can do; answers with one effect need not be told apart."""

    recommend: frozenset[str]
    advise: frozenset[str]
    given: frozenset[AnswerName]
    gone: frozenset[AnswerName]
    to: int | None


class Side:
    """The walks of one version, as the joint walk needs them.

    Attributes:
        questionnaire: that version.
        walks: all its walks.
        asks: for each state the question that is asked there, or being answered; None where a
            question is passed over or the walk ends early.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.walks = walks = Walks(Steps(questionnaire))
        self._names = frozenset(_names(questionnaire))
        self._bits = {id: 1 << place for place, id in enumerate(questionnaire.questions)}
        self.asks: list[str | None] = [None] * len(walks.node)
        self._places = [
            {step.choice: place for place, step in enumerate(node.steps)}
            for node in walks.steps.nodes
        ]
        self._ahead = [0] * len(walks.node)
        for state in reversed(walks.order):
            node = walks.steps.nodes[walks.node[state]]
            if walks.taken[state] is node.steps:
                self.asks[state] = node.question.id
                self._ahead[state] = self._bits[node.question.id]
            for to in walks.to[state]:
                if to >= 0:
                    self._ahead[state] |= self._ahead[to]

    def at(self, state: int) -> str:
        """The question that a state is about, asked or not."""
        return self.walks.steps.nodes[self.walks.node[state]].question.id

    def question(self, at: int) -> str | None:
        """The question that is asked, or being answered, in this state or end."""
        return self.asks[at] if at >= 0 else None

    def can_ask(self, at: int, question: str) -> bool:
        """Tell whether a walk that is there can still ask, or is asking, the question."""
        return at >= 0 and bool(self._ahead[at] & self._bits.get(question, 0))

    def is_inside(self, at: int) -> bool:
        """Tell whether a walk is between two boxes of a question."""
        node = self.walks.steps.nodes[self.walks.node[at]]
        return self.walks.steps.before[node.question.id] != node.number

    def place(self, at: int) -> int:
        """A number that grows with every link."""
        return self.walks.node[at] if at >= 0 else len(self.walks.steps.nodes)

    def box(self, at: int) -> str | None:
        """The box that is looked at in this state of a ``choose: any`` question; None at the end.

        The state asks (see `asks`).
        """
        choice = _step(self.walks.links[at][0]).choice
        return choice[0] if isinstance(choice, tuple) else None

    def link(self, at: int, choice: str | tuple[str, bool] | None) -> Link:
        """The link from a state that asks, by what is chosen."""
        return self.walks.links[at][self._places[self.walks.node[at]][choice]]

    def alike(self, question: str) -> dict[str, str]:
        """For each answer to a question of which one is chosen, the first with the same effect."""
        node = self.walks.steps.nodes[self.walks.steps.before[question]]
        first: dict[Effect, str] = {}
        alike = {}
        for step in node.steps:
            assert isinstance(step.choice, str)
            alike[step.choice] = first.setdefault(self.effect(step), step.choice)
        return alike

    def boxes_that_matter(self, question: str) -> frozenset[str]:
        """The boxes of a ``choose: any`` question that do anything at all."""
        return frozenset(
            id
            for id, box in self.questionnaire.questions[question].answers.items()
            if box.recommend or box.advise or AnswerName(question, id) in self._names
        )

    def effect(self, step: Step) -> Effect:
        return Effect(
            frozenset(step.recommend),
            frozenset(step.advise),
            step.given & self._names,
            step.gone & self._names,
            step.to,
        )


def _names(questionnaire: Questionnaire) -> set[AnswerName]:
    """The answers that matter to a way, to a level, or to what is shown; promises change none."""
    return {name for condition in questionnaire.conditions() for name in names_in(condition)}


def _step(link: Link) -> Step:
    assert link.step is not None, "a state that asks has a step on every link"
    return link.step
