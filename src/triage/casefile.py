"""The one door to a file of cases: its text, data and problems, and what comes of running it.

Cases are answer sheets and what must come out of them: the tests of a questionnaire. Each is
checked and run by itself (`triage.checks.cases`). Everything is worked out when it is asked for,
and once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from triage.checks import people, shape, wrong_file
from triage.checks.cases import Case
from triage.interview.answers import names_of
from triage.interview.interview import Interview
from triage.problems import Finding, Problem, in_order, stops
from triage.reading.document import Document, read
from triage.reading.files import name_of, read_bytes, text_of
from triage.rules.conditions import NONE, AnswerName
from triage.rules.questionnaire import Questionnaire


class Share(NamedTuple):
    """How much of one kind of thing the cases touch."""

    touched: int
    total: int
    untouched: tuple[str, ...]


class Outcome(NamedTuple):
    """What became of the cases of one file.

    Attributes:
        problems: what is wrong, failed expectations included, in the order of the file.
        passed: by case, whether it could be run and everything expected came out.
        coverage: by kind (answers, rules, recommendations, advice), what the cases touch.
    """

    problems: tuple[Problem, ...]
    passed: Mapping[str, bool]
    coverage: Mapping[str, Share]


class CaseFile:
    """One file of cases, whose content is at hand.

    Attributes:
        name: what reports call it.

    Raises:
        CommandError: from every property, where PyYAML was installed without libyaml.
    """

    def __init__(
        self, content: bytes | str, name: str, questionnaire: Questionnaire | None = None
    ) -> None:
        """Take a file in.

        Args:
            content: the bytes of the file, or its text.
            name: what reports call it.
            questionnaire: what the cases are about; None leaves out whether they fit it.
        """
        self.name = name
        self._content = content
        self._questionnaire = questionnaire

    @classmethod
    def open(
        cls, file: str | os.PathLike[str], questionnaire: Questionnaire | None = None
    ) -> CaseFile:
        """The file of cases at ``file``, or on standard input for ``-``.

        Raises:
            CommandError: there is no such file, it is no file, or it may not be read.
        """
        return cls(read_bytes(file), name_of(file), questionnaire)

    @property
    def document(self) -> Document | None:
        """Its data with places; None where it has a fault that is an error."""
        return None if stops(self.faults) else self._read[0]

    @cached_property
    def text(self) -> str:
        """Its content, for excerpts, whatever is wrong with it."""
        document = self._read[0]
        return text_of(self._content) if document is None else document.text

    @cached_property
    def faults(self) -> tuple[Problem, ...]:
        """What reading it and its structure found, in the order of the file."""
        document, found = self._read
        problems = list(found)
        if document is not None:
            says = document.content
            wrong = wrong_file.check_cases(says) or shape.check(says, shape.CASES)
            problems += document.places.problems(wrong)
        return tuple(in_order(problems))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the cases from being run, in the order of the file; none of them is run."""
        if self.document is None:
            return self.faults
        found = [*self._of_people]
        if self._questionnaire is not None:
            begun = Interview.begin(self._questionnaire)
            for id in self._fit:
                found += self.case(id, begun).check()
        return tuple(in_order([*self.faults, *self.document.places.problems(found)]))

    @property
    def data(self) -> Mapping[str, Mapping[str, Any]]:
        """The cases by id, as they are written; none where the file has a fault."""
        written: Mapping[str, Mapping[str, Any]] = (
            {} if self.document is None else self.document.data["cases"]
        )
        return written

    @property
    def people(self) -> Mapping[str, Mapping[str, Any]]:
        """The answer sheets that cases share, by id; none where the file has a fault."""
        written: Mapping[str, Mapping[str, Any]] = (
            {} if self.document is None else self.document.data.get("people", {})
        )
        return written

    def case(self, id: str, begun: Interview) -> Case:
        """The case of that id, to be walked from the beginning of an interview.

        Raises:
            KeyError: there is no such case, or it is like nobody.
        """
        written = self.data[id]
        person = self.people[written["like"]] if "like" in written else None
        return Case(begun, id, written, person)

    @cached_property
    def outcome(self) -> Outcome:
        """What comes of running every case.

        Raises:
            ValueError: there is no questionnaire to run them against.
        """
        if self._questionnaire is None:
            raise ValueError(f"{self.name}: cases are run against a questionnaire")
        if self.document is None:
            return Outcome(self.faults, {}, {})
        problems = [*self.faults, *self.document.places.problems(self._of_people)]
        passed = dict.fromkeys(self.data, False)
        begun = Interview.begin(self._questionnaire)
        walked = []
        for id in self._fit:
            case = self.case(id, begun)
            found = case.run()
            walked.append(case)
            passed[id] = not stops(found)
            problems += self.document.places.problems(found)
        coverage = _coverage(self._questionnaire, walked)
        return Outcome(tuple(in_order(problems)), passed, coverage)

    @cached_property
    def _of_people(self) -> tuple[Finding, ...]:
        """What is wrong with the people, and with the names of whom cases are like."""
        found = [*people.check(self.people, self.data)]
        if self._questionnaire is not None:
            for id, sheet in self.people.items():
                found += people.check_person(self._questionnaire, id, sheet)
        return tuple(found)

    @property
    def _fit(self) -> Iterator[str]:
        """The cases that are like nobody else, or like somebody with whom nothing is wrong."""
        wrong = {problem.keys[:2] for problem in self._of_people if problem.severity == "error"}
        for id, case in self.data.items():
            if ("cases", id) not in wrong and ("people", case.get("like")) not in wrong:
                yield id

    @cached_property
    def _read(self) -> tuple[Document | None, list[Problem]]:
        return read(self._content, self.name)


def _coverage(questionnaire: Questionnaire, walked: Iterable[Case]) -> dict[str, Share]:
    given: set[AnswerName] = set()
    fired: set[str] = set()
    recommended: set[str] = set()
    advised: set[str] = set()
    for case in walked:
        result = case.result
        if result is None:
            continue
        for question, answer in result.path:
            if question not in case.assumed:
                given.update(names_of(questionnaire.questions[question], answer))
        fired |= result.fired
        recommended |= {recommendation.id for recommendation in result.recommendations}
        advised |= {advice.id for advice in result.advice}
    return {
        "answers": _share(map(str, _answers(questionnaire)), set(map(str, given))),
        "rules": _share(questionnaire.rules, fired),
        "recommendations": _share(questionnaire.recommendations, recommended),
        "advice": _share(questionnaire.advice, advised),
    }


def _answers(questionnaire: Questionnaire) -> Iterator[AnswerName]:
    for question in questionnaire.questions.values():
        for answer in question.answers:
            yield AnswerName(question.id, answer)
        if question.kind == "any":
            yield AnswerName(question.id, NONE)


def _share(names: Iterable[str], touched: set[str]) -> Share:
    all_names = tuple(names)
    untouched = tuple(name for name in all_names if name not in touched)
    return Share(len(all_names) - len(untouched), len(all_names), untouched)
