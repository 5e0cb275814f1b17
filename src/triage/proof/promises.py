"""Promises and dead ends as watches: what would have to end how for one to be found broken."""

from __future__ import annotations

from collections.abc import Iterator

from triage.proof.watching import Followed, Truths, Watch
from triage.rules.conditions import Condition
from triage.rules.questionnaire import Advice, Promise, Questionnaire, Rule

ADVISED = 1


class Watches:
    """Makes the watches of one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._enough = [level.enough for level in questionnaire.levels.values()]

    def meets(self, promise: Promise) -> Watch:
        """Finds a path that the promise speaks of."""
        return Watch(_scope(promise), {}, {}, lambda rank, flags, truths: True)

    def breaks(self, promise: Promise) -> Iterator[tuple[str, list[Watch]]]:
        """For each thing promised, what was promised in words, and watches for its breach.

        The promise is broken where any of the watches finds a path.
        """
        scope = _scope(promise)
        levels = list(self._questionnaire.levels)
        calmest, most_urgent = promise.level.at_least, promise.level.at_most
        if calmest is not None:
            too_calm = Watch(scope, {}, {}, lambda rank, flags, truths: rank > calmest)
            yield f"level at least {levels[calmest]}", [too_calm]
        if most_urgent is not None:
            too_urgent = Watch(scope, {}, {}, lambda rank, flags, truths: rank < most_urgent)
            yield f"level at most {levels[most_urgent]}", [too_urgent]
        for id in promise.recommend:
            yield f"recommend {id}", [self.without_recommendation(id, scope)]
        for id in promise.never_recommend:
            yield f"never recommend {id}", list(self.with_recommendation(id, scope))
        for id in promise.advise:
            yield f"advise {id}", [self.without_advice(id, scope)]
        for id in promise.never_advise:
            yield f"never advise {id}", list(self.with_advice(id, scope))

    def with_recommendation(self, id: str, scope: tuple[Followed, ...] = ()) -> Iterator[Watch]:
        """Find a path in the scope on which the recommendation is shown.

        One watch for the answers that recommend it and one for each rule that does: each has less
        to remember than one for all of them.
        """

        def judge(rank: int, flags: int, truths: Truths) -> bool:
            return bool(flags) and self._is_shown(id, rank)

        yield Watch(scope, {id: 1}, {}, judge)
        for rule in self._rules_that_recommend(id):
            yield Watch((*scope, rule), {}, {}, judge)

    def without_recommendation(self, id: str, scope: tuple[Followed, ...]) -> Watch:
        """Finds a path in the scope on which the recommendation is not shown."""
        return Watch(
            (*scope, *self._rules_that_recommend(id)),
            {id: 1},
            {},
            lambda rank, flags, truths: not (flags and self._is_shown(id, rank)),
        )

    def with_advice(self, id: str, scope: tuple[Followed, ...] = ()) -> Iterator[Watch]:
        """Find a path in the scope on which the advice is shown; again one watch a source."""
        advice = self._questionnaire.advice[id]
        scope = (*scope, *_unless(advice, wanted=False))
        flags_of = self._flags_of_advice(id)

        def judge(rank: int, flags: int, truths: Truths) -> bool:
            return advice.level.allows(rank) and self._is_collected(rank, flags)

        yield Watch(scope, flags_of, {id: ADVISED}, judge)
        for rule in self._rules_that_bring(id, flags_of):
            yield Watch((*scope, rule), {}, {}, judge)

    def without_advice(self, id: str, scope: tuple[Followed, ...]) -> Watch:
        """Finds a path in the scope on which the advice is not shown."""
        advice = self._questionnaire.advice[id]
        unless = _unless(advice, wanted=None)
        flags_of = self._flags_of_advice(id)

        def judge(rank: int, flags: int, truths: Truths) -> bool:
            is_withheld = bool(unless) and truths[len(scope)]
            return (
                is_withheld or not advice.level.allows(rank) or not self._is_collected(rank, flags)
            )

        rules = self._rules_that_bring(id, flags_of)
        return Watch((*scope, *unless, *rules), flags_of, {id: ADVISED}, judge)

    def fires(self, rule: str) -> Watch:
        """Finds a path on which the rule fires."""
        when = Followed(self._questionnaire.rules[rule].when, wanted=True)
        return Watch((when,), {}, {}, lambda rank, flags, truths: True)

    def seems_to_matter(self, rule: str) -> Watch:
        """Finds a path on which no answer recommends the first thing that the rule does.

        Another rule may, so the path has to be looked at; but there is little to remember.
        """
        own = self._questionnaire.rules[rule]
        when = Followed(own.when, wanted=True)
        first = own.recommend[:1]
        return Watch(
            (when,),
            dict.fromkeys(first, 1),
            {},
            lambda rank, flags, truths: not flags and all(self._is_shown(id, rank) for id in first),
        )

    def matters(self, rule: str) -> Iterator[Watch]:
        """For each thing the rule adds: finds a path on which it is shown because of the rule."""
        own = self._questionnaire.rules[rule]
        when = Followed(own.when, wanted=True)
        for id in own.recommend:
            yield self._adds_recommendation(rule, id, when)
        brought = [advice for one in own.recommend for advice in self._advice_of(one)]
        for id in dict.fromkeys((*own.advise, *brought)):
            yield self._adds_advice(rule, id, when)

    def _adds_recommendation(self, rule: str, id: str, when: Followed) -> Watch:
        return Watch(
            (when, *self._rules_that_recommend(id, but=rule)),
            {id: 1},
            {},
            lambda rank, flags, truths: not flags and self._is_shown(id, rank),
        )

    def _adds_advice(self, rule: str, id: str, when: Followed) -> Watch:
        advice = self._questionnaire.advice[id]
        own = self._questionnaire.rules[rule]
        flags_of = self._flags_of_advice(id)
        added = _raised_by(own, id, flags_of)

        def judge(rank: int, flags: int, truths: Truths) -> bool:
            return (
                advice.level.allows(rank)
                and not self._is_collected(rank, flags)
                and self._is_collected(rank, flags | added)
            )

        others = self._rules_that_bring(id, flags_of, but=rule)
        unless = _unless(advice, wanted=False)
        return Watch((when, *unless, *others), flags_of, {id: ADVISED}, judge)

    def _rules_that_recommend(self, id: str, but: str | None = None) -> tuple[Followed, ...]:
        return tuple(
            Followed(rule.when, raises=1)
            for rule in self._questionnaire.rules.values()
            if rule.id != but and id in rule.recommend
        )

    def _rules_that_bring(
        self, advice: str, flags_of: dict[str, int], but: str | None = None
    ) -> tuple[Followed, ...]:
        return tuple(
            Followed(rule.when, raises=raises)
            for rule in self._questionnaire.rules.values()
            if rule.id != but and (raises := _raised_by(rule, advice, flags_of))
        )

    def _is_shown(self, recommendation: str, rank: int) -> bool:
        return not self._enough[rank] or self._questionnaire.rank(recommendation) == rank

    def _is_collected(self, rank: int, flags: int) -> bool:
        """Whether advice was collected: along the way, or by a recommendation that is shown."""
        if flags & ADVISED:
            return True
        return bool(flags & _of_rank(rank) if self._enough[rank] else flags)

    def _flags_of_advice(self, advice: str) -> dict[str, int]:
        """The flag that each recommendation with that advice raises: one for each rank."""
        return {
            id: _of_rank(self._questionnaire.rank(id))
            for id in self._questionnaire.recommendations
            if advice in self._advice_of(id)
        }

    def _advice_of(self, recommendation: str) -> tuple[str, ...]:
        return self._questionnaire.recommendations[recommendation].advice


def _raised_by(rule: Rule, advice: str, flags_of: dict[str, int]) -> int:
    """The flags that go up when the rule fires, for a watch that follows the advice."""
    raises = ADVISED if advice in rule.advise else 0
    for id in rule.recommend:
        raises |= flags_of.get(id, 0)
    return raises


def _unless(advice: Advice, wanted: bool | None) -> tuple[Followed, ...]:
    return () if advice.unless is None else (Followed(advice.unless, wanted=wanted),)


def _scope(promise: Promise) -> tuple[Followed, ...]:
    conditions: tuple[tuple[Condition | None, bool], ...] = (
        (promise.when, True),
        (promise.unless, False),
    )
    return tuple(
        Followed(condition, wanted=wanted)
        for condition, wanted in conditions
        if condition is not None
    )


def _of_rank(rank: int) -> int:
    return ADVISED << (rank + 1)
