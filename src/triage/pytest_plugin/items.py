"""Rule files as pytest collects them: each check, promise and case is an item of its own.

Collecting only reads the files; what is proved and run is proved and run by the first item that
needs it, once a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path, PurePosixPath
from typing import Any, Self

import pytest

from triage.casefile import CaseFile
from triage.checks.pages import FAMILIES
from triage.interview.case_text import promised_text
from triage.problems import Place, Problem, stops
from triage.reading.files import STDIN, read_bytes
from triage.reading.rule_files import cases_of, gather, is_cases, rules_of, without_rules
from triage.reports.text import problem_text
from triage.rulefile import RuleFile
from triage.words import printable

CHECKS = {
    "reading": "Reading the file",
    "structure": "Its structure",
    "names": "Its names",
    "flow": "The way through the questions",
    "paths": "Every path",
    "words": "Its words",
    "care": "Its care",
}
"""What the items of checks are called, and the family of problems that each looks for."""

OF_PROMISES = ("promise-broken", "promise-vacuous")


class RuleFailure(Exception):  # noqa: N818 (it is a finding, not an error of ours)
    """Something is wrong in a rule file; the message is the report."""


class RuleWarning(pytest.PytestWarning):
    """Something in a rule file that ``triage validate`` warns of."""


class Collecting:
    """The plugin once ``--triage`` was given.

    Args:
        config: of this run. What is to be collected is added to its arguments.
        paths: the files and folders that were named.
    """

    def __init__(self, config: pytest.Config, names: Sequence[str]) -> None:
        self._files = set(_rule_files(names))
        named = {Path(argument.split("::")[0]).resolve() for argument in config.args}
        # Somebody who names an item, or repeats the file, wants that and not all of them.
        if not named & self._files:
            config.args += map(str, sorted(self._files))

    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> RuleFileCollector | None:
        """Take the files that are meant, and no other YAML."""
        if file_path.resolve() not in self._files:
            return None
        return RuleFileCollector.from_parent(parent, path=file_path)


def _rule_files(names: Sequence[str]) -> Iterator[Path]:
    if STDIN in names:
        raise pytest.UsageError("--triage takes files and folders, not standard input")
    gathered = gather(names)
    if gathered.failures:
        told = (printable(failure.message) for failure in gathered.failures)
        raise pytest.UsageError("\n".join(told))
    for file in gathered.files:
        rules = rules_of(file) if is_cases(file) else file
        if rules is None:
            raise pytest.UsageError(printable(without_rules(file)))
        yield Path(rules).resolve()


class RuleFileCollector(pytest.File):
    """One rule file with the cases beside it."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Its checks, then its promises, then its cases."""
        groups: dict[str, list[RuleItem]] = {"check": [], "promise": [], "case": []}
        checks = Group.from_parent(self, name="check")
        groups["check"] = [CheckItem.from_parent(checks, name=name) for name in CHECKS]
        promises = Group.from_parent(self, name="promise")
        questionnaire, document = self.rules.questionnaire, self.rules.document
        if questionnaire is not None:
            assert document is not None, "a questionnaire comes of a document"
            groups["promise"] = [
                PromiseItem.from_parent(promises, name=name).at(
                    self.path, document.places.key(("promises", name))
                )
                for name in questionnaire.promises
            ]
        cases = Group.from_parent(self, name="case")
        for file in self.cases_files:
            groups["check"].append(CasesItem.from_parent(checks, name=f"cases:{file.name}"))
            document = CaseFile(read_bytes(file), file.name).document
            if document is not None:
                groups["case"] += [
                    CaseItem.from_parent(cases, name=name).at(
                        file, document.places.key(("cases", name))
                    )
                    for name in document.data["cases"]
                ]
        for group in (checks, promises, cases):
            group.items = groups[group.name]
            yield group

    @cached_property
    def shown(self) -> str:
        """What reports call it: its path in the ids of items."""
        return self.nodeid

    @cached_property
    def rules(self) -> RuleFile:
        """What it says; nothing is proved before it is asked for."""
        return RuleFile(read_bytes(self.path), self.shown, date.today())

    @cached_property
    def cases_files(self) -> tuple[Path, ...]:
        """The files of cases beside it."""
        return tuple(map(Path, cases_of(fspath(self.path))))

    @cached_property
    def cases(self) -> dict[str, CaseFile]:
        """The files of cases, by name, to be run."""
        questionnaire = self.rules.questionnaire
        if questionnaire is None:
            pytest.skip("the rule file has errors")
        folder = PurePosixPath(self.shown).parent
        return {
            file.name: CaseFile(read_bytes(file), str(folder / file.name), questionnaire)
            for file in self.cases_files
        }


class Group(pytest.Collector):
    """The checks, promises or cases of a rule file."""

    items: Sequence[RuleItem] = ()

    def collect(self) -> Sequence[RuleItem]:
        return self.items


class RuleItem(pytest.Item):
    """One thing that is true of a rule file, or is not."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.add_marker("triage")
        self._place = (self.path, 0)

    def at(self, file: Path, place: Place) -> Self:
        """Say where it is written; by default that is the rule file as a whole."""
        self._place = (file, place.line - 1)
        return self

    @property
    def file(self) -> RuleFileCollector:
        file = self.getparent(RuleFileCollector)
        assert file is not None
        return file

    def judge(self, file: str, text: str, problems: Sequence[Problem], more: str = "") -> None:
        """Fail on errors, and warn of the rest.

        Args:
            file: what to call the file that the problems are in.
            text: what it says.
            problems: what was found.
            more: what to say beneath.
        """
        told = "\n\n".join(problem_text(file, text, problem, colour=False) for problem in problems)
        if stops(list(problems)):
            raise RuleFailure(told + more)
        if problems:
            self.warn(RuleWarning(told))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The report; of anything else, the traceback."""
        if isinstance(excinfo.value, RuleFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[PathLike[str] | str, int | None, str]:
        """Where it stands and what it is called."""
        assert self.parent is not None
        return *self._place, f"{self.parent.name}: {self.name}"


class CheckItem(RuleItem):
    """One family of checks."""

    def runtest(self) -> None:
        """Fail on the errors of that family; promises have items of their own."""
        rules = self.file.rules
        codes = {page.code for page in FAMILIES[CHECKS[self.name]]} - {*OF_PROMISES}
        found = [problem for problem in rules.problems if problem.code in codes]
        if not found and rules.questionnaire is None and rules.has_errors:
            pytest.skip("not looked at, or not wholly: the file has errors that come first")
        self.judge(self.file.shown, rules.text, found)


class PromiseItem(RuleItem):
    """One promise, proved over all paths."""

    def runtest(self) -> None:
        """Fail where it is broken, speaks of no path, or could not be proved."""
        rules = self.file.rules
        questionnaire, proof = rules.questionnaire, rules.proof
        assert questionnaire is not None, "only a file that can be loaded has promise items"
        if proof is None:
            raise RuleFailure("not proved: see the check of paths")
        problems = [
            problem
            for problem in rules.problems
            if problem.code in OF_PROMISES and problem.keys == ("promises", self.name)
        ]
        more = ""
        for problem in problems:
            if problem.counterexample is not None:
                promise = questionnaire.promises[self.name]
                case = promised_text(questionnaire, promise, problem.counterexample)
                more = f"\n\nAs a case, to paste under `cases:`:\n\n{case}"
        # The case holds the sheet already.
        shown = [problem._replace(counterexample=None) for problem in problems]
        self.judge(self.file.shown, rules.text, shown, more)


class CasesItem(RuleItem):
    """A file of cases: what is wrong with it as a whole."""

    def runtest(self) -> None:
        """Fail on what belongs to no case."""
        name = self.name.removeprefix("cases:")
        cases = self.file.cases[name]
        problems, passed, _ = cases.outcome
        found = [problem for problem in problems if problem.keys[:1] != ("cases",) or not passed]
        self.judge(cases.name, cases.text, found)


class CaseItem(RuleItem):
    """One case."""

    def runtest(self) -> None:
        """Fail where it cannot be run, or something else comes out."""
        for cases in self.file.cases.values():
            problems = cases.outcome.problems
            found = [problem for problem in problems if problem.keys[:2] == ("cases", self.name)]
            self.judge(cases.name, cases.text, found)
            if not found and cases.outcome.passed.get(self.name) is False:
                pytest.skip("not run: whom the case is like has errors")
