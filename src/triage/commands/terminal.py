"""What the terminal that a command prints to can show."""

from __future__ import annotations

import os
import sys


def wants_colour() -> bool:
    """Whether to colour what is printed: only on a terminal, and never against ``NO_COLOR``."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()
