"""How a search came to where it is: parts of a path, the last one first."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

Part = TypeVar("Part")


class Trail(NamedTuple, Generic[Part]):
    """One way to a state, sharing its beginning with the others.

    Attributes:
        length: what the search adds up and keeps small.
        part: the last part; None where nothing belongs to it.
        before: the way up to there; None at the beginning.
    """

    length: int
    part: Part | None
    before: Trail[Part] | None

    def parts(self) -> tuple[Part, ...]:
        """All parts, first to last."""
        taken: list[Part] = []
        trail: Trail[Part] | None = self
        while trail is not None:
            if trail.part is not None:
                taken.append(trail.part)
            trail = trail.before
        return tuple(reversed(taken))
