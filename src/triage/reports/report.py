"""What a run found, and what all reports say of it in the same words."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from triage.problems import Problem, Severity, in_json, stops
from triage.proof import Proof
from triage.reading.rule_files import Failure
from triage.words import counted, grouped

if TYPE_CHECKING:
    from triage.casefile import Share
    from triage.reports.mutation import Mutated

MOST_OF_A_KIND = 10
"""So many problems of one code in one file are shown to people; GitHub shows no more, either."""


class Tested(NamedTuple):
    """What became of a file of cases.

    Attributes:
        rules: the name of its rule file.
        passed: by case, whether everything expected came out; None where none was run, because the
            rule file has errors.
        coverage: by kind (answers, rules, recommendations, advice), what the cases touch.
        mutated: what changes to the rule file nothing would notice; None where nobody asked.
    """

    rules: str
    passed: Mapping[str, bool] | None
    coverage: Mapping[str, Share]
    mutated: Mutated | None = None


class Checked(NamedTuple):
    """What was found in one file.

    Attributes:
        name: what reports call it.
        text: its content, for excerpts.
        problems: what is wrong, in the order of the file.
        proof: what is true of all its paths; None where there is no questionnaire to prove.
        tested: what became of its cases; None where they were not to be run, or it has none.
    """

    name: str
    text: str
    problems: tuple[Problem, ...]
    proof: Proof | None = None
    tested: Tested | None = None

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return stops(self.problems)


class Report(NamedTuple):
    """One run.

    Attributes:
        files: what was checked, in order.
        failures: what could not be.
        of_cases: whether cases were run, and not files checked.
        strict: whether warnings count.
    """

    files: tuple[Checked, ...]
    failures: tuple[Failure, ...] = ()
    of_cases: bool = False
    strict: bool = False

    @property
    def has_problems(self) -> bool:
        """Whether there is anything that counts."""
        return any(self.counts(problem) for problem in problems(self))

    def counts(self, problem: Problem) -> bool:
        """Tell whether a problem makes the run fail."""
        return self.strict or problem.severity == "error"


def count(report: Report, severity: Severity) -> int:
    """How many problems of that severity there are."""
    return sum(problem.severity == severity for problem in problems(report))


def problems(report: Report) -> Iterable[Problem]:
    """All problems, file by file."""
    return (problem for checked in report.files for problem in checked.problems)


def told(problem: Problem) -> str:
    """What is wrong, how to mend it, and the answers that lead there, each in a line of its own."""
    parts = [problem.message, problem.hint]
    if problem.counterexample is not None:
        sheet = json.dumps(problem.counterexample, ensure_ascii=False, default=in_json)
        parts.append(f"Answers that lead there: {sheet}")
    return "\n".join(part for part in parts if part)


def first_of_each_kind(problems: Sequence[Problem]) -> Iterator[tuple[Problem, str | None]]:
    """Of the problems of one file, those that are shown to people.

    With the last that is shown of a code comes a sentence on how many more there are, if any.
    """
    of_a_kind = Counter(problem.code for problem in problems)
    shown = Counter[str]()
    for problem in problems:
        shown[problem.code] += 1
        more = of_a_kind[problem.code] - MOST_OF_A_KIND
        if shown[problem.code] < MOST_OF_A_KIND or more <= 0:
            yield problem, None
        elif shown[problem.code] == MOST_OF_A_KIND:
            yield problem, f"and {more:,} more of this kind; --format concise or json lists all"


def closing_line(report: Report) -> str:
    """What was checked and what came out, in one line."""
    return _cases_run(report) if report.of_cases else _files_checked(report)


def _files_checked(report: Report) -> str:
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


def _cases_run(report: Report) -> str:
    results = [
        passed
        for checked in report.files
        if checked.tested is not None
        for passed in (checked.tested.passed or {}).values()
    ]
    parts = [f"{counted(len(results), 'case')} run: {sum(results):,} passed"]
    wrong = len(results) - sum(results)
    if wrong:
        parts.append(f"{wrong:,} failed")
    broken = sum(map(_could_not_be_run, report.files))
    if broken:
        parts.append(f"{counted(broken, 'file')} could not be run")
    if report.failures:
        parts.append(f"{counted(len(report.failures), 'path')} could not be tested")
    return ", ".join(parts) + "."


def _could_not_be_run(checked: Checked) -> bool:
    if checked.tested is None:
        return False
    passed = checked.tested.passed
    return passed is None or (checked.has_errors and all(passed.values()))


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
