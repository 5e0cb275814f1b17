"""What the terminal that a command prints to can show."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

_TERRITORY = re.compile(r"[A-Za-z]{2,3}_([A-Z]{2})(?![A-Za-z])")
"""The beginning of a locale's name that has a country, such as ``en_GB.UTF-8``."""


def country_of(environment: Mapping[str, str]) -> str | None:
    """The ISO 3166 code of the country that the locale for messages names; None where none does."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            found = _TERRITORY.match(environment[name])
            return found[1] if found else None
    return None


def wants_colour() -> bool:
    """Whether to colour what is printed: only on a terminal, and never against ``NO_COLOR``."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()
