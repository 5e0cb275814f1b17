"""Conditions that only promises have: on a number itself, and on a score or a number that is low.

The checks work on the data as it was read; what has a wrong shape is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from triage.checks.flow.bands import none_of_the_steps
from triage.checks.flow.links import questions_in
from triage.checks.flow.logic import IMPOSSIBLE_CONDITION, members_of, written_conditions
from triage.checks.naming import sentence, thing, value_at
from triage.checks.shape.fields import MISPLACED_FIELD
from triage.checks.shape.values import WRONG_VALUE
from triage.interview.answers import numbers_in_words
from triage.problems import Finding, Keys
from triage.reading.content import Content
from triage.rules.numbers import Number, exact
from triage.rules.written import read_number

BOUNDS = ("at_least", "at_most")


def check(content: Content) -> Iterator[Finding]:
    """Find such conditions outside of promises, and those that compare with no such number."""
    questions = questions_in(content)
    for keys, written in written_conditions(content.data):
        yield from _look_at(keys, written, questions)


def _look_at(keys: Keys, written: Any, questions: Mapping[str, Any]) -> Iterator[Finding]:
    for where, member in members_of(keys, written):
        yield from _look_at(where, member, questions)
    if not isinstance(written, dict):
        return
    asked = written.get("number")
    if keys[0] != "promises":
        yield from _only_in_promises(keys, written)
    elif isinstance(asked, str) and asked in questions:
        yield from _number(keys, written, questions[asked])
    elif all(_is_number(written.get(bound)) for bound in BOUNDS) and "score" in written:
        yield from _crossed(keys, written)


def _only_in_promises(keys: Keys, written: Mapping[str, Any]) -> Iterator[Finding]:
    if "number" in written:
        yield MISPLACED_FIELD.at_key(
            (*keys, "number"),
            sentence(
                f"a condition of {thing(keys)} has `number`, which only a promise can: what is "
                "decided follows from the bands."
            ),
            "Name the bands: `{any: [QUESTION.BAND]}`; where the limit lies inside of one, part "
            "it there.",
        )
    elif "at_most" in written:
        yield MISPLACED_FIELD.at_key(
            (*keys, "at_most"),
            sentence(
                f"A condition of {thing(keys)} has `at_most`, which only a promise can: what holds "
                "with few points would no longer hold with more."
            ),
            "Write what more points mean, with `at_least`; the rest is what is left.",
        )


def _number(
    keys: Keys, written: Mapping[str, Any], question: Mapping[str, Any]
) -> Iterator[Finding]:
    id = written["number"]
    if "number" not in question:
        yield WRONG_VALUE.at(
            (*keys, "number"),
            sentence(f"{value_at((*keys, 'number'))} is `{id}`, which does not ask for a number."),
            f"Name one of its answers: `{id}.ANSWER`.",
        )
        return
    number = _numbers_of(question)
    bounds = {bound: written[bound] for bound in BOUNDS if bound in written}
    if number is None or not all(map(_is_number, bounds.values())):
        return  # has its problem already
    for bound, value in bounds.items():
        where = (*keys, bound)
        if not number.lowest <= value <= number.highest:
            yield WRONG_VALUE.at(
                where,
                sentence(
                    f"{value_at(where)} is {exact(value)}, but question `{id}` asks for "
                    f"{numbers_in_words(number)}."
                ),
                "Write one of these, or another `from` or `to` for the question.",
            )
        elif not number.takes(exact(value)):
            yield none_of_the_steps(where, number, exact(value))
    yield from _crossed(keys, written)


def _crossed(keys: Keys, written: Mapping[str, Any]) -> Iterator[Finding]:
    least, most = (written.get(bound) for bound in BOUNDS)
    if least is not None and most is not None and least > most:
        yield IMPOSSIBLE_CONDITION.at(
            (*keys, "at_least"),
            f"A condition of {thing(keys)} asks for at least {least} and at most {most}, so it can "
            "never hold.",
            "Exchange the two, or leave one out.",
        )


def _numbers_of(question: Mapping[str, Any]) -> Number | None:
    """The numbers that a question takes; None where it does not say so."""
    item = question["number"]
    if not isinstance(item, dict):
        return None
    written = (item.get("from"), item.get("to"), item.get("step", 1))
    if not all(map(_is_number, written)) or written[2] <= 0:
        return None
    number = read_number(item)
    return number if number.lowest <= number.highest else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
