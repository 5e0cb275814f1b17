"""The kinds of choice that random questionnaires are made by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from triage.testing.guide import Choose

Thing = TypeVar("Thing")


class Chooser:
    """The kinds of choice that the construction makes, each made of whole numbers.

    Args:
        choose: where the numbers come from.
    """

    def __init__(self, choose: Choose) -> None:
        self.number = choose

    def chance(self, times: int, of: int) -> bool:
        """True so many times of so many; False is the simplest."""
        return self.number(0, of - 1) >= of - times

    def one(self, things: Sequence[Thing]) -> Thing:
        """One of several; the first is the simplest."""
        return things[self.number(0, len(things) - 1)]

    def some(self, things: Sequence[Thing], least: int, most: int) -> list[Thing]:
        """Several different ones, in any order; the first few are the simplest."""
        left = list(things)
        size = self.number(min(least, len(left)), min(most, len(left)))
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(size)]

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """All of them, in any order; the order they have is the simplest."""
        return self.some(things, len(things), len(things))
