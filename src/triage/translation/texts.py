"""The texts of a rule file that are translated: where each stands, and other words put there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from triage.checks.texts import COLUMNS, LINES, Text, texts_of
from triage.problems import Keys
from triage.words import counted

_SCALE = "scales.*.*.text"
_NO_WORDS = frozenset({"levels.*.within"})
"""Fields that are read, but written in the same way in every language."""

FIELDS = {
    **{field: lines for field, lines in LINES.items() if field not in _NO_WORDS},
    _SCALE: LINES["questions.*.answers.*.text"],
}
"""The fields with texts to translate (``*`` stands for every key or item), and their lines."""

_SEEN = {
    "title": "What the questionnaire is called.",
    "intro": "The first page: whom it is for, and what it does.",
    "disclaimer": "The first page and every result: what it is not.",
    "notice": "A warning that stands on every page.",
    "levels.*.title": "How urgent it is: the heading of the result.",
    "levels.*.call.*": "Whom to call, on the result.",
    "levels.*.how": "How to get that care, on the result.",
    "levels.*.watch_for.*": "On the result: a sign, and what to do then.",
    "scores.*.title": "The name of a score, shown with the result.",
    "advice.*.topic": "A heading on the result, above things to do.",
    "advice.*.text": "Something to do, on the result.",
    "recommendations.*.title": "The result: what to do.",
    "recommendations.*.text": "The result, below its title.",
    "recommendations.*.watch_for.*": "On the result: a sign, and what to do then.",
    "recommendations.*.expect": "On the result: how it usually goes on.",
    "questions.*.ask": "A question.",
    "questions.*.why": "On request: why the question is asked.",
    "questions.*.none": "The answer that none of the others is true.",
    "questions.*.number.unit": "Behind the number that is asked for.",
    "questions.*.answers.*.text": "An answer, as the person would say it.",
    "questions.*.unsure.text": "The answer of somebody who does not know the number.",
    "rules.*.because": "On the result: why it was recommended.",
    _SCALE: "An answer of several questions, as the person would say it.",
}


class Translatable(NamedTuple):
    """A text to translate.

    Attributes:
        place: its keys in the rule file with points between, such as ``questions.age.ask``.
        keys: those keys.
        words: the text.
        notes: for whoever translates it: who sees it, how long it may be, what stands around it.
    """

    place: str
    keys: Keys
    words: str
    notes: tuple[str, ...]


def place_of(keys: Keys) -> str:
    """The keys as one word, as the entry of a translation has it."""
    return ".".join(map(str, keys))


def translatable(data: Any) -> Iterator[Translatable]:
    """Yield every text of a rule file that has words in it, in the order of the file's fields.

    Args:
        data: what a rule file without a fault says.
    """
    for text in texts_of(data, FIELDS):
        if any(sign.isalpha() for sign in text.words):
            notes = (f"{_SEEN[text.field]} {_room(text.field)}", *_around(data, text))
            yield Translatable(place_of(text.keys), text.keys, text.words, notes)


def translated(data: Any, language: str, said: Mapping[Keys, str]) -> Any:
    """The same data with other words, as a file in that language would say it.

    Args:
        data: what a rule file says; left as it is.
        language: the tag of the language.
        said: the words by the keys of the text that they take the place of.
    """
    copy = deepcopy(data)
    copy["language"] = language
    for keys, words in said.items():
        inside = copy
        for key in keys[:-1]:
            inside = inside[key]
        inside[keys[-1]] = words
    return copy


def _room(field: str) -> str:
    return f"At most {counted(FIELDS[field], 'line')} of {COLUMNS} columns."


def _around(data: Any, text: Text) -> Iterator[str]:
    """What somebody who sees only this text has to know."""
    section, *ids = text.keys
    if section == "questions" and text.field != "questions.*.ask":
        yield f"The question: {data['questions'][ids[0]]['ask']}"
    elif (
        section in ("recommendations", "levels") and text.field.count(".") > 1 and ids[1] != "title"
    ):
        yield f"Its title: {data[section][ids[0]]['title']}"
    elif text.field == "advice.*.text":
        yield f"Its heading: {data['advice'][ids[0]]['topic']}"
    elif text.field == _SCALE:
        asked = [
            question["ask"]
            for question in data["questions"].values()
            if question["answers"] == ids[0]
        ]
        yield f"The first of its questions: {asked[0]}"
