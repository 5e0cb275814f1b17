"""Conditions made weaker or stronger by a little."""

from __future__ import annotations

import pytest

from triage.mutation.conditions import altered
from triage.mutation.editing import changed


@pytest.mark.parametrize(
    ("condition", "become"),
    [
        ("a.b", []),
        (["a.b"], []),
        (["a.b", "c.d"], [{"any": ["a.b", "c.d"]}, ["c.d"], ["a.b"]]),
        ({"any": ["a.b", "c.d"]}, [{"all": ["a.b", "c.d"]}, {"any": ["c.d"]}, {"any": ["a.b"]}]),
        (
            {"at_least": 2, "of": ["a.b", "c.d", "e.f"]},
            [
                {"any": ["a.b", "c.d", "e.f"]},
                {"all": ["a.b", "c.d", "e.f"]},
                {"at_least": 2, "of": ["c.d", "e.f"]},
                {"at_least": 2, "of": ["a.b", "e.f"]},
                {"at_least": 2, "of": ["a.b", "c.d"]},
            ],
        ),
        (
            {"at_least": 3, "of": ["a.b", "c.d", "e.f", "g.h", "i.j"]},
            [
                {"at_least": 2, "of": ["a.b", "c.d", "e.f", "g.h", "i.j"]},
                {"at_least": 4, "of": ["a.b", "c.d", "e.f", "g.h", "i.j"]},
                *(
                    {"at_least": 3, "of": [one for one in names if one != gone]}
                    for names in [["a.b", "c.d", "e.f", "g.h", "i.j"]]
                    for gone in names
                ),
            ],
        ),
        (
            {"at_least": 2, "of": ["a.b", "c.d"]},
            [{"any": ["a.b", "c.d"]}],
        ),
        ({"other_than": ["a.b"]}, [{"any": ["a.b"]}]),
        (
            {"other_than": ["a.b", "a.c"]},
            [{"any": ["a.b", "a.c"]}, {"other_than": ["a.c"]}, {"other_than": ["a.b"]}],
        ),
        (
            ["a.b", {"any": ["c.d", "e.f"]}],
            [
                {"any": ["a.b", {"any": ["c.d", "e.f"]}]},
                [{"any": ["c.d", "e.f"]}],
                ["a.b"],
                ["a.b", {"all": ["c.d", "e.f"]}],
                ["a.b", {"any": ["e.f"]}],
                ["a.b", {"any": ["c.d"]}],
            ],
        ),
    ],
)
def test_a_condition_becomes_weaker_or_stronger(condition: object, become: list[object]) -> None:
    """By its number, its kind, or one member less, also further in."""
    assert [changed(condition, one.keys, one.value) for one in altered(condition)] == become


def test_a_bare_list_under_unless_means_any() -> None:
    """So that its other kind is all."""
    first = next(altered(["a.b", "c.d"], list_means="any"))
    assert (first.value, first.what) == (
        {"all": ["a.b", "c.d"]},
        "asked for all of its 2 members",
    )
