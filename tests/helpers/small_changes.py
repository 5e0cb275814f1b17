"""Small mistakes in small questionnaires, and what comes of them by brute force.

The mistakes are the changes of `triage test --mutate`, and weakened promises.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

from helpers import oracle
from helpers.joint_paths import as_sheet, parts
from helpers.random_questionnaires import random_questionnaire
from triage.mutation import Change, changes_of
from triage.mutation.conditions import altered
from triage.mutation.editing import changed

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
SEEDS = range(400 if DEEP else 4)
"""Seeds for `samples`."""

SINGLE_SEEDS = range(100 if DEEP else 5)
"""Seeds for `single_changes`."""


def weaker_promises(data: dict[str, Any]) -> Iterator[Change]:
    """Changes that no author would notice, since nothing checks the promises: but the proof must.

    A bound on the level moves by one, and `when` and `unless` are altered.
    """
    levels = list(data["levels"])
    for name, promise in data.get("promises", {}).items():
        for bound, level in promise.get("level", {}).items():
            for rank in (levels.index(level) - 1, levels.index(level) + 1):
                if 0 <= rank < len(levels):
                    path = ("promises", name, "level", bound)
                    yield Change(name, path, changed(data, path, levels[rank]))
        for key, list_means in (("when", "all"), ("unless", "any")):
            for inside, value, what in altered(promise.get(key, ""), list_means=list_means):
                path = ("promises", name, key, *inside)
                yield Change(what, path, changed(data, path, value))


def samples(seed: int) -> Iterator[tuple[random.Random, dict[str, Any], list[Change]]]:
    """Random questionnaires, each with some changes, always the same for a seed."""
    rng = random.Random(seed)
    for _ in range(9):
        data = random_questionnaire(rng, most_paths=40)
        changes = [*changes_of(data), *weaker_promises(data)]
        yield rng, data, rng.sample(changes, min(10, len(changes)))


def outcome(data: dict[str, Any], sheet: oracle.Sheet) -> tuple[object, ...]:
    """What a change must not touch: what is shown but for its order, and that no more is asked."""
    walk = oracle.walk(data, sheet)
    return (walk.missing, walk.level, {*walk.recommendations}, {*walk.advice})


def completed(data: dict[str, Any], sheet: oracle.Sheet) -> oracle.Sheet:
    """The sheet with any reply to each question that comes next and decides nothing."""
    missing = oracle.walk(data, sheet).missing
    while missing is not None and _decides_nothing(data, missing):
        sheet = {**sheet, missing: oracle.replies(data, missing)[0]}
        missing = oracle.walk(data, sheet).missing
    return sheet


def _decides_nothing(data: dict[str, Any], question: str) -> bool:
    answers = data["questions"][question]["answers"].values()
    effects = ("recommend", "advise")
    after = [oracle.way_of(data["questions"][question], answer) for answer in answers]
    ways = {(way.get("go"), way.get("end")) for way in after}
    deciding = [
        *(rule["when"] for rule in data.get("rules", {}).values()),
        *(other.get("ask_if") for other in data["questions"].values()),
        *(advice.get("unless") for advice in data.get("advice", {}).values()),
    ]
    named = {name for condition in deciding for name in _named(data, condition)}
    return (
        not oracle.added_by(data, question)
        and not any(answer.get(effect) for answer in answers for effect in effects)
        and len(ways) == 1
        and question not in named
    )


def _named(data: dict[str, Any], condition: Any) -> Iterator[str]:
    """The questions that a condition names, by itself or through conditions that have a name."""
    if isinstance(condition, str):
        if "." in condition:
            yield condition.partition(".")[0]
        else:
            yield from _named(data, data["conditions"][condition])
    elif isinstance(condition, dict) and "score" not in condition:
        for members in condition.values():
            yield from _named(data, members)
    elif isinstance(condition, list):
        for member in condition:
            yield from _named(data, member)


def differing(before: dict[str, Any], after: dict[str, Any]) -> list[oracle.Sheet]:
    """The paths of the first that come out otherwise in the second, or do not come to an end."""
    sheets = [as_sheet(part.answers) for part in parts(before, after) if part.missing is None]
    return [
        sheet
        for sheet in sheets
        if outcome(before, sheet) != outcome(after, completed(after, sheet))
    ]


def single_changes(seed: int, most_paths: int) -> Iterator[tuple[dict[str, Any], Change]]:
    """Changes to random questionnaires, always the same for a seed."""
    rng = random.Random(seed)
    for _ in range(6):
        data = random_questionnaire(rng, most_paths)
        changes = list(changes_of(data))
        for change in rng.sample(changes, min(8, len(changes))):
            yield data, change
