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
_EXCLUSIVE = (
    "Only `none` excludes the other boxes. Take it out: *not sure* can be ticked beside others and "
    "recommends what the careful answer does; or ask in a question before whether they know."
)
_DATE = (
    "Nothing reckons with dates. Ask how long ago it was: answers such as *less than 2 weeks*, or "
    "a `number` with a `unit`."
)
_FREE_TEXT = (
    "Nothing can be decided by a free text: offer answers, the last one *Something else*, and say "
    "where that leads."
)
_POINTS = "Write `points` in its place; `scores` says what they count for."
_OTHERWISE = (
    "There is no *not*: for any other answer write `{other_than: [QUESTION.ANSWER]}`, for no box "
    "`QUESTION.none`."
)
_NOT_ASKED = "There is no *not*: write `ask_if` with the answers after which it is asked."
_ONLY_ADDS = (
    "An answer only adds; nothing recommended is ever taken back. To let people off, ask it as a "
    "question of its own, yes or no, and recommend by the answer that does not."
)
_NO_EXCEPTION = "A rule only adds, so it has no exception: name in `when` what must be answered."
_TAKEN_BACK = (
    "Nothing recommended is ever taken back: recommend it only where it is meant. `yields: true` "
    "keeps it from being shown below what is more urgent."
)
_MORE_ONLY_ADD = (
    "One more answer never undoes a condition: write `at_least`, and let the rest be what is left."
)
_BOXES = "Write `choose: any` and `none: None of these` in its place."
_NUMBER = "Write `number: {from: 0, to: 10}` in its place."

_KINDS = {
    **dict.fromkeys(("date", "datetime", "day", "month", "year", "time", "birthday"), _DATE),
    **dict.fromkeys(("text", "string", "textarea", "input", "open", "free", "other"), _FREE_TEXT),
    **dict.fromkeys(("free_text", "long_text", "comment", "specify", "note"), _FREE_TEXT),
    **dict.fromkeys(("multiple", "multi", "checkbox", "checkboxes", "many", "several"), _BOXES),
    **dict.fromkeys(("number", "integer", "decimal", "float", "slider", "range"), _NUMBER),
    **dict.fromkeys(("boolean", "bool", "yesno", "yes_no"), "Write two `answers`: `yes` and `no`."),
    **dict.fromkeys(
        ("single", "radio", "select", "dropdown"), "Leave it out: that is the default."
    ),
}
"""What to write for a kind of question that other formats have."""

_CONDITION = {
    "and": "Write `all` in its place.",
    "or": "Write `any` in its place.",
    "all_of": "Write `all` in its place.",
    "any_of": "Write `any` in its place.",
    "every": "Write `all` in its place.",
    "some": "Write `any` in its place.",
    "one_of": "Write `any` in its place.",
    **dict.fromkeys(("not", "none_of", "not_any", "but_not", "except", "unless"), _OTHERWISE),
    **dict.fromkeys(("exactly", "less_than", "fewer_than", "max", "no_more_than"), _MORE_ONLY_ADD),
    "min": "Write `at_least` in its place.",
    "max": "Write `at_most` in its place.",
    "is": "Write `at_least` and `at_most`, both with that number.",
    "equals": "Write `at_least` and `at_most`, both with that number.",
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
    **dict.fromkeys(("skip_if", "unless", "ask_unless", "ask_if_not", "hide_if"), _NOT_ASKED),
    **dict.fromkeys(("scale", "min", "max"), _NUMBER),
    "type": "`choose: any` makes boxes, `number: {from: 0, to: 10}` a number; there are no others.",
    "required": "Every question that is asked is answered: take it out.",
    "optional": "Every question that is asked is answered: let one of the answers say *not sure*.",
    "skip": "Every question that is asked is answered: let one of the answers say *not sure*.",
    "refuse": "Every question that is asked is answered: let one of the answers say *not sure*.",
    "default": "Nothing is answered for anybody: take it out.",
    **dict.fromkeys(("dont_know", "unknown", "none_of", "exclusive"), _ANOTHER_QUESTION),
}
_ANSWER = {
    **dict.fromkeys(("exclusive", "excludes", "none", "only", "alone"), _EXCLUSIVE),
    "label": "Write `text` in its place.",
    "title": "Write `text` in its place.",
    "next": "Write `go` in its place.",
    "goto": "Write `go` in its place.",
    **dict.fromkeys(("value", "weight", "score", "point"), _POINTS),
    **dict.fromkeys(("not", "unless", "except", "never_recommend", "never_advise"), _ONLY_ADDS),
    **dict.fromkeys(("remove", "removes", "cancel", "cancels", "overrides"), _ONLY_ADDS),
    **dict.fromkeys(("date", "before", "after", "since"), _DATE),
    **dict.fromkeys(("input", "free_text", "other", "specify", "comment"), _FREE_TEXT),
    "level": "Write `recommend: [...]`, which has a level.",
    "if": "Ask it in a question of its own, with `ask_if`.",
    "ask_if": "Ask it in a question of its own: only a question has `ask_if`.",
}
_RULE = {
    "if": "Write `when` in its place.",
    "then": "Write `recommend: [...]` in its place.",
    **dict.fromkeys(("unless", "not", "except", "when_not", "but_not"), _NO_EXCEPTION),
    **dict.fromkeys(("remove", "removes", "cancels", "overrides"), _NO_EXCEPTION),
    **dict.fromkeys(("never_recommend", "never_advise"), "That belongs to a promise."),
    "why": "Write `because` in its place.",
    "reason": "Write `because` in its place.",
    "else": "A rule only adds: what else holds is another rule.",
    "level": "Write `recommend: [...]`, which has a level.",
}

_RECOMMENDATION = dict.fromkeys(
    ("unless", "except", "not", "if", "when", "ask_if", "removes", "cancels", "overrides"),
    _TAKEN_BACK,
)

_SIGNS_OF = {
    "questions": {"ask", "answers"},
    "rules": {"because"},
    "recommendations": {"watch_for", "expect", "text"},
    "promises": {"never_recommend", "never_advise", "when"},
}


def foreign(field: str, value: Any, known: Collection[str]) -> str | None:
    """What to write for a field of another format; None where it is none that we know.

    Args:
        field: what stands there.
        value: what the field says.
        known: the fields that the thing can have, by which it is known what it is.
    """
    name = field.lower().replace("-", "_")
    if name in known:
        return None
    if "ask" in known:
        if name == "type":
            return kind_meant(value) or _QUESTION[name]
        # `text: Does it hurt?` is the question, and `text: true` asks for a text.
        if name in _KINDS and not (name in _QUESTION and isinstance(value, str)):
            return _KINDS[name]
        return _QUESTION.get(name)
    by_a_field = {"all": _CONDITION, "up_to": _ANSWER, "because": _RULE, "expect": _RECOMMENDATION}
    for its, words in by_a_field.items():
        if its in known:
            return words.get(name)
    return None


def kind_meant(word: Any) -> str | None:
    """What to write for a kind of question that other formats have; None for any other word."""
    return _KINDS.get(word.lower().replace("-", "_")) if isinstance(word, str) else None


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
