"""What `triage test` found: the cases that failed, and what no case touches."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from triage.casefile import CaseFile, Outcome, Share
from triage.problems import Problem, in_json, stops
from triage.reading.rule_files import Failure
from triage.reports.json import problem_data
from triage.reports.text import GREEN, RED, painter, problem_text
from triage.rulefile import RuleFile
from triage.words import counted, printable

if TYPE_CHECKING:
    from triage.reports.mutation import Mutated

VERSION = 1


class Suite(NamedTuple):
    """One file of cases and its rule file.

    Attributes:
        name: the file of cases.
        rules: its rule file.
        errors: what is wrong with the rule file; then no case was run.
        cases: the cases, to be run; None where there are ``errors``.
        mutated: what changes nothing would notice; None where nobody asked.
    """

    name: str
    rules: RuleFile
    errors: tuple[Problem, ...]
    cases: CaseFile | None
    mutated: Mutated | None = None


def render_text(suites: list[Suite], failures: list[Failure], *, colour: bool) -> str:
    """The report for people. ``colour`` adds what colours a terminal, and changes nothing else."""
    blocks = [block for suite in suites for block in _blocks(suite, colour)]
    tone = RED if failures or any(map(failed, suites)) else GREEN
    blocks.append(painter(colour)(tone, _closing_line(suites, failures)))
    return "\n\n".join(blocks) + "\n"


def render_json(suites: list[Suite], failures: list[Failure]) -> str:
    """The report for programs."""
    files = [*map(_suite_data, suites), *map(_failure_data, failures)]
    return (
        json.dumps(
            {"version": VERSION, "files": files}, indent=2, ensure_ascii=False, default=in_json
        )
        + "\n"
    )


def failed(suite: Suite) -> bool:
    """Tell whether anything in it is an error."""
    return suite.cases is None or stops(suite.cases.outcome.problems)


def _blocks(suite: Suite, colour: bool) -> Iterator[str]:
    # What cannot be read as YAML is shown by `triage validate`.
    rules_text = "" if suite.rules.document is None else suite.rules.text
    for problem in suite.errors:
        yield problem_text(suite.rules.name, rules_text, problem, colour=colour)
    if suite.cases is None:
        yield f"{printable(suite.name)}: not run, because its rule file has errors."
        return
    tested = suite.cases.outcome
    for problem in tested.problems:
        yield problem_text(suite.name, suite.cases.text, problem, colour=colour)
    if tested.passed:
        yield "\n".join([f"{printable(suite.name)}: {_count(tested)}", *_shares(tested)])
    if suite.mutated is not None:
        from triage.reports import mutation  # only asked for with --mutate

        yield from mutation.blocks(suite.mutated)


def _count(tested: Outcome) -> str:
    passed = sum(tested.passed.values())
    return f"{counted(len(tested.passed), 'case')}, {passed:,} passed"


def _shares(tested: Outcome) -> Iterator[str]:
    for kind, share in tested.coverage.items():
        if not share.total:
            continue
        yield f"  {kind}: {share.touched:,} of {share.total:,} touched"
        if share.untouched:
            yield textwrap.fill(
                f"not by any case: {', '.join(share.untouched)}",
                width=88,
                initial_indent="    ",
                subsequent_indent="      ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def _closing_line(suites: list[Suite], failures: list[Failure]) -> str:
    results = [
        passed
        for suite in suites
        if suite.cases is not None
        for passed in suite.cases.outcome.passed.values()
    ]
    parts = [f"{counted(len(results), 'case')} run: {sum(results):,} passed"]
    wrong = len(results) - sum(results)
    if wrong:
        parts.append(f"{wrong:,} failed")
    broken = sum(failed(suite) and not _has_failed_case(suite) for suite in suites)
    if broken:
        parts.append(f"{counted(broken, 'file')} could not be run")
    if failures:
        parts.append(f"{counted(len(failures), 'path')} could not be tested")
    return ", ".join(parts) + "."


def _has_failed_case(suite: Suite) -> bool:
    return suite.cases is not None and not all(suite.cases.outcome.passed.values())


def _suite_data(suite: Suite) -> dict[str, Any]:
    tested = Outcome(suite.errors, {}, {}) if suite.cases is None else suite.cases.outcome
    mutation_data = {}
    if suite.mutated is not None:
        from triage.reports import mutation

        mutation_data = {"mutation": mutation.data(suite.mutated)}
    return {
        "path": suite.name,
        "rules": suite.rules.name,
        "problems": [problem_data(problem) for problem in tested.problems],
        "cases": dict(tested.passed),
        "coverage": {kind: _share_data(share) for kind, share in tested.coverage.items()},
        **mutation_data,
    }


def _failure_data(failure: Failure) -> dict[str, Any]:
    problem = Problem("unreadable", "error", failure.message)
    return {
        "path": failure.name,
        "rules": None,
        "problems": [problem_data(problem)],
        "cases": {},
        "coverage": {},
    }


def _share_data(share: Share) -> dict[str, Any]:
    return {
        "touched": share.touched,
        "total": share.total,
        "untouched": list(share.untouched),
    }
