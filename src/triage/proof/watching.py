"""What to remember of a walk to tell at its end whether one thing is shown.

The solver tells whether somebody is shown something; on how many paths, only walking tells. What is
remembered is little: which of a few flags are up (this was recommended, that was advised) and what
remains of a few conditions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_
from typing import NamedTuple

from triage.proof.remainders import FALSE, TRUE, Remainders
from triage.proof.steps import Step
from triage.proof.walks import Walks
from triage.rules.conditions import AnswerName, Condition
from triage.rules.questionnaire import Questionnaire, Rule

Truths = tuple[bool, ...]

ADVISED = 1
"""The flag of advice that was advised along the way."""


class Followed(NamedTuple):
    """A condition that is followed, and the flags that go up once it holds (of a rule)."""

    condition: Condition
    raises: int = 0


class Watch(NamedTuple):
    """What decides whether one thing is shown.

    Attributes:
        followed: the conditions that matter.
        recommended: the flags that go up when a recommendation is made.
        advised: the flags that go up when advice is given along the way.
        judge: tells from the rank reached, the flags and the truth of the conditions at the end of
            a path whether it is shown.
    """

    followed: tuple[Followed, ...]
    recommended: Mapping[str, int]
    advised: Mapping[str, int]
    judge: Callable[[int, int, Truths], bool]


class Memory(NamedTuple):
    """What is remembered of a walk: the flags that are up, and what remains of conditions."""

    flags: int
    remain: tuple[int, ...]


class Watcher:
    """One watch, taken along the walks of one questionnaire."""

    def __init__(self, walks: Walks, watch: Watch) -> None:
        steps = walks.steps
        self._watch = watch
        self._remainders = [Remainders(followed.condition) for followed in watch.followed]
        # The answers of questions that cannot be reached from the start.
        self._never_given = steps.names_of(steps.everything & ~steps.ahead[steps.order[0]])

    def start(self) -> Memory:
        """The memory before the first answer."""
        empty = frozenset[AnswerName]()
        remain = [
            remainders.after(remainders.start, empty, self._never_given)
            for remainders in self._remainders
        ]
        return self._kept(0, remain)

    def after(self, step: Step, memory: Memory) -> Memory:
        """The memory after a step."""
        flags = memory.flags
        for recommendation in step.recommend:
            flags |= self._watch.recommended.get(recommendation, 0)
        for advice in step.advise:
            flags |= self._watch.advised.get(advice, 0)
        return self._kept(
            flags,
            [
                remainders.after(left, step.given, step.gone)
                for remainders, left in zip(self._remainders, memory.remain, strict=True)
            ],
        )

    def shows(self, memory: Memory, rank: int) -> bool:
        """Tell whether a path that ends with this memory at this rank shows it."""
        truths = tuple(left == TRUE for left in memory.remain)
        return self._watch.judge(rank, memory.flags, truths)

    def _kept(self, flags: int, remain: list[int]) -> Memory:
        for place, followed in enumerate(self._watch.followed):
            if remain[place] == TRUE:
                flags |= followed.raises
        for place, followed in enumerate(self._watch.followed):
            # A rule whose flags are up, for whatever reason, has nothing more to say.
            if followed.raises and flags & followed.raises == followed.raises:
                remain[place] = FALSE
        return Memory(flags, tuple(remain))


def watch_recommendation(questionnaire: Questionnaire, id: str) -> Watch:
    """What decides whether the recommendation is shown."""
    rules = tuple(
        Followed(rule.when, raises=1)
        for rule in questionnaire.rules.values()
        if id in rule.recommend
    )
    levels = tuple(questionnaire.levels.values())
    return Watch(
        rules,
        {id: 1},
        {},
        lambda rank, flags, truths: bool(flags) and questionnaire.is_shown(id, levels[rank]),
    )


def watch_advice(questionnaire: Questionnaire, id: str) -> Watch:
    """What decides whether the piece of advice is shown."""
    advice = questionnaire.advice[id]
    unless = () if advice.unless is None else (Followed(advice.unless),)
    # Recommendations that are shown at the same levels share a flag.
    flags_of = {
        recommendation.id: ADVISED
        << (2 * questionnaire.rank(recommendation.id) + bool(recommendation.yields) + 1)
        for recommendation in questionnaire.recommendations.values()
        if id in recommendation.advice
    }
    shown_at = [
        reduce(
            or_,
            (flag for one, flag in flags_of.items() if questionnaire.is_shown(one, level)),
            ADVISED,
        )
        for level in questionnaire.levels.values()
    ]

    def judge(rank: int, flags: int, truths: Truths) -> bool:
        if (unless and truths[0]) or not advice.level.allows(rank):
            return False
        return bool(flags & shown_at[rank])

    rules = tuple(
        Followed(rule.when, raises=raises)
        for rule in questionnaire.rules.values()
        if (raises := _raised_by(rule, id, flags_of))
    )
    return Watch((*unless, *rules), flags_of, {id: ADVISED}, judge)


def _raised_by(rule: Rule, advice: str, flags_of: Mapping[str, int]) -> int:
    """The flags that go up when the rule fires."""
    raises = ADVISED if advice in rule.advise else 0
    for id in rule.recommend:
        raises |= flags_of.get(id, 0)
    return raises
