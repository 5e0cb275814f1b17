"""Every text of a questionnaire that a person reads, and how long each may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from triage.problems import Keys

COLUMNS = 40
"""The narrowest terminal the questionnaire is shown on."""

LINES = {
    "title": 2,
    "intro": 20,
    "disclaimer": 8,
    "notice": 2,
    "levels.*.title": 2,
    "levels.*.within": 1,
    "levels.*.call.*": 3,
    "levels.*.how": 12,
    "levels.*.watch_for.*": 6,
    "scores.*.title": 1,
    "advice.*.topic": 1,
    "advice.*.text": 12,
    "recommendations.*.title": 3,
    "recommendations.*.text": 20,
    "recommendations.*.watch_for.*": 6,
    "recommendations.*.expect": 12,
    "questions.*.ask": 6,
    "questions.*.why": 16,
    "questions.*.none": 3,
    "questions.*.number.unit": 1,
    "questions.*.answers.*.text": 5,
    "questions.*.unsure.text": 5,
    "rules.*.because": 6,
}
"""What is read, by field (``*`` stands for every key or item), and the lines it may take there."""

OWN_WORDS = frozenset({"questions.*.none", "questions.*.answers.*.text", "questions.*.unsure.text"})
"""Fields in which the person speaks, not the questionnaire."""


class Text(NamedTuple):
    """One text: the field it stands in (a key of `LINES`), where, and what it says."""

    field: str
    keys: Keys
    words: str


def texts(data: Any) -> Iterator[Text]:
    """Yield every text that people read. What has the wrong shape is passed over."""
    yield from texts_of(data, LINES)


def texts_of(data: Any, fields: Iterable[str]) -> Iterator[Text]:
    """Yield every text in these fields (``*`` stands for every key or item)."""
    for field in fields:
        for keys, value in _at(data, field.split("."), ()):
            if isinstance(value, str):
                yield Text(field, keys, value)


def _at(data: Any, steps: list[str], keys: Keys) -> Iterator[tuple[Keys, Any]]:
    if not steps:
        yield keys, data
        return
    step, rest = steps[0], steps[1:]
    if step != "*":
        if isinstance(data, dict) and step in data:
            yield from _at(data[step], rest, (*keys, step))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _at(value, rest, (*keys, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _at(value, rest, (*keys, index))
