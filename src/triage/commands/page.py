"""Make one web page of a questionnaire, for any browser: it works offline and sends nothing.

The page has everything it needs. Put it on any web server, or open it from a disk. A file with
errors is never made into one.
"""

from __future__ import annotations

import argparse
import os
from datetime import date
from hashlib import sha256
from importlib.metadata import version

from triage.commands.languages import open_in
from triage.commands.opening import print_problems, without_errors
from triage.commands.reporting import keep_safe
from triage.commands.writing import write_out
from triage.page.html import Made, page_of
from triage.reading.files import name_of, read_bytes
from triage.rulefile import RuleFile
from triage.rules import shipped


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage page``."""
    parser.add_argument("file", nargs="?", help="a rule file; the shipped one by default")
    parser.add_argument(
        "--lang",
        nargs="+",
        action="extend",
        metavar="L",
        help="the languages that it can be read in, the first where none fits the browser",
    )
    parser.add_argument(
        "-o", "--output", metavar="PAGE.html", help="write it there, and not to standard output"
    )


def run(options: argparse.Namespace) -> int:
    """Write the page: 0, or 1 where the file has errors."""
    named = options.file or shipped.file()
    keep_safe([named], [options.output])
    content, today = read_bytes(named), date.today()
    rules = RuleFile(content, name_of(named), today)
    questionnaire = without_errors(rules, named)
    if questionnaire is None:
        return 1
    print_problems(rules.name, rules.problems)
    proof = rules.proof
    assert proof is not None, "a file without errors is proved"
    made = Made(
        file=os.path.basename(rules.name),
        digest=sha256(content).hexdigest(),
        paths=proof.paths,
        promises=len(questionnaire.promises),
        version=version("triage-questionnaire"),
        on=today,
    )
    told = [questionnaire]
    for language in options.lang or ():
        translated = open_in(options.file, language)
        if translated is None:
            return 1
        told.append(translated)
    # The rule file's own language is one of the page's only where it is named, or no other is.
    write_out(page_of(told[1:] or told, made), options.output)
    return 0
