"""Check rule files, and prove that every path through them ends in a recommendation."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from triage.commands.reporting import Output, add_format, checked_outputs, keep_safe, make
from triage.problems import CommandError, Problem

if TYPE_CHECKING:
    from triage.reports.report import Checked, Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage validate``."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="PATH",
        help="a rule file, a folder (every *.yaml and *.yml below it; NAME.cases.yaml are cases), "
        "or - for stdin; the shipped questionnaire by default; NAME.LANG.po beside come along",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="warnings count: exit 1 where there is one; a rule file without cases is an error",
    )
    parser.add_argument(
        "--watch", action="store_true", help="report again at each saved change, until Ctrl-C"
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Check everything and report it: 0 fine, 1 problems, 2 something could not be checked."""
    outputs = checked_outputs(options.outputs)

    def report() -> int:
        return make(_validate(options.names, options.strict, outputs, date.today()), outputs)

    if not options.watch:
        return report()
    from triage.commands.watching import watch
    from triage.rules import shipped

    return watch(options.names or [shipped.file()], report)


def _validate(names: Sequence[str], strict: bool, outputs: Sequence[Output], today: date) -> Report:
    from triage.reading.rule_files import (
        Failure,
        gather,
        is_cases,
        rules_of,
        translated_by,
        with_translations,
    )
    from triage.reports.report import Report
    from triage.rules import shipped

    gathered = gather(names or [shipped.file()])
    checked = with_translations(gathered.files)
    beside = (rules_of(name) if is_cases(name) else translated_by(name) for name in checked)
    keep_safe([*checked, *filter(None, beside)], (output.file for output in outputs))
    files, failures = [], list(gathered.failures)
    for name in checked:
        try:
            files.append(_checked(name, strict, today))
        except CommandError as error:
            failures.append(Failure(name, str(error)))
    return Report(tuple(files), tuple(failures), strict=strict)


def _checked(name: str, strict: bool, today: date) -> Checked:
    from triage.reading.rule_files import is_cases, language_in, rules_of
    from triage.reports.report import Checked
    from triage.rulefile import RuleFile

    if is_cases(name):
        from triage.casefile import CaseFile

        rules = rules_of(name)
        if rules is None:
            cases = CaseFile.open(name)
            return Checked(cases.name, cases.text, (_without_rules(name), *cases.problems))
        cases = CaseFile.open(name, RuleFile.open(rules).questionnaire)
        return Checked(cases.name, cases.text, cases.problems)
    if language_in(name):
        return _translation(name, today)
    file = RuleFile.open(name, today)
    alone = _without_cases(name) if strict else ()
    return Checked(file.name, file.text, (*alone, *file.problems), file.proof)


def _translation(name: str, today: date) -> Checked:
    from triage.reading.rule_files import language_in, translated_by
    from triage.reports.report import Checked
    from triage.rulefile import RuleFile
    from triage.translationfile import TranslationFile

    rules = translated_by(name)
    if rules is None:
        expected = f"{os.path.basename(name).removesuffix(f'.{language_in(name)}.po')}.yaml"
        raise CommandError(f"{name}: there is no rule file {expected} beside this translation")
    translation = TranslationFile.open(name, RuleFile.open(rules, today))
    return Checked(translation.name, translation.text, translation.problems)


def _without_rules(cases: str) -> Problem:
    from triage.checks.care import CASES_WITHOUT_RULES
    from triage.reading.rule_files import CASES_ENDINGS, probably_meant, rules_beside

    name = os.path.basename(rules_beside(cases)[0])
    near = probably_meant(cases)
    hint = f"Put them beside {name}, or name them after the rule file that they belong to."
    if near is not None:
        meant = os.path.splitext(near)[0] + CASES_ENDINGS[0]
        hint = f"If they belong to {near}, rename this file to {meant}."
    return CASES_WITHOUT_RULES.of_file(f"There is no rule file {name} beside these cases.", hint)


def _without_cases(rules: str) -> tuple[Problem, ...]:
    """That nobody ever runs a case of a rule file; of what comes from no file, nothing is said."""
    from triage.checks.care import RULES_WITHOUT_CASES
    from triage.reading.files import STDIN
    from triage.reading.rule_files import cases_beside, cases_of

    if rules == STDIN or cases_of(rules):
        return ()
    name = os.path.basename(cases_beside(rules)[0])
    return (
        RULES_WITHOUT_CASES.of_file(
            f"There are no cases {name} beside this rule file.",
            "Write down people you know of and what must come out for them; "
            "`triage new` writes some to begin with.",
        ),
    )
