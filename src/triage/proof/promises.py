"""Promises and dead ends as watches: what would have to end how for one to be found broken."""

from __future__ import annotations

from collections.abc import Iterator

from triage.conditions import Condition
from triage.proof.watching import Followed, Truths, Watch
from triage.questionnaire import Promise, Questionnaire

ADVISED = 1


class Watches:
    """Makes the watches of one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._enough = [level.enough for level in questionnaire.levels.values()]

    def meets(self, promise: Promise) -> Watch:
        """Finds a path that the promise speaks of."""
        return Watch(_scope(promise), {}, {}, lambda rank, flags, truths: True)

    def breaks(self, promise: Promise) -> Iterator[tuple[str, Watch]]:
        """For each thing promised, what was promised in words, and a watch for its breach."""
        scope = _scope(promise)
        levels = list(self._questionnaire.levels)
        calmest, most_urgent = promise.level.at_least, promise.level.at_most
        if calmest is not None:
            yield (
                f"level at least {levels[calmest]}",
                Watch(scope, {}, {}, lambda rank, flags, truths: rank > calmest),
            )
        if most_urgent is not None:
            yield (
                f"level at most {levels[most_urgent]}",
                Watch(scope, {}, {}, lambda rank, flags, truths: rank < most_urgent),
            )
        for id in promise.recommend:
            yield f"recommend {id}", self.recommendation(id, shown=False, scope=scope)
        for id in promise.never_recommend:
            yield f"never recommend {id}", self.recommendation(id, shown=True, scope=scope)
        for id in promise.advise:
            yield f"advise {id}", self.advice(id, shown=False, scope=scope)
        for id in promise.never_advise:
            yield f"never advise {id}", self.advice(id, shown=True, scope=scope)

    def recommendation(self, id: str, shown: bool, scope: tuple[Followed, ...] = ()) -> Watch:
        """Finds a path in the scope on which the recommendation is shown, or is not."""
        rules = tuple(
            Followed(rule.when, raises=1)
            for rule in self._questionnaire.rules.values()
            if id in rule.recommend
        )
        return Watch(
            (*scope, *rules),
            {id: 1},
            {},
            lambda rank, flags, truths: (bool(flags) and self._is_shown(id, rank)) == shown,
        )

    def advice(self, id: str, shown: bool, scope: tuple[Followed, ...] = ()) -> Watch:
        """Finds a path in the scope on which the advice is shown, or is not."""
        advice = self._questionnaire.advice[id]
        unless = () if advice.unless is None else (Followed(advice.unless),)
        flags_of = self._flags_of_advice(id)
        rules = tuple(
            Followed(rule.when, raises=raises)
            for rule in self._questionnaire.rules.values()
            if (raises := self._raised_by(rule.recommend, rule.advise, id, flags_of))
        )

        def judge(rank: int, flags: int, truths: Truths) -> bool:
            withheld = bool(unless) and truths[len(scope)]
            collected = self._is_collected(rank, flags)
            return (collected and advice.level.allows(rank) and not withheld) == shown

        return Watch((*scope, *unless, *rules), flags_of, {id: ADVISED}, judge)

    def fires(self, rule: str) -> Watch:
        """Finds a path on which the rule fires."""
        when = Followed(self._questionnaire.rules[rule].when, wanted=True)
        return Watch((when,), {}, {}, lambda rank, flags, truths: True)

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
        others = tuple(
            Followed(other.when, raises=1)
            for other in self._questionnaire.rules.values()
            if other.id != rule and id in other.recommend
        )
        return Watch(
            (when, *others),
            {id: 1},
            {},
            lambda rank, flags, truths: not flags and self._is_shown(id, rank),
        )

    def _adds_advice(self, rule: str, id: str, when: Followed) -> Watch:
        questionnaire = self._questionnaire
        advice = questionnaire.advice[id]
        own = questionnaire.rules[rule]
        unless = () if advice.unless is None else (Followed(advice.unless, wanted=False),)
        flags_of = self._flags_of_advice(id)
        others = tuple(
            Followed(other.when, raises=raises)
            for other in questionnaire.rules.values()
            if other.id != rule
            and (raises := self._raised_by(other.recommend, other.advise, id, flags_of))
        )
        added = self._raised_by(own.recommend, own.advise, id, flags_of)

        def judge(rank: int, flags: int, truths: Truths) -> bool:
            return (
                advice.level.allows(rank)
                and not self._is_collected(rank, flags)
                and self._is_collected(rank, flags | added)
            )

        return Watch((when, *unless, *others), flags_of, {id: ADVISED}, judge)

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

    @staticmethod
    def _raised_by(
        recommend: tuple[str, ...], advise: tuple[str, ...], advice: str, flags_of: dict[str, int]
    ) -> int:
        raises = ADVISED if advice in advise else 0
        for id in recommend:
            raises |= flags_of.get(id, 0)
        return raises


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
