"""Points that count nowhere, scores without points, and sums that nobody can mean.

The checks work on the data as it was read, each question with its answers; what has a wrong shape
is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from triage.checks.flow.links import answers_of, questions_in, section
from triage.checks.page import Page
from triage.checks.shape.values import WRONG_VALUE
from triage.problems import Finding, Keys
from triage.reading.content import Content
from triage.words import listed

MOST_POINTS = 1_000_000
"""A score can come to this much: more is a slip."""

MOST_NUMBERS = 1_000
"""So many numbers of one question can count themselves: the proof tells them all apart."""

POINTS_WITHOUT_SCORE = Page(
    code="points-without-score",
    severity="error",
    title="Points that count nowhere",
    why=(
        "Whoever gave an answer points meant them to count. Where a file has one score they count "
        "for it; else the question says with `adds_to` for which."
    ),
    bad="""\
questions:
  swelling: {answers: {a-little: {points: 1}}}
""",
    good="""\
scores:
  knee: {title: Knee score}
questions:
  swelling: {answers: {a-little: {points: 1}}}
""",
)

ADDS_NOTHING = Page(
    code="adds-nothing",
    severity="error",
    title="A question that is to add to a score and has no points",
    why=("Whatever is answered, the score stays what it is: the points were forgotten."),
    bad="""\
scores:
  knee: {title: Knee score}
questions:
  swelling: {answers: {a-little: {points: 1}}}
  how-long: {adds_to: [knee]}
""",
    good="""\
scores:
  knee: {title: Knee score}
questions:
  swelling: {answers: {a-little: {points: 1}}}
  how-long: {adds_to: [knee], answers: {weeks: {points: 2}}}
""",
)

SCORE_UNUSED = Page(
    code="score-unused",
    severity="warning",
    title="A score that nothing adds to",
    why=(
        "A score is shown once a question on the path adds to it. One that no question adds to is "
        "never shown, and whatever asks for it waits in vain."
    ),
    bad="""\
scores:
  knee: {title: Knee score}
""",
    good="""\
scores:
  knee: {title: Knee score}
questions:
  swelling: {answers: {a-little: {points: 1}}}
""",
)

SCORE_TOO_LARGE = Page(
    code="score-too-large",
    severity="error",
    title="A score that could come to more than a million",
    why=("No instrument adds up to so much; a digit too many is the likelier reason."),
    bad="""\
scores:
  knee: {title: Knee score}
questions:
  swelling: {answers: {a-little: {points: 1000001}}}
""",
    good="""\
scores:
  knee: {title: Knee score}
questions:
  swelling: {answers: {a-little: {points: 1000}}}
""",
)

PAGES = (POINTS_WITHOUT_SCORE, ADDS_NOTHING, SCORE_UNUSED, SCORE_TOO_LARGE)
"""The pages of this file."""


def check(content: Content) -> Iterator[Finding]:
    """Find what is wrong with scores and points in a file whose questions have their answers."""
    known = section(content, "scores")
    most: dict[str, int] = dict.fromkeys(known, 0)
    unsure = False
    for id, question in questions_in(content).items():
        keys: Keys = ("questions", id)
        partial = any(place[:2] == keys for place in content.partial | content.unknown)
        unsure = unsure or partial
        yield from _numbers(keys, question)
        points, named = _most_points(question), _named(question, known)
        if points is None or partial:
            unsure = True
        elif points and not named:
            yield from _without_score(keys, question, known)
        elif not points and "adds_to" in question:
            yield ADDS_NOTHING.at_key(
                (*keys, "adds_to"),
                f"Question `{id}` is to add to {listed(map(str, named), 'and')}, but none of its "
                "answers has points.",
                "Write the points of each answer: `{text: ..., points: 1}`, or remove `adds_to`.",
            )
        for score in named:
            if score in most:
                most[score] += points or 0
    for score, item in known.items():
        yield from _sum(score, item, most[score], unsure)


def _most_points(question: Mapping[str, Any]) -> int | None:
    """The most that a question can add; None where that cannot be told."""
    number = question.get("number")
    if question.get("points") == "value" and isinstance(number, dict):
        unsure = question.get("unsure")
        own = _whole(unsure.get("points", 0)) if isinstance(unsure, dict) else 0
        highest = _whole(number.get("to"))
        return None if own is None or highest is None else max(own, highest)
    points = [_whole(answer.get("points", 0)) for answer in answers_of(question).values()]
    sure = [each for each in points if each is not None and each >= 0]
    if not points or len(sure) < len(points):
        return None
    return sum(sure) if question.get("choose") == "any" else max(sure)


def _named(question: Mapping[str, Any], known: Mapping[str, Any]) -> list[Any]:
    """The scores that a question adds to, or would if it had points."""
    named = question.get("adds_to")
    if isinstance(named, list):
        return named
    has_points = "points" in question or any(
        "points" in answer for answer in answers_of(question).values()
    )
    return list(known) if has_points and len(known) == 1 else []


def _without_score(
    keys: Keys, question: Mapping[str, Any], known: Mapping[str, Any]
) -> Iterator[Finding]:
    if "adds_to" in question:
        return  # it names something that is no list: that has its problem already
    why = "its question does not say for which score" if known else "the file has no score"
    hint = "Write `scores: {ID: {title: ...}}` in the file."
    if known:
        hint = f"Write `adds_to: [...]` with {listed(known)} beside its answers."
    where, of = keys, f"Question `{keys[1]}`"
    if "points" in question:
        where = (*keys, "points")
    else:
        for answer, item in answers_of(question).items():
            if item.get("points"):
                where, of = (*keys, "answers", answer, "points"), f"Answer `{keys[1]}.{answer}`"
                break
    yield POINTS_WITHOUT_SCORE.at_key(where, f"{of} has points that count nowhere: {why}.", hint)


def _numbers(keys: Keys, question: Mapping[str, Any]) -> Iterator[Finding]:
    """What is wrong with a number that counts itself."""
    number = question.get("number")
    if question.get("points") != "value" or not isinstance(number, dict):
        return
    lowest, highest = _whole(number.get("from")), _whole(number.get("to"))
    step = number.get("step", 1)
    for field, value in (("from", lowest), ("to", highest), ("step", _whole(step))):
        if value is None and isinstance(number.get(field), Decimal):
            yield WRONG_VALUE.at(
                (*keys, "number", field),
                f"The number of question `{keys[1]}` counts itself, but `{field}` is not whole, "
                "and points are.",
                "Give each band its `points` instead of `points: value`.",
            )
            return
    if lowest is None or highest is None or not _whole(step) or step < 1:
        return
    if lowest < 0:
        yield WRONG_VALUE.at(
            (*keys, "number", "from"),
            f"The number of question `{keys[1]}` counts itself, but it may be {lowest}, and points "
            "are never negative.",
            "Begin at 0, or give each band its `points` instead of `points: value`.",
        )
    elif (highest - lowest) // step >= MOST_NUMBERS and highest <= MOST_POINTS:
        yield WRONG_VALUE.at(
            (*keys, "number", "to"),
            f"The number of question `{keys[1]}` counts itself, but it may be one of "
            f"{(highest - lowest) // step + 1:,}; the proof looks at {MOST_NUMBERS:,} at most.",
            "Give each band its `points` instead of `points: value`.",
        )


def _sum(score: str, item: Any, most: int, unsure: bool) -> Iterator[Finding]:
    start = item.get("from", 0) if isinstance(item, dict) else 0
    if not most and not unsure:
        yield SCORE_UNUSED.at_key(
            ("scores", score),
            f"No question adds to the score `{score}`, so it is never shown.",
            f"Give answers `points`, and their question `adds_to: [{score}]`, or take it out.",
        )
    elif isinstance(start, int) and most + start > MOST_POINTS:
        yield SCORE_TOO_LARGE.at_key(
            ("scores", score),
            f"The score `{score}` could come to {most + start:,}; at most {MOST_POINTS:,} is "
            "looked at.",
            "Look for points with a digit too many.",
        )


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
