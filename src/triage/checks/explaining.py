"""What the schema refuses, in our own words: one sentence for each fault, at its place.

A fault can make several rules of the schema fail. Those that only follow from another (the field
`text` is missing because `txt` is written) are left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from triage.checks.naming import shown, thing, value_at
from triage.problems import Path, Problem
from triage.reading.document import Document
from triage.words import listed, nearest, shortened

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "object": "a mapping (lines of `key: value`)",
    "array": "a list",
}

MOST_UNKNOWN = 100
"""After so many unknown fields in one thing the rest is told in one sentence."""

# Fields on which the rules about other fields of a question depend.
_DECIDING = frozenset(("choose", "number", "ask_if", "none", "go", "end", "worse"))

_FIELDS_OF_QUESTIONS = ("ask", "why", "guidance", *sorted(_DECIDING))

_WAY = "Write `go: QUESTION` or `end: RECOMMENDATION`."

# What the `$comment`s of the schema's combined rules stand for: code, message and hint.
_RULES = {
    "one-way": (
        "misplaced-field",
        "{Thing} has both `go` and `end`; it takes one of the two.",
        "`go` leads to the next question, `end` ends the path. Remove one.",
    ),
    "number-or-any": (
        "misplaced-field",
        "{Thing} has `number`, so `choose: any` cannot stand beside it.",
        "Remove `choose` to ask for a number, or `number` to offer several boxes.",
    ),
    "worse-later-with-number": (
        "misplaced-field",
        "{Thing} asks for a number, for which `worse: later` has no meaning.",
        "Write `worse: higher`.",
    ),
    "worse-higher-without-number": (
        "misplaced-field",
        "{Thing} does not ask for a number, so `worse: higher` has no meaning.",
        "Write `worse: later` if the answers are listed mild to severe, or add `number`.",
    ),
    "band-without-up-to": (
        "missing-field",
        "{Thing} belongs to a number question, so it needs `up_to`.",
        "Write `up_to: N`, the highest number of this band.",
    ),
    "answer-without-text": (
        "missing-field",
        "{Thing} lacks `text`.",
        "Write `text: ...`, what a person reads.",
    ),
    "up-to-without-number": (
        "misplaced-field",
        "{Thing} has `up_to`, but its question does not ask for a number.",
        "Give the question `number: {{from: ..., to: ...}}`, or remove `up_to`.",
    ),
    "any-without-none": (
        "missing-field",
        "{Thing} has `choose: any`, so it needs `none`.",
        "Write `none: None of these`, the text for ticking nothing.",
    ),
    "answer-called-none": (
        "misplaced-field",
        "{Thing} is called `none`, which is what ticking nothing is called.",
        "Give the answer another id; write `none: TEXT` beside `answers`.",
    ),
    "way-under-any": (
        "misplaced-field",
        "{Thing} has `{field}`, but under `choose: any` the way on belongs to the question.",
        "Move `{field}` to the question; ticking one more box never changes the route.",
    ),
    "none-without-any": (
        "misplaced-field",
        "{Thing} has `none`, which belongs to `choose: any`.",
        "Write `choose: any` as well, or remove `none`.",
    ),
    "ask-if-without-way": (
        "missing-field",
        "{Thing} has `ask_if`, so it needs `go` or `end` of its own: the way on when it is passed "
        "over.",
        _WAY,
    ),
    "one-operator": (
        "misplaced-field",
        "A condition of {thing} mixes `all`, `any` and `at_least`; it takes one of them.",
        "Nest them: `{{all: [..., {{any: [...]}}]}}`.",
    ),
    "at-least-without-of": (
        "missing-field",
        "A condition of {thing} has `at_least` without `of`.",
        "Write `{{at_least: N, of: [...]}}`.",
    ),
    "of-without-at-least": (
        "missing-field",
        "A condition of {thing} has `of` without `at_least`.",
        "Write `{{at_least: N, of: [...]}}`.",
    ),
    "rule-without-effect": (
        "missing-field",
        "{Thing} has neither `recommend` nor `advise`, so it does nothing.",
        "Write `recommend: [...]` or `advise: [...]`.",
    ),
    "promise-without-key": (
        "missing-field",
        "{Thing} promises nothing.",
        "Write one of `level`, `recommend`, `never_recommend`, `advise`, `never_advise`.",
    ),
}


def validator(schema: dict[str, Any]) -> Any:
    """A validator for ``schema`` that tells exactly what `jsonschema_rs` does, but for floats."""
    return _Validator(schema)


def explain(document: Document, schema: dict[str, Any]) -> list[Problem]:
    """Put everything that ``schema`` refuses in ``document`` into words."""
    return _Explainer(document).problems(validator(schema).iter_errors(document.data))


def _pattern(_: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    # In Python `$` also matches before a line end; in JSON Schema it does not.
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError(f"does not match {pattern}")


def _is_integer(_: Any, instance: Any) -> bool:
    return isinstance(instance, int) and not isinstance(instance, bool)


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"pattern": _pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)


class _Explainer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: dict[tuple[str, Path, str], Problem] = {}
        # By thing: the fields that unknown ones are probably misspellings of.
        self.meant: dict[Path, set[str]] = {}
        self.looked_through: set[Path] = set()
        # Questions in which a field that decides about others is wrong itself.
        self.undecided: set[Path] = set()

    def problems(self, errors: Iterator[ValidationError]) -> list[Problem]:
        known = [
            (path, error)
            for error in errors
            if not self._is_unknown(path := tuple(error.absolute_path))
        ]
        self._undecided_by_reading()
        # Misspelt fields first: that others are missing, or out of place, may follow from them.
        for path, error in known:
            if error.validator == "additionalProperties":
                self._unknown_fields(path, error)
        for path, error in known:
            if _rule(error) is None and error.validator != "additionalProperties":
                self._explain(path, error)
        for path, error in known:
            rule = _rule(error)
            if rule is not None:
                self._explain_rule(path, rule)
        return list(self.found.values())

    def _is_unknown(self, path: Path) -> bool:
        unknown = self.document.unknown
        return bool(unknown) and any(path[:end] in unknown for end in range(len(path) + 1))

    def _undecided_by_reading(self) -> None:
        for path in self.document.unknown:
            if path and path[-1] in _DECIDING:
                self.undecided.add(path[:-1])
        for path in self.document.partial:
            self.undecided.add(path[:2])

    def _add(
        self, code: str, message: str, path: Path, hint: str | None, *, at_key: bool = False
    ) -> None:
        places = self.document.places
        place = places.key(path) if at_key else places.value(path)
        message = message[0].upper() + message[1:]
        problem = Problem(code, "error", message, place, hint, path)
        self.found.setdefault((code, path, message), problem)

    def _explain(self, path: Path, error: ValidationError) -> None:
        instance: Any = error.instance
        expected: Any = error.validator_value
        if len(path) == 3 and path[0] == "questions" and path[-1] in _DECIDING:
            self.undecided.add(path[:2])
        if "propertyNames" in error.absolute_schema_path:
            self._bad_id((*path, instance), instance, at_key=True)
            return
        match error.validator:
            case "required":
                # One error comes for each field that is missing, and none says which.
                for field in expected if path not in self.looked_through else ():
                    if field not in instance:
                        self._missing(path, field)
                self.looked_through.add(path)
            case "type":
                self._wrong_type(path, instance, expected)
            case "pattern":
                self._wrong_text(path, instance, expected)
            case "enum":
                near = nearest(instance, expected) if isinstance(instance, str) else None
                self._wrong_value(path, listed(expected), near and f"Did you mean `{near}`?")
            case "const":
                self._wrong_value(path, f"`{expected}`", f"Write {expected}.")
            case "minimum" | "maximum":
                self._wrong_value(path, _range(error.schema), None)
            case "minItems":
                self._add(
                    "empty-list",
                    f"{value_at(path)} is an empty list; it needs at least one item.",
                    path,
                    "Write the items, or remove the field.",
                )
            case "uniqueItems":
                self._listed_twice(path, instance)
            case "minProperties" | "maxProperties":
                self._wrong_count(path, instance)
            case keyword:
                raise AssertionError(f"no sentence for the keyword {keyword} of the schema")

    def _unknown_fields(self, path: Path, error: ValidationError) -> None:
        instance: Any = error.instance
        schema: Any = error.schema
        fields = schema["properties"]
        absent = [field for field in fields if field not in instance and field != "$schema"]
        unknown = [key for key in instance if key not in fields]
        if len(unknown) > MOST_UNKNOWN:
            # Whoever has so many has one cause, and reads no further.
            left_out = unknown[MOST_UNKNOWN:]
            self._add(
                "unknown-field",
                f"{value_at(path)} has {len(left_out):,} more fields from here on that it "
                "cannot have.",
                (*path, left_out[0]),
                None,
                at_key=True,
            )
        for key in unknown[:MOST_UNKNOWN]:
            near = nearest(key, absent)
            if near is not None:
                self.meant.setdefault(path, set()).add(near)
                if near in _DECIDING:
                    self.undecided.add(path)
            hint = f"Did you mean `{near}`?" if near else None
            if near is None and absent:
                hint = f"It can also have {listed(absent, 'and')}."
            self._add(
                "unknown-field",
                f"{value_at(path)} has the field `{shortened(key)}`, which it cannot have.",
                (*path, key),
                hint,
                at_key=True,
            )

    def _missing(self, path: Path, field: str) -> None:
        if path in self.document.partial or field in self.meant.get(path, ()):
            return
        message = f"{value_at(path)} lacks the field `{field}`."
        self._add("missing-field", message, path, f"Write `{field}: ...`.", at_key=True)

    def _explain_rule(self, path: Path, rule: str) -> None:
        """Explain a violation of one of the rules that combine several fields."""
        code, message, hint = _RULES[rule]
        if path[:2] in self.undecided or path in self.undecided:
            return
        if code == "missing-field" and (path in self.document.partial or path in self.meant):
            return
        what = thing(path)
        words = {"thing": what, "Thing": what, "field": str(path[-1]) if path else ""}
        self._add(code, message.format(**words), path, hint.format(**words), at_key=True)

    def _wrong_type(self, path: Path, instance: Any, expected: str | list[str]) -> None:
        if isinstance(expected, list):
            words = "an answer" if path[0] == "cases" else "a condition"
        else:
            words = _TYPES[expected]
        written = self.document.places.text(path)
        found = shown(instance)
        if found.startswith("`") and isinstance(instance, str):
            found = f"the text {found}"
        self._add(
            "wrong-type",
            f"{value_at(path)} must be {words}, but {found} was found.",
            path,
            _type_hint(path, instance, expected, written),
        )

    def _wrong_text(self, path: Path, instance: str, pattern: str) -> None:
        if not instance.strip(" \t\r\n"):
            self._add(
                "empty-text",
                f"{value_at(path)} is empty.",
                path,
                "Write the text, or remove the field if it may be absent.",
            )
        elif path == ("id",):
            self._bad_id(path, instance, at_key=False)
        elif path[-1] == "recheck":
            self._wrong_value(path, "`N days` or `N weeks`", "Write for example `14 days`.")
        else:
            self._wrong_value(path, "a day", "Write a day as YYYY-MM-DD.")

    def _wrong_value(self, path: Path, expected: str, hint: str | None) -> None:
        found = shown(_at(self.document.data, path))
        message = f"{value_at(path)} must be {expected}, but {found} was found."
        self._add("wrong-value", message, path, hint)

    def _bad_id(self, path: Path, id: str, *, at_key: bool) -> None:
        mended = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-0123456789")
        self._add(
            "bad-id",
            f"{shown(id)} is no id: ids are lower-case words joined by hyphens, and begin with a "
            "letter.",
            path,
            f"Write for example `{shortened(mended)}`." if mended else "Write for example `pain`.",
            at_key=at_key,
        )

    def _listed_twice(self, path: Path, items: list[Any]) -> None:
        second = next((i for i, item in enumerate(items) if item in items[:i]), 0)
        self._add(
            "listed-twice",
            f"{value_at(path)} lists {shown(items[second])} twice.",
            (*path, second),
            "Remove one of the two.",
        )

    def _wrong_count(self, path: Path, instance: Any) -> None:
        if path == ("levels",):
            self._add(
                "wrong-value",
                f"A questionnaire has 2 to 5 levels, but {len(instance)} found.",
                path,
                "Write the levels most urgent first.",
                at_key=True,
            )
            return
        self._add(
            "empty-mapping",
            f"{value_at(path)} has nothing in it.",
            path,
            "Write at least one entry.",
            at_key=True,
        )


def _rule(error: ValidationError) -> str | None:
    """The name of the rule that the schema's author gave to what failed."""
    if error.validator not in ("required", "not") or not isinstance(error.schema, dict):
        return None
    return error.schema.get("$comment")


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _range(schema: Any) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    return f"a number from {low} to {high}" if high is not None else f"{low} or more"


def _type_hint(path: Path, instance: Any, expected: str | list[str], written: str) -> str | None:
    if instance is None and not written:
        return "Write the value, or remove the field."
    if expected == "string" and isinstance(instance, bool | int | float | None):
        return f'Put it in quotes to make it text: "{shortened(written)}"'
    if expected == "array" and isinstance(instance, str):
        return f"Write a list, even for one item: [{shortened(written)}]"
    if expected == "integer" and isinstance(instance, float):
        return "Write a whole number, without a point."
    if expected == "integer" and isinstance(instance, str):
        return "Write a whole number, without quotes or a leading zero."
    if expected == "boolean":
        return "Write true or false, without quotes."
    if expected == "object" and len(path) == 4 and path[2] == "answers":
        if path[3] in _FIELDS_OF_QUESTIONS:
            return f"`{path[3]}` belongs to the question: indent it less."
        if isinstance(instance, str | bool | int):
            return f'Write {{text: "{shortened(str(written)).strip(chr(34))}"}}'
    return None
