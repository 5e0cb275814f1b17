"""Nothing of a page stays in memory once it is gone; the benchmarks measure whole processes."""

import gc
from collections import Counter

import pytest
from textual.widget import Widget

from frontend.screen.person import Person, person


async def widgets_after(somebody: Person, changes: int) -> Counter[str]:
    """The widgets there are after that many times on and back, by their kind."""
    for _ in range(changes):
        await somebody.press("enter b")
    gc.collect()
    return Counter(type(one).__name__ for one in gc.get_objects() if isinstance(one, Widget))


@pytest.mark.parametrize("keys", ["enter 0", "enter 0 enter 2 enter 3"])
async def test_pages_that_were_left_are_gone(keys: str) -> None:
    """Going on and back, from boxes and from a number, keeps one page and no more."""
    async with person() as somebody:
        await somebody.press(keys)
        first = await widgets_after(somebody, 2)
        assert await widgets_after(somebody, 4) == first
        assert first["ChoicePage"] + first["NumberPage"] == 1
