"""Run the cases that belong to rule files, and say what no case touches or would notice."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from triage.commands.reporting import add_format, checked_outputs, keep_safe, make
from triage.problems import CommandError, Problem, stops
from triage.reading.files import STDIN
from triage.reading.rule_files import (
    Failure,
    cases_beside,
    cases_of,
    gather,
    is_cases,
    rules_of,
    without_rules,
)

if TYPE_CHECKING:
    from triage.casefile import CaseFile
    from triage.reports.mutation import Mutated
    from triage.reports.report import Checked
    from triage.rulefile import RuleFile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage test``."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="PATH",
        help="a rule file, its NAME.cases.yaml, or a folder of them; the shipped ones by default",
    )
    add_format(parser)
    parser.add_argument(
        "--mutate",
        action="store_true",
        help="change each rule file in every small way, and list the changes that neither its "
        "checks nor its promises nor its cases fail on (takes minutes; does not count for the exit "
        "code)",
    )


def run(options: argparse.Namespace) -> int:
    """Run the cases: 0 all passed, 1 not all did, 2 some could not be found or read.

    As little as what no case touches, what nothing would notice is a failure: it is shown.
    """
    from triage.reports.report import Report
    from triage.rules import shipped

    outputs = checked_outputs(options.outputs)
    pairs, failures = _pairs(options.names or [shipped.file()])
    keep_safe((file for pair in pairs for file in pair), (output.file for output in outputs))
    files: list[Checked] = []
    for rules, cases in pairs:
        try:
            files += _tested(rules, cases, mutate=options.mutate)
        except CommandError as error:
            failures.append(Failure(cases, str(error)))
    return make(Report(tuple(files), tuple(failures), of_cases=True), outputs)


def _pairs(names: Sequence[str]) -> tuple[list[tuple[str, str]], list[Failure]]:
    """The rule files with their cases that ``names`` mean, and those that mean none."""
    pairs: dict[str, tuple[str, str]] = {}
    failures: list[Failure] = []
    for name in names:
        gathered = gather([name])
        failures += gathered.failures
        lost = [file for file in gathered.files if is_cases(file) and rules_of(file) is None]
        failures += (Failure(file, without_rules(file)) for file in lost)
        found = [pair for file in gathered.files for pair in _pairs_of(file)]
        if gathered.files and not found and not lost:
            failures.append(Failure(name, _nothing_to_run(name)))
        for rules, cases in found:
            pairs.setdefault(os.path.abspath(cases), (rules, cases))
    return list(pairs.values()), list(dict.fromkeys(failures))


def _pairs_of(file: str) -> Iterator[tuple[str, str]]:
    if is_cases(file):
        rules = rules_of(file)
        if rules is not None:
            yield rules, file
    elif file != STDIN:
        yield from ((file, cases) for cases in cases_of(file))


def _nothing_to_run(name: str) -> str:
    if name == STDIN:
        return "cases stand beside their rule file, so - cannot be tested; name a file"
    if os.path.isdir(name):
        return f"{name}: no rule file in this folder has a NAME.cases.yaml beside it"
    return f"{name}: there are no cases {os.path.basename(cases_beside(name)[0])} beside it"


def _tested(rules: str, cases: str, *, mutate: bool) -> list[Checked]:
    """What comes of running a file of cases; its rule file, too, where that has errors."""
    from triage.casefile import CaseFile
    from triage.reports.report import Checked, Tested
    from triage.rulefile import RuleFile

    file = RuleFile.open(rules)
    if file.questionnaire is None:
        return _not_run(file, file.faults, cases)
    run = CaseFile.open(cases, file.questionnaire)
    problems, passed, coverage = run.outcome
    mutated = None
    # There is no telling what would be noticed where something is wrong already.
    if mutate and not stops(problems):
        if stops(file.broken):
            return _not_run(file, file.broken, cases)
        mutated = _mutated(file, run)
    tested = Tested(file.name, passed, coverage, mutated)
    return [Checked(run.name, run.text, problems, tested=tested)]


def _not_run(rules: RuleFile, errors: tuple[Problem, ...], cases: str) -> list[Checked]:
    from triage.reports.report import Checked, Tested

    return [
        Checked(rules.name, rules.text, errors),
        Checked(cases, "", (), tested=Tested(rules.name, None, {})),
    ]


def _mutated(rules: RuleFile, cases: CaseFile) -> Mutated:
    """What changes to the rule file nothing would notice."""
    from triage.mutation import judge_all
    from triage.reports.mutation import Mutated

    assert rules.document is not None, "a questionnaire comes of a document"
    judged = tuple(judge_all(rules.document.data, cases.text, _progress))
    return Mutated(rules.name, rules.document.places, frozenset(cases.data), judged)


def _progress(judged: int, of: int) -> None:
    """Show how far it is, to somebody who watches; the line is gone at the end."""
    if sys.stderr.isatty():
        line = f"{judged:,} of {of:,} changes looked at"
        print(f"\r{line if judged < of else ' ' * len(line)}", end="", file=sys.stderr, flush=True)
        if judged == of:
            print("\r", end="", file=sys.stderr, flush=True)
