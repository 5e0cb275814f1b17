"""Ids that a thing of a rule file had before: what was written with them is meant for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar


class Renamed(Protocol):
    """Whatever can say which ids it had before."""

    @property
    def was(self) -> tuple[str, ...]:
        """The ids that it had before."""


Thing = TypeVar("Thing", bound=Renamed)


def now_called(things: Mapping[str, Thing], id: str) -> str:
    """The id that the thing has now: ``id`` itself, but where another thing says it had that."""
    if id in things:
        return id
    return next((now for now, thing in things.items() if id in thing.was), id)
