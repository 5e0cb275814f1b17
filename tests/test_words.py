"""Words and numbers as they are shown."""

from __future__ import annotations

from triage.words import decimal


def test_numbers_of_any_size_in_decimal() -> None:
    """Python's own conversion refuses more than 4,300 digits."""
    assert decimal(0) == "0"
    assert decimal(10**5000 + 7) == f"1{'0' * 4999}7"
