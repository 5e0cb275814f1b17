"""SARIF 2.1.0, which code hosts show beside the lines of a change."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

from triage.checks.pages import page_of
from triage.problems import Problem
from triage.reading.rule_files import Failure
from triage.reports.json import dumped
from triage.reports.report import Checked, Report, relative, told

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report, *, version: str | None, folder: str) -> str:
    """The whole report as one SARIF run.

    Args:
        report: what was found.
        version: the version of this program, where it is known.
        folder: the folder that paths are written relative to, where they lie in it.
    """
    codes = sorted({problem.code for checked in report.files for problem in checked.problems})
    driver: dict[str, Any] = {"name": "triage", "rules": [_rule(code) for code in codes]}
    if version is not None:
        driver["semanticVersion"] = version
    run = {
        "tool": {"driver": driver},
        # Our columns count code points; SARIF's own default is UTF-16 code units.
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": [
                    _notification(failure, folder) for failure in report.failures
                ],
            }
        ],
        "results": [
            _result(checked, problem, codes.index(problem.code), folder)
            for checked in report.files
            for problem in checked.problems
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumped(log)


def _rule(code: str) -> dict[str, Any]:
    page = page_of(code)
    assert page is not None, f"every code has a page, but {code} has none"
    parts = [page.why]
    if page.bad:
        parts += ["Not like this:", _indented(page.bad), "but like this:", _indented(page.good)]
    help_text = "\n\n".join(parts)
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.why},
        # Markdown takes text that is indented by four blanks as code, so one text serves for both.
        "help": {"text": help_text, "markdown": help_text},
        "defaultConfiguration": {"level": page.severity},
    }


def _result(checked: Checked, problem: Problem, rule: int, folder: str) -> dict[str, Any]:
    place = problem.place
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": told(problem)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(checked.name, folder)},
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endLine": place.end_line,
                        "endColumn": place.end_column,
                    },
                }
            }
        ],
    }


def _notification(failure: Failure, folder: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(failure.name, folder)}}}
    return {
        "level": "error",
        "message": {"text": failure.message},
        "locations": [location],
    }


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.strip("\n").splitlines())


def _uri(name: str, folder: str) -> str:
    """The name as a URI: relative to ``folder`` where it lies in it."""
    if name == "<stdin>":
        return "stdin"
    name = relative(name, folder)
    return ("file://" if os.path.isabs(name) else "") + quote(os.fsencode(name))
