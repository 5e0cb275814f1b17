"""The countries by which a level says whom to call: their ISO 3166 codes, and their names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

OTHER = "other"
"""What stands instead of a code for every country that is not named."""

_LIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "countries.tab")


@cache
def names() -> Mapping[str, str]:
    """The name of each country, as a sentence has it after "in", by its code such as ``GB``."""
    with open(_LIST, encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))
        return dict(row for row in rows)
