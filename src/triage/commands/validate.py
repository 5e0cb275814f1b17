"""Check rule files, and prove that every path through them ends in a recommendation."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from triage.problems import CommandError
from triage.words import did_you_mean, printable

if TYPE_CHECKING:
    from triage.reports.report import Checked, Report

FORMATS = ("text", "concise", "json", "sarif", "github")
FINE, PROBLEMS, FAILED = 0, 1, 2


class Output(NamedTuple):
    """A report that was asked for: its format, and the file it goes to (None: standard output)."""

    format: str
    file: str | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage validate``."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="PATH",
        help="a rule file, a folder (every *.yaml and *.yml below it; NAME.cases.yaml are cases), "
        "or - for stdin; the shipped questionnaire by default",
    )
    parser.add_argument(
        "--strict", action="store_true", help="warnings count: exit 1 where there is one"
    )
    parser.add_argument(
        "--format",
        action="append",
        default=[],
        type=_output,
        dest="outputs",
        metavar="FORMAT[:FILE]",
        help=f"{', '.join(FORMATS)}; with :FILE, that report is written there; repeatable",
    )


def run(options: argparse.Namespace) -> int:
    """Check everything and report it: 0 fine, 1 problems, 2 something could not be checked."""
    from triage.reports.report import count

    outputs = _checked_outputs(options.outputs)
    report = _validate(options.names, outputs, date.today())
    for failure in report.failures:
        print(f"triage: {printable(failure.message)}", file=sys.stderr)
    unwritten = [message for output in outputs if (message := _write(report, output))]
    if unwritten:
        raise CommandError("; ".join(unwritten))
    if report.failures:
        return FAILED
    counted = count(report, "error") + (count(report, "warning") if options.strict else 0)
    return PROBLEMS if counted else FINE


def _output(written: str) -> Output:
    format, colon, file = written.partition(":")
    if format not in FORMATS:
        raise argparse.ArgumentTypeError(
            f"there is no format {format!r}{did_you_mean(format, FORMATS)} "
            f"(formats: {', '.join(FORMATS)})"
        )
    if colon and not file:
        raise argparse.ArgumentTypeError(f"name a file after the colon: {format}:FILE")
    return Output(format, file or None)


def _checked_outputs(asked: Sequence[Output]) -> list[Output]:
    """The reports to make: one for standard output, text unless another was asked for."""
    shown = [output for output in asked if output.file is None]
    if len(shown) > 1:
        formats = " and ".join(output.format for output in shown)
        raise CommandError(
            f"{formats} cannot both go to standard output; give one a file: "
            f"--format {shown[-1].format}:FILE"
        )
    files = [output.file for output in asked if output.file is not None]
    for file in files:
        if files.count(file) > 1:
            raise CommandError(f"two reports cannot go to the same file: {file}")
    return [*(shown or [Output("text")]), *(output for output in asked if output.file is not None)]


def _validate(names: Sequence[str], outputs: Sequence[Output], today: date) -> Report:
    from triage.reading.rule_files import Failure, gather
    from triage.reports.report import Report
    from triage.rules import shipped

    gathered = gather(names or [shipped.file()])
    _keep_safe(gathered.files, outputs)
    files, failures = [], list(gathered.failures)
    for name in gathered.files:
        try:
            files.append(_checked(name, today))
        except CommandError as error:
            failures.append(Failure(name, str(error)))
    return Report(tuple(files), tuple(failures))


def _keep_safe(files: Sequence[str], outputs: Sequence[Output]) -> None:
    """Make sure that no report is written over a file that is read.

    Raises:
        CommandError: one would be.
    """
    from triage.reading.rule_files import is_cases, rules_beside

    beside = (beside_it for file in files if is_cases(file) for beside_it in rules_beside(file))
    read = [*files, *filter(os.path.isfile, beside)]
    for output in outputs:
        if output.file is not None and any(_is_same(output.file, file) for file in read):
            raise CommandError(f"the report would overwrite {output.file}, which is checked")


def _is_same(file: str, other: str) -> bool:
    """Whether two names lead to one file; what is not there is none."""
    try:
        return os.path.samefile(file, other)
    except (OSError, ValueError):
        return False


def _checked(name: str, today: date) -> Checked:
    from triage.reading.rule_files import is_cases, rules_beside
    from triage.reports.report import Checked
    from triage.rulefile import RuleFile

    if is_cases(name):
        from triage.casefile import CaseFile

        rules = next(filter(os.path.isfile, rules_beside(name)), None)
        cases = CaseFile.open(name, None if rules is None else RuleFile.open(rules).questionnaire)
        return Checked(cases.name, cases.text, cases.problems)
    file = RuleFile.open(name, today)
    return Checked(file.name, file.text, file.problems, file.proof)


def _write(report: Report, output: Output) -> str | None:
    """Make one report and write it. Returns what went wrong, if anything did."""
    if output.file is None:
        from triage.commands.terminal import wants_colour

        sys.stdout.write(_rendered(report, output.format, colour=wants_colour()))
        sys.stdout.flush()
        return None
    text = _rendered(report, output.format, colour=False)
    try:
        with open(output.file, "w", encoding="utf-8", newline="\n", errors="replace") as file:
            file.write(text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a file name"
        return f"the report cannot be written to {output.file}: {reason}"
    return None


def _rendered(report: Report, format: str, *, colour: bool) -> str:
    # Each report imports what it alone needs.
    match format:
        case "text":
            from triage.reports import text

            return text.render(report, colour=colour)
        case "concise":
            from triage.reports import concise

            return concise.render(report)
        case "json":
            from triage.reports import json

            return json.render(report)
        case "github":
            from triage.reports import github

            return github.render(report, folder=os.getcwd())
        case _:
            from triage.reports import sarif

            return sarif.render(report, version=_version(), folder=os.getcwd())


def _version() -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("triage-questionnaire")
    except PackageNotFoundError:
        return None  # run from a checkout that was never installed
