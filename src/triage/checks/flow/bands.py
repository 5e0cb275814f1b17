"""The bands of number questions: together they cover every number once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from triage.checks.flow.links import answers_of, questions_in
from triage.checks.naming import sentence, value_at
from triage.checks.page import Page
from triage.checks.shape.values import WRONG_VALUE, wrong_type
from triage.problems import Finding, Keys
from triage.reading.content import Content
from triage.rules.conditions import UNSURE
from triage.rules.numbers import MOST_DIGITS, MOST_PLACES, Exact, Number, exact, places_of
from triage.words import nearest

BAND_GAP = Page(
    code="band-gap",
    severity="error",
    title="Numbers that no band takes",
    why=("Whoever gives one of these numbers could not go on. The last `up_to` equals `to`."),
    bad="""\
questions:
  pain:
    answers:
      strong: {up_to: 9}
""",
    good="""\
questions:
  pain:
    answers:
      strong: {up_to: 10}
""",
)

BAND_OVERLAP = Page(
    code="band-overlap",
    severity="error",
    title="A band that the one before has swallowed",
    why=(
        "A number belongs to the first band that goes up to it, so a band that goes no "
        "higher than the one before can never be chosen."
    ),
    bad="""\
questions:
  pain:
    answers:
      mild: {up_to: 10}
""",
    good="""\
questions:
  pain:
    answers:
      mild: {up_to: 4}
""",
)

BAND_OUTSIDE = Page(
    code="band-outside",
    severity="error",
    title="A band outside the numbers that the question takes",
    why=("Nobody can give these numbers: either the band is wrong, or `from` and `to` are."),
    bad="""\
questions:
  pain:
    answers:
      strong: {up_to: 100}
""",
    good="""\
questions:
  pain:
    answers:
      strong: {up_to: 10}
""",
)

OFF_STEP = Page(
    code="off-step",
    severity="error",
    title="A limit between two of the numbers that the question takes",
    why=(
        "The numbers begin at `from` and go on by `step`. A limit between two of them looks "
        "more exact than it is: it would mean the number below."
    ),
    bad="""\
questions:
  pain:
    number: {from: 0, to: 10, step: 0.5}
    answers:
      mild: {up_to: 3.7}
""",
    good="""\
questions:
  pain:
    number: {from: 0, to: 10, step: 0.5}
    answers:
      mild: {up_to: 3.5}
""",
)

PAGES = (BAND_GAP, BAND_OVERLAP, BAND_OUTSIDE, OFF_STEP)


def check(content: Content) -> Iterator[Finding]:
    """Find bands that leave numbers out, take numbers of another band, or lie outside."""
    for id, question in questions_in(content).items():
        number: Any = question.get("number")
        answers = {name: item for name, item in answers_of(question).items() if name != UNSURE}
        if not isinstance(number, dict) or not answers or len(answers) < len(question["answers"]):
            continue  # of the last: nobody knows where the other bands end
        limits: dict[str, Any] = {name: item.get("up_to") for name, item in answers.items()}
        written = (number.get("from"), number.get("to"), number.get("step", 1), *limits.values())
        if not all(map(_is_number, written)) or written[2] <= 0:
            continue  # has its problem already
        where: Keys = ("questions", id, "answers")
        if any(keys in content.partial for keys in (where[:2], where, (*where[:2], "number"))):
            continue
        if "step" not in number and any(map(_is_misspelt_step, number)):
            continue
        yield from _bands(id, number, limits)


def _bands(id: str, written: Mapping[str, Any], limits: Mapping[str, Any]) -> Iterator[Finding]:
    keys: Keys = ("questions", id)
    places = {
        **{(*keys, "number", field): written[field] for field in ("from", "to")},
        **{(*keys, "answers", name, "up_to"): limit for name, limit in limits.items()},
    }
    if "step" in written:
        places[(*keys, "number", "step")] = written["step"]
    unexact = list(_too_fine(places) if "step" in written else _not_whole(places))
    if unexact:
        yield from unexact
        return
    number = Number(exact(written["from"]), exact(written["to"]), "", exact(written.get("step", 1)))
    if number.lowest > number.highest:
        yield WRONG_VALUE.at(
            (*keys, "number", "to"),
            f"`to` of question `{id}` is {number.highest}, which is less than `from` "
            f"({number.lowest}).",
            "Write the lowest number as `from` and the highest as `to`.",
        )
        return
    between = [
        none_of_the_steps(where, number, exact(value))
        for where, value in places.items()
        # The last `up_to` is `to` once more.
        if (where[-1] == "to" or (where[-1] == "up_to" and value != number.highest))
        and value > number.lowest
        and number.at(number.place(exact(value))) != value
    ]
    if between:
        yield from between
        return
    yield from _tiled(id, number, {name: exact(limit) for name, limit in limits.items()})


def _not_whole(places: Mapping[Keys, Any]) -> Iterator[Finding]:
    """What is written with a point where no step says that there are decimals."""
    for keys, value in places.items():
        if isinstance(value, Decimal):
            hint = "Write a whole number, without a point."
            if decimals := places_of(value):
                step = Decimal(1).scaleb(-decimals)
                hint = f"Write a whole number, or say how fine the numbers are: `step: {step:f}`."
            yield wrong_type(keys, value, "integer")._replace(hint=hint)


def _too_fine(places: Mapping[Keys, Any]) -> Iterator[Finding]:
    """What has more decimals, or more digits with them, than are read."""
    most = max(map(places_of, places.values()))
    for keys, value in places.items():
        if places_of(value) > MOST_PLACES:
            yield WRONG_VALUE.at(
                keys,
                f"{value:f} has {places_of(value)} decimals; at most {MOST_PLACES} are read.",
                "Write it with fewer, or in a smaller unit.",
            )
        elif most and abs(value) >= 10 ** (MOST_DIGITS - min(most, MOST_PLACES)):
            yield WRONG_VALUE.at(
                keys,
                f"{value:f} is too large beside numbers with {most} decimals.",
                f"With decimals, numbers have at most {MOST_DIGITS} digits.",
            )


def none_of_the_steps(keys: Keys, number: Number, value: Exact) -> Finding:
    """The number at ``keys`` lies between two of those that the question takes."""
    place = number.place(value)
    below, above = number.at(place), number.at(place + 1)
    counted = f"the numbers from {number.lowest} in steps of {number.step}"
    return OFF_STEP.at(
        keys,
        sentence(f"{value_at(keys)} is {value}, which is none of {counted}."),
        f"Write {below} or {above}, the two nearest."
        if keys[-1] != "to"
        else f"Write {below} or {above}, the two nearest, or another `step`.",
    )


def _tiled(id: str, number: Number, limits: Mapping[str, Exact]) -> Iterator[Finding]:
    lowest, highest = number.lowest, number.highest
    before, last = -1, ""
    outside = False
    for name, limit in limits.items():
        keys: Keys = ("questions", id, "answers", name, "up_to")
        if not lowest <= limit <= highest:
            outside = True
            yield BAND_OUTSIDE.at(
                keys,
                f"Band `{id}.{name}` goes up to {limit}, but the question takes the numbers from "
                f"{lowest} to {highest}.",
                f"Write a number from {number.at(before + 1)} to {highest}."
                if before < number.last
                else "Remove the band.",
            )
            continue
        if number.place(limit) <= before:
            yield BAND_OVERLAP.at(
                keys,
                f"Band `{id}.{name}` goes up to {limit}, but band `{id}.{last}` before it already "
                f"goes up to {number.at(before)}: no number is left for it.",
                "List the bands in rising order, each with a higher `up_to` than the one before.",
            )
            continue
        before, last = number.place(limit), name
    if before < number.last and not outside:
        first = number.at(before + 1)
        missing = f"{first}" if first == highest else f"{first} to {highest}"
        yield BAND_GAP.at(
            ("questions", id, "answers", last, "up_to"),
            f"Question `{id}` takes {missing}, but no band does: the last one, `{last}`, goes up "
            f"to {number.at(before)}.",
            f"Write `up_to: {highest}` for the last band, or add a band.",
        )


def _is_misspelt_step(field: str) -> bool:
    # Asked of what is no field of a number, which is rare: finding near words is slow to load.
    return field not in ("from", "to", "unit") and nearest(field, ("step",)) is not None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
