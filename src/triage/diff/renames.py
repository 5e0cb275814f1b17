"""Declared renames (``was``): the old version as it reads with the ids of the new one.

A thing is renamed where one version says that it had (``was``) the id under which the other has
it. It may be said by either, so that a change can be looked at from behind, too. Where several
answers to a question have become one, the new version is read as if it still had each of them, all
meaning that one: so each old answer has its counterpart, and nothing else has to know of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple, TypeVar

from triage.problems import Given
from triage.proof import Answers
from triage.rules.conditions import (
    Addend,
    AnswerName,
    AtLeast,
    Condition,
    NumberPart,
    NumberWithin,
    OtherThan,
    ScoreAtLeast,
    ScoreAtMost,
    names_in,
)
from triage.rules.former import Renamed, now_called
from triage.rules.questionnaire import (
    Advice,
    Answer,
    Promise,
    Question,
    Questionnaire,
    Recommendation,
    Rule,
    Way,
)

Thing = TypeVar("Thing", bound=Renamed)

NewIds = Mapping[str, str]
"""From the ids of the old version to those of the new, where they differ."""


class Renames(NamedTuple):
    """What is called otherwise, by kind: from ids of the old version to those of the new.

    ``answers`` has them by the question's id in the old version.
    """

    questions: NewIds
    answers: Mapping[str, NewIds]
    levels: NewIds
    recommendations: NewIds
    advice: NewIds
    rules: NewIds

    def __bool__(self) -> bool:
        return any(self)

    def as_the_old(self, answers: Answers) -> Answers:
        """A sheet of the renamed version, as the old version itself takes it."""
        questions = {now: was for was, now in self.questions.items()}
        sheet = {}
        for id, given in answers.items():
            question = questions.get(id, id)
            own = {now: was for was, now in self.answers.get(question, {}).items()}
            sheet[question] = _each(given, own)
        return sheet

    def of_old(self, name: str) -> str:
        """A question of the old version, or one of its answers, under the id it had there."""
        question, dot, answer = name.partition(".")
        sheet = self.as_the_old({question: answer})
        ((id, own),) = sheet.items()
        return f"{id}{dot}{own}"

    def listed(self) -> Iterator[tuple[str, str, str]]:
        """Each rename: the kind of thing, its id in the old version and in the new."""
        for kind, names in (
            ("question", self.questions),
            ("level", self.levels),
            ("recommendation", self.recommendations),
            ("advice", self.advice),
            ("rule", self.rules),
        ):
            yield from ((kind, was, now) for was, now in names.items())
        for question, names in self.answers.items():
            asked = self.questions.get(question, question)
            for was, now in names.items():
                yield "answer", f"{question}.{was}", f"{asked}.{now}"


def renames(old: Questionnaire, new: Questionnaire) -> Renames:
    """What the versions declare to be the same under another id."""
    questions = _renamed(old.questions, new.questions)
    answers = {}
    for id, question in old.questions.items():
        other = new.questions.get(questions.get(id, id))
        if other is not None:
            own = _renamed(question.answers, other.answers)
            if own:
                answers[id] = own
    return Renames(
        questions,
        answers,
        _renamed(old.levels, new.levels),
        _renamed(old.recommendations, new.recommendations),
        _renamed(old.advice, new.advice),
        _renamed(old.rules, new.rules),
    )


def under_new_ids(old: Questionnaire, names: Renames) -> Questionnaire:
    """The old version with the ids of the new one."""
    if not names:
        return old
    to = _Renaming(names)
    return old._replace(
        start=names.questions.get(old.start, old.start),
        levels={now: level._replace(id=now) for now, level in _under(old.levels, names.levels)},
        advice={now: to.advice(now, advice) for now, advice in _under(old.advice, names.advice)},
        recommendations={
            now: to.recommendation(now, recommendation)
            for now, recommendation in _under(old.recommendations, names.recommendations)
        },
        questions={
            now: to.question(now, question)
            for now, question in _under(old.questions, names.questions)
        },
        rules={now: to.rule(now, rule) for now, rule in _under(old.rules, names.rules)},
        promises={id: to.promise(promise) for id, promise in old.promises.items()},
    )


class Merged(NamedTuple):
    """The new version with every answer twice that several old ones have become.

    Attributes:
        questionnaire: it; what it tells anybody is what the new version tells.
        answers: by question, the id of each answer that stands for another, and of that other.
    """

    questionnaire: Questionnaire
    answers: Mapping[str, NewIds]

    def as_the_new(self, answers: Answers) -> Answers:
        """A sheet of this questionnaire, as the new version itself takes it."""
        return {id: _each(given, self.answers.get(id, {})) for id, given in answers.items()}


def with_merged_answers(old: Questionnaire, new: Questionnaire) -> Merged:
    """The new version with answers for those of the old one that are parts of another now.

    Args:
        old: the old version under the ids of the new one.
        new: the new version.
    """
    parts: dict[str, NewIds] = {}
    for id, question in new.questions.items():
        before = old.questions.get(id)
        if before is None or before.kind != question.kind or question.number is not None:
            continue
        own = {
            was: now_called(question.answers, was)
            for was in before.answers
            if was not in question.answers
        }
        own = {was: now for was, now in own.items() if was != now}
        if own:
            parts[id] = own
    if not parts:
        return Merged(new, {})
    to = _Merging(parts)
    return Merged(
        new._replace(
            advice={id: to.advice(id, advice) for id, advice in new.advice.items()},
            questions={id: to.question(id, question) for id, question in new.questions.items()},
            rules={id: to.rule(id, rule) for id, rule in new.rules.items()},
        ),
        parts,
    )


class SameIds(NamedTuple):
    """Two versions under the same ids, as far as those that changed are declared.

    Attributes:
        old: the old version under the ids of the new one.
        merged: the new version.
        names: what is called otherwise than before.
    """

    old: Questionnaire
    merged: Merged
    names: Renames


def follow(old: Questionnaire, new: Questionnaire) -> SameIds:
    """Bring two versions under the same ids."""
    names = renames(old, new)
    renamed = under_new_ids(old, names)
    return SameIds(renamed, with_merged_answers(renamed, new), names)


def _renamed(old: Mapping[str, Thing], new: Mapping[str, Thing]) -> NewIds:
    found: dict[str, str] = {}
    for id, thing in new.items():
        if id not in old:
            before = next((was for was in thing.was if was in old and was not in new), None)
            if before is not None:
                found[before] = id
    for id, thing in old.items():
        if id not in new and id not in found:
            now = next((was for was in thing.was if was in new and was not in old), None)
            if now is not None and now not in found.values():
                found[id] = now
    return found


def _under(things: Mapping[str, Thing], names: NewIds) -> Iterator[tuple[str, Thing]]:
    return ((names.get(id, id), thing) for id, thing in things.items())


def _each(given: Given, names: NewIds) -> Given:
    if isinstance(given, tuple):
        return tuple(dict.fromkeys(names.get(id, id) for id in given))
    return names.get(given, given) if isinstance(given, str) else given


class _Rewriting:
    """Puts other answers into every condition."""

    def __init__(self) -> None:
        self._read: dict[int, Condition] = {}

    def advice(self, id: str, advice: Advice) -> Advice:
        return advice._replace(id=id, unless=self._if_any(advice.unless))

    def rule(self, id: str, rule: Rule) -> Rule:
        return rule._replace(id=id, when=self._condition(rule.when))

    def question(self, id: str, question: Question) -> Question:
        return question._replace(id=id, ask_if=self._if_any(question.ask_if))

    def _if_any(self, condition: Condition | None) -> Condition | None:
        return None if condition is None else self._condition(condition)

    def _condition(self, condition: Condition) -> Condition:
        if isinstance(condition, AnswerName):
            return self._named(condition)
        if isinstance(condition, NumberPart):
            band = self._named(condition.band)
            return condition._replace(**band._asdict()) if isinstance(band, AnswerName) else band
        if isinstance(condition, ScoreAtMost):
            return ScoreAtMost(self._score(condition.exceeded))
        if isinstance(condition, ScoreAtLeast):
            return self._score(condition)
        # Many may share one that has a name in the file.
        if id(condition) not in self._read:
            members = tuple(map(self._condition, condition.members))
            written = self._written(condition)
            self._read[id(condition)] = AtLeast(condition.needed, members, written)
        return self._read[id(condition)]

    def _written(self, condition: AtLeast) -> OtherThan | NumberWithin | None:
        """What the file says where that is short; None where one answer has become several."""
        written = condition.written
        if isinstance(written, NumberWithin):
            now = next(names_in(self._condition(condition.members[0])))
            return written._replace(question=now.question)
        names = map(self._named, () if written is None else written.names)
        kept = tuple(name for name in names if isinstance(name, AnswerName))
        return OtherThan(kept) if written is not None and len(kept) == len(written.names) else None

    def _score(self, score: ScoreAtLeast) -> ScoreAtLeast:
        return score._replace(parts=tuple(self._addends(score.parts)))

    def _addends(self, parts: Iterable[Addend]) -> Iterator[Addend]:
        """What adds to a score; a box that has become several counts once, as it did."""
        for part in parts:
            points = [
                [(each, points) for each in names_in(self._named(name))]
                for name, points in part.points
            ]
            if part.is_one:
                yield Addend(True, tuple(chain.from_iterable(points)))
            else:
                yield from (Addend(True, tuple(each)) for each in points)

    def _named(self, name: AnswerName) -> Condition:
        raise NotImplementedError


class _Renaming(_Rewriting):
    """Puts the new ids into each thing of the old version."""

    def __init__(self, names: Renames) -> None:
        super().__init__()
        self._names = names

    def question(self, id: str, question: Question) -> Question:
        names = self._names.answers.get(question.id, {})
        answers = {
            now: self._answer(now, answer) for now, answer in _under(question.answers, names)
        }
        return super().question(id, question)._replace(answers=answers, way=self._way(question.way))

    def recommendation(self, id: str, recommendation: Recommendation) -> Recommendation:
        return recommendation._replace(
            id=id,
            level=self._names.levels.get(recommendation.level, recommendation.level),
            advice=_all(recommendation.advice, self._names.advice),
        )

    def rule(self, id: str, rule: Rule) -> Rule:
        return (
            super()
            .rule(id, rule)
            ._replace(
                recommend=_all(rule.recommend, self._names.recommendations),
                advise=_all(rule.advise, self._names.advice),
            )
        )

    def promise(self, promise: Promise) -> Promise:
        recommendations, advice = self._names.recommendations, self._names.advice
        return promise._replace(
            when=self._if_any(promise.when),
            unless=self._if_any(promise.unless),
            recommend=_all(promise.recommend, recommendations),
            never_recommend=_all(promise.never_recommend, recommendations),
            advise=_all(promise.advise, advice),
            never_advise=_all(promise.never_advise, advice),
        )

    def _answer(self, id: str, answer: Answer) -> Answer:
        return answer._replace(
            id=id,
            recommend=_all(answer.recommend, self._names.recommendations),
            advise=_all(answer.advise, self._names.advice),
            way=self._way(answer.way),
        )

    def _way(self, way: Way | None) -> Way | None:
        if way is None:
            return None
        if way.go is not None:
            return way._replace(go=self._names.questions.get(way.go, way.go))
        assert way.end is not None, "a way leads to a question or to an end"
        return way._replace(end=self._names.recommendations.get(way.end, way.end))

    def _named(self, name: AnswerName) -> Condition:
        question, answer = name
        own = self._names.answers.get(question, {})
        return AnswerName(self._names.questions.get(question, question), own.get(answer, answer))


class _Merging(_Rewriting):
    """Gives a question of the new version the answers that are parts of another one now."""

    def __init__(self, parts: Mapping[str, NewIds]) -> None:
        super().__init__()
        self._parts = parts

    def question(self, id: str, question: Question) -> Question:
        answers = dict(question.answers)
        for was, now in self._parts.get(id, {}).items():
            answers[was] = answers[now]._replace(id=was)
        return super().question(id, question)._replace(answers=answers)

    def _named(self, name: AnswerName) -> Condition:
        own = self._parts.get(name.question, {})
        parts = [AnswerName(name.question, was) for was, now in own.items() if now == name.answer]
        return AtLeast(1, (name, *parts)) if parts else name


def _all(ids: tuple[str, ...], names: NewIds) -> tuple[str, ...]:
    return tuple(names.get(id, id) for id in ids)
