"""The page that `triage explain CODE` prints: written beside the check that reports the code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from triage.problems import Finding, Given, Keys, Problem, Severity


class Page(NamedTuple):
    """What one problem code means.

    ``bad`` and ``good`` are YAML text. The tests merge each over a small valid questionnaire, key
    by key (or take it as a whole file where ``whole`` says so), and check it: ``bad`` gives exactly
    this code, once, and ``good`` gives nothing.
    """

    code: str
    severity: Severity
    title: str
    why: str
    bad: str
    good: str
    whole: bool = False

    def at(
        self,
        keys: Keys,
        message: str,
        hint: str | Callable[[str], str | None] | None = None,
        *,
        words: str = "",
    ) -> Finding:
        """What this page is about, found at the value at ``keys``: see `Finding`."""
        return Finding(self.code, self.severity, message, keys, hint, words=words)

    def at_key(
        self,
        keys: Keys,
        message: str,
        hint: str | None = None,
        counterexample: Mapping[str, Given] | None = None,
    ) -> Finding:
        """What this page is about, found at the key at the end of ``keys``: see `Finding`."""
        return Finding(
            self.code, self.severity, message, keys, hint, True, counterexample=counterexample
        )

    def of_file(self, message: str, hint: str) -> Problem:
        """What this page is about, found of a file as a whole, and not in what it says."""
        return Problem(self.code, self.severity, message, hint=hint)
