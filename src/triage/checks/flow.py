"""The way through the questions."""

from __future__ import annotations

from triage.checks.page import Page
from triage.document import Document
from triage.problems import Problem


def check(document: Document) -> list[Problem]:
    """Find what keeps the questions from leading somewhere."""
    return []


PAGES: tuple[Page, ...] = ()
