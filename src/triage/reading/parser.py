"""The parser of PyYAML, which is libyaml: its events, and where it gives up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from triage.problems import CommandError


class GaveUp(NamedTuple):
    """Where the parser gave up, and where the last text in quotes before it began."""

    error: yaml.MarkedYAMLError
    quoted: int

    @property
    def at(self) -> int:
        """How far the parser came, in characters."""
        mark: Any = self.error.problem_mark
        return mark.index if mark is not None else 0

    @property
    def began(self) -> int:
        """Where the thing began that could not be read to its end."""
        mark: Any = self.error.context_mark
        return mark.index if mark is not None else self.at


def events(text: str) -> Callable[[], Any]:
    """What gives the parser's next event of a text on every call.

    Raises:
        CommandError: PyYAML was installed without libyaml.
    """
    try:
        from yaml._yaml import CParser
    except ImportError:
        # The parser written in Python accepts other texts and is ten times slower: no way out.
        raise CommandError(
            "PyYAML is installed without libyaml, which reads rule files. Install a PyYAML wheel: "
            "pip install --force-reinstall --only-binary :all: pyyaml"
        ) from None
    next_event: Callable[[], Any] = CParser(text).get_event
    return next_event


def failure(text: str) -> GaveUp | None:
    """Where the parser gives up on a text; None where it reads it all."""
    quoted = 0
    next_event: Any = events(text)
    try:
        while True:
            event = next_event()
            if event.__class__ is yaml.StreamEndEvent:
                return None
            if event.__class__ is yaml.ScalarEvent and event.style in ("'", '"'):
                start: Any = event.start_mark
                quoted = start.index
    except yaml.MarkedYAMLError as error:
        return GaveUp(error, quoted)
