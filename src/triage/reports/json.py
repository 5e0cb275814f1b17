"""The report for programs: the JSON of the command-line contract."""

from __future__ import annotations

import json
from typing import Any

from triage.problems import Problem, in_json
from triage.proof import Proof
from triage.reading.rule_files import Failure
from triage.reports import cases
from triage.reports.report import Checked, Report
from triage.words import decimal, escaped

VERSION = 1


def render(report: Report) -> str:
    """The whole report as one JSON object."""
    files = [
        *(_file(checked, report.of_cases) for checked in report.files),
        *(_failure(failure, report.of_cases) for failure in report.failures),
    ]
    return dumped({"version": VERSION, "files": files})


def dumped(data: Any) -> str:
    """Data as JSON, without anything that a terminal would obey."""
    return escaped(json.dumps(data, indent=2, ensure_ascii=False, default=in_json)) + "\n"


def problem_data(problem: Problem) -> dict[str, Any]:
    """One problem, with every key of the contract."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "line": problem.place.line,
        "column": problem.place.column,
        "end_line": problem.place.end_line,
        "end_column": problem.place.end_column,
        "hint": problem.hint,
        "path": list(problem.keys),
        "counterexample": None if problem.counterexample is None else dict(problem.counterexample),
    }


def _file(checked: Checked, of_cases: bool) -> dict[str, Any]:
    found = [problem_data(problem) for problem in checked.problems]
    if of_cases:
        rules = checked.name if checked.tested is None else checked.tested.rules
        return {
            "path": checked.name,
            "rules": rules,
            "problems": found,
            **cases.data(checked.tested),
        }
    return {
        "path": checked.name,
        "problems": found,
        "proof": None if checked.proof is None else _proof(checked.proof),
    }


def _failure(failure: Failure, of_cases: bool) -> dict[str, Any]:
    # Whoever reads only this must see that something could not be checked.
    found = [problem_data(Problem("unreadable", "error", failure.message))]
    if of_cases:
        return {"path": failure.name, "rules": None, "problems": found, **cases.data(None)}
    return {"path": failure.name, "problems": found, "proof": None}


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "questions": proof.questions,
        "paths": _counted(proof.paths),
        "shortest": proof.shortest,
        "longest": proof.longest,
        "levels": {level: _counted(paths) for level, paths in proof.levels.items()},
        "promises": dict(proof.promises),
    }


def _counted(paths: int | None) -> str | None:
    """A count as a decimal string of any size; None where there were too many to count."""
    return None if paths is None else decimal(paths)
