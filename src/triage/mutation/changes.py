"""Every small change to a rule file that somebody could make by mistake.

The data must be that of a valid file. Each change gives data that a file could have; most are valid
again, and those that are not are noticed by the checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from triage.mutation.conditions import altered
from triage.mutation.editing import FileData, changed, value_at, without
from triage.problems import Keys
from triage.rules.conditions import UNSURE
from triage.rules.numbers import exact
from triage.rules.written import adds_to, answers_in
from triage.words import counted


class Change(NamedTuple):
    """One change.

    Attributes:
        what: the change in words, as they follow *nobody would notice if*.
        keys: what it changes; where that stands in the file.
        data: the data of the whole file with it.
    """

    what: str
    keys: Keys
    data: FileData


def changes_of(data: FileData) -> Iterator[Change]:
    """Yield every change to a file, in the order of the file's sections."""
    yield from _levels(data)
    yield from _advice(data)
    yield from _recommendations(data)
    yield from _scales(data)
    yield from _questions(data)
    for name, condition in data.get("conditions", {}).items():
        yield from _condition(data, ("conditions", name), condition, f"the condition `{name}`")
    yield from _rules(data)


def _levels(data: FileData) -> Iterator[Change]:
    for id, level in data["levels"].items():
        keys: Keys = ("levels", id, "enough")
        if level.get("enough", False):
            yield Change(f"the level `{id}` were not `enough`", keys, without(data, keys))
        else:
            what = f"the level `{id}` were `enough`"
            yield Change(what, keys[:-1], changed(data, keys, True))


def _advice(data: FileData) -> Iterator[Change]:
    for id, advice in data.get("advice", {}).items():
        for gate in ("unless", "level"):
            keys: Keys = ("advice", id, gate)
            if gate in advice:
                what = f"the advice `{id}` had no `{gate}`"
                yield Change(what, keys, without(data, keys))
        yield from _condition(
            data, ("advice", id, "unless"), advice.get("unless", ""), f"`unless` of `{id}`", "any"
        )


def _recommendations(data: FileData) -> Iterator[Change]:
    levels = list(data["levels"])
    for id, recommendation in data["recommendations"].items():
        keys: Keys = ("recommendations", id, "level")
        own = levels.index(recommendation["level"])
        for rank in (own - 1, own + 1):
            if 0 <= rank < len(levels):
                what = f"`{id}` were at level `{levels[rank]}` instead of `{levels[own]}`"
                yield Change(what, keys, changed(data, keys, levels[rank]))
        yield from _dropped(data, keys[:-1], f"`{id}`", "advice", "did not come with the advice")
        if "yields" in recommendation:
            where: Keys = ("recommendations", id, "yields")
            does = recommendation["yields"]
            what = f"`{id}` {'stood beside' if does else 'yielded to'} what is more urgent"
            yield Change(what, where, changed(data, where, not does))


def _questions(data: FileData) -> Iterator[Change]:
    for id, question in data["questions"].items():
        keys: Keys = ("questions", id)
        yield from _condition(
            data, (*keys, "ask_if"), question.get("ask_if", ""), f"`ask_if` of `{id}`"
        )
        if "ask_if" in question:
            what = f"`{id}` were asked of everybody"
            yield Change(what, (*keys, "ask_if"), without(data, (*keys, "ask_if")))
        own = {} if isinstance(question["answers"], str) else question["answers"]
        if "number" in question and own:
            yield from _bands(data, keys)
            yield from _step(data, keys)
        places: list[Keys] = [(*keys, "answers", answer) for answer in own]
        for place in [*places, *([(*keys, UNSURE)] if UNSURE in question else [])]:
            name = f"`{id}.{place[-1]}`"
            yield from _additions(data, place, name)
            if question.get("choose") != "any":
                yield from _moved(data, place, name)
            if question.get("points") != "value" and adds_to(data, question):
                yield from _points(data, place, name)
        yield from _moved(data, keys, f"`{id}`")


def _scales(data: FileData) -> Iterator[Change]:
    for id, answers in data.get("scales", {}).items():
        for answer in answers:
            keys: Keys = ("scales", id, answer)
            name = f"`{answer}` of the scale `{id}`"
            yield from _additions(data, keys, name)
            if any("points" in each for each in answers.values()):
                yield from _points(data, keys, name)


def _points(data: FileData, keys: Keys, owner: str) -> Iterator[Change]:
    """Changes to what an answer adds to scores."""
    own = value_at(data, (*keys, "points")) or 0
    for points in (own - 1, own + 1):
        if points >= 0:
            where: Keys = (*keys, "points")
            what = f"{owner} had {counted(points, 'point')} instead of {own}"
            yield Change(what, where if own else keys, changed(data, where, points))


def _rules(data: FileData) -> Iterator[Change]:
    for id, rule in data.get("rules", {}).items():
        keys: Keys = ("rules", id)
        yield Change(f"there were no rule `{id}`", keys, without(data, keys))
        yield from _condition(data, (*keys, "when"), rule["when"], f"the rule `{id}`")
        for change in _additions(data, keys, f"the rule `{id}`"):
            after = change.data["rules"][id]
            # A rule that adds nothing is no rule: the change is that there is none, as above.
            if "recommend" in after or "advise" in after:
                yield change


def _condition(
    data: FileData, keys: Keys, condition: Any, owner: str, list_means: str = "all"
) -> Iterator[Change]:
    for inside, value, what in altered(condition, list_means=list_means):
        where = (*keys, *inside)
        yield Change(f"{owner} {what}", where, changed(data, where, value))


def _additions(data: FileData, keys: Keys, owner: str) -> Iterator[Change]:
    """Changes to what an answer or a rule recommends and advises."""
    yield from _dropped(data, keys, owner, "recommend", "did not recommend")
    recommended = value_at(data, (*keys, "recommend")) or ()
    for place, id in enumerate(recommended):
        calmer = _neighbours(data, id)[0]
        if calmer is not None and calmer not in recommended:
            where = (*keys, "recommend", place)
            what = f"{owner} recommended `{calmer}` instead of `{id}`"
            yield Change(what, where, changed(data, where, calmer))
    yield from _dropped(data, keys, owner, "advise", "did not advise")


def _dropped(data: FileData, keys: Keys, owner: str, key: str, verb: str) -> Iterator[Change]:
    for place, id in enumerate(value_at(data, (*keys, key)) or ()):
        where = (*keys, key, place)
        yield Change(f"{owner} {verb} `{id}`", where, without(data, where))


def _bands(data: FileData, keys: Keys) -> Iterator[Change]:
    bands = value_at(data, (*keys, "answers"))
    number = value_at(data, (*keys, "number"))
    step = exact(number.get("step", 1))
    tops = [exact(number["from"] - step), *(exact(band["up_to"]) for band in bands.values())]
    # The last band ends where the numbers end, so it stays.
    for id, before, own, after in zip(bands, tops, tops[1:], tops[2:], strict=False):
        for top in (exact(own - step), exact(own + step)):
            if before < top < after:
                where = (*keys, "answers", id, "up_to")
                what = f"`{keys[-1]}.{id}` went up to {top} instead of {own}"
                yield Change(what, where, changed(data, where, top))


def _step(data: FileData, keys: Keys) -> Iterator[Change]:
    where = (*keys, "number", "step")
    own = value_at(data, where)
    if own is not None and exact(own) != 1:
        what = f"`{keys[-1]}` took numbers in steps of 1 instead of {exact(own)}"
        yield Change(what, where, without(data, where))


def _moved(data: FileData, keys: Keys, owner: str) -> Iterator[Change]:
    """Changes to where an answer or a question leads.

    It passes over the question it led to, or ends in a calmer recommendation, a more urgent one or
    another at the same level. An answer without a way of its own is given one.
    """
    own = value_at(data, keys)
    question = data["questions"][keys[1]]
    holder = own if "go" in own or "end" in own else question
    key = "go" if "go" in holder else "end"
    if key not in holder:
        return
    where = (*keys, key) if holder is own else keys
    bare = without(data, (*keys, key)) if holder is own else data
    if key == "end":
        ways = [{"end": id} for id in _neighbours(data, holder["end"]) if id is not None]
    else:
        following = data["questions"][holder["go"]]
        ways = [*_way_of(data, following)]
    for way in ways:
        ((new, to),) = way.items()
        what = f"{owner} led to `{to}` instead of `{holder[key]}`"
        yield Change(what, where, changed(bare, (*keys, new), to))


def _way_of(data: FileData, question: FileData) -> Iterator[dict[str, str]]:
    """The way on from a question: its own, or else that of its first answer."""
    for holder in (question, *answers_in(data, question).values()):
        for key in ("go", "end"):
            if key in holder:
                yield {key: holder[key]}
                return


def _neighbours(data: FileData, id: str) -> tuple[str | None, str | None, str | None]:
    """Recommendations nearest to one: the next calmer, the next more urgent, one at its level."""
    levels = list(data["levels"])
    ranks = {name: levels.index(item["level"]) for name, item in data["recommendations"].items()}
    own = ranks[id]
    calmer = min((name for name in ranks if ranks[name] > own), key=ranks.__getitem__, default=None)
    urgent = max((name for name in ranks if ranks[name] < own), key=ranks.__getitem__, default=None)
    same = next((name for name in ranks if ranks[name] == own and name != id), None)
    return calmer, urgent, same
