"""Fields that are missing, unknown, or stand beside others that they do not go with."""

from __future__ import annotations

from collections.abc import Sequence

from triage.checks.naming import sentence, thing, value_at
from triage.checks.page import Page
from triage.checks.unknown_names import CONDITION_IN_WORDS
from triage.problems import Finding, Keys
from triage.words import listed, shortened

MISSING_FIELD = Page(
    code="missing-field",
    severity="error",
    title="A field is missing",
    why=(
        "Every field that is required carries something that a person needs: a text, a "
        "source, a way on. Some are required only together with others: `none` with "
        "`choose: any`, a way on with `ask_if`, `up_to` for each band of a number "
        "question."
    ),
    bad="""\
rules:
  swollen-for-weeks:
    because: null
""",
    good="""\
rules:
  swollen-for-weeks:
    because: Swelling that stays should be looked at.
""",
)

UNKNOWN_FIELD = Page(
    code="unknown-field",
    severity="error",
    title="A field that the format does not have",
    why=(
        "A misspelt field would be ignored silently, and what it says would never be "
        "asked, recommended or proved."
    ),
    bad="""\
questions:
  swelling:
    wyh: Swelling says something about the joint.
""",
    good="""\
questions:
  swelling:
    why: Swelling says something about the joint.
""",
)

MISPLACED_FIELD = Page(
    code="misplaced-field",
    severity="error",
    title="A field that does not fit with another one",
    why=(
        "Some fields exclude each other: `go` and `end`; `none` without `choose: any`; "
        "ways on below the answers of `choose: any`, where one more ticked box must never "
        "change the route; `worse: higher` without a number."
    ),
    bad="""\
questions:
  swelling:
    end: look-after-it
""",
    good="""\
questions:
  swelling:
    go: how-long
""",
)

PAGES = (MISSING_FIELD, UNKNOWN_FIELD, MISPLACED_FIELD)

_WAY = "Write `go: QUESTION` or `end: RECOMMENDATION`."

# What the `$comment`s of the schema's combined rules stand for: page, message and hint.
_RULES: dict[str, tuple[Page, str, str]] = {
    "one-way": (
        MISPLACED_FIELD,
        "{Thing} has both `go` and `end`; it takes one of the two.",
        "`go` leads to the next question, `end` ends the path. Remove one.",
    ),
    "number-or-any": (
        MISPLACED_FIELD,
        "{Thing} has `number`, so `choose: any` cannot stand beside it.",
        "Remove `choose` to ask for a number, or `number` to offer several boxes.",
    ),
    "worse-later-with-number": (
        MISPLACED_FIELD,
        "{Thing} asks for a number, for which `worse: later` has no meaning.",
        "Write `worse: higher`.",
    ),
    "worse-higher-without-number": (
        MISPLACED_FIELD,
        "{Thing} does not ask for a number, so `worse: higher` has no meaning.",
        "Write `worse: later` if the answers are listed mild to severe, or add `number`.",
    ),
    "band-without-up-to": (
        MISSING_FIELD,
        "{Thing} belongs to a number question, so it needs `up_to`.",
        "Write `up_to: N`, the highest number of this band.",
    ),
    "answer-without-text": (
        MISSING_FIELD,
        "{Thing} lacks `text`.",
        "Write `text: ...`, what a person reads.",
    ),
    "up-to-without-number": (
        MISPLACED_FIELD,
        "{Thing} has `up_to`, but its question does not ask for a number.",
        "Give the question `number: {{from: ..., to: ...}}`, or remove `up_to`.",
    ),
    "unsure-without-number": (
        MISPLACED_FIELD,
        "{Thing} stands in a question that does not ask for a number.",
        "Write it as one of `answers`, or ask for a number.",
    ),
    "unsure-without-text": (
        MISSING_FIELD,
        "{Thing} lacks `text`.",
        "Write `text: ...`, what a person reads, such as: I do not know.",
    ),
    "unsure-with-up-to": (
        MISPLACED_FIELD,
        "{Thing} has `up_to`, but it stands for no number.",
        "Remove `up_to`.",
    ),
    "band-called-unsure": (
        MISPLACED_FIELD,
        "A band is called `unsure`, as is the answer of who does not know the number.",
        "Give the band another id.",
    ),
    "any-without-none": (
        MISSING_FIELD,
        "{Thing} has `choose: any`, so it needs `none`.",
        "Write `none: None of these`, the text for ticking nothing.",
    ),
    "answer-called-none": (
        MISPLACED_FIELD,
        "{Thing} is called `none`, which is what ticking nothing is called.",
        "Give the answer another id; write `none: TEXT` beside `answers`.",
    ),
    "answer-none-without-any": (
        MISPLACED_FIELD,
        "{Thing} is called `none`, which is what ticking nothing is called.",
        "Give the answer another id.",
    ),
    "way-under-any": (
        MISPLACED_FIELD,
        "{Thing} has `{field}`, but under `choose: any` the way on belongs to the question.",
        "Move `{field}` to the question: one more box never changes the route. Where one true "
        "thing does, ask it as a question to be answered yes or no: *Is at least one of these "
        "true?*",
    ),
    "none-without-any": (
        MISPLACED_FIELD,
        "{Thing} has `none`, which belongs to `choose: any`.",
        "Write `choose: any` as well, or make it one of `answers`.",
    ),
    "ask-if-without-way": (
        MISSING_FIELD,
        "{Thing} has `ask_if`, so it needs `go` or `end` of its own: the way on when it is passed "
        "over.",
        _WAY,
    ),
    "points-without-number": (
        MISPLACED_FIELD,
        "{Thing} has `points`, but it does not ask for a number.",
        "Write the points of each answer: `{{text: ..., points: 1}}`.",
    ),
    "points-twice": (
        MISPLACED_FIELD,
        "{Thing} has `points`, but for its question the number itself counts.",
        "Remove `points: value` from the question, or `points` from the answer.",
    ),
    "score-without-bound": (
        MISSING_FIELD,
        "A condition of {thing} names a score and nothing that it must come to.",
        "Write `{{score: ID, at_least: N}}`.",
    ),
    "number-without-bound": (
        MISSING_FIELD,
        "A condition of {thing} names a number and nothing that it is compared with.",
        "Write `{{number: QUESTION, at_least: N}}`, `at_most`, or both.",
    ),
    "at-most-without-score": (
        MISSING_FIELD,
        "A condition of {thing} has `at_most` without `score` or `number`.",
        "Write `{{score: ID, at_most: N}}` or `{{number: QUESTION, at_most: N}}`; only promises "
        "may.",
    ),
    "one-operator": (
        MISPLACED_FIELD,
        "A condition of {thing} mixes `all`, `any`, `at_least`, `other_than`, `score` and "
        "`number`; it takes one of them.",
        "Nest them: `{{all: [..., {{any: [...]}}]}}`.",
    ),
    "at-least-without-of": (
        MISSING_FIELD,
        "A condition of {thing} has `at_least` without `of`.",
        "Write `{{at_least: N, of: [...]}}`.",
    ),
    "of-without-at-least": (
        MISSING_FIELD,
        "A condition of {thing} has `of` without `at_least`.",
        "Write `{{at_least: N, of: [...]}}`.",
    ),
    "rule-without-effect": (
        MISSING_FIELD,
        "{Thing} has neither `recommend` nor `advise`, so it does nothing.",
        "Write `recommend: [...]` or `advise: [...]`.",
    ),
    "promise-without-key": (
        MISSING_FIELD,
        "{Thing} promises nothing.",
        "Write one of `level`, `recommend`, `never_recommend`, `advise`, `never_advise`.",
    ),
}


def missing(keys: Keys, field: str) -> Finding:
    """The mapping at ``keys`` lacks a field that it always needs."""
    message = f"{value_at(keys)} lacks the field `{field}`."
    hint = f"Write `{field}: ...`."
    if field == "answers":
        hint = "Write what can be answered, each as `ID: {text: ...}`; a free text decides nothing."
    return MISSING_FIELD.at_key(keys, sentence(message), hint)


def condition_of_fields(keys: Keys, meant: str) -> Finding:
    """The condition at ``keys`` is a mapping of questions, or one with ``not``."""
    message = f"{value_at(keys)} is no condition: a condition is the name of an answer, or a list."
    return CONDITION_IN_WORDS.at(keys, sentence(message), f"Write {meant}")


def unknown(
    keys: Keys,
    field: str,
    meant: str | None,
    absent: Sequence[str],
    instead: str | None = None,
) -> Finding:
    """The mapping at ``keys`` has a field that it cannot have.

    Args:
        keys: of the mapping.
        field: what it has.
        meant: what was probably meant.
        absent: the fields that it could have besides those it has.
        instead: what to write instead, where that is known better.
    """
    hint = instead or (f"Did you mean `{meant}`?" if meant else None)
    if hint is None and absent:
        hint = f"It can also have {listed(absent, 'and')}."
    message = f"{value_at(keys)} has the field `{shortened(field)}`, which it cannot have."
    return UNKNOWN_FIELD.at_key((*keys, field), sentence(message), hint)


def more_unknown(keys: Keys, fields: Sequence[str]) -> Finding:
    """The mapping at ``keys`` has so many unknown fields that these are only counted."""
    message = f"{value_at(keys)} has {len(fields):,} more fields from here on that it cannot have."
    return UNKNOWN_FIELD.at_key((*keys, fields[0]), sentence(message))


def combined(keys: Keys, rule: str) -> Finding:
    """The thing at ``keys`` breaks a rule about several of its fields, named in the schema."""
    page, message, hint = _RULES[rule]
    what = thing(keys)
    words = {"thing": what, "Thing": what, "field": str(keys[-1]) if keys else ""}
    return page.at_key(keys, sentence(message.format(**words)), hint.format(**words))
