"""The meaning of a questionnaire: where a walk goes, what it recommends and when it is over.

A walk is a fold: `Engine.start` gives the first `State`, `Engine.after` the next one for each
answer. States are immutable, so going back is taking an earlier one, and replaying the same
answers gives the same state.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from triage.interview.answers import all_names, answers_of, names_of
from triage.problems import Given
from triage.rules.conditions import AnswerName, holds, names_in
from triage.rules.questionnaire import Answer, Question, Questionnaire, Rule, Way


class Reason(NamedTuple):
    """Why something was recommended: an answer, a question passed over, or a rule.

    ``question`` and ``answer`` are set for an answer (an id; the ticked ids where the whole choice
    led to the question's own end), ``question`` alone for a question that was passed over, and
    ``rule`` alone for a rule.
    """

    recommendation: str
    question: str | None = None
    answer: str | tuple[str, ...] | None = None
    rule: str | None = None


class State(NamedTuple):
    """Where a walk stands. ``question`` is the one to ask next; None means the walk is over."""

    question: str | None
    path: tuple[tuple[str, Given], ...] = ()
    names: frozenset[AnswerName] = frozenset()
    reasons: tuple[Reason, ...] = ()
    advised: frozenset[str] = frozenset()
    fired: frozenset[str] = frozenset()
    ended_early: bool = False


class Engine:
    """Walks one questionnaire. Holds no answers: everything about a person is in the `State`."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self._reachable: dict[str, tuple[str, ...]] = {}
        # By question: the rules that name it. No other rule can begin to hold by an answer to it.
        self._naming: dict[str, list[Rule]] = {}
        for rule in questionnaire.rules.values():
            for id in {name.question for name in names_in(rule.when)}:
                self._naming.setdefault(id, []).append(rule)

    def start(self) -> State:
        """The state before the first answer."""
        return self._about_to_ask(State(question=None), self.questionnaire.start)

    def after(self, state: State, given: Given) -> State:
        """The state after ``given`` was answered to ``state.question``.

        Args:
            state: a state that is not over.
            given: an answer that `check_given` has accepted for that question.
        """
        assert state.question is not None, "the walk is over"
        question = self.questionnaire.questions[state.question]
        answers = answers_of(question, given)
        # Only a single answer may lead on by itself; where boxes lead belongs to the question.
        way = question.way_after(answers[0] if question.kind != "any" else None)
        reasons = [
            Reason(recommendation, question.id, answer.id)
            for answer in answers
            for recommendation in answer.recommend
        ]
        if way.end is not None:
            whole = given if isinstance(given, tuple) else answers[0].id
            reasons.append(Reason(way.end, question.id, whole))
        answered = state._replace(
            question=None,
            path=(*state.path, (question.id, given)),
            names=state.names.union(names_of(question, given)),
            reasons=(*state.reasons, *reasons),
            advised=state.advised.union(*(answer.advise for answer in answers)),
        )
        return self._take(self._with_rules(answered, question.id), way)

    def level_rank(self, state: State) -> int | None:
        """The rank of the most urgent level recommended so far; None while nothing was."""
        ranks = (self.questionnaire.rank(reason.recommendation) for reason in state.reasons)
        return min(ranks, default=None)

    def still_ahead(self, question: str) -> tuple[str, ...]:
        """The questions reachable from ``question``, itself included, earlier ones first."""
        if question not in self._reachable:
            self._reachable[question] = tuple(questions_from(self.questionnaire, question))
        return self._reachable[question]

    def most_to_come(self, state: State) -> int:
        """An upper bound on the questions still to be asked, the current one included.

        It is the longest way on in the graph, less the questions that the answers given so far
        have already ruled out.
        """
        if state.question is None:
            return 0
        askable = {question.id for question in self._askable(state, state.question)}
        longest: dict[str, int] = {}
        for id in reversed(self.still_ahead(state.question)):
            question = self.questionnaire.questions[id]
            ways: Iterator[Way] | tuple[Way, ...] = question.ways()
            if id not in askable:
                ways = (question.way_after(None),)
            on = max((longest[way.go] for way in ways if way.go is not None), default=0)
            longest[id] = on + (id in askable)
        return longest[state.question]

    def _take(self, state: State, way: Way) -> State:
        return state if way.go is None else self._about_to_ask(state, way.go)

    def _about_to_ask(self, state: State, id: str) -> State:
        question = self.questionnaire.questions[id]
        while question.ask_if is not None and not holds(question.ask_if, state.names):
            way = question.way_after(None)
            if way.end is not None:
                return state._replace(
                    reasons=(*state.reasons, Reason(way.end, question.id)), question=None
                )
            assert way.go is not None
            question = self.questionnaire.questions[way.go]
        if self._nothing_can_raise(state, question):
            return state._replace(question=None, ended_early=True)
        return state._replace(question=question.id)

    def _with_rules(self, state: State, answered: str) -> State:
        for rule in self._naming.get(answered, ()):
            if rule.id not in state.fired and holds(rule.when, state.names):
                state = state._replace(
                    reasons=(
                        *state.reasons,
                        *(
                            Reason(recommendation, rule=rule.id)
                            for recommendation in rule.recommend
                        ),
                    ),
                    advised=state.advised.union(rule.advise),
                    fired=state.fired | {rule.id},
                )
        return state

    def _nothing_can_raise(self, state: State, question: Question) -> bool:
        reached = self.level_rank(state)
        levels = tuple(self.questionnaire.levels.values())
        if reached is None or not levels[reached].enough:
            return False
        rank = self.questionnaire.rank
        ahead = [self.questionnaire.questions[id] for id in self.still_ahead(question.id)]
        if any(
            rank(later.way.end) < reached
            for later in ahead
            if later.way is not None and later.way.end is not None
        ):
            return False
        rest = self._suppose_all(state, ahead)
        for later in rest:
            for answer in later.answers.values():
                if any(rank(id) < reached for id in recommended_by(answer)):
                    return False
        names = state.names.union(*map(all_names, rest))
        return not any(
            rank(id) < reached
            for rule in self.questionnaire.rules.values()
            for id in rule.recommend
            if holds(rule.when, names)
        )

    def _suppose_all(self, state: State, ahead: list[Question]) -> list[Question]:
        """The questions of ``ahead`` that are not passed over even when all else is answered."""
        supposed = state.names.union(*map(all_names, ahead))
        return [
            question
            for question in ahead
            if question.ask_if is None or holds(question.ask_if, supposed)
        ]

    def _askable(self, state: State, start: str) -> list[Question]:
        possible = set(state.names)
        askable = []
        for id in self.still_ahead(start):
            question = self.questionnaire.questions[id]
            if question.ask_if is None or holds(question.ask_if, possible):
                possible |= all_names(question)
                askable.append(question)
        return askable


def recommended_by(answer: Answer) -> tuple[str, ...]:
    """What an answer recommends by itself, its own ``end`` included."""
    if answer.way is not None and answer.way.end is not None:
        return (*answer.recommend, answer.way.end)
    return answer.recommend


def questions_from(questionnaire: Questionnaire, start: str) -> list[str]:
    """The questions reachable from ``start``, each before all that can follow it.

    Depth-first without recursion: a chain of questions may be longer than Python's call stack.
    """
    finished: list[str] = []
    seen = {start}
    stack = [(start, questionnaire.questions[start].ways())]
    while stack:
        id, ways = stack[-1]
        for way in ways:
            if way.go is not None and way.go not in seen:
                seen.add(way.go)
                stack.append((way.go, questionnaire.questions[way.go].ways()))
                break
        else:
            finished.append(id)
            stack.pop()
    return finished[::-1]
