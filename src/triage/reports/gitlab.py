"""The Code Quality report of GitLab, which it shows in a merge request and beside the lines.

Like SARIF it is checked against what its reader takes: an array, of each problem the fields that
https://docs.gitlab.com/ci/testing/code_quality/ asks for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from triage.problems import Problem
from triage.reports.json import dumped
from triage.reports.report import Report, relative, told
from triage.words import printable

_SEVERITIES = {"error": "major", "warning": "minor"}


def render(report: Report, *, folder: str) -> str:
    """The whole report as one array; paths relative to ``folder`` where they lie in it."""
    seen = Counter[str]()
    issues = []
    for name, problem in _problems(report):
        path = printable(relative(name, folder))
        issue = json.dumps([path, problem.code, problem.keys, problem.message])
        # Two problems may say the same of one value; GitLab shows but one of each fingerprint.
        issues.append(_issue(path, problem, f"{issue}{seen[issue] or ''}"))
        seen[issue] += 1
    return dumped(issues)


def _problems(report: Report) -> Iterator[tuple[str, Problem]]:
    for failure in report.failures:
        yield failure.name, Problem("unreadable", "error", failure.message)
    for checked in report.files:
        for problem in checked.problems:
            yield checked.name, problem


def _issue(path: str, problem: Problem, fingerprinted: str) -> dict[str, Any]:
    """One problem. Its fingerprint has no line, so that it is the same one when lines move."""
    return {
        "description": told(problem),
        "check_name": problem.code,
        "fingerprint": sha256(fingerprinted.encode()).hexdigest(),
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": path, "lines": {"begin": problem.place.line}},
    }
