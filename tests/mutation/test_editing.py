"""A change to data leaves the rest as it is."""

from __future__ import annotations

from triage.mutation.editing import changed, value_at, without


def test_changed_data_shares_the_rest_and_leaves_the_original() -> None:
    """A copy is made of what lies on the way, and of nothing else."""
    data = {"a": {"b": [1, 2]}, "c": {"d": 3}}
    new = changed(data, ("a", "b", 1), 5)
    assert (new, data["a"]) == ({"a": {"b": [1, 5]}, "c": {"d": 3}}, {"b": [1, 2]})
    assert new["c"] is data["c"]
    assert without(data, ("a", "b", 0)) == {"a": {"b": [2]}, "c": {"d": 3}}
    assert value_at(data, ("a", "x", "y")) is None


def test_what_would_be_empty_goes_with_its_last_part() -> None:
    """A file has no empty lists."""
    assert without({"a": {"b": [1]}, "c": 2}, ("a", "b", 0)) == {"c": 2}
