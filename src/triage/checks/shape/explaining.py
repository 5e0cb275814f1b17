"""What the schema refuses, in our own words: one sentence for each fault, at its place.

A fault can make several rules of the schema fail. Those that only follow from another (the field
`text` is missing because `txt` is written) are left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from triage.checks.meant import mapping_meant
from triage.checks.shape import fields
from triage.checks.shape.empty import empty_list, empty_mapping, empty_text, is_seen
from triage.checks.shape.foreign import field_in, foreign, kind_meant, section_of
from triage.checks.shape.ids import bad_id
from triage.checks.shape.repeated import listed_twice, second_of_two
from triage.checks.shape.values import wrong_number_of_levels, wrong_type, wrong_value
from triage.checks.shape.within import PERIODS, wrong_period
from triage.problems import Finding, Keys
from triage.reading.content import Content
from triage.words import listed, nearest

MOST_UNKNOWN = 100
"""After so many unknown fields in one thing the rest is told in one sentence."""

# Fields on which the rules about other fields of a question depend.
_DECIDING = frozenset(("choose", "number", "unsure", "ask_if", "none", "go", "end", "worse"))


def validator(schema: dict[str, Any]) -> Any:
    """A validator for ``schema`` that tells exactly what `jsonschema_rs` does, but for floats."""
    return _Validator(schema)


def explain(content: Content, schema: dict[str, Any]) -> list[Finding]:
    """Put everything that ``schema`` refuses in ``content`` into words."""
    return _Explainer(content).findings(validator(schema).iter_errors(content.data))


def _pattern(_: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    # In Python `$` also matches before a line end; in JSON Schema it does not.
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError(f"does not match {pattern}")


def _unique_items(_: Any, wanted: bool, instance: Any, schema: Any) -> Iterator[ValidationError]:
    # The one of jsonschema compares each item with each other.
    if wanted and isinstance(instance, list) and second_of_two(instance) is not None:
        yield ValidationError("has non-unique elements")


def _is_integer(_: Any, instance: Any) -> bool:
    return isinstance(instance, int) and not isinstance(instance, bool)


def _is_number(_: Any, instance: Any) -> bool:
    # Infinity is a float still; every other number with a point is a decimal.
    return isinstance(instance, int | Decimal) and not isinstance(instance, bool)


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"pattern": _pattern, "uniqueItems": _unique_items},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"integer": _is_integer, "number": _is_number}
    ),
)


class _Explainer:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.found: dict[tuple[str, Keys, str], Finding] = {}
        # By thing: the fields that unknown ones are probably misspellings of.
        self.meant: dict[Keys, set[str]] = {}
        self.looked_through: set[Keys] = set()
        # Questions in which a field that decides about others is wrong itself.
        self.undecided: set[Keys] = set()

    def findings(self, errors: Iterator[ValidationError]) -> list[Finding]:
        known = [
            (keys, error)
            for error in errors
            if not self._is_unknown(keys := tuple(error.absolute_path))
        ]
        self._undecided_by_reading()
        # Misspelt fields first: that others are missing, or out of place, may follow from them.
        for keys, error in known:
            if error.validator == "additionalProperties":
                self._unknown_fields(keys, error)
        mistyped = {keys for keys, error in known if error.validator == "type"}
        for keys, error in known:
            if error.validator == "const" and keys in mistyped:
                continue
            if _rule(error) is None and error.validator != "additionalProperties":
                self._explain(keys, error)
        for keys, error in known:
            rule = _rule(error)
            if rule is not None:
                self._explain_rule(keys, rule)
        return list(self.found.values())

    def _is_unknown(self, keys: Keys) -> bool:
        unknown = self.content.unknown
        return bool(unknown) and any(keys[:end] in unknown for end in range(len(keys) + 1))

    def _undecided_by_reading(self) -> None:
        for keys in self.content.unknown:
            if keys and keys[-1] in _DECIDING:
                self.undecided.add(keys[:-1])
        for keys in self.content.partial:
            self.undecided.add(keys[:2])

    def _add(self, finding: Finding) -> None:
        self.found.setdefault((finding.code, finding.keys, finding.message), finding)

    def _explain(self, keys: Keys, error: ValidationError) -> None:
        instance: Any = error.instance
        if len(keys) == 3 and keys[0] == "questions" and keys[-1] in _DECIDING:
            self.undecided.add(keys[:2])
        if "propertyNames" in error.absolute_schema_path:
            self._add(bad_id((*keys, instance), instance, is_key=True))
        elif error.validator == "required":
            self._missing_fields(keys, error)
        else:
            self._add(_in_words(keys, error))

    def _missing_fields(self, keys: Keys, error: ValidationError) -> None:
        # One error comes for each field that is missing, and none says which.
        if keys in self.looked_through:
            return
        self.looked_through.add(keys)
        if keys in self.content.partial:
            return
        expected: Any = error.validator_value
        instance: Any = error.instance
        for field in expected:
            if field not in instance and field not in self.meant.get(keys, ()):
                self._add(fields.missing(keys, field))

    def _unknown_fields(self, keys: Keys, error: ValidationError) -> None:
        instance: Any = error.instance
        schema: Any = error.schema
        known = schema["properties"]
        absent = [field for field in known if field not in instance and field != "$schema"]
        unknown = [key for key in instance if key not in known]
        if "all" in known and not known.keys() & set(instance):
            meant_by = mapping_meant(instance, self.content.data)
            if meant_by is not None:
                self._add(fields.condition_of_fields(keys, meant_by))
                return
        if len(unknown) > MOST_UNKNOWN:
            # Whoever has so many has one cause, and reads no further.
            self._add(fields.more_unknown(keys, unknown[MOST_UNKNOWN:]))
        for key in unknown[:MOST_UNKNOWN]:
            instead = foreign(key, instance[key], known)
            meant = nearest(key, absent) if instead is None else field_in(instead)
            if meant is not None:
                self.meant.setdefault(keys, set()).add(meant)
                if meant in _DECIDING:
                    self.undecided.add(keys)
            elif instead is None and keys == ():
                instead = section_of(instance[key])
            self._add(fields.unknown(keys, key, meant, absent, instead))

    def _explain_rule(self, keys: Keys, rule: str) -> None:
        """Explain a violation of one of the rules that combine several fields."""
        if keys[:2] in self.undecided or keys in self.undecided:
            return
        finding = fields.combined(keys, rule)
        may_be_written = keys in self.content.partial or keys in self.meant
        if not (finding.code == fields.MISSING_FIELD.code and may_be_written):
            self._add(finding)


def _rule(error: ValidationError) -> str | None:
    """The name of the rule that the schema's author gave to what failed."""
    if error.validator not in ("required", "not") or not isinstance(error.schema, dict):
        return None
    return error.schema.get("$comment")


def _in_words(keys: Keys, error: ValidationError) -> Finding:
    """What one error is about that concerns a single value."""
    instance: Any = error.instance
    expected: Any = error.validator_value
    match error.validator:
        case "type" if keys[-1:] and keys[-1] in PERIODS and not isinstance(instance, dict | list):
            return wrong_period(keys, instance)
        case "type":
            return wrong_type(keys, instance, expected)
        case "pattern":
            return _wrong_text(keys, instance)
        case "enum":
            near = nearest(instance, expected) if isinstance(instance, str) else None
            hint = f"Did you mean `{near}`?" if near else None
            if keys[-1] == "choose":
                hint = kind_meant(instance) or hint
            return wrong_value(keys, instance, listed(expected), hint)
        case "const":
            return wrong_value(keys, instance, f"`{expected}`", f"Write {expected}.")
        case "exclusiveMinimum":
            return wrong_value(keys, instance, "more than 0", "Write for example `step: 0.1`.")
        case "minimum" | "maximum":
            lower = "Points are never negative. To make room for a rule that takes some away, let "
            lower += "the score start lower: `from: -1`."
            hint = lower if keys[-1] == "points" else None
            return wrong_value(keys, instance, _range(error.schema), hint)
        case "minItems":
            return empty_list(keys)
        case "uniqueItems":
            return listed_twice(keys, instance)
        case "minProperties" | "maxProperties":
            return (
                wrong_number_of_levels(len(instance))
                if keys == ("levels",)
                else empty_mapping(keys)
            )
        case keyword:
            raise AssertionError(f"no sentence for the keyword {keyword} of the schema")


def _wrong_text(keys: Keys, text: str) -> Finding:
    if not is_seen(text):
        return empty_text(keys)
    if keys == ("notice",):
        return wrong_value(keys, text, "one line", "Write it in one line; a long one is wrapped.")
    if keys == ("id",) or "was" in keys[-2:-1]:
        return bad_id(keys, text, is_key=False)
    if keys[-1] in PERIODS:
        return wrong_period(keys, text)
    if keys == ("language",):
        return wrong_value(
            keys, text, "a language by its tag", "Write for example `en` or `en-GB`."
        )
    if keys[-1] == "digest":
        return wrong_value(
            keys, text, "a digest", "Copy the one on the first page of the review sheet."
        )
    return wrong_value(keys, text, "a day", "Write a day as YYYY-MM-DD.")


def _range(schema: Any) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    return f"a number from {low} to {high}" if high is not None else f"{low} or more"
