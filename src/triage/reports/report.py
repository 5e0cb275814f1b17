"""What all reports say in the same words: the counts and the closing line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from triage.problems import Problem, Severity, stops
from triage.proof import Proof
from triage.reading.rule_files import Failure
from triage.words import counted, grouped


class Checked(NamedTuple):
    """What was found in one file.

    Attributes:
        name: what reports call it.
        text: its content, for excerpts.
        problems: what is wrong, in the order of the file.
        proof: what is true of all its paths; None where there is no questionnaire to prove.
    """

    name: str
    text: str
    problems: tuple[Problem, ...]
    proof: Proof | None = None

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return stops(self.problems)


class Report(NamedTuple):
    """One run: what was checked, in order, and what could not be."""

    files: tuple[Checked, ...]
    failures: tuple[Failure, ...] = ()


def count(report: Report, severity: Severity) -> int:
    """How many problems of that severity there are."""
    return sum(problem.severity == severity for problem in problems(report))


def problems(report: Report) -> Iterable[Problem]:
    """All problems, file by file."""
    return (problem for checked in report.files for problem in checked.problems)


def closing_line(report: Report) -> str:
    """What was checked and what came out, in one line."""
    checked = f"{counted(len(report.files), 'file')} checked"
    found = [
        counted(number, severity)
        for severity in ("error", "warning")
        if (number := count(report, severity))
    ]
    parts = [", ".join(found)] if found else []
    if report.failures:
        parts.append(f"{counted(len(report.failures), 'path')} could not be checked")
    proofs = [file.proof for file in report.files if file.proof is not None]
    if proofs and not count(report, "error"):
        said = proved(proofs[0]) if len(proofs) == 1 else f"{len(proofs):,} proved"
        parts.insert(0, said)
    return f"{checked}: {'; '.join(parts) or 'no problems'}."


def proved(proof: Proof) -> str:
    """What a proof without errors states."""
    kept = len(proof.promises)
    promises = f"; {counted(kept, 'promise')} kept" if kept else ""
    if proof.paths is None:
        return f"proved, each path ends in a recommendation{promises}; paths were not counted"
    paths = "1 path, which" if proof.paths == 1 else f"{grouped(proof.paths)} paths, each"
    return f"proved, {paths} ends in a recommendation{promises}"


def relative(name: str, folder: str) -> str:
    """The name with ``/``, as code hosts want it: from ``folder`` on, where it lies in it."""
    if os.path.isabs(name):
        inside = os.path.relpath(name, folder)
        if inside.split(os.sep)[0] != os.pardir:
            name = inside
    return os.path.normpath(name).replace(os.sep, "/")
