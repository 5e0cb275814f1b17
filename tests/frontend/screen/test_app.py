"""The app comes to what the interview comes to."""

from __future__ import annotations

import random

import pytest

from frontend.screen import sample
from frontend.screen.person import person
from triage.frontend.screen.keys import MARKS, NONE_KEY
from triage.testing.guide import Guide


@pytest.mark.parametrize("seed", range(4))
async def test_the_full_screen_agrees(seed: int) -> None:
    """Key by key, on a handful of paths."""
    expected = Guide(sample.questionnaire()).walk(random.Random(seed).randint)
    async with person() as somebody:
        await somebody.press("enter")
        for question, given in expected.path:
            if not isinstance(given, str | tuple):
                await somebody.write(str(given))
            else:
                rows = list(question.answers)
                ticked = (given,) if isinstance(given, str) else given
                keys = [MARKS[rows.index(one)] for one in ticked] or [NONE_KEY]
                await somebody.press(" ".join(keys))
            await somebody.press("enter")
        assert somebody.app.interview.path == expected.path
        assert somebody.app.interview.result == expected.result
