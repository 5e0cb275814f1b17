"""What was probably meant by a condition that is written as a sentence or a formula.

Works on the data of a file that may have any fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from triage.rules.conditions import NONE, UNSURE
from triage.words import listed, nearest

_OR = re.compile(r"\s+or\s+|\s*\|\|?\s*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+|\s*&&?\s*|\s*[,;+]\s*", re.IGNORECASE)
_NOT = re.compile(
    r"(?:(?:not|no|unless|except|without)\s+|[!~-]\s*)(\S+)\Z"
    r"|(\S+)\s*(?:!=|≠|is not)\s*(\S+)\Z",
    re.I,
)
_NOT_KEYS = ("not", "none", "none_of", "not_any", "but_not", "unless", "except", "neither", "nor")
_COMPARED = re.compile(r"([a-z0-9-]+)\s*(<=|>=|=<|=>|≤|≥|<|>|==?)\s*(-?[0-9]+)\Z")
_OTHER_SIGN = re.compile(r"([a-z0-9-]+)\s*(?:==?|[:/_ ]|\bis\b)\s*([a-z0-9-]+)\Z", re.I)
_LIST = re.compile(r"[a-z0-9.-]+(?:\s*,\s*[a-z0-9.-]+)+,?")
_IS_WORDS = re.compile(r"[\s,;&|!<>=+~≤≥≠]|\A[-]")


def is_in_words(name: str) -> bool:
    """Whether a name in a condition is a sentence or a formula, and no name at all."""
    return bool(_IS_WORDS.search(name.strip()))


def condition_meant(written: str, data: Any, *, any_of: bool = False) -> str | None:
    """The condition that a sentence or formula means, as a rule file has it; None if unknown.

    Args:
        written: the sentence, such as ``a.x and b.y``.
        data: what the file says.
        any_of: a bare list would mean *any of these* where it stands.
    """
    if _LIST.fullmatch(written.strip()):
        names = [_single(part, data) for part in written.split(",")]
        return None if None in names else f"[{', '.join(map(str, names))}]"
    found = [
        [_single(part, data) for part in _AND.split(side.strip())] for side in _OR.split(written)
    ]
    if any(part is None for side in found for part in side):
        return None
    sides = [str(side[0]) if len(side) == 1 else f"[{', '.join(map(str, side))}]" for side in found]
    if len(sides) > 1:
        return f"{{any: [{', '.join(sides)}]}}"
    if len(found[0]) > 1:
        return f"{{all: {sides[0]}}}" if any_of else sides[0]
    return sides[0]


def mapping_meant(written: dict[str, Any], data: Any) -> str | None:
    """The condition that is meant by a mapping of questions, or by one with ``not``."""
    parts = []
    for key, value in written.items():
        if key.lower().replace("-", "_") in _NOT_KEYS:
            part = _none_of(value if isinstance(value, list) else [value], data)
        elif isinstance(value, list):
            names = [_single(f"{key}.{item}", data) for item in value]
            part = None if None in names else f"{{any: [{', '.join(map(str, names))}]}}"
        else:
            value = (
                {True: "yes", False: "no"}.get(value, value) if value.__class__ is bool else value
            )
            part = _single(f"{key}.{value}", data)
        if part is None:
            return None
        parts.append(part)
    return parts[0] if len(parts) == 1 else f"[{', '.join(parts)}]"


def answers_called(answer: str, data: Any) -> list[str]:
    """The answers of that id, with their questions."""
    return [f"{id}.{answer}" for id, names in _questions(data) if answer in names]


def _none_of(names: list[Any], data: Any) -> str | None:
    """That a question was answered, with none of these; None where nothing can say so."""
    known = [_single(name, data) if isinstance(name, str) else None for name in names]
    questions = {(name or "").partition(".")[0]: None for name in known}
    if len(questions) > 1:
        apart = [[name for name in known if f"{name}".startswith(f"{id}.")] for id in questions]
        parts = [_none_of(named, data) for named in apart]
        return None if None in parts else f"{{all: [{', '.join(map(str, parts))}]}}"
    (question,) = questions
    answers = dict(_questions(data)).get(question, [])
    others = [other for other in answers if f"{question}.{other}" not in known]
    if _question(question, data).get("choose") == "any":
        return f"{question}.{NONE}" if others == [NONE] else None
    if not others:
        return None
    if len(others) == 1:
        return f"{question}.{others[0]}"
    return f"{{other_than: [{', '.join(map(str, known))}]}}"


def _single(written: str, data: Any) -> str | None:
    written = written.strip().strip("()").strip()
    negated = _NOT.match(written)
    if negated:
        name = negated[1] or f"{negated[2]}.{negated[3]}"
        return _none_of([name], data)
    compared = _COMPARED.match(written)
    if compared:
        return _bands(compared[1], compared[2], int(compared[3]), data)
    question, dot, answer = written.partition(".")
    if dot:
        names = dict(_questions(data)).get(question, ())
        near = answer if answer in names else nearest(answer, names)
        return near and f"{question}.{near}"
    conditions = data.get("conditions") if isinstance(data, dict) else None
    if isinstance(conditions, dict) and written in conditions:
        return written
    other = _OTHER_SIGN.match(written)
    if other:
        return _single(f"{other[1]}.{other[2]}", data)
    called = answers_called(written, data)
    return called[0] if len(called) == 1 else None


def _bands(question: str, sign: str, limit: int, data: Any) -> str | None:
    """The bands of a number that lie on one side of a limit; None where it cuts one in two."""
    item = _question(question, data)
    number, answers = item.get("number"), item.get("answers")
    if not isinstance(number, dict) or not isinstance(answers, dict):
        return None
    sign = {"=<": "<=", "≤": "<=", "=>": ">=", "≥": ">=", "=": "=="}.get(sign, sign)
    lowest = number.get("from")
    found = []
    for id, band in answers.items():
        highest = band.get("up_to") if isinstance(band, dict) else None
        if not isinstance(lowest, int) or not isinstance(highest, int):
            return None
        inside = [_holds(value, sign, limit) for value in (lowest, highest)]
        if inside[0] != inside[1] or (sign == "==" and lowest < limit < highest):
            return None
        if inside[0]:
            found.append(f"{question}.{id}")
        lowest = highest + 1
    if len(found) == 1:
        return found[0]
    return f"{{any: [{', '.join(found)}]}}" if found else None


def _holds(value: int, sign: str, limit: int) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "==": value == limit,
    }[sign]


def _question(id: str, data: Any) -> dict[str, Any]:
    questions = data.get("questions") if isinstance(data, dict) else None
    item = questions.get(id) if isinstance(questions, dict) else None
    return item if isinstance(item, dict) else {}


def _questions(data: Any) -> Iterator[tuple[str, list[str]]]:
    """The questions and the ids of their answers, `none` included."""
    questions = data.get("questions") if isinstance(data, dict) else None
    scales = data.get("scales") if isinstance(data, dict) else None
    for id, item in questions.items() if isinstance(questions, dict) else ():
        answers = item.get("answers") if isinstance(item, dict) else None
        if isinstance(answers, str) and isinstance(scales, dict):
            answers = scales.get(answers)
        names = list(answers) if isinstance(answers, dict) else []
        apart = (NONE, UNSURE) if isinstance(item, dict) else ()
        yield id, [*names, *(answer for answer in apart if answer in item)]


_SECTIONS = {
    "question": "questions",
    "recommendation": "recommendations",
    "advice": "advice",
    "level": "levels",
    "source": "sources",
    "condition": "conditions",
}

# By the field in which a name stands and the kind of thing that it is: the field it belongs to.
_FIELDS = {
    ("go", "recommendation"): "end: {}",
    ("end", "question"): "go: {}",
    ("recommend", "advice"): "advise: [{}]",
    ("advise", "recommendation"): "recommend: [{}]",
    ("never_recommend", "advice"): "never_advise: [{}]",
    ("never_advise", "recommendation"): "never_recommend: [{}]",
    ("recommend", "question"): "go: {}",
}


def of_another_kind(
    kind: str, field: str, name: str, written: Any, data: Any
) -> tuple[str, str | None] | None:
    """What a name is that is none of a ``kind``, and what to write; None where it is nothing.

    Args:
        kind: what is expected where it stands.
        field: the field in which it stands.
        name: the name.
        written: the whole value of that field.
        data: what the file says.
    """
    for other, section in _SECTIONS.items():
        items = data.get(section) if isinstance(data, dict) else None
        if other == kind or not isinstance(items, dict) or name not in items:
            continue
        said = an(other)
        if (field, other) in _FIELDS:
            moved = _FIELDS[field, other].format(name)
            alone = not isinstance(written, list) or len(written) == 1
            return said, f"Write `{moved}`{'' if alone else ' for it'}."
        if kind == "level" and other == "recommendation":
            level = items[name].get("level") if isinstance(items[name], dict) else None
            return said, f"Its level is `{level}`: write that." if level else None
        if kind == "recommendation" and other == "level":
            return said, _of_level(name, data)
        return said, None
    return None


def an(kind: str) -> str:
    """A kind of thing with its article, where it has one."""
    return kind if kind == "advice" else f"a {kind}"


def _of_level(level: str, data: Any) -> str | None:
    recommendations = data.get("recommendations")
    items = recommendations.items() if isinstance(recommendations, dict) else ()
    found = [id for id, item in items if isinstance(item, dict) and item.get("level") == level]
    if not found:
        return None
    return f"Recommendations of that level: {listed(found, 'and')}."


def name_meant(name: str) -> str | None:
    """What to write for a name into which something slipped that nobody sees; None if nothing."""
    stripped = name.strip()
    if stripped != name:
        return f"Write `{stripped}`, without the blank."
    before, sign, comment = name.partition("#")
    if sign and before.strip():
        return f"A comment needs a blank before its `#`: `{before.strip()} #{comment}`."
    return None
