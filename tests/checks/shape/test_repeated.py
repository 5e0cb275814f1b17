"""Items that stand twice in one list: found at once, and just where JSON Schema sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from triage.checks.shape.repeated import second_of_two

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(["", "1", "a"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=4,
)


@given(st.lists(VALUES, max_size=6))
def test_two_items_are_equal_where_json_schema_says_so(items: list[object]) -> None:
    """True is not 1, and the order of keys does not matter."""
    unique = Draft202012Validator({"uniqueItems": True}).is_valid(items)
    assert (second_of_two(items) is None) == unique


@pytest.mark.parametrize(
    ("items", "place"),
    [([], None), (["a", "b", "a", "b"], 2), ([{"a": 1, "b": []}, {"b": [], "a": 1}], 1)],
)
def test_the_second_one_is_shown(items: list[object], place: int | None) -> None:
    """It is the one that is too many."""
    assert second_of_two(items) == place
