"""The reports that `triage validate` and `triage test` make: which are asked for, and where to."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from triage.problems import CommandError
from triage.reports.forms import FORMATS, render
from triage.words import did_you_mean, printable

if TYPE_CHECKING:
    from triage.reports.report import Report

FINE, PROBLEMS, FAILED = 0, 1, 2


class Output(NamedTuple):
    """A report that was asked for: its format, and the file it goes to (None: standard output)."""

    format: str
    file: str | None = None


def add_format(parser: argparse.ArgumentParser) -> None:
    """Declare ``--format``."""
    parser.add_argument(
        "--format",
        action="append",
        default=[],
        type=_output,
        dest="outputs",
        metavar="FORMAT[:FILE]",
        help=f"{', '.join(FORMATS)}; with :FILE, that report is written there; repeatable",
    )


def checked_outputs(asked: Sequence[Output]) -> list[Output]:
    """The reports to make: one for standard output, text unless another was asked for.

    Raises:
        CommandError: two would go to the same place.
    """
    shown = [output for output in asked if output.file is None]
    if len(shown) > 1:
        formats = " and ".join(output.format for output in shown)
        raise CommandError(
            f"{formats} cannot both go to standard output; give one a file: "
            f"--format {shown[-1].format}:FILE"
        )
    taken: set[str] = set()
    for file in (output.file for output in asked if output.file is not None):
        if _place(file) in taken:
            raise CommandError(f"two reports cannot go to the same file: {file}")
        taken.add(_place(file))
    return [*(shown or [Output("text")]), *(output for output in asked if output.file is not None)]


def keep_safe(read: Iterable[str], written: Iterable[str | None]) -> None:
    """Make sure that nothing is written over a file that is read.

    Args:
        read: the files that are read.
        written: those that are written; None for standard output.

    Raises:
        CommandError: one is both.
    """
    places = set(map(_place, read))
    for file in written:
        if file is not None and _place(file) in places:
            raise CommandError(f"this would overwrite {file}, which is read; name another file")


def make(report: Report, outputs: Sequence[Output]) -> int:
    """Make every report and say what could not be checked. Returns the exit code.

    Raises:
        CommandError: a report could not be written.
    """
    for failure in report.failures:
        print(f"triage: {printable(failure.message)}", file=sys.stderr)
    unwritten = [message for output in outputs if (message := _write(report, output))]
    if unwritten:
        raise CommandError("; ".join(unwritten))
    if report.failures:
        return FAILED
    return PROBLEMS if report.has_problems else FINE


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


def _place(file: str) -> str:
    """Where a name leads, whatever links it leads over."""
    try:
        is_at = os.stat(file)
    except (OSError, ValueError):
        return os.path.abspath(file)
    return f"{is_at.st_dev}:{is_at.st_ino}"


def _write(report: Report, output: Output) -> str | None:
    """Make one report and write it. Returns what went wrong, if anything did."""
    if output.file is None:
        from triage.commands.terminal import wants_colour

        sys.stdout.write(_rendered(report, output, colour=wants_colour()))
        sys.stdout.flush()
        return None
    text = _rendered(report, output, colour=False)
    try:
        with open(output.file, "w", encoding="utf-8", newline="\n", errors="replace") as file:
            file.write(text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a file name"
        return f"the report cannot be written to {output.file}: {reason}"
    return None


def _rendered(report: Report, output: Output, *, colour: bool) -> str:
    version = _version() if output.format == "sarif" else None
    return render(report, output.format, folder=os.getcwd(), version=version, colour=colour)


def _version() -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("triage-questionnaire")
    except PackageNotFoundError:
        return None  # run from a checkout that was never installed
