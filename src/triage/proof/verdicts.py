"""What is true of all paths: promises, what no path comes to, rules that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf
from typing import NamedTuple

from triage.proof.encoding import Encoding
from triage.proof.formulas import SatLiteral
from triage.proof.paths import Paths
from triage.proof.witnesses import Answers
from triage.rules.conditions import AtLeast, Condition, NumberWithin
from triage.rules.questionnaire import Promise, Rule

Verdict = OneOf["proved", "broken", "vacuous"]


class Broken(NamedTuple):
    """A promise that is broken: what was promised, and a shortest path that breaks it."""

    promise: str
    promised: str
    sheet: Answers


class Unreached(NamedTuple):
    """Something in the file that no path comes to.

    Attributes:
        kind: what it is.
        id: its id.
        sheet: of a rule that fires but changes nothing a shortest path on which it fires.
    """

    kind: OneOf["recommendation", "advice", "level", "rule"]
    id: str
    sheet: Answers | None = None


class RidesAlong(NamedTuple):
    """The end of a path that is shown below something more urgent: a shortest path on which it is.

    Only where the file does not say whether it yields.
    """

    recommendation: str
    sheet: Answers


def judge_promises(paths: Paths) -> tuple[dict[str, Verdict], list[Broken]]:
    """The verdict on each promise, and a counterexample for each that is broken.

    Where several of the things that it promises are broken, the shortest path is taken, and of
    equally short ones that of the thing that stands first.
    """
    encoding = paths.encoding
    verdicts: dict[str, Verdict] = {}
    broken = []
    for promise in encoding.questionnaire.promises.values():
        scope = _scope(encoding, promise)
        breaches = [
            Broken(promise.id, promised, sheet)
            for promised, breach in breaches_of(encoding, promise)
            if paths.some(*scope, breach)
            and (sheet := _counterexample(paths, promise, (*scope, breach))) is not None
        ]
        if breaches:
            broken.append(min(breaches, key=lambda found: len(found.sheet)))
            verdicts[promise.id] = "broken"
        else:
            verdicts[promise.id] = "proved" if paths.some(*scope) else "vacuous"
    return verdicts, broken


def _counterexample(
    paths: Paths, promise: Promise, literals: tuple[SatLiteral, ...]
) -> Answers | None:
    """The first of the shortest paths; with the very numbers that the promise names, where it can.

    Whoever moved a limit by one is shown just the number that is on the wrong side of it.
    """
    sheet = paths.sheet(*literals)
    named = list(literals)
    for literal in _named_numbers(paths.encoding, promise.when):
        if paths.some(*named, literal):
            named.append(literal)
    closer = paths.sheet(*named) if len(named) > len(literals) else None
    if sheet is None or closer is None or len(closer) > len(sheet):
        return sheet
    return closer


def _named_numbers(encoding: Encoding, condition: Condition | None) -> Iterator[SatLiteral]:
    """Whether a number is given that the condition names, for each of them."""
    if not isinstance(condition, AtLeast):
        return
    if not isinstance(condition.written, NumberWithin):
        for member in condition.members:
            yield from _named_numbers(encoding, member)
        return
    question = encoding.questionnaire.questions[condition.written.question]
    for number in condition.written[1:]:
        if number is not None:
            yield encoding.number_is(question, number)


def breaches_of(encoding: Encoding, promise: Promise) -> Iterator[tuple[str, SatLiteral]]:
    """For each thing promised: what was promised in words, and where it does not hold."""
    levels = list(encoding.questionnaire.levels)
    calmest, most_urgent = promise.level.at_least, promise.level.at_most
    if calmest is not None:
        yield f"level at least {levels[calmest]}", -encoding.reached[calmest]
    if most_urgent:
        yield f"level at most {levels[most_urgent]}", encoding.reached[most_urgent - 1]
    for id in promise.recommend:
        yield f"recommend {id}", -encoding.shown[id]
    for id in promise.never_recommend:
        yield f"never recommend {id}", encoding.shown[id]
    for id in promise.advise:
        yield f"advise {id}", -encoding.advised[id]
    for id in promise.never_advise:
        yield f"never advise {id}", encoding.advised[id]


def unreached(paths: Paths) -> Iterator[Unreached]:
    """Levels, recommendations, advice and rules that make no difference on any path."""
    encoding = paths.encoding
    questionnaire = encoding.questionnaire
    for rank, id in enumerate(questionnaire.levels):
        if not paths.some(encoding.level_is(rank)):
            yield Unreached("level", id)
    for id, shown in encoding.shown.items():
        if not paths.some(shown):
            yield Unreached("recommendation", id)
    for id, advised in encoding.advised.items():
        if not paths.some(advised):
            yield Unreached("advice", id)
    never_matter = {
        rule.id
        for rule in questionnaire.rules.values()
        if not any(
            paths.some(encoding.fires[rule.id], literal) for literal in _adds(encoding, rule)
        )
    }
    # Only then, for a path is sought in a copy of the formulas, which should not grow any more.
    for id in questionnaire.rules:
        if id in never_matter:
            yield Unreached("rule", id, paths.sheet(encoding.fires[id]))


def rides_along(paths: Paths) -> Iterator[RidesAlong]:
    """The ends that can be shown below something more urgent, and that nobody said to be meant."""
    encoding = paths.encoding
    questionnaire = encoding.questionnaire
    ends = {way.end for one in questionnaire.questions.values() for way in one.ways()}
    for recommendation in questionnaire.recommendations.values():
        rank = questionnaire.rank(recommendation.id)
        if recommendation.id in ends and recommendation.yields is None and rank:
            beside = (encoding.shown[recommendation.id], encoding.reached[rank - 1])
            sheet = paths.sheet(*beside)
            if sheet is not None:
                yield RidesAlong(recommendation.id, sheet)


def _adds(encoding: Encoding, rule: Rule) -> Iterator[SatLiteral]:
    """For each thing a rule adds: whether it is shown, and would not be without the rule."""
    formulas = encoding.formulas
    for id in rule.recommend:
        yield formulas.all_of((encoding.shown[id], -encoding.recommended_without(rule.id, id)))
    # Whatever else comes with what it recommends is added only where that is.
    for id in rule.advise:
        yield formulas.all_of((encoding.advised[id], -encoding.collected_without(rule.id, id)))


def _scope(encoding: Encoding, promise: Promise) -> tuple[SatLiteral, ...]:
    scope = []
    if promise.when is not None:
        scope.append(encoding.holds(promise.when))
    if promise.unless is not None:
        scope.append(-encoding.holds(promise.unless))
    return tuple(scope)
