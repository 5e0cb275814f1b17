"""Which questions and answers of two versions are the same: by id, numbers by common intervals.

A question that both have under one id, and of one kind, is *shared*. So is an answer that both give
an id. The numbers of a shared question are cut wherever either version cuts them; each interval is
one answer. A question whose kind has changed has no shared answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from triage.rules.conditions import NONE, UNSURE, AnswerName, names_in
from triage.rules.numbers import Exact, Number, highest_common
from triage.rules.questionnaire import Question, Questionnaire

SIDES = (0, 1)
"""The old version and the new one, as indexes of every pair in this package."""

WORDS = ("old", "new")


class Reply(NamedTuple):
    """One answer to a question of which one answer is chosen, and what it is in each version.

    Attributes:
        value: what stands in an answer sheet: an answer id, or the highest number of an interval.
        answers: what is chosen in the old and in the new version: the id of an answer or band, or
            a number that counts itself; None where that version does not have it.
    """

    value: str | Exact
    answers: tuple[str | None, str | None]


class Matched(NamedTuple):
    """One question id, and how the two versions have it.

    Attributes:
        id: the id.
        has: whether the old and the new version have the question.
        kind: ``one`` or ``any`` (numbers are ``one``); ``changed`` where the two differ in kind.
        replies: the answers of one that is no ``choose: any``, those of both versions.
        boxes: the boxes of a shared ``choose: any``, in the order in which they are looked at.
        own: the boxes that only the old and only the new version has.
        informs: whether the old and the new version learn something there that the other one does
            not ask, and that can make a difference to what is told.
    """

    id: str
    has: tuple[bool, bool]
    kind: Literal["one", "any", "changed"]
    replies: tuple[Reply, ...] = ()
    boxes: Mapping[str, int] = {}
    own: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    informs: tuple[bool, bool] = (False, False)

    @property
    def shared(self) -> bool:
        """Whether both versions have it, of one kind."""
        return all(self.has) and self.kind != "changed"

    def only(self, side: int) -> bool:
        """Whether both versions ask it and only this one has some answer to it."""
        if not all(self.has):
            return False
        if self.kind == "changed":
            return True
        if self.kind == "any":
            return bool(self.own[side])
        return any(
            reply.answers[side] is not None and reply.answers[1 - side] is None
            for reply in self.replies
        )


def match(old: Questionnaire, new: Questionnaire) -> dict[str, Matched]:
    """Match every question of two versions; those of the old come first."""
    ids = dict.fromkeys((*old.questions, *new.questions))
    named = [
        {name for condition in version.conditions() for name in names_in(condition)}
        for version in (old, new)
    ]
    matching = {}
    for id in ids:
        pair = (old.questions.get(id), new.questions.get(id))
        matched = _matched(id, pair)
        in_old, in_new = (
            question is not None and _informs(matched, side, question, named[side])
            for side, question in zip(SIDES, pair, strict=True)
        )
        matching[id] = matched._replace(informs=(in_old, in_new))
    return matching


def in_common_order(new: Questionnaire, matching: Mapping[str, Matched]) -> Questionnaire:
    """The new version with shared boxes in the order of the old one.

    What boxes come to does not depend on their order, and in one order both can be followed at
    once.
    """
    questions = dict(new.questions)
    for id, question in new.questions.items():
        boxes = matching[id].boxes
        if boxes:
            answers = sorted(question.answers.items(), key=lambda item: boxes[item[0]])
            questions[id] = question._replace(answers=dict(answers))
    return new._replace(questions=questions)


def _informs(
    matched: Matched, side: int, question: Question, named: Collection[AnswerName]
) -> bool:
    if matched.shared:
        own = matched.own[side]
        matter = {NONE, *own} if own else own
    elif all(matched.has):
        return False  # one version or the other stops there
    else:
        matter = {NONE, *question.answers}
    if any(AnswerName(matched.id, answer) in named for answer in matter):
        return True
    ways = {answer.way for answer in question.answers.values()}
    effects = [
        answer.recommend or answer.advise for id, answer in question.answers.items() if id in matter
    ]
    return any(effects) or (not matched.shared and len(ways) > 1)


def _matched(id: str, pair: tuple[Question | None, Question | None]) -> Matched:
    old, new = pair
    has = (old is not None, new is not None)
    if old is None or new is None:
        question = old or new
        assert question is not None
        if question.kind == "any":
            return Matched(id, has, "any")
        return Matched(id, has, "one", _replies(old, new))
    if old.kind != new.kind:
        # Each version is then asked alone; only its own answers are needed.
        return Matched(id, has, "changed", _replies(old, None) + _replies(None, new))
    if old.kind == "any":
        boxes = dict.fromkeys((*old.answers, *new.answers))
        own = (
            frozenset(old.answers.keys() - new.answers.keys()),
            frozenset(new.answers.keys() - old.answers.keys()),
        )
        return Matched(
            id, has, "any", boxes={box: place for place, box in enumerate(boxes)}, own=own
        )
    return Matched(id, has, "one", _replies(old, new))


def _replies(old: Question | None, new: Question | None) -> tuple[Reply, ...]:
    """The answers to a question that is no ``choose: any``, in one version or in both."""
    pair = [question for question in (old, new) if question is not None]
    if any(question.kind == "any" for question in pair):
        return ()
    if pair[0].number is not None:
        unsure = (_if_has(old, UNSURE), _if_has(new, UNSURE))
        return (*_numbers(old, new), *([] if unsure == (None, None) else [Reply(UNSURE, unsure)]))
    return tuple(
        Reply(id, (_if_has(old, id), _if_has(new, id)))
        for id in dict.fromkeys(id for question in pair for id in question.answers)
    )


def _if_has(question: Question | None, id: str) -> str | None:
    return id if question is not None and id in question.answers else None


def _numbers(old: Question | None, new: Question | None) -> Iterator[Reply]:
    """The numbers of both versions, cut wherever either cuts its own: each interval an answer.

    Where the two count by other steps, what both take and what only one takes are told apart.
    """
    for below, up_to in pairwise(sorted({*_cuts(old), *_cuts(new)})):
        for value in _told_apart(_grid(old), _grid(new), below, up_to):
            choices = (_choice(old, value), _choice(new, value))
            # Between two ranges that do not touch lie numbers that neither version takes.
            if choices != (None, None):
                yield Reply(value, choices)


def _cuts(question: Question | None) -> Iterator[Exact]:
    if question is not None and question.number is not None:
        yield question.number.at(-1)
        yield from (band.up_to for band in question.answers.values() if band.up_to is not None)
        if question.counts:  # each number is an answer by itself
            yield from map(question.number.at, range(question.number.last + 1))


def _grid(question: Question | None) -> Number | None:
    return None if question is None else question.number


def _told_apart(
    old: Number | None, new: Number | None, below: Exact, up_to: Exact
) -> Iterator[Exact]:
    """Of the numbers above ``below`` up to ``up_to`` the highest that both, that one takes."""
    grids = [grid for grid in (old, new) if grid is not None]
    found: dict[tuple[bool, ...], Exact] = {}
    candidates = [grid.at(grid.place(up_to) - back) for grid in grids for back in (0, 1)]
    if len(grids) == len(SIDES):
        candidates += highest_common(grids[0], grids[1], up_to)
    for value in sorted(candidates, reverse=True):
        taken = tuple(grid.takes(value) for grid in grids)
        if value > below and any(taken):
            found.setdefault(taken, value)
    yield from sorted(found.values())


def _choice(question: Question | None, value: Exact) -> str | None:
    """The band of a number, or the number where it counts itself."""
    if question is None or question.number is None or not question.number.takes(value):
        return None
    return str(value) if question.counts else question.band(value).id
