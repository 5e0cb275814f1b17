"""Write the review sheet: all that a clinician answers for, in plain words, to print and sign.

It is a page of HTML; print it from a browser, on A4 or Letter. With --since it says first what has
changed since an older version (a file, or REVISION:PATH as git writes it), and for whom.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from triage.problems import CommandError

if TYPE_CHECKING:
    from triage.review.material import Since
    from triage.rules.questionnaire import Questionnaire


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage review``."""
    parser.add_argument("file", nargs="?", help="a rule file; the shipped one by default")
    parser.add_argument("--since", metavar="OLD", help="say what has changed since this version")
    parser.add_argument(
        "-o",
        "--output",
        metavar="SHEET.html",
        help="write it there, and not to standard output",
    )


def run(options: argparse.Namespace) -> int:
    """Write the sheet: 0, or 1 where a version has errors."""
    from triage.commands.opening import without_errors
    from triage.commands.reporting import keep_safe
    from triage.commands.writing import write_out
    from triage.review.material import material_of
    from triage.review.sheet import sheet
    from triage.rulefile import RuleFile
    from triage.rules import shipped

    named = options.file or shipped.file()
    keep_safe(filter(None, (named, options.since)), [options.output])
    file = RuleFile.open(named)
    questionnaire = without_errors(file, named)
    if questionnaire is None:
        return 1
    since = None
    if options.since is not None:
        since = _since(options.since, questionnaire)
        if since is None:
            return 1
    write_out(sheet(material_of(file, since)), options.output)
    return 0


def _since(name: str, new: Questionnaire) -> Since | None:
    """What has changed since that version; None, its problems printed, where it has errors."""
    from triage.commands.opening import without_errors
    from triage.diff import compare
    from triage.diff.versions import read_version
    from triage.proof import NotProvedError
    from triage.reading.files import name_of
    from triage.review.material import Since
    from triage.rulefile import RuleFile

    old = without_errors(RuleFile(read_version(name), name_of(name)), name)
    if old is None:
        return None
    try:
        return Since(name, compare(old, new))
    except NotProvedError as limit:
        raise CommandError(f"not proved, so nothing is claimed: {limit}") from None
