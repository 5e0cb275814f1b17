"""The way through a questionnaire: everything that must hold before its paths can be walked.

The checks work on the data as it was read and not on a `Questionnaire`, so that a fault in one
question does not hide the next one. Where something is wrong already, they are silent about what
may follow from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from triage.checks.flow import asked, bands, countries, levels, logic, safety_net, ways
from triage.checks.flow.links import read_graph
from triage.problems import Finding, Problem
from triage.reading.content import Content


def check(content: Content, earlier: Sequence[Problem | Finding]) -> list[Finding]:
    """Find what is wrong with the way through a file in which ``earlier`` has been found."""
    graph = read_graph(content, earlier)
    named = logic.read_named(content.data)
    return [
        *ways.check(content, graph),
        *bands.check(content),
        *logic.check(content.data, named),
        *asked.check(content, graph, named),
        *levels.check(content),
        *countries.check(content),
        *safety_net.check(content, earlier),
    ]
