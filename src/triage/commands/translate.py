"""Make or update the translation of a questionnaire: NAME.LANG.po, beside its rule file."""

from __future__ import annotations

import argparse
import os
import re

from triage.commands.opening import print_problems
from triage.problems import CommandError
from triage.reading.files import STDIN, read_bytes
from triage.rules.questionnaire import LANGUAGE, LANGUAGE_TAG
from triage.words import counted, printable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage translate``."""
    parser.add_argument("language", metavar="LANG", help="a BCP 47 tag, such as es or pt-BR")
    parser.add_argument("file", nargs="?", help="a rule file; the shipped one by default")


def run(options: argparse.Namespace) -> int:
    """Write the file: 0, or 1 where the rule file or the translation so far has faults."""
    from triage.reading.catalog import read_catalog
    from triage.rulefile import RuleFile
    from triage.rules import shipped
    from triage.translation.updating import updated

    language = options.language
    if not re.fullmatch(LANGUAGE_TAG, language):
        raise CommandError(f"{language!r} is no BCP 47 tag of a language, such as es or pt-BR")
    if options.file == STDIN:
        raise CommandError("a translation stands beside its rule file, so it must be a file")
    name = options.file or shipped.file()
    rules = RuleFile.open(name)
    if rules.questionnaire is None or rules.document is None:
        print_problems(rules.name, (fault for fault in rules.faults if fault.severity == "error"))
        return 1
    data = rules.document.data
    if data.get("language", LANGUAGE).lower() == language.lower():
        raise CommandError(f"{name} is itself written in {language}")
    target = f"{os.path.splitext(name)[0]}.{language}.po"
    before = None
    if os.path.lexists(target):
        content = read_bytes(target)
        catalog, problems = read_catalog(content)
        if catalog is None or problems:
            print_problems(target, problems)
            return 1
        before = content.decode("utf-8-sig")
    after = updated(data, language, os.path.basename(name), before)
    if after.content != before:
        _write(target, after.content)
    told = [
        f"{target}: {after.done:,} of {counted(after.texts, 'text')} translated",
        *(
            f"{number:,} {what}"
            for number, what in (
                (after.added, "new"),
                (after.changed, "to look at again"),
                (after.gone, "put aside"),
            )
            if number
        ),
    ]
    print(printable("; ".join(told)))
    return 0


def _write(target: str, content: str) -> None:
    """Put the file in the place of the one before, in one step."""
    beside = f"{target}.new"
    try:
        with open(beside, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        os.replace(beside, target)
    except OSError as error:
        raise CommandError(f"{target} cannot be written: {error.strerror}") from None
