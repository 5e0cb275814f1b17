"""The bands of number questions: together they cover every number once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from triage.checks.links import answers_of, questions_in
from triage.problems import Path, Problem
from triage.reading.document import Document


def check(document: Document) -> list[Problem]:
    """Find bands that leave numbers out, take numbers of another band, or lie outside."""
    return [
        problem
        for id, question in questions_in(document).items()
        for problem in _bands(document, id, question)
    ]


def _bands(document: Document, id: str, question: Mapping[str, Any]) -> Iterator[Problem]:
    number: Any = question.get("number")
    if not isinstance(number, dict):
        return
    answers = answers_of(question)
    if not answers or len(answers) < len(question["answers"]):
        return  # nobody knows where the other bands end
    lowest: Any = number.get("from")
    highest: Any = number.get("to")
    limits: list[Any] = [item.get("up_to") for item in answers.values()]
    if not all(map(_is_whole, (lowest, highest, *limits))):
        return  # has its problem already
    where: Path = ("questions", id, "answers")
    if where[:2] in document.partial or where in document.partial:
        return
    if lowest > highest:
        yield _problem(
            document,
            "wrong-value",
            f"`to` of question `{id}` is {highest}, which is less than `from` ({lowest}).",
            ("questions", id, "number", "to"),
            "Write the lowest number as `from` and the highest as `to`.",
        )
        return
    before, last = lowest - 1, ""
    outside = False
    for name, limit in zip(answers, limits, strict=True):
        path = (*where, name, "up_to")
        if not lowest <= limit <= highest:
            outside = True
            yield _problem(
                document,
                "band-outside",
                f"Band `{id}.{name}` goes up to {limit}, but the question takes the numbers from "
                f"{lowest} to {highest}.",
                path,
                f"Write a number from {before + 1} to {highest}."
                if before < highest
                else "Remove the band.",
            )
            continue
        if limit <= before:
            yield _problem(
                document,
                "band-overlap",
                f"Band `{id}.{name}` goes up to {limit}, but band `{id}.{last}` before it already "
                f"goes up to {before}: no number is left for it.",
                path,
                "List the bands in rising order, each with a higher `up_to` than the one before.",
            )
            continue
        before, last = limit, name
    if before < highest and not outside:
        missing = f"{before + 1}" if before + 1 == highest else f"{before + 1} to {highest}"
        yield _problem(
            document,
            "band-gap",
            f"Question `{id}` takes {missing}, but no band does: the last one, `{last}`, goes up "
            f"to {before}.",
            (*where, last, "up_to"),
            f"Write `up_to: {highest}` for the last band, or add a band.",
        )


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _problem(document: Document, code: str, message: str, path: Path, hint: str) -> Problem:
    return Problem(code, "error", message, document.places.value(path), hint, path)
