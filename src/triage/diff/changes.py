"""What the two files say differently, thing by thing: a comparison of texts, not of behaviour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from triage.diff.order import moved
from triage.interview.engine import questions_from
from triage.rules.questionnaire import Question, Questionnaire

Edit = Literal["added", "removed", "reordered", "reworded", "changed"]

WORDING = frozenset(
    {"ask", "why", "none", "text", "title", "because", "topic", "expect", "how", "call"}
)
"""The keys that hold nothing but words for people."""

KEYS = {"way": "go or end", "kind": "choose"}
"""What a rule file calls these fields."""

NEVER_SHOWN = frozenset({"id", "rank", "guidance", "answers"})


class FileChange(NamedTuple):
    """One thing that the files say differently.

    Attributes:
        kind: what it is: question, answer, level, recommendation, advice, rule or promise.
        id: its id; of an answer ``question.answer``.
        edit: what became of it. ``reworded`` touches nothing but words for people.
        keys: the keys that differ; empty unless it is ``reworded`` or ``changed``.
        old: what it asked or said before; empty where that is the same, or nothing.
        new: what it asks or says now.
    """

    kind: str
    id: str
    edit: Edit
    keys: tuple[str, ...] = ()
    old: str = ""
    new: str = ""


def changes(old: Questionnaire, new: Questionnaire) -> tuple[FileChange, ...]:
    """Everything that the files say differently, questions first."""
    return (
        *_things("question", old.questions, new.questions),
        *_reordered("question", *(_asked(one) for one in (old, new))),
        *_answers(old.questions, new.questions),
        *_things("level", old.levels, new.levels),
        *_reordered("level", list(old.levels), list(new.levels)),
        *_things("recommendation", old.recommendations, new.recommendations),
        *_things("advice", old.advice, new.advice),
        *_things("rule", old.rules, new.rules),
        *_things("promise", old.promises, new.promises),
    )


def _asked(questionnaire: Questionnaire) -> list[str]:
    return questions_from(questionnaire, questionnaire.start)


def _reordered(kind: str, old: list[str], new: list[str]) -> Iterator[FileChange]:
    away = moved(old, new)
    return (FileChange(kind, id, "reordered") for id in old if id in away)


def _answers(old: Mapping[str, Question], new: Mapping[str, Question]) -> Iterator[FileChange]:
    for id, before in old.items():
        if id not in new:
            continue
        for change in _things("answer", before.answers, new[id].answers):
            yield change._replace(id=f"{id}.{change.id}")


def _things(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FileChange]:
    for id in dict.fromkeys((*old, *new)):
        if id not in old:
            yield FileChange(kind, id, "added", new=_said(new[id]))
        elif id not in new:
            yield FileChange(kind, id, "removed", old=_said(old[id]))
        elif keys := tuple(_differing(old[id], new[id])):
            said = (_said(old[id]), _said(new[id]))
            before, after = said if said[0] != said[1] else ("", "")
            edit: Edit = "reworded" if WORDING.issuperset(keys) else "changed"
            yield FileChange(kind, id, edit, keys, before, after)


def _differing(old: Any, new: Any) -> Iterator[str]:
    for field in old._fields:
        if field not in NEVER_SHOWN and getattr(old, field) != getattr(new, field):
            yield KEYS.get(field, field)


def _said(thing: Any) -> str:
    """The words by which people know a thing."""
    for field in ("ask", "title", "text", "because"):
        words = getattr(thing, field, "")
        if words:
            return str(words)
    return ""
