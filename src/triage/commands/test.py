"""Run the cases that belong to rule files, and say what no case touches or would notice."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from triage.problems import CommandError
from triage.reading.files import STDIN
from triage.reading.rule_files import Failure, cases_beside, gather, is_cases, rules_beside
from triage.words import printable

if TYPE_CHECKING:
    from triage.reports.cases import Suite

FINE, PROBLEMS, FAILED = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage test``."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="PATH",
        help="a rule file, its NAME.cases.yaml, or a folder of them; the shipped ones by default",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
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
    from triage.commands.terminal import wants_colour
    from triage.reports import cases as testing
    from triage.rules import shipped

    pairs, failures = _pairs(options.names or [shipped.file()])
    suites = []
    for rules, cases in pairs:
        try:
            suites.append(_suite(rules, cases, mutate=options.mutate))
        except CommandError as error:
            failures.append(Failure(cases, str(error)))
    for failure in failures:
        print(f"triage: {printable(failure.message)}", file=sys.stderr)
    if options.format == "json":
        sys.stdout.write(testing.render_json(suites, failures))
    else:
        sys.stdout.write(testing.render_text(suites, failures, colour=wants_colour()))
    if failures:
        return FAILED
    return PROBLEMS if any(map(testing.failed, suites)) else FINE


def _pairs(names: Sequence[str]) -> tuple[list[tuple[str, str]], list[Failure]]:
    """The rule files with their cases that ``names`` mean, and those that mean none."""
    pairs: dict[str, tuple[str, str]] = {}
    failures: list[Failure] = []
    for name in names:
        gathered = gather([name])
        failures += gathered.failures
        found = [pair for file in gathered.files if (pair := _pair(file))]
        if gathered.files and not found:
            failures.append(Failure(name, _nothing_to_run(name)))
        for rules, cases in found:
            pairs.setdefault(os.path.abspath(cases), (rules, cases))
    return list(pairs.values()), failures


def _pair(file: str) -> tuple[str, str] | None:
    if file == STDIN:
        return None
    if is_cases(file):
        rules = next(_existing(rules_beside(file)), None)
        return None if rules is None else (rules, file)
    cases = next(_existing(cases_beside(file)), None)
    return None if cases is None else (file, cases)


def _existing(names: Sequence[str]) -> Iterator[str]:
    return (name for name in names if os.path.exists(name))


def _nothing_to_run(name: str) -> str:
    if name == STDIN:
        return "cases stand beside their rule file, so - cannot be tested; name a file"
    if is_cases(name):
        return f"{name}: there is no rule file {os.path.basename(rules_beside(name)[0])} beside it"
    if os.path.isdir(name):
        return f"{name}: no rule file in this folder has a NAME.cases.yaml beside it"
    return f"{name}: there are no cases {os.path.basename(cases_beside(name)[0])} beside it"


def _suite(rules: str, cases: str, *, mutate: bool) -> Suite:
    from triage.casefile import CaseFile
    from triage.reports.cases import Suite
    from triage.rulefile import RuleFile

    file = RuleFile.open(rules)
    if file.questionnaire is None:
        return Suite(cases, file, file.faults, None)
    suite = Suite(cases, file, (), CaseFile.open(cases, file.questionnaire))
    return _mutated(suite) if mutate else suite


def _mutated(suite: Suite) -> Suite:
    """The suite with what nothing would notice; only of files in which nothing is wrong."""
    from triage.mutation import judge_all
    from triage.problems import stops
    from triage.reports.cases import failed
    from triage.reports.mutation import Mutated

    rules, cases = suite.rules, suite.cases
    if cases is None or rules.document is None or failed(suite):
        return suite
    if stops(rules.broken):
        return suite._replace(errors=rules.broken, cases=None)
    judged = tuple(judge_all(rules.document.data, cases.text, _progress))
    ids = frozenset(cases.data)
    return suite._replace(mutated=Mutated(rules.name, rules.document.places, ids, judged))


def _progress(judged: int, of: int) -> None:
    """Show how far it is, to somebody who watches; the line is gone at the end."""
    if sys.stderr.isatty():
        line = f"{judged:,} of {of:,} changes looked at"
        print(f"\r{line if judged < of else ' ' * len(line)}", end="", file=sys.stderr, flush=True)
        if judged == of:
            print("\r", end="", file=sys.stderr, flush=True)
