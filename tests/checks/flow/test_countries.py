"""Whom to call, by countries that there are."""

from __future__ import annotations

import pytest
from helpers.example import EXAMPLE

from checks.flow.samples import problems


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("UK", "`GB`"),
        ("gb", "`GB`"),
        ("Irland", "`IE`"),
        ("Other", "`other`"),
        ("others", "`other`"),
        ("ZZ", "two capital letters"),
        ("EU", "two capital letters"),
    ],
)
def test_a_code_that_no_country_has(code: str, hint: str) -> None:
    """The message names it, the hint the code that was meant."""
    within = "within: now, enough: true"
    assert within in EXAMPLE
    call = f"{within}, call: {{{code}: '999'}}"
    (found,) = problems(EXAMPLE.replace(within, call))
    assert found.code == "unknown-country"
    assert f"`{code}`" in found.message
    assert found.hint is not None
    assert hint in found.hint
