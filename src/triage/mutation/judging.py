"""Whether anybody would notice a change to a rule file."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Literal, NamedTuple

from triage.building import build
from triage.cases import case_problems
from triage.checks import flow, paths, references, shape
from triage.document import Document
from triage.given import names_of
from triage.interview import Interview
from triage.mutation.changes import Change, changes_of
from triage.mutation.comparing import Difference, difference
from triage.mutation.editing import Data
from triage.places import Places
from triage.problems import Path, Problem, stops
from triage.proof.steps import Steps
from triage.proof.walks import Walks
from triage.questionnaire import Questionnaire

Verdict = Literal["noticed", "unnoticed", "unchanged"]
Said = frozenset[tuple[str, Path]]


class Judged(NamedTuple):
    """Whether anybody would notice a change.

    Attributes:
        verdict: ``noticed`` by a check, the proof or a case; ``unchanged`` where nobody is shown
            anything else, so that there is nothing to notice; else ``unnoticed``.
        difference: of an unnoticed change, answers after which something else is shown.
    """

    verdict: Verdict
    difference: Difference | None = None


class Judge:
    """Judges the changes to one rule file, which must be free of errors, by its cases.

    Attributes:
        changes: every change there is to judge.
    """

    def __init__(self, data: Data, cases: Document | None) -> None:
        self.changes = tuple(changes_of(data))
        self._cases = cases
        questionnaire = build(data)
        self._walks = Walks(Steps(questionnaire))
        self._said_before = said_of_paths(data, questionnaire)
        self._said_of_case = {id: self._said_of(id, questionnaire) for id in self._case_ids()}
        self._given = {id: self._given_in(id, questionnaire) for id in self._case_ids()}

    def judge(self, change: Change) -> Judged:
        """Look for somebody who notices the change: what is quickest first."""
        questionnaire = built(change.data)
        if questionnaire is None:
            return Judged("noticed")
        noticed_by = self._noticing_case(change, questionnaire)
        if noticed_by is not None:
            self._given[noticed_by] = self._given.pop(noticed_by)  # the last one looks first
            return Judged("noticed")
        if said_of_paths(change.data, questionnaire) - self._said_before:
            return Judged("noticed")
        shown = difference(self._walks, Walks(Steps(questionnaire)))
        return Judged("unchanged" if shown is None else "unnoticed", shown)

    def _noticing_case(self, change: Change, questionnaire: Questionnaire) -> str | None:
        for id in self._nearest_cases(change):
            if self._said_of(id, questionnaire) != self._said_of_case[id]:
                return id
        return None

    def _nearest_cases(self, change: Change) -> list[str]:
        """The cases, first those that are the likeliest to notice the change.

        Those come first that give the answer it is about, and of these the one that noticed most
        recently, since changes that follow each other are often alike.
        """
        match change.path:
            case ("questions", question, "answers", answer, *_):
                about = {f"{question}.{answer}"}
            case _:
                about = set[str]()
        recent = [*reversed(self._given)]
        return sorted(recent, key=lambda id: self._given[id].isdisjoint(about))

    def _case_ids(self) -> list[str]:
        return [] if self._cases is None else list(self._cases.data["cases"])

    def _said_of(self, case: str, questionnaire: Questionnaire) -> Said:
        assert self._cases is not None
        return _said(case_problems(self._cases, questionnaire, case))

    def _given_in(self, case: str, questionnaire: Questionnaire) -> frozenset[str]:
        """The names of the answers that the case gives."""
        assert self._cases is not None
        answers = self._cases.data["cases"][case]["answers"]
        return frozenset(
            str(name)
            for question, given in Interview.replay(questionnaire, answers).answers.items()
            for name in names_of(questionnaire.questions[question], given)
        )


def built(data: Data) -> Questionnaire | None:
    """What the data says; None where there is anything wrong with its shape, names or flow."""
    document = _document(data)
    problems = shape.check(document)
    problems += references.check(document)
    problems += flow.check(document, problems)
    return None if stops(problems) else build(data)


def said_of_paths(data: Data, questionnaire: Questionnaire) -> Said:
    """What the proof finds wrong with it."""
    return _said(paths.check(_document(data), questionnaire)[1])


def _said(problems: Iterable[Problem]) -> Said:
    return frozenset((problem.code, problem.path) for problem in problems)


def _document(data: Data) -> Document:
    """Changed data as a document. It stands in no file, so that every place is the beginning."""
    return Document("", "", data, Places("", None, array("I", (0, 0)), {}))
