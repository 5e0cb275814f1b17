"""Show what a change of a rule file changes for people, proved over all paths of both versions.

OLD and NEW are files, or REVISION:PATH as git writes it (main:rules/back-pain.yaml; the path counts
from the top of the repository, or from here after ./).

Paths are compared in pairs: one path through each version, with the same answer to every question
both ask. Questions and answers are the same where they have the same id, now or before (`was`).
Where one version has no such answer, or each asks what the other does not, a pair is counted as
not compared.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from triage.problems import CommandError

if TYPE_CHECKING:
    from triage.diff import Difference

FINE, FOUND = 0, 1

FAIL_ON = ("less-urgent", "not-compared")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage diff``."""
    parser.add_argument("old", metavar="OLD", help="the version before: a file or REVISION:PATH")
    parser.add_argument("new", metavar="NEW", help="the version now")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument(
        "--fail-on",
        action="append",
        choices=FAIL_ON,
        default=[],
        help="exit 1 where somebody is told something less urgent than before, or may be for all "
        "that could be compared (less-urgent), or where anybody could not be compared "
        "(not-compared); repeatable",
    )


def run(options: argparse.Namespace) -> int:
    """Print the difference: 1 for what --fail-on names, or where a version has errors."""
    from triage.commands.opening import without_errors
    from triage.diff import compare
    from triage.diff.versions import read_version
    from triage.proof import NotProvedError
    from triage.reading.files import name_of
    from triage.reports import diff as reports
    from triage.rulefile import RuleFile

    if options.old == options.new == "-":
        raise CommandError("only one of the two versions can come from standard input")
    names = (options.old, options.new)
    contents = [read_version(name) for name in names]
    old, new = (
        without_errors(RuleFile(content, name_of(name)), name)
        for content, name in zip(contents, names, strict=True)
    )
    if old is None or new is None:
        return FOUND
    if old.id != new.id:
        print(
            f"triage: these are two questionnaires, {old.id} and {new.id}; what they ask is "
            "matched by id alone",
            file=sys.stderr,
        )
    try:
        difference = compare(old, new)
    except NotProvedError as limit:
        raise CommandError(f"not proved, so nothing is claimed: {limit}") from None
    if options.format == "json":
        sys.stdout.write(reports.render_json(difference, names))
    elif options.format == "markdown":
        sys.stdout.write(reports.render_markdown(difference, names))
    else:
        from triage.commands.terminal import wants_colour

        sys.stdout.write(reports.render_text(difference, names, colour=wants_colour()))
    return FOUND if any(_found(difference, what) for what in options.fail_on) else FINE


def _found(difference: Difference, what: str) -> bool:
    from triage.diff import Turn

    if what == "less-urgent":
        return difference.may_be_less_urgent
    return difference.takes(Turn.STOPPED)
