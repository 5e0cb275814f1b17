"""From a questionnaire to a picture of it, whole or in part."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from triage.graph.model import Arrow, Box, End, Fold, Picture, Row, Rules, Spot
from triage.graph.way import Highlight, highlight_of
from triage.graph.wording import Wording, answer_text
from triage.interview.engine import questions_from
from triage.interview.interview import Interview
from triage.rules.conditions import NONE, AnswerName, names_in
from triage.rules.questionnaire import Answer, Question, Questionnaire, Way
from triage.words import counted

_NAMED_ON_ARROWS = 3
"""More answers than this that share an arrow with the question's own way are *any other*."""


class Part(NamedTuple):
    """Which part of the tree: from which question on, and how many questions deep."""

    section: str | None = None
    depth: int | None = None


WHOLE = Part()


def picture_of(
    questionnaire: Questionnaire, part: Part = WHOLE, interview: Interview | None = None
) -> Picture:
    """Make the picture of a questionnaire.

    Args:
        questionnaire: a valid one.
        part: what is drawn; the rest is folded away.
        interview: whose way is highlighted.
    """
    highlight = None if interview is None else highlight_of(interview)
    return _Drawing(questionnaire, part, highlight).picture()


class _Drawing:
    def __init__(
        self, questionnaire: Questionnaire, part: Part, highlight: Highlight | None
    ) -> None:
        self._questionnaire = questionnaire
        self._highlight = highlight
        order = _in_order(questionnaire)
        self._numbers = {id: place for place, id in enumerate(order, 1)}
        self._wording = Wording(questionnaire, self._numbers)
        first = part.section or questionnaire.start
        self._depths = _depths(questionnaire, first, order)
        deepest = part.depth if part.depth is not None else len(order)
        self._drawn = [id for id in order if self._depths.get(id, deepest) < deepest]

    def picture(self) -> Picture:
        arrows = tuple(arrow for id in self._drawn for arrow in self._arrows(id))
        targets = dict.fromkeys(arrow.target for arrow in arrows)
        on_way = {arrow.target for arrow in arrows if arrow.on_way}
        rules = tuple(self._rules())
        return Picture(
            questionnaire=self._questionnaire,
            summary=self._summary(),
            boxes=tuple(self._box(id) for id in self._drawn),
            folds=tuple(
                self._fold(spot, spot in on_way) for spot in targets if spot.kind == "folded"
            ),
            ends=tuple(End(spot, spot in on_way) for spot in targets if spot.kind == "end"),
            arrows=arrows,
            rules=rules,
            conditions={
                row.id: self._wording.of(self._questionnaire.rules[row.id].when)
                for rule in rules
                for row in rule.rows
            },
            way=None if self._highlight is None else self._highlight.words,
        )

    def _summary(self) -> str:
        questions = len(self._numbers)
        drawn = "All" if len(self._drawn) == questions else f"{len(self._drawn)} of"
        return f"{drawn} {counted(questions, 'question')}"

    def _box(self, id: str) -> Box:
        question = self._questionnaire.questions[id]
        note = ""
        if question.ask_if is not None:
            note = f"Asked only after {self._wording.of(question.ask_if)}; else passed over."
        return Box(
            spot=Spot("question", id),
            number=self._numbers[id],
            text=question.ask,
            note=note,
            several=question.kind == "any",
            rows=tuple(self._rows(question)),
            depth=self._depths[id],
            on_way=self._highlight is not None and id in self._highlight.ways,
        )

    def _rows(self, question: Question) -> Iterator[Row]:
        ways = {question.way_after(answer) for answer in question.answers.values()}
        branches = question.kind != "any" and len(ways) > 1
        for answer in question.answers.values():
            to = ""
            way = question.way_after(answer)
            if self._ends_the_walk(answer) or (branches and way.go is None):
                to = "end"
            elif branches and way.go is not None:
                to = f"{self._numbers[way.go]}"
            yield Row(
                answer.id,
                answer_text(question, answer),
                answer.recommend,
                to,
                self._is_given(question.id, answer.id),
            )
        if question.kind == "any":
            yield Row(NONE, question.none or NONE, (), "", self._is_given(question.id, NONE))

    def _ends_the_walk(self, answer: Answer) -> bool:
        """Tell whether nothing is asked after it, whatever was answered before.

        That holds at the most urgent level where it is enough; below it, it depends on the rest.
        """
        questionnaire = self._questionnaire
        levels = (
            questionnaire.levels[questionnaire.recommendations[id].level] for id in answer.recommend
        )
        return any(level.enough and level.rank == 0 for level in levels)

    def _is_given(self, question: str, answer: str) -> bool:
        return self._highlight is not None and AnswerName(question, answer) in self._highlight.names

    def _spot(self, way: Way) -> Spot:
        if way.go is None:
            assert way.end is not None
            return Spot("end", way.end)
        return Spot("question" if way.go in self._drawn else "folded", way.go)

    def _arrows(self, id: str) -> Iterator[Arrow]:
        question = self._questionnaire.questions[id]
        by: dict[Spot, list[str]] = {}
        if question.kind == "any":
            by[self._spot(question.way_after(None))] = []
        else:
            for answer in question.answers.values():
                by.setdefault(self._spot(question.way_after(answer)), []).append(
                    answer_text(question, answer)
                )
        over = self._spot(question.way_after(None)) if question.ask_if is not None else None
        if over is not None and over not in by:
            by[over] = []
        taken = self._taken(id)
        for target, answers in by.items():
            words: tuple[str, ...] = ()
            if len(by) > 1:
                words = _merged(answers, max(by.values(), key=len) is answers)
                words += ("passed over",) if target == over else ()
            yield Arrow(Spot("question", id), target, words, target == taken)

    def _taken(self, id: str) -> Spot | None:
        way = self._highlight.ways.get(id) if self._highlight is not None else None
        return None if way is None else self._spot(way)

    def _fold(self, spot: Spot, on_way: bool) -> Fold:
        following = questions_from(self._questionnaire, spot.id)
        question = self._questionnaire.questions[spot.id]
        more = len(following) - 1
        return Fold(spot, self._numbers[spot.id], question.ask, more, on_way)

    def _rules(self) -> Iterator[Rules]:
        """The rules that an answer to a question drawn has to do with."""
        by_level: dict[str, list[Row]] = {id: [] for id in self._questionnaire.levels}
        drawn = set(self._drawn)
        for rule in self._questionnaire.rules.values():
            if rule.recommend and drawn & {name.question for name in names_in(rule.when)}:
                leading = min(rule.recommend, key=self._questionnaire.rank)
                fired = self._highlight is not None and rule.id in self._highlight.rules
                by_level[self._questionnaire.recommendations[leading].level].append(
                    Row(rule.id, rule.because, rule.recommend, "", fired)
                )
        for level, rows in by_level.items():
            if rows:
                yield Rules(level, tuple(rows))


def _merged(answers: list[str], most: bool) -> tuple[str, ...]:
    if most and len(answers) > _NAMED_ON_ARROWS:
        return ("any other answer",)
    return tuple(answers)


def _in_order(questionnaire: Questionnaire) -> list[str]:
    """The questions in the order of the file, but each before all that it leads to."""
    reachable = questions_from(questionnaire, questionnaire.start)
    place = {id: number for number, id in enumerate(questionnaire.questions)}
    before = dict.fromkeys(reachable, 0)
    for id in reachable:
        for following in _following(questionnaire, id):
            before[following] += 1
    ready = [place[questionnaire.start]]
    by_place = list(questionnaire.questions)
    order = []
    while ready:
        id = by_place[heapq.heappop(ready)]
        order.append(id)
        for following in _following(questionnaire, id):
            before[following] -= 1
            if not before[following]:
                heapq.heappush(ready, place[following])
    return order


def _depths(questionnaire: Questionnaire, first: str, order: list[str]) -> Mapping[str, int]:
    """How many questions come before each question from ``first`` on, on the longest way."""
    depths = {first: 0}
    for id in order:
        if id in depths:
            for following in _following(questionnaire, id):
                depths[following] = max(depths.get(following, 0), depths[id] + 1)
    return depths


def _following(questionnaire: Questionnaire, id: str) -> set[str]:
    ways = questionnaire.questions[id].ways()
    return {way.go for way in ways if way.go is not None}
