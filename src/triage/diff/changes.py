"""What the two files say differently, thing by thing: a comparison of texts, not of behaviour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from triage.diff.order import moved
from triage.diff.renames import Renames
from triage.interview.engine import questions_from
from triage.rules.conditions import AtLeast, without_addends
from triage.rules.numbers import Number
from triage.rules.questionnaire import Question, Questionnaire, Way

Edit = Literal["added", "removed", "renamed", "reordered", "reworded", "changed"]

WORDING = frozenset(
    {
        *("ask", "why", "none", "text", "title", "because", "topic", "expect", "how", "watch_for"),
        *("intro", "disclaimer", "notice"),
    }
)
"""The keys that hold nothing but words for people."""

WAY = "go or end"
"""The key that says of itself in its value which of the two it is."""

KEYS = {"way": WAY, "kind": "choose", "counts": "points", "start": "from"}
"""What a rule file calls these fields."""

NEVER_SHOWN = frozenset({"id", "rank", "guidance", "answers", "scale", "was"})

_SAID = ("ask", "title", "text", "because")
"""By which field people know a thing: the first that it has."""

_KINDS = {
    "questions": "question",
    "scores": "score",
    "levels": "level",
    "recommendations": "recommendation",
    "rules": "rule",
    "promises": "promise",
    "sources": "source",
}
"""What one thing of a section is called; that of any other has the section's own name."""


class ChangedKey(NamedTuple):
    """What a key said before, and what it says now, in words.

    Empty where a file would not say it in one line.
    """

    key: str
    old: str
    new: str


class FileChange(NamedTuple):
    """One thing that the files say differently.

    Attributes:
        kind: what it is: question, answer, score, level, recommendation, advice, rule, promise,
            source, or questionnaire for what is said once.
        id: its id; of an answer ``question.answer``, of the questionnaire the key.
        edit: what became of it. ``reworded`` touches nothing but words for people; ``renamed``
            nothing but the id, and ``old`` and ``new`` are both of them.
        altered: the keys that differ; empty unless it is ``reworded`` or ``changed``.
        old: what it asked or said before; empty where that is the same, or nothing.
        new: what it asks or says now.
    """

    kind: str
    id: str
    edit: Edit
    altered: tuple[ChangedKey, ...] = ()
    old: str = ""
    new: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that differ."""
        return tuple(field.key for field in self.altered)


def changes(old: Questionnaire, new: Questionnaire, names: Renames) -> tuple[FileChange, ...]:
    """Everything that the files say differently: what is renamed, then in the order of a file.

    Args:
        old: the version before, under the ids of the new one.
        new: the version now.
        names: what has another id now.
    """
    found = [FileChange(kind, now, "renamed", (), was, now) for kind, was, now in names.listed()]
    for field in Questionnaire._fields:
        before, after = getattr(old, field), getattr(new, field)
        if not isinstance(before, Mapping):
            found += _said_once(field, before, after)
            continue
        kind = _KINDS.get(field, field)
        found += _things(kind, before, after)
        if field == "questions":
            found += _reordered(kind, *(_asked(version) for version in (old, new)))
            found += _answers(before, after)
        elif field != "promises":
            found += _reordered(kind, before, after)
    return tuple(found)


def _said_once(field: str, before: object, after: object) -> Iterator[FileChange]:
    """A key of the questionnaire itself: its title, its notice, where it starts."""
    if before == after:
        return
    said = _in_words(before), _in_words(after)
    if before is None:
        yield FileChange("questionnaire", field, "added", new=said[1])
    elif after is None:
        yield FileChange("questionnaire", field, "removed", old=said[0])
    else:
        edit: Edit = "reworded" if field in WORDING else "changed"
        yield FileChange("questionnaire", field, edit, (ChangedKey(field, *said),), *said)


def _asked(questionnaire: Questionnaire) -> list[str]:
    return questions_from(questionnaire, questionnaire.start)


def _reordered(kind: str, old: Iterable[str], new: Iterable[str]) -> Iterator[FileChange]:
    before = list(old)
    away = moved(before, list(new))
    return (FileChange(kind, id, "reordered") for id in before if id in away)


def _answers(old: Mapping[str, Question], new: Mapping[str, Question]) -> Iterator[FileChange]:
    for id, before in old.items():
        if id not in new:
            continue
        after = new[id].answers
        for change in (
            *_things("answer", before.answers, after),
            *_reordered("answer", before.answers, after),
        ):
            yield change._replace(id=f"{id}.{change.id}")


def _things(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FileChange]:
    for id in dict.fromkeys((*old, *new)):
        if id not in old:
            yield FileChange(kind, id, "added", new=_said(new[id]))
        elif id not in new:
            yield FileChange(kind, id, "removed", old=_said(old[id]))
        elif altered := tuple(_altered(old[id], new[id])):
            said = (_said(old[id]), _said(new[id]))
            before, after = said if said[0] != said[1] else ("", "")
            reworded = WORDING.issuperset(field.key for field in altered)
            edit: Edit = "reworded" if reworded else "changed"
            yield FileChange(kind, id, edit, altered, before, after)


def _altered(old: Any, new: Any) -> Iterator[ChangedKey]:
    for field in old._fields:
        before, after = _written(old, field), _written(new, field)
        if field not in NEVER_SHOWN and before != after:
            yield ChangedKey(KEYS.get(field, field), _in_words(before), _in_words(after))


def _written(thing: Any, field: str) -> Any:
    """What a field says; of a condition on a score not what else the file says of its points."""
    value = getattr(thing, field)
    return without_addends(value) if field in ("when", "unless", "ask_if") and value else value


def _in_words(value: object) -> str:
    """A value as a file says it; nothing for what it says in several lines."""
    match value:
        case None | ():
            return "nothing"
        case bool():
            return str(value).lower()
        case Way(go=str(question)):
            return f"go {question}"
        case Way(end=str(recommendation)):
            return f"end {recommendation}"
        case Number(lowest=lowest, highest=highest, unit=unit, step=step):
            by = "" if step == 1 else f" in steps of {step}"
            return f"{lowest} to {highest} {unit}".rstrip() + by
        case AtLeast(members=(only,)):
            return _in_words(only)
        case Mapping():
            return ", ".join(f"{key} {said}" for key, said in value.items())
        case tuple() if hasattr(value, "_fields"):
            return str(value) if type(value).__str__ is not tuple.__str__ else ""
        case tuple():
            return f"[{', '.join(map(str, value))}]"
        case _:
            return str(value)


def _said(thing: Any) -> str:
    """The words by which people know a thing."""
    return next((str(words) for key in _SAID if (words := getattr(thing, key, ""))), "")
