"""The bands of number questions: together they cover every number once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from triage.checks.flow.links import answers_of, questions_in
from triage.checks.page import Page
from triage.checks.shape.values import WRONG_VALUE
from triage.problems import Finding, Keys
from triage.reading.content import Content

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

PAGES = (BAND_GAP, BAND_OVERLAP, BAND_OUTSIDE)


def check(content: Content) -> Iterator[Finding]:
    """Find bands that leave numbers out, take numbers of another band, or lie outside."""
    for id, question in questions_in(content).items():
        number: Any = question.get("number")
        answers = answers_of(question)
        if not isinstance(number, dict) or not answers or len(answers) < len(question["answers"]):
            continue  # of the last: nobody knows where the other bands end
        lowest: Any = number.get("from")
        highest: Any = number.get("to")
        limits: dict[str, Any] = {name: item.get("up_to") for name, item in answers.items()}
        if not all(map(_is_whole, (lowest, highest, *limits.values()))):
            continue  # has its problem already
        where: Keys = ("questions", id, "answers")
        if where[:2] in content.partial or where in content.partial:
            continue
        yield from _bands(id, lowest, highest, limits)


def _bands(id: str, lowest: int, highest: int, limits: Mapping[str, int]) -> Iterator[Finding]:
    if lowest > highest:
        yield WRONG_VALUE.at(
            ("questions", id, "number", "to"),
            f"`to` of question `{id}` is {highest}, which is less than `from` ({lowest}).",
            "Write the lowest number as `from` and the highest as `to`.",
        )
        return
    before, last = lowest - 1, ""
    outside = False
    for name, limit in limits.items():
        keys: Keys = ("questions", id, "answers", name, "up_to")
        if not lowest <= limit <= highest:
            outside = True
            yield BAND_OUTSIDE.at(
                keys,
                f"Band `{id}.{name}` goes up to {limit}, but the question takes the numbers from "
                f"{lowest} to {highest}.",
                f"Write a number from {before + 1} to {highest}."
                if before < highest
                else "Remove the band.",
            )
            continue
        if limit <= before:
            yield BAND_OVERLAP.at(
                keys,
                f"Band `{id}.{name}` goes up to {limit}, but band `{id}.{last}` before it already "
                f"goes up to {before}: no number is left for it.",
                "List the bands in rising order, each with a higher `up_to` than the one before.",
            )
            continue
        before, last = limit, name
    if before < highest and not outside:
        missing = f"{before + 1}" if before + 1 == highest else f"{before + 1} to {highest}"
        yield BAND_GAP.at(
            ("questions", id, "answers", last, "up_to"),
            f"Question `{id}` takes {missing}, but no band does: the last one, `{last}`, goes up "
            f"to {before}.",
            f"Write `up_to: {highest}` for the last band, or add a band.",
        )


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
