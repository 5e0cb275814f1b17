"""How much work is done before the proof says that it gives up: never seconds, always counts."""

MOST_CONFLICTS = 50_000
"""A single question to the solver may take this many conflicts (its wrong turns)."""


class NotProvedError(Exception):
    """The work limit was passed, so nothing is claimed. The message says what was too much."""
