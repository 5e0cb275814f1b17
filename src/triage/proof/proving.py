"""Proves one questionnaire: counts its paths, judges its promises and looks for what is dead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from triage.interview.interview import Interview
from triage.proof.counting import asked_at, count, ends
from triage.proof.order import OrderBreak, is_checked, order_breaks
from triage.proof.promises import Watches
from triage.proof.steps import Steps
from triage.proof.walks import MOST_LINKS, Walks
from triage.proof.watching import Watch, Watching
from triage.proof.witnesses import Answers, Ways, sheet_of
from triage.rules.questionnaire import Questionnaire

Verdict = Literal["proved", "broken", "vacuous"]


class Broken(NamedTuple):
    """A promise that is broken: what was promised, and a shortest path that breaks it."""

    promise: str
    promised: str
    sheet: Answers


class OrderBroken(NamedTuple):
    """A worse answer (or one more box) that can lead to less urgency.

    ``milder_sheet`` and ``worse_sheet`` are paths that differ first in that answer. They lead to
    the calmest end still possible on either side or, where ``calmest`` is False, to the most
    urgent one. ``milder`` is an answer id, or ``not BOX``.
    """

    question: str
    milder: str
    worse: str
    calmest: bool
    milder_sheet: Answers
    worse_sheet: Answers


class Unreached(NamedTuple):
    """Something in the file that no path comes to.

    Attributes:
        kind: what it is.
        id: its id.
        sheet: of a rule that fires but changes nothing a shortest path on which it fires.
    """

    kind: Literal["recommendation", "advice", "level", "rule"]
    id: str
    sheet: Answers | None = None


class Proof(NamedTuple):
    """What was proved of every path, and what was found on the way.

    Attributes:
        questions: how many questions the file has.
        paths: how many complete interviews there are.
        shortest: the fewest questions asked on a path.
        longest: the most questions asked on a path.
        levels: how many paths end at each level.
        promises: the verdict on each promise.
        states: how many states the walks pass through.
        broken: a counterexample for each promise that is broken.
        order: the pairs of answers that break the order.
        unreached: what no path comes to.
        latest: for each question with an answer of the most urgent level, the latest place (1 is
            first) at which it can be asked.
    """

    questions: int
    paths: int
    shortest: int
    longest: int
    levels: Mapping[str, int]
    promises: Mapping[str, Verdict]
    states: int
    broken: tuple[Broken, ...]
    order: tuple[OrderBroken, ...]
    unreached: tuple[Unreached, ...]
    latest: Mapping[str, int]


def prove(questionnaire: Questionnaire, most_links: int = MOST_LINKS) -> Proof:
    """Prove a questionnaire over all its paths.

    Args:
        questionnaire: a valid one.
        most_links: the work limit, in links between states.

    Raises:
        NotProvedError: the work limit was passed; nothing is claimed then.
    """
    walks = Walks(Steps(questionnaire), most_links)
    counts = count(walks)
    levels = dict(zip(questionnaire.levels, counts.by_rank, strict=False))
    promises, broken = _promises(questionnaire, Watching(walks))
    return Proof(
        questions=len(questionnaire.questions),
        paths=counts.paths,
        shortest=counts.shortest,
        longest=counts.longest,
        levels=levels,
        promises=promises,
        states=len(walks.node),
        broken=tuple(broken),
        order=tuple(_order(questionnaire, walks)),
        unreached=tuple(_unreached(questionnaire, Watching(walks), levels)),
        latest={
            id: place for id, place in asked_at(walks, counts) if _is_urgent(questionnaire, id)
        },
    )


def _promises(
    questionnaire: Questionnaire, watching: Watching
) -> tuple[dict[str, Verdict], list[Broken]]:
    watches = Watches(questionnaire)
    promises = list(questionnaire.promises.values())
    breaches = [
        (promise.id, promised, watch)
        for promise in promises
        for promised, breach in watches.breaks(promise)
        for watch in breach
    ]
    meets = [watches.meets(promise) for promise in promises]
    found = watching.found([*meets, *(watch for _, _, watch in breaches)])
    verdicts: dict[str, Verdict] = {
        promise.id: "proved" if is_met else "vacuous"
        for promise, is_met in zip(promises, found, strict=False)
    }
    broken: dict[str, Broken] = {}
    for (id, promised, watch), is_broken in zip(breaches, found[len(promises) :], strict=True):
        if is_broken:
            verdicts[id] = "broken"
            sheet = _shortest(questionnaire, watching, watch)
            if id not in broken or len(sheet) < len(broken[id].sheet):
                broken[id] = Broken(id, promised, sheet)
    return verdicts, list(broken.values())


def _order(questionnaire: Questionnaire, walks: Walks) -> Iterator[OrderBroken]:
    if not any(is_checked(walks, question) for question in questionnaire.questions.values()):
        return
    possible = ends(walks)
    breaks = list(order_breaks(walks, possible))
    if not breaks:
        return
    ways = Ways(walks, possible)

    def sheet(found: OrderBreak, choices: tuple[int, ...]) -> Answers:
        steps, state = ways.along(found.state, choices)
        on = ways.on(state, found.calmest)
        return sheet_of(questionnaire, [*ways.to(found.state), *steps, *on])

    for found in breaks:
        yield OrderBroken(
            found.question,
            found.milder,
            found.worse,
            found.calmest,
            sheet(found, found.milder_choices),
            sheet(found, found.worse_choices),
        )


def _unreached(
    questionnaire: Questionnaire, watching: Watching, levels: Mapping[str, int]
) -> Iterator[Unreached]:
    for id, paths in levels.items():
        if not paths:
            yield Unreached("level", id)
    watches = Watches(questionnaire)
    looked_for = [
        *(
            ("recommendation", id, watch)
            for id in questionnaire.recommendations
            for watch in watches.with_recommendation(id)
        ),
        *(
            ("advice", id, watch)
            for id in questionnaire.advice
            for watch in watches.with_advice(id)
        ),
    ]
    found = watching.found([watch for _, _, watch in looked_for])
    shown = {
        (kind, id) for (kind, id, _), is_shown in zip(looked_for, found, strict=True) if is_shown
    }
    for id in questionnaire.recommendations:
        if ("recommendation", id) not in shown:
            yield Unreached("recommendation", id)
    for id in questionnaire.advice:
        if ("advice", id) not in shown:
            yield Unreached("advice", id)
    yield from _dead_rules(questionnaire, watching, watches)


def _dead_rules(
    questionnaire: Questionnaire, watching: Watching, watches: Watches
) -> Iterator[Unreached]:
    rules = list(questionnaire.rules)
    found = watching.first(
        [watch for rule in rules for watch in (watches.fires(rule), watches.seems_to_matter(rule))]
    )
    # Nearly every rule shows what it adds on a path at hand; only for one that does not, all paths
    # have to be looked at: for the first thing it adds together with those of the other rules, for
    # the rest by itself.
    doubtful = {
        rule: iter(watches.matters(rule))
        for rule, fires, likely in zip(rules, found[::2], found[1::2], strict=True)
        if fires is not None
        and not (
            likely and _is_decisive(questionnaire, rule, sheet_of(questionnaire, likely.steps))
        )
    }
    first_things = [next(things) for things in doubtful.values()]
    matter = dict(zip(doubtful, watching.found(first_things), strict=True))
    for rule, fires in zip(rules, found[::2], strict=True):
        if fires is None:
            yield Unreached("rule", rule)
        elif rule in doubtful and not (
            matter[rule] or any(watching.found([watch]) == [True] for watch in doubtful[rule])
        ):
            sheet = _shortest(questionnaire, watching, watches.fires(rule))
            yield Unreached("rule", rule, sheet)


def _is_decisive(questionnaire: Questionnaire, rule: str, sheet: Answers) -> bool:
    """Whether on this path something is recommended and shown for no other reason than the rule."""
    result = Interview.replay(questionnaire, sheet).result
    assert result is not None, "a path that was found is complete"
    otherwise = {reason.recommendation for reason in result.because if reason.rule != rule}
    return any(one.id not in otherwise for one in result.recommendations)


def _shortest(questionnaire: Questionnaire, watching: Watching, watch: Watch) -> Answers:
    witness = watching.shortest(watch)
    assert witness is not None, "what was found on some path has a shortest one"
    return sheet_of(questionnaire, witness.steps)


def _is_urgent(questionnaire: Questionnaire, question: str) -> bool:
    return any(
        questionnaire.rank(recommendation) == 0
        for answer in questionnaire.questions[question].answers.values()
        for recommendation in answer.recommend
    )
