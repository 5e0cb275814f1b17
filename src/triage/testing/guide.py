"""Finds complete interviews that reach the rare branches of one questionnaire.

Answering at random hardly ever comes far: one warning sign ends the interview, and a screen of
nine boxes has 511 ways to tick one and a single way to tick none. So most walks have a goal (an
answer, or what makes a rule, a promise or a withheld advice apply), keep to answers from which it
can still be reached, and otherwise answer mildly. Every decision is a whole number from
``choose(low, high)``, and the lowest is the simplest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TypeAlias

from triage.interview.answers import all_names
from triage.interview.engine import questions_from, recommended_by
from triage.interview.interview import Interview
from triage.problems import Given
from triage.rules.conditions import NONE, AnswerName, AtLeast, Condition, NumberPart, ScoreAtLeast
from triage.rules.numbers import Exact, Number, exact
from triage.rules.questionnaire import Answer, Question, Questionnaire

Choose: TypeAlias = Callable[[int, int], int]
"""Gives a whole number from low to high, both included."""

Wanted: TypeAlias = dict[str, list[str]]
"""The answers, by question, that a walk is to give."""


class Mood(Enum):
    """How the questions are answered that the goal says nothing of."""

    CALM = "the mildest answers"
    QUIET = "answers that do not reach a level that is enough to stop"
    ANY = "whatever there is"


MOODS = (Mood.CALM, Mood.CALM, Mood.CALM, Mood.QUIET, Mood.QUIET, Mood.ANY)
"""As often as each is drawn. `Mood.ANY` gives every path a chance."""


class Guide:
    """Walks one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._first = Interview.begin(questionnaire)
        self._goals = tuple(_goals(questionnaire))
        self._ahead = cache(lambda id: frozenset(questions_from(questionnaire, id)))
        self._candidates = cache(self._candidates_of)

    def walk(self, choose: Choose) -> Interview:
        """A complete interview, most often towards one of the goals."""
        mood = MOODS[choose(0, len(MOODS) - 1)]
        number = choose(0, len(self._goals))
        return self._walk(choose, mood, [self._goals[number - 1]] if number else [])

    def towards(self, choose: Choose, goals: Iterable[Condition]) -> Interview:
        """A complete interview that makes all of these true if it can, and is mild otherwise."""
        return self._walk(choose, Mood.CALM, goals)

    def _walk(self, choose: Choose, mood: Mood, goals: Iterable[Condition]) -> Interview:
        wanted: Wanted = {}
        for goal in goals:
            self._want(choose, goal, wanted)
        interview = self._first
        while (question := interview.current) is not None:
            chosen = wanted.pop(question.id, [])
            interview = interview.answer(self._reply(choose, question, chosen, mood, wanted))
        return interview

    def _want(self, choose: Choose, condition: Condition, wanted: Wanted) -> None:
        """Add answers that make the condition true, and those on which they are asked for."""
        if isinstance(condition, AnswerName):
            is_new = condition.question not in wanted
            answers = wanted.setdefault(condition.question, [])
            # Two members of a condition may want the same answer.
            if condition.answer not in answers:
                answers.append(condition.answer)
            ask_if = self._questionnaire.questions[condition.question].ask_if
            if is_new and ask_if is not None:
                self._want(choose, ask_if, wanted)
        elif isinstance(condition, NumberPart):
            number = self._questionnaire.questions[condition.question].number
            assert number is not None, "only numbers have bands"
            wanted_number = _number(choose, number, condition[2:])
            self._want(choose, AnswerName(condition.question, str(wanted_number)), wanted)
        elif isinstance(condition, ScoreAtLeast):
            self._want_points(choose, condition, wanted)
        elif isinstance(condition, AtLeast):
            left = list(condition.members)
            for _ in range(condition.needed):
                self._want(choose, left.pop(_index(choose, left)), wanted)

    def _want_points(self, choose: Choose, score: ScoreAtLeast, wanted: Wanted) -> None:
        """Add answers with points, the most of one question after another, until it is enough."""
        left, needed = list(score.parts), score.needed
        while left and needed > 0:
            part = left.pop(_index(choose, left))
            for name, points in sorted(part.points, key=lambda each: -each[1]):
                if needed > 0:
                    self._want(choose, name, wanted)
                    needed -= points
                if part.is_one:
                    break

    def _reply(
        self, choose: Choose, question: Question, chosen: list[str], mood: Mood, wanted: Wanted
    ) -> Given:
        if question.kind == "any":
            boxes = [id for id in chosen if id != NONE]
            return tuple(boxes) if chosen else self._boxes(choose, question, mood)
        if chosen and question.number is not None and chosen[0] not in question.answers:
            return exact(Decimal(chosen[0]))
        if chosen:
            answer = question.answers[chosen[0]]
        else:
            answers = self._leading_to(question, mood, wanted)
            answer = answers[_index(choose, answers)]
        if question.number is None or answer.up_to is None:
            return answer.id
        return _number(choose, question.number, question.bands()[answer.id])

    def _boxes(self, choose: Choose, question: Question, mood: Mood) -> tuple[str, ...]:
        """None as often as not, then one, then any of those that suit the mood."""
        boxes = self._candidates(question.id, mood)
        how = choose(0, 3)
        if how < 2 or not boxes:
            return ()
        if how == 2:
            return (boxes[_index(choose, boxes)].id,)
        ticks = choose(0, 2 ** len(boxes) - 1)
        return tuple(box.id for place, box in enumerate(boxes) if ticks >> place & 1)

    def _leading_to(self, question: Question, mood: Mood, wanted: Wanted) -> Sequence[Answer]:
        """The candidates after which all that is wanted can still be asked, if there are any."""
        candidates = self._candidates(question.id, mood)
        targets = wanted.keys() & self._ahead(question.id)
        if targets:
            for some in (candidates, tuple(question.answers.values())):
                leading = [answer for answer in some if targets <= self._after(question, answer)]
                if leading:
                    return leading
        return candidates

    def _after(self, question: Question, answer: Answer) -> frozenset[str]:
        on = question.way_after(answer).go
        return frozenset() if on is None else self._ahead(on)

    def _candidates_of(self, id: str, mood: Mood) -> tuple[Answer, ...]:
        question = self._questionnaire.questions[id]
        answers = tuple(question.answers.values())
        levels = tuple(self._questionnaire.levels.values())
        if mood is Mood.ANY:
            return answers
        ranks = [self._rank(answer) for answer in answers]
        if mood is Mood.CALM:
            # Ticking nothing is as mild as it gets.
            mildest = len(levels) if question.kind == "any" else max(ranks)
            fits = [rank == mildest for rank in ranks]
        else:
            fits = [rank == len(levels) or not levels[rank].enough for rank in ranks]
        found = tuple(answer for answer, fit in zip(answers, fits, strict=True) if fit)
        return found or (() if question.kind == "any" else answers)

    def _rank(self, answer: Answer) -> int:
        ranks = map(self._questionnaire.rank, recommended_by(answer))
        return min(ranks, default=len(self._questionnaire.levels))


def _goals(questionnaire: Questionnaire) -> Iterator[Condition]:
    for question in questionnaire.questions.values():
        names = all_names(question)
        for id in (*question.answers, NONE):
            if AnswerName(question.id, id) in names:
                yield AnswerName(question.id, id)
    for rule in questionnaire.rules.values():
        yield rule.when
    for promise in questionnaire.promises.values():
        if promise.when is not None:
            yield promise.when
    for advice in questionnaire.advice.values():
        if advice.unless is not None:
            yield advice.unless


def _index(choose: Choose, things: Sequence[object]) -> int:
    return choose(0, len(things) - 1) if len(things) > 1 else 0


def _number(choose: Choose, number: Number, band: tuple[Exact, Exact]) -> Exact:
    lowest, highest = map(number.place, band)
    return number.at(choose(lowest, highest) if lowest < highest else lowest)
