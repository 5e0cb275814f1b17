"""The page that `triage explain CODE` prints: written beside the check that reports the code."""

from __future__ import annotations

from typing import NamedTuple

from triage.problems import Severity


class Page(NamedTuple):
    """What one problem code means.

    ``bad`` and ``good`` are YAML text. Each is merged over the small valid questionnaire
    `triage.checks.example`, key by key (or is a whole file where ``whole`` says so). The tests run
    both: ``bad`` gives exactly this code, once, and ``good`` gives nothing.
    """

    code: str
    severity: Severity
    title: str
    why: str
    bad: str
    good: str
    whole: bool = False
