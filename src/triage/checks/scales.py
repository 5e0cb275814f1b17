"""Answers that several questions share: looked through where they are used, told of where written.

Checks see each question with its answers, whether they are its own or those of a scale. What they
find in answers of a scale is told once, at the scale, with the questions that use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from triage.problems import Finding, Keys
from triage.reading.content import Content
from triage.words import listed, noun

MOST_NAMED = 10
"""So many of the questions that use a scale are named."""


class Spread(NamedTuple):
    """What a file says, each question with its answers.

    Attributes:
        content: that.
        scales: by question the scale that its answers come from.
    """

    content: Content
    scales: Mapping[str, str]


def spread(content: Content) -> Spread:
    """Put the answers of each scale where a question names it."""
    data = content.data if isinstance(content.data, dict) else {}
    scales, questions = data.get("scales"), data.get("questions")
    if not isinstance(scales, dict) or not isinstance(questions, dict):
        return Spread(content, {})
    used = {
        id: question["answers"]
        for id, question in questions.items()
        if isinstance(question, dict)
        and isinstance(question.get("answers"), str)
        and isinstance(scales.get(question["answers"]), dict)
    }
    if not used:
        return Spread(content, {})
    spread_out = {
        id: {**question, "answers": scales[used[id]]} if id in used else question
        for id, question in questions.items()
    }
    unknown, partial = (
        keys.union(*(_in_question(keys, id, scale) for id, scale in used.items()))
        for keys in (content.unknown, content.partial)
    )
    with_answers = {**data, "questions": spread_out}
    return Spread(content._replace(data=with_answers, unknown=unknown, partial=partial), used)


def gathered(findings: Iterable[Finding], scales: Mapping[str, str]) -> list[Finding]:
    """Tell each thing that was found in the answers of a scale once, and at the scale.

    Args:
        findings: what was found.
        scales: by question the scale that its answers come from.
    """
    if not scales:
        return list(findings)
    told: dict[tuple[str, Keys], Finding] = {}
    kept = []
    for found in findings:
        moved = _at_scale(found, scales)
        if moved.keys[:1] != ("scales",) or moved.counterexample is not None:
            kept.append(moved)  # a path that shows it makes it a problem of its question alone
            continue
        # The scale by itself and each question that uses it have told the same.
        if (moved.code, moved.keys) not in told or found.keys == moved.keys:
            told[moved.code, moved.keys] = moved
    return [*kept, *told.values()]


def _at_scale(found: Finding, scales: Mapping[str, str]) -> Finding:
    match found.keys:
        case ("questions", str(question), "answers", *rest) if question in scales:
            scale = scales[question]
            keys: Keys = ("scales", scale, *rest)
        case ("scales", str(scale), *_) if scale in scales.values():
            keys = found.keys
        case _:
            return found
    users = [id for id, used in scales.items() if used == scale]
    more = f" and {len(users) - MOST_NAMED} more" if len(users) > MOST_NAMED else ""
    which = f"{noun(len(users), 'question')} {listed(users[:MOST_NAMED], 'and')}{more}"
    message = f"{found.message} Scale `{scale}` is used by {which}."
    return found._replace(keys=keys, message=message)


def _in_question(places: Iterable[Keys], question: str, scale: str) -> Iterator[Keys]:
    for keys in places:
        if keys[:2] == ("scales", scale):
            yield ("questions", question, "answers", *keys[2:])
