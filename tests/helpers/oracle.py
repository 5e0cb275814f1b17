"""The meaning of a questionnaire, executed word by word.

This module is the specification as a program: every function below is one or two sentences of the
design, translated without thought for speed. It works on the plain data of a rule file (what a
YAML reader gives: `dict`, `list`, `str`, `int`, `bool`; the order of a mapping is the order of the
file) and knows nothing of the real engine, which is tested against it on small questionnaires.

It trusts its input: the data must be a valid questionnaire (shape, references and flow), and small
enough for all of its paths to be walked one by one.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product
from typing import Any, Literal, TypeAlias

Data: TypeAlias = dict[str, Any]
"""The plain data of one rule file, or of one thing in it."""

Condition: TypeAlias = Any
"""A name (`question.answer` or of a named condition), a list, or a mapping with one operator."""

Reply: TypeAlias = str | list[str] | int | Decimal
"""One entry of an answer sheet: an answer's id, the ticked boxes, a number, or `unsure`."""

Sheet: TypeAlias = dict[str, Reply]
"""Replies by question id."""

NONE = "none"
"""The answer of a `choose: any` question in which no box is ticked."""

UNSURE = "unsure"
"""The answer to a question for a number, where it has that, of somebody who does not know it."""


@dataclass(frozen=True)
class Reason:
    """Why something was recommended.

    question: the question whose answer or `end` recommended it; None when it was a rule.
    answer: the answer that did; None for a rule, and where the `end` belongs to no single answer
        (a question passed over, or a `choose: any` question, whose way on is its own).
    rule: the rule that recommended it; None when it was a question.
    recommendation: what was recommended.
    """

    question: str | None
    answer: str | None
    rule: str | None
    recommendation: str


@dataclass(frozen=True)
class Walk:
    """What became of one answer sheet.

    asked: the questions really asked and answered, in order.
    missing: the question that comes next and has no reply in the sheet; None when complete.
    level: the level reached so far; None while nothing is recommended.
    recommendations: those shown, most urgent first, in order of arrival within a level.
    recommended: all that were recommended, each once, in order of arrival.
    advice: the advice shown, in the order of the file.
    reasons: why each was recommended (shown or not), in order of arrival, no reason twice.
    facts: the atoms (`question.answer`) that are true.
    fired: the rules that fired, in order.
    early: whether the computed early end ended it.
    sums: what every score has come to.
    scores: those that a question asked adds to, in the order of the file.
    """

    asked: tuple[str, ...]
    missing: str | None
    level: str | None
    recommendations: tuple[str, ...]
    recommended: tuple[str, ...]
    advice: tuple[str, ...]
    reasons: tuple[Reason, ...]
    facts: frozenset[str]
    fired: tuple[str, ...]
    early: bool
    sums: Mapping[str, int]
    scores: Collection[str]

    @property
    def because(self) -> tuple[Reason, ...]:
        """The reasons for what is shown."""
        return tuple(why for why in self.reasons if why.recommendation in self.recommendations)


# Conditions


def holds(
    condition: Condition,
    facts: Collection[str],
    conditions: Mapping[str, Condition],
    *,
    unless: bool = False,
    sums: Mapping[str, int] | None = None,
    numbers: Mapping[str, Reply] | None = None,
) -> bool:
    """Whether a condition holds.

    condition: the condition as the file has it.
    facts: the atoms that are true.
    conditions: the file's named conditions.
    sums: what each score has come to.
    numbers: the replies to the questions asked; a promise may look at a number among them.
    unless: the condition stands under `unless`, where a bare list at the top means any of them.
    """

    def each(members: list[Condition]) -> list[bool]:
        return [holds(member, facts, conditions, sums=sums, numbers=numbers) for member in members]

    if isinstance(condition, str):
        return condition in facts if "." in condition else all(each([conditions[condition]]))
    if isinstance(condition, list):
        return any(each(condition)) if unless else all(each(condition))
    if "score" in condition:
        reached = (sums or {})[condition["score"]]
        low, high = condition.get("at_least", reached), condition.get("at_most", reached)
        return bool(low <= reached <= high)
    if "number" in condition:
        reply = (numbers or {}).get(condition["number"])
        if not isinstance(reply, int | Decimal):
            return False  # not asked, or not known
        return bool(condition.get("at_least", reply) <= reply <= condition.get("at_most", reply))
    if "other_than" in condition:
        question = condition["other_than"][0].partition(".")[0]
        answered = [fact for fact in facts if fact.partition(".")[0] == question]
        return any(fact not in condition["other_than"] for fact in answered)
    if "all" in condition:
        return all(each(condition["all"]))
    if "any" in condition:
        return any(each(condition["any"]))
    return sum(each(condition["of"])) >= int(condition["at_least"])


# Scores


def added_by(data: Data, question: str) -> list[str]:
    """The scores that a question adds to: those it names, or the only one where it has points."""
    own = data["questions"][question]
    if "adds_to" in own:
        return list(own["adds_to"])
    has_points = "points" in own or any("points" in answer for answer in answers_of(own).values())
    return list(data.get("scores", {})) if has_points else []


def points_of(data: Data, question: str, reply: Reply) -> int:
    """The points that a reply to a question adds."""
    own = data["questions"][question]
    if own.get("points") == "value" and isinstance(reply, int):
        return reply
    answers = answers_of(own)
    return sum(answers[answer].get("points", 0) for answer in given(data, question, reply))


def sums_of(data: Data, added: Mapping[str, int]) -> dict[str, int]:
    """What each score comes to, by the points that each question answered has added."""
    return {
        score: own.get("from", 0)
        + sum(points for question, points in added.items() if score in added_by(data, question))
        for score, own in data.get("scores", {}).items()
    }


def most_points(data: Data, question: str) -> int:
    """The most that any reply to a question adds."""
    return max(points_of(data, question, reply) for reply in replies(data, question))


# Levels


def rank(data: Data, level: str | None) -> int:
    """The place of a level in the file: 0 is the most urgent.

    No level at all counts as calmer than the calmest.
    """
    if level is None:
        return len(data["levels"])
    return list(data["levels"]).index(level)


def level_of(data: Data, recommendation: str) -> str:
    """The level of a recommendation."""
    return str(data["recommendations"][recommendation]["level"])


def within_gate(data: Data, gate: Mapping[str, str], level: str | None) -> bool:
    """Whether a level lies within `{at_least: ..., at_most: ...}`, either of which may be absent.

    `at_least` wants this urgency or more, `at_most` this urgency or less.
    """
    if "at_least" in gate and rank(data, level) > rank(data, gate["at_least"]):
        return False
    return not ("at_most" in gate and rank(data, level) < rank(data, gate["at_most"]))


# Replies


def answers_of(own: Data) -> dict[str, Data]:
    """The answers of a question by id; that a number is not known is the last of them."""
    return {**own["answers"], **({UNSURE: own[UNSURE]} if UNSURE in own else {})}


def numbers_of(own: Data) -> list[int | Decimal]:
    """Every number that a question takes: `from`, and each `step` from there to `to`."""
    first, last, step = (Decimal(own["number"].get(key, 1)) for key in ("from", "to", "step"))
    every = [first + step * count for count in range(int((last - first) / step) + 1)]
    # A whole number is written without a point.
    return [int(number) if number == int(number) else number for number in every]


def atoms_of(data: Data, question: str) -> list[str]:
    """All atoms of a question, `none` of a `choose: any` question included."""
    own = data["questions"][question]
    answers = list(answers_of(own))
    if own.get("choose") == "any":
        answers.append(NONE)
    return [f"{question}.{answer}" for answer in answers]


def replies(data: Data, question: str) -> list[Reply]:
    """One reply for every answer that can be given, as paths are counted.

    A band of a number is one answer (its `up_to` stands for it), k boxes are 2^k answers. Where
    the number itself counts for a score, each number is one.
    """
    own = data["questions"][question]
    if "number" in own:
        counts = own.get("points") == "value"
        tops = [band["up_to"] for band in own["answers"].values()]
        return [*(numbers_of(own) if counts else tops), *([UNSURE] if UNSURE in own else [])]
    if own.get("choose") == "any":
        boxes = list(own["answers"])
        return [
            [box for box, is_ticked in zip(boxes, ticks, strict=True) if is_ticked]
            for ticks in product([False, True], repeat=len(boxes))
        ]
    return list(own["answers"])


def given(data: Data, question: str, reply: Reply) -> list[str]:
    """The ids of the answers that a reply gives, in the order of the file; empty for `none`.

    Raises ValueError when the question does not accept the reply.
    """
    own = data["questions"][question]
    answers = own["answers"]
    refusal = ValueError(f"{question} does not accept {reply!r}")
    if reply == UNSURE and UNSURE in own:
        return [UNSURE]
    if "number" in own:
        if isinstance(reply, bool) or not isinstance(reply, int | Decimal):
            raise refusal
        first, last, step = (own["number"].get(key, 1) for key in ("from", "to", "step"))
        if not first <= reply <= last or (reply - first) % step != 0:
            raise refusal
        return [next(answer for answer, band in answers.items() if reply <= band["up_to"])]
    if own.get("choose") == "any":
        ticked = [] if reply == NONE else reply
        if not isinstance(ticked, list) or not set(ticked) <= set(answers):
            raise refusal
        if len(set(ticked)) != len(ticked):
            raise refusal
        return [answer for answer in answers if answer in ticked]
    if not isinstance(reply, str) or reply not in answers:
        raise refusal
    return [reply]


# The walk


def reachable(data: Data, start: str) -> set[str]:
    """The questions reachable by `go` from one, itself included.

    Every `go` written in the file counts: a question's own, and those of its answers.
    """
    found: set[str] = set()
    waiting = [start]
    while waiting:
        question = waiting.pop()
        if question in found:
            continue
        found.add(question)
        own = data["questions"][question]
        waiting += [thing["go"] for thing in [own, *answers_of(own).values()] if "go" in thing]
    return found


def can_be_raised(
    data: Data, about_to_ask: str, facts: Collection[str], level: str, added: Mapping[str, int]
) -> bool:
    """Whether anything can still raise the level reached.

    about_to_ask: the question that is about to be asked.
    facts: the atoms that are true so far.
    level: the level reached so far.
    added: the points that each question answered so far has added.
    """
    questions = data["questions"]
    conditions = data.get("conditions", {})
    ahead = reachable(data, about_to_ask)

    # Suppose all their answers (and `none`) given on top of those so far ...
    supposed = set(facts)
    for question in ahead:
        supposed |= set(atoms_of(data, question))
    # Of every question a score counts the most that one path could add there.
    most = {**added, **{question: most_points(data, question) for question in ahead}}
    # ... and leave out the questions whose `ask_if` fails even then.
    rest = [
        question
        for question in ahead
        if "ask_if" not in questions[question]
        or holds(questions[question]["ask_if"], supposed, conditions, sums=sums_of(data, most))
    ]

    possible: list[str] = []
    # An answer of the rest ...
    for question in rest:
        for answer in answers_of(questions[question]).values():
            possible += answer.get("recommend", [])
            if "end" in answer:
                possible.append(answer["end"])
    # ... an own `end` of any reachable question ...
    for question in ahead:
        if "end" in questions[question]:
            possible.append(questions[question]["end"])
    # ... or a rule that holds when all answers of the rest are given on top of those so far.
    supposed_of_rest = set(facts)
    for question in rest:
        supposed_of_rest |= set(atoms_of(data, question))
    of_rest = {**added, **{question: most[question] for question in rest}}
    for rule in data.get("rules", {}).values():
        if holds(rule["when"], supposed_of_rest, conditions, sums=sums_of(data, of_rest)):
            possible += rule.get("recommend", [])

    return any(rank(data, level_of(data, each)) < rank(data, level) for each in possible)


def shown_recommendations(data: Data, recommended: list[str]) -> list[str]:
    """What is shown of all that was recommended.

    Most urgent first, in order of arrival within a level; where the level reached is enough, only
    those at that level. What yields is shown only where its level is the level reached.
    """
    level = most_urgent(data, recommended)
    if level is not None and data["levels"][level].get("enough", False):
        return [each for each in recommended if level_of(data, each) == level]
    left = [
        each
        for each in recommended
        if not data["recommendations"][each].get("yields", False) or level_of(data, each) == level
    ]
    # `sorted` keeps the order of arrival among equals.
    return sorted(left, key=lambda each: rank(data, level_of(data, each)))


def shown_advice(
    data: Data,
    shown: list[str],
    advised: list[str],
    facts: Collection[str],
    level: str | None,
    sums: Mapping[str, int],
) -> list[str]:
    """The advice shown, in the order of the file.

    shown: the recommendations shown.
    advised: the advice given along the way.
    facts: the atoms that are true on the whole path.
    level: the level reached.
    sums: what each score has come to.
    """
    wanted = list(advised)
    for recommendation in shown:
        wanted += data["recommendations"][recommendation].get("advice", [])
    result: list[str] = []
    for name, advice in data.get("advice", {}).items():
        if name not in wanted:
            continue
        if "unless" in advice and holds(
            advice["unless"], facts, data.get("conditions", {}), unless=True, sums=sums
        ):
            continue
        if not within_gate(data, advice.get("level", {}), level):
            continue
        result.append(name)
    return result


def most_urgent(data: Data, recommended: list[str]) -> str | None:
    """The most urgent level among recommendations; None when there are none."""
    levels = [level_of(data, each) for each in recommended]
    return min(levels, key=lambda level: rank(data, level), default=None)


def way_of(question: Data, answer: Data) -> Data:
    """What has the way on after an answer: the answer itself, or else its question."""
    return answer if "go" in answer or "end" in answer else question


def is_over_early(
    data: Data, here: str, facts: set[str], level: str | None, added: Mapping[str, int]
) -> bool:
    """Whether an interview at that level is over before the question ``here`` is asked."""
    return (
        level is not None
        and bool(data["levels"][level].get("enough", False))
        and not can_be_raised(data, here, facts, level, added)
    )


def walk(data: Data, sheet: Mapping[str, Reply]) -> Walk:
    """Walk through a questionnaire with an answer sheet, as far as the sheet goes.

    Replies to questions that are never asked are ignored. Raises ValueError when a question that
    is asked does not accept its reply.
    """
    conditions = data.get("conditions", {})
    rules = data.get("rules", {})
    asked: list[str] = []
    recommended: list[str] = []
    advised: list[str] = []
    reasons: list[Reason] = []
    facts: set[str] = set()
    added: dict[str, int] = {}
    fired: list[str] = []
    missing: str | None = None
    early = False

    def recommend(reason: Reason) -> None:
        """Add one recommendation; nothing that was recommended is ever taken back."""
        if reason.recommendation not in recommended:
            recommended.append(reason.recommendation)
        if reason not in reasons:
            reasons.append(reason)

    here: str | None = data["start"]
    while here is not None:
        question = data["questions"][here]

        # Passing over: no answer, the question's own way on, and no look at the rules.
        if "ask_if" in question and not holds(
            question["ask_if"], facts, conditions, sums=sums_of(data, added)
        ):
            if "end" in question:
                recommend(Reason(here, None, None, question["end"]))
                here = None
            else:
                here = question["go"]
            continue

        # The question is about to be asked: this is where an interview may be over early.
        if is_over_early(data, here, facts, most_urgent(data, recommended), added):
            early = True
            break

        if here not in sheet:
            missing = here
            break
        chosen = given(data, here, sheet[here])
        asked.append(here)
        facts |= {f"{here}.{answer}" for answer in chosen or [NONE]}
        added[here] = points_of(data, here, sheet[here])

        for answer in chosen:
            for each in answers_of(question)[answer].get("recommend", []):
                recommend(Reason(here, answer, None, each))
            advised += answers_of(question)[answer].get("advise", [])

        # Under `choose: any` the way on is the question's, and so no single answer's.
        is_any = question.get("choose") == "any"
        way = question if is_any else way_of(question, answers_of(question)[chosen[0]])
        if "end" in way:
            recommend(Reason(here, None if is_any else chosen[0], None, way["end"]))

        for name, rule in rules.items():
            if name not in fired and holds(
                rule["when"], facts, conditions, sums=sums_of(data, added)
            ):
                fired.append(name)
                for each in rule.get("recommend", []):
                    recommend(Reason(None, None, name, each))
                advised += rule.get("advise", [])

        here = None if "end" in way else way["go"]

    level = most_urgent(data, recommended)
    shown = shown_recommendations(data, recommended)
    return Walk(
        asked=tuple(asked),
        missing=missing,
        level=level,
        recommendations=tuple(shown),
        recommended=tuple(recommended),
        advice=tuple(shown_advice(data, shown, advised, facts, level, sums_of(data, added))),
        reasons=tuple(reasons),
        facts=frozenset(facts),
        fired=tuple(fired),
        early=early,
        sums=sums_of(data, added),
        scores=[score for score in data.get("scores", {}) if score in counted(data, asked)],
    )


def counted(data: Data, asked: Collection[str]) -> set[str]:
    """The scores that any of these questions adds to."""
    return {score for question in asked for score in added_by(data, question)}


# All paths


def ways_on(data: Data, sheet: Sheet) -> Iterator[tuple[Sheet, Walk]]:
    """Every complete interview that begins with the replies of a sheet, each exactly once."""
    result = walk(data, sheet)
    if result.missing is None:
        yield sheet, result
        return
    for reply in replies(data, result.missing):
        yield from ways_on(data, {**sheet, result.missing: reply})


def paths(data: Data) -> Iterator[tuple[Sheet, Walk]]:
    """Every complete interview exactly once, as its answer sheet and what becomes of it."""
    return ways_on(data, {})


def prefixes(data: Data, sheet: Sheet | None = None) -> Iterator[tuple[Sheet, str]]:
    """Every beginning of a path that a question follows, with that question.

    sheet: begin with these replies; by default with none.
    """
    so_far: Sheet = {} if sheet is None else sheet
    question = walk(data, so_far).missing
    if question is None:
        return
    yield so_far, question
    for reply in replies(data, question):
        yield from prefixes(data, {**so_far, question: reply})


def longest_way_on(data: Data, sheet: Sheet) -> int:
    """The largest number of questions that may still be asked after a partial sheet.

    Only the replies that the walk uses count: one to a question behind the first missing one is
    taken as not given.
    """
    begun = walk(data, sheet).asked
    used = {question: sheet[question] for question in begun}
    return max(len(result.asked) for _, result in ways_on(data, used)) - len(begun)


@dataclass(frozen=True)
class Counts:
    """How many paths there are.

    paths: complete interviews.
    shortest, longest: the least and the most questions asked on one.
    levels: paths that reach each level, in the order of the file; 0 where none does.
    """

    paths: int
    shortest: int
    longest: int
    levels: dict[str, int]


def counts(data: Data) -> Counts:
    """Count the paths."""
    walks = [result for _, result in paths(data)]
    return Counts(
        paths=len(walks),
        shortest=min(len(result.asked) for result in walks),
        longest=max(len(result.asked) for result in walks),
        levels={
            level: len([result for result in walks if result.level == level])
            for level in data["levels"]
        },
    )


# Promises


@dataclass(frozen=True)
class Judgement:
    """What became of a promise.

    verdict: `vacuous` when no path is concerned, `broken` when it fails on one, else `proved`.
    broken: the sheets of all the paths that break it.
    """

    verdict: Literal["proved", "broken", "vacuous"]
    broken: tuple[Sheet, ...]


def judge_promise(data: Data, name: str) -> Judgement:
    """Judge one promise of the file on every path."""
    promise = data["promises"][name]
    conditions = data.get("conditions", {})
    is_vacuous = True
    broken: list[Sheet] = []
    for each, result in paths(data):
        for sheet in every_number(data, promise, each):
            numbers = {question: sheet[question] for question in result.asked}
            if "when" in promise and not holds(
                promise["when"], result.facts, conditions, sums=result.sums, numbers=numbers
            ):
                continue
            if "unless" in promise and holds(
                promise["unless"],
                result.facts,
                conditions,
                unless=True,
                sums=result.sums,
                numbers=numbers,
            ):
                continue
            is_vacuous = False
            if not keeps(data, promise, result):
                broken.append(sheet)
    if is_vacuous:
        return Judgement("vacuous", ())
    return Judgement("broken" if broken else "proved", tuple(broken))


def every_number(data: Data, promise: Data, sheet: Sheet) -> Iterator[Sheet]:
    """The sheet with every number of the same band, where the promise looks at the number."""
    looked_at = [
        question
        for question in sheet
        if "number" in data["questions"][question] and f"'number': '{question}'" in str(promise)
    ]
    choices = []
    for question in looked_at:
        own, band = data["questions"][question], given(data, question, sheet[question])
        alike = [one for one in numbers_of(own) if given(data, question, one) == band]
        counts = own.get("points") == "value"  # each number is a path of its own then
        choices.append([sheet[question]] if counts or band == [UNSURE] else alike)
    for numbers in product(*choices):
        yield {**sheet, **dict(zip(looked_at, numbers, strict=True))}


def keeps(data: Data, promise: Data, result: Walk) -> bool:
    """Whether each key of a promise holds of what is shown at the end of a path."""
    recommendations, advice = set(result.recommendations), set(result.advice)
    return (
        within_gate(data, promise.get("level", {}), result.level)
        and recommendations.issuperset(promise.get("recommend", []))
        and recommendations.isdisjoint(promise.get("never_recommend", []))
        and advice.issuperset(promise.get("advise", []))
        and advice.isdisjoint(promise.get("never_advise", []))
    )


# The order check


def milder_and_worse(data: Data, question: str) -> list[tuple[str, str, Reply, Reply]]:
    """What the order check compares in a question.

    Each entry is the milder answer, the worse answer, and a reply that gives each. Under
    `choose: any` a box is compared with its absence (called `not BOX`), once for every set of the
    other boxes.
    """
    own = data["questions"][question]
    if own.get("choose") == "any":
        return [
            (f"not {box}", box, ticked, [each for each in own["answers"] if each in [*ticked, box]])
            for ticked in replies(data, question)
            if isinstance(ticked, list)
            for box in own["answers"]
            if box not in ticked
        ]
    if "worse" not in own:
        return []
    # Bands rise and answers are listed mild to severe, so either way the later one is worse.
    # That the number is not known is neither milder nor worse.
    listed = [
        (given(data, question, reply)[0], reply)
        for reply in replies(data, question)
        if reply != UNSURE
    ]
    return [
        (milder, worse, milder_reply, worse_reply)
        for (milder, milder_reply), (worse, worse_reply) in pairwise(listed)
        if milder != worse
    ]


def order_breaks(data: Data) -> set[tuple[str, str, str]]:
    """Where a worse answer leads to less urgency: question, milder answer, worse answer.

    Under `choose: any` the milder answer is called `not BOX`.
    """
    breaks: set[tuple[str, str, str]] = set()
    for sheet, question in prefixes(data):
        for milder, worse, milder_reply, worse_reply in milder_and_worse(data, question):
            after_milder = [
                rank(data, result.level)
                for _, result in ways_on(data, {**sheet, question: milder_reply})
            ]
            after_worse = [
                rank(data, result.level)
                for _, result in ways_on(data, {**sheet, question: worse_reply})
            ]
            # A higher rank is calmer: the largest is the calmest, the smallest the most urgent.
            if max(after_worse) > max(after_milder) or min(after_worse) > min(after_milder):
                breaks.add((question, milder, worse))
    return breaks


# What no path reaches


@dataclass(frozen=True)
class Dead:
    """What is in the file and yet on no path.

    never_recommended: recommendations that no path recommends.
    never_shown: recommendations that no path shows (those never recommended included).
    advice_never_shown: advice that no path shows.
    levels_never_reached: levels that are the level reached of no path.
    rules_never_fire: rules that fire on no path.
    rules_never_matter: rules without which every path would be the same (see `rule_effects`);
        most rules that never fire are among them.
    never_asked: questions that no path asks.
    never_given: atoms (`question.answer`) that are true on no path.
    """

    never_recommended: frozenset[str]
    never_shown: frozenset[str]
    advice_never_shown: frozenset[str]
    levels_never_reached: frozenset[str]
    rules_never_fire: frozenset[str]
    rules_never_matter: frozenset[str]
    never_asked: frozenset[str]
    never_given: frozenset[str]


Effect: TypeAlias = Literal["asked", "level", "recommended", "shown", "order", "advice"]
"""One thing about a path that a rule can change."""


def rule_effects(data: Data, rule: str) -> set[Effect]:
    """What would change on some path if a rule were taken out of the file.

    `asked`: the questions asked; `level`: the level reached; `recommended`: the set of all that is
    recommended; `shown`: the set of recommendations shown; `order`: no more than the order of those
    shown; `advice`: the advice shown.
    """
    rules = {name: each for name, each in data["rules"].items() if name != rule}
    without: Data = {**data, "rules": rules}

    # Taking a rule out can make a path longer (a level is no longer reached) or shorter (nothing
    # can raise the level any more), so each path of either file is walked in both.
    sheets = [sheet for sheet, _ in paths(data)] + [sheet for sheet, _ in paths(without)]
    effects: set[Effect] = set()
    for sheet in sheets:
        old, new = walk(data, sheet), walk(without, sheet)
        if (old.asked, old.missing) != (new.asked, new.missing):
            effects.add("asked")
        if old.level != new.level:
            effects.add("level")
        if set(old.recommended) != set(new.recommended):
            effects.add("recommended")
        if set(old.recommendations) != set(new.recommendations):
            effects.add("shown")
        elif old.recommendations != new.recommendations:
            effects.add("order")
        if old.advice != new.advice:
            effects.add("advice")
    return effects


def dead(data: Data) -> Dead:
    """Find what no path reaches."""
    walks = [result for _, result in paths(data)]
    rules = data.get("rules", {})
    atoms = [atom for question in data["questions"] for atom in atoms_of(data, question)]

    def unseen(names: Collection[str], seen: list[Collection[str]]) -> frozenset[str]:
        """The names that are in none of the collections."""
        return frozenset(name for name in names if not any(name in each for each in seen))

    return Dead(
        never_recommended=unseen(data["recommendations"], [each.recommended for each in walks]),
        never_shown=unseen(data["recommendations"], [each.recommendations for each in walks]),
        advice_never_shown=unseen(data.get("advice", {}), [each.advice for each in walks]),
        levels_never_reached=unseen(data["levels"], [[each.level or ""] for each in walks]),
        rules_never_fire=unseen(rules, [each.fired for each in walks]),
        rules_never_matter=frozenset(rule for rule in rules if not rule_effects(data, rule)),
        never_asked=unseen(data["questions"], [each.asked for each in walks]),
        never_given=unseen(atoms, [each.facts for each in walks]),
    )


def rides_along(data: Data) -> dict[str, list[Sheet]]:
    """The ends shown below something more urgent though nobody said so, with all such paths."""
    found: dict[str, list[Sheet]] = {}
    for own in data["questions"].values():
        for thing in [own, *answers_of(own).values()]:
            if "end" in thing and "yields" not in data["recommendations"][thing["end"]]:
                found[thing["end"]] = []
    for sheet, path in paths(data):
        for end in found:
            if end in path.recommendations and level_of(data, end) != path.level:
                found[end].append(sheet)
    return {end: sheets for end, sheets in found.items() if sheets}


def adds_nothing(data: Data, rule: str) -> bool:
    """Whether on every path on which the rule fires all that is shown is there by other means."""
    adds = data["rules"][rule]
    for _, path in paths(data):
        if rule not in path.fired:
            continue
        others = [reason.recommendation for reason in path.reasons if reason.rule != rule]
        if any(id in path.recommendations and id not in others for id in adds.get("recommend", [])):
            return False
        shown = [id for id in path.recommendations if id in others]
        collected = {one for id in shown for one in data["recommendations"][id].get("advice", [])}
        for question, reply in _replies_on(path, data):
            for name in given(data, question, reply):
                answer = answers_of(data["questions"][question]).get(name, {})
                collected |= set(answer.get("advise", []))
        for other in path.fired:
            if other != rule:
                collected |= set(data["rules"][other].get("advise", []))
        if not set(path.advice) <= collected:
            return False
    return True


def _replies_on(path: Walk, data: Data) -> list[tuple[str, Reply]]:
    """The replies on a path, worked out from the facts it made true."""
    found: list[tuple[str, Reply]] = []
    for question in path.asked:
        for reply in replies(data, question):
            names = {f"{question}.{name}" for name in given(data, question, reply)}
            if names == {fact for fact in path.facts if fact.startswith(f"{question}.")}:
                found.append((question, reply))
    return found
