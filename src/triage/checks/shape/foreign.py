"""Fields that other formats have, and what this one has for them.

An author who knows another format writes its words. Where this format says the same otherwise, the
hint says how; where it does not say it at all, how to ask so that it need not.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

_ANOTHER_QUESTION = (
    "Ask whether they know in a question before this one; under `choose: any` only `none` excludes "
    "the other boxes."
)
_DATE = "Ask how long ago it was: answers such as *less than 2 weeks*, or `number` with a unit."
_FREE_TEXT = (
    "Nothing can be decided by a free text: offer answers, the last one *Something else*, and say "
    "where that leads."
)
_MORE_LIKELY = "Only what is answered decides: name the answers under `ask_if` or in a rule."
_OTHERWISE = "There is no *not*: for any other answer write `{other_than: [QUESTION.ANSWER]}`."

_CONDITION = {
    "and": "Write `all` in its place.",
    "or": "Write `any` in its place.",
    "all_of": "Write `all` in its place.",
    "any_of": "Write `any` in its place.",
    "every": "Write `all` in its place.",
    "some": "Write `any` in its place.",
    "one_of": "Write `any` in its place.",
    "not": _OTHERWISE,
    "none_of": _OTHERWISE,
    "min": "Write `at_least` in its place.",
}
_QUESTION = {
    "options": "Write `answers` in its place.",
    "choices": "Write `answers` in its place.",
    "text": "Write `ask` in its place.",
    "label": "Write `ask` in its place.",
    "question": "Write `ask` in its place.",
    "hint": "Write `why` in its place.",
    "help": "Write `why` in its place.",
    "next": "Write `go` in its place.",
    "goto": "Write `go` in its place.",
    "if": "Write `ask_if` in its place.",
    "when": "Write `ask_if` in its place.",
    "relevant": "Write `ask_if` in its place.",
    "show_if": "Write `ask_if` in its place.",
    "visible_if": "Write `ask_if` in its place.",
    "skip_if": "There is no *not*: write `ask_if` with the answers after which it is asked.",
    "unless": "There is no *not*: write `ask_if` with the answers after which it is asked.",
    "multiple": "Write `choose: any` and `none: None of these` in its place.",
    "multi": "Write `choose: any` and `none: None of these` in its place.",
    "range": "Write `number: {from: 0, to: 10}` in its place.",
    "scale": "Write `number: {from: 0, to: 10}` in its place.",
    "min": "Write `number: {from: 0, to: 10}` in its place.",
    "max": "Write `number: {from: 0, to: 10}` in its place.",
    "type": "`choose: any` makes boxes, `number: {from: 0, to: 10}` a number; there are no others.",
    "date": _DATE,
    "input": _FREE_TEXT,
    "free_text": _FREE_TEXT,
    "other": _FREE_TEXT,
    "required": "Every question that is asked is answered: take it out.",
    "default": "Nothing is answered for anybody: take it out.",
    "dont_know": _ANOTHER_QUESTION,
    "unknown": _ANOTHER_QUESTION,
}
_ANSWER = {
    "exclusive": _ANOTHER_QUESTION,
    "excludes": _ANOTHER_QUESTION,
    "none": _ANOTHER_QUESTION,
    "only": _ANOTHER_QUESTION,
    "label": "Write `text` in its place.",
    "title": "Write `text` in its place.",
    "next": "Write `go` in its place.",
    "goto": "Write `go` in its place.",
    "value": _MORE_LIKELY,
    "weight": _MORE_LIKELY,
    "not": "An answer only adds: say so at the answers that are left.",
    "date": _DATE,
    "input": _FREE_TEXT,
    "free_text": _FREE_TEXT,
    "level": "Write `recommend: [...]`, which has a level.",
    "if": "Ask it in a question of its own, with `ask_if`.",
    "ask_if": "Ask it in a question of its own: only a question has `ask_if`.",
}
_RULE = {
    "if": "Write `when` in its place.",
    "then": "Write `recommend: [...]` in its place.",
    "unless": "A rule only adds, so it has no exception: name in `when` what must be answered.",
    "not": "A rule only adds, so it has no exception: name in `when` what must be answered.",
    "why": "Write `because` in its place.",
    "reason": "Write `because` in its place.",
    "else": "A rule only adds: what else holds is another rule.",
    "level": "Write `recommend: [...]`, which has a level.",
}

_SIGNS_OF = {
    "questions": {"ask", "answers"},
    "rules": {"because"},
    "recommendations": {"watch_for", "expect", "text"},
    "promises": {"never_recommend", "never_advise", "when"},
}


def foreign(field: str, known: Collection[str]) -> str | None:
    """What to write for a field of another format; None where it is none that we know.

    Args:
        field: what stands there.
        known: the fields that the thing can have, by which it is known what it is.
    """
    name = field.lower().replace("-", "_")
    if name in known:
        return None
    if "all" in known:
        return _CONDITION.get(name)
    if "ask" in known:
        return _QUESTION.get(name)
    if "up_to" in known:
        return _ANSWER.get(name)
    return _RULE.get(name) if "because" in known else None


def field_in(instead: str) -> str | None:
    """The field that a hint says to write; None where it says none."""
    found = re.match("Write `([a-z_]+)", instead)
    return found and found[1]


def section_of(item: Any) -> str | None:
    """What to do with a thing at the left edge of a file that looks like one of a section."""
    fields = set(item) if isinstance(item, dict) else set()
    for section, its in _SIGNS_OF.items():
        if fields & its:
            return f"Indent it, and all that is below it, to stand in `{section}`."
    return None
