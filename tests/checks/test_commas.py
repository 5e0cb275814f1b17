"""Texts that a comma inside [ ] split in two are told; lists that are meant are not."""

from __future__ import annotations

import pytest
from helpers.example import EXAMPLE

from triage.rulefile import RuleFile

KNEE = "[The knee swells up or gives way. Then see a doctor.]"


@pytest.mark.parametrize(
    ("written", "split"),
    [
        ("[The foot goes cold, white or numb. Get help.]", ["white or numb. Get help."]),
        ("[The foot goes cold,\n      white, or numb.]", ["white"]),
        ("[The foot goes cold. Get help., numbness. Get help.]", []),
        ("[The foot goes cold, Numbness]", []),
        ("[numbness, weakness]", []),
        ("[The foot goes cold or numb. Get help.]", []),
        ('["The foot goes cold, white or numb. Get help."]', []),
        ("\n      - The foot goes cold\n      - numbness", []),
    ],
)
def test_the_rest_of_a_split_text_is_told(written: str, split: list[str]) -> None:
    """With its place, and quotes round the whole as the mend."""
    text = EXAMPLE.replace(KNEE, written)
    assert text != EXAMPLE
    found = [one for one in RuleFile(text, "a.yaml").problems if one.code == "split-text"]
    lines = text.splitlines()
    assert [
        lines[one.place.line - 1][one.place.column - 1 :][: len(word)]
        for one, word in zip(found, split, strict=True)
    ] == split
    assert all((one.hint or "").startswith('Put the whole text in quotes: ["') for one in found)
