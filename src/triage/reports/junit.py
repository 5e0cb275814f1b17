"""JUnit XML, as Jenkins, GitLab and other CI servers read it: what passed, too, stands in it.

A rule file is a suite of checks and promises, a file of cases one of cases. It is written with what
Python brings along: five kinds of elements are no reason for one more package, and the one thing
that needs care, signs that XML cannot hold, no writer of JUnit files takes care of.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from triage.checks.pages import FAMILIES
from triage.problems import Problem, stops
from triage.reading.rule_files import Failure, is_cases, language_in
from triage.reports.report import Checked, Report, Tested, relative
from triage.reports.text import problem_text
from triage.words import counted, printable, printable_lines

_OF_CASES = ("Reading the file", "Its structure", "Cases")
_OF_TRANSLATIONS = ("Translations",)
_FIRST = ("Reading the file", "Its structure", "Its names", "The way through the questions")
"""The families whose errors keep a file from becoming a questionnaire, and others from looking."""

_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


class _Test(NamedTuple):
    """One thing that holds, or does not; ``skipped`` says why it was not looked at."""

    name: str
    problems: Sequence[Problem] = ()
    skipped: str | None = None


def render(report: Report, *, folder: str) -> str:
    """The whole report; paths relative to ``folder`` where they lie in it."""
    root = ET.Element("testsuites", name="triage")
    for checked in report.files:
        suite = _suite(root, checked.name, folder)
        for test in _tests(checked):
            _add(suite, test, checked, report)
        _count(suite)
    for failure in report.failures:
        _add_failure(_suite(root, failure.name, folder), failure)
    for attribute in ("tests", "failures", "errors"):
        root.set(attribute, str(sum(int(suite.get(attribute, 0)) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _tests(checked: Checked) -> Iterator[_Test]:
    if checked.tested is not None:
        yield from _cases(checked.problems, checked.tested)
        return
    promised = () if checked.proof is None else checked.proof.promises
    of_promise, others = _told_apart(checked.problems, "promises", promised)
    yield from _families(checked, others)
    for name, found in of_promise.items():
        yield _Test(f"promise {name}", found)


def _told_apart(
    problems: Sequence[Problem], section: str, names: Iterable[str]
) -> tuple[dict[str, list[Problem]], list[Problem]]:
    """The problems of each thing of a section that is a test of its own, and all others."""
    of_one: dict[str, list[Problem]] = {name: [] for name in names}
    others: list[Problem] = []
    for problem in problems:
        named = str(problem.keys[1]) if problem.keys[:1] == (section,) != problem.keys else ""
        of_one.get(named, others).append(problem)
    return of_one, others


def _families(checked: Checked, problems: Sequence[Problem]) -> Iterator[_Test]:
    cut_short = False
    looked_at = _looked_at(checked.name)
    for family, pages in FAMILIES.items():
        codes = {page.code for page in pages}
        found = [problem for problem in problems if problem.code in codes]
        if found or family in looked_at:
            skipped = "not looked at, or not wholly: the file has errors that come first"
            yield _Test(family, found, skipped if cut_short and not found else None)
        cut_short |= family in _FIRST and stops(found)


def _looked_at(name: str) -> Container[str]:
    """The families of problems that are looked for in a file of that name."""
    if is_cases(name):
        return _OF_CASES
    if language_in(name):
        return _OF_TRANSLATIONS
    return FAMILIES.keys() - {"Cases", *_OF_TRANSLATIONS}


def _cases(problems: Sequence[Problem], tested: Tested) -> Iterator[_Test]:
    if tested.passed is None:
        yield _Test("the cases", (), "not run: the rule file has errors")
        return
    of_case, others = _told_apart(problems, "cases", tested.passed)
    if others:
        yield _Test("the file of cases", others)
    for id, found in of_case.items():
        not_run = not tested.passed[id] and not stops(found)
        yield _Test(id, found, "not run: whom the case is like has errors" if not_run else None)


def _suite(root: ET.Element, name: str, folder: str) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=_text(printable(relative(name, folder))))


def _add(suite: ET.Element, test: _Test, checked: Checked, report: Report) -> None:
    case = ET.SubElement(suite, "testcase", name=_text(test.name), classname=_class(suite))
    told = "\n\n".join(
        problem_text(checked.name, checked.text, problem, colour=False) for problem in test.problems
    )
    counting = [problem for problem in test.problems if report.counts(problem)]
    if counting:
        message = counting[0].message
        if len(counting) > 1:
            message = f"{counted(len(counting), 'problem')}; the first: {message}"
        failure = ET.SubElement(case, "failure", type=counting[0].code, message=_text(message))
        failure.text = _text(told)
    elif test.skipped is not None:
        ET.SubElement(case, "skipped", message=test.skipped)
    elif told:
        ET.SubElement(case, "system-out").text = _text(told)


def _add_failure(suite: ET.Element, failure: Failure) -> None:
    case = ET.SubElement(suite, "testcase", name="Reading the file", classname=_class(suite))
    ET.SubElement(case, "error", type="unreadable", message=_text(failure.message))
    _count(suite)


def _class(suite: ET.Element) -> str:
    """The file as servers sort classes: a dot for each folder, and no ending."""
    return re.sub(r"\.ya?ml$", "", suite.get("name", "")).lstrip("./").replace("/", ".")


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(len(suite.findall(f"testcase/{tag}"))))


def _text(text: str) -> str:
    """A text as XML can hold it and a terminal may show it."""
    return _NO_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", printable_lines(text))
