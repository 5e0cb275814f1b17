"""The way through a questionnaire: everything that must hold before its paths can be walked.

The checks work on the data as it was read and not on a `Questionnaire`, so that a fault in one
question does not hide the next one. Where something is wrong already, they are silent about what
may follow from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from triage.checks import bands, logic, safety, ways
from triage.checks.graph import read_graph
from triage.checks.page import Page
from triage.document import Document
from triage.problems import Problem


def check(document: Document, earlier: Sequence[Problem]) -> list[Problem]:
    """Find what is wrong with the way through a document in which ``earlier`` has been found."""
    graph = read_graph(document, earlier)
    return [
        *ways.check(document, graph),
        *bands.check(document),
        *logic.check(document, graph),
        *safety.check(document, earlier),
    ]


PAGES: tuple[Page, ...] = ()
