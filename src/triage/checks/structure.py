"""All that must be right before a file can become a `Questionnaire`."""

from __future__ import annotations

from collections.abc import Sequence

from triage.checks import flow, former, other_than, promised, references, scores, shape, wrong_file
from triage.checks.scales import gathered, spread
from triage.problems import Finding, Problem
from triage.reading.content import Content


def structure(content: Content, read: Sequence[Problem] = ()) -> list[Finding]:
    """Find what is wrong with the shape of a rule file, its names, and the way through it.

    Args:
        content: what the file says.
        read: what was found wrong while it was read; nothing is said that only follows from it.
    """
    whole = wrong_file.check(content)
    if whole:
        return whole
    content, used = spread(content)
    findings = [
        *shape.check(content),
        *references.check(content),
        *former.check(content),
        *scores.check(content),
        *other_than.check(content),
        *promised.check(content),
    ]
    return gathered([*findings, *flow.check(content, [*read, *findings])], used)
