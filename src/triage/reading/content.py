"""What a file says, apart from where and how it is written: all that most checks look at."""

from __future__ import annotations

from typing import Any, NamedTuple

from triage.problems import Keys


class Content(NamedTuple):
    """What a file says.

    Attributes:
        data: plain: dict, list, str, int, Decimal, bool and None; float only for infinity and the
            like.
        unknown: the values that could not be read; None stands in their place.
        partial: the mappings some keys of which are not known: what seems to be missing there may
            be written.
        floats: whether any number in it is whole and written with a point, or infinite.
    """

    data: Any
    unknown: frozenset[Keys] = frozenset()
    partial: frozenset[Keys] = frozenset()
    floats: bool = False
