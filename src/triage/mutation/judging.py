"""Whether anybody would notice a change to a rule file.

A change is noticed where something fails that passed before: a check, the proof or a promise, by
which `triage validate` fails, or a case, by which `triage test` fails. Where the proof warned of
nothing before, its warnings count as well, because `triage validate --strict` fails on them. What
a case is merely warned of (an answer that is not asked for any more) does not count: no command
fails on it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from triage.casefile import CaseFile
from triage.checks import proved
from triage.interview.interview import Interview
from triage.mutation.changes import Change, changes_of
from triage.mutation.comparing import Discrepancy, difference
from triage.mutation.editing import FileData
from triage.mutation.nearness import Nearness, Traits, traits_of
from triage.problems import Keys, Severity, stops
from triage.proof import NotProvedError
from triage.rulefile import questionnaire_of
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire

Judgement = Literal["noticed", "unnoticed", "unchanged"]


class FoundProblem(NamedTuple):
    """What the proof found, without the words, which may change with the counterexample.

    Its attributes are those of `Finding`.
    """

    code: str
    severity: Severity
    keys: Keys


class Judged(NamedTuple):
    """Whether anybody would notice a change.

    Attributes:
        verdict: ``noticed`` where a check, the proof, a promise or a case fails; ``unchanged``
            where everybody is told the same and nobody asked more, so that no case could notice
            anything; else ``unnoticed``.
        difference: of an unnoticed change, somebody whom it matters to; None where the work limits
            did not allow to find out whether there is anybody.
    """

    verdict: Judgement
    difference: Discrepancy | None = None


class Judge:
    """Judges the changes to one rule file by its cases. Both must be free of errors.

    Attributes:
        changes: every change there is to judge.
    """

    def __init__(self, data: FileData, cases: CaseFile | None) -> None:
        self.changes = tuple(changes_of(data))
        questionnaire = build(data)
        self._questionnaire = questionnaire
        self._said_before = said_of_paths(questionnaire, data)
        # Whoever lets a warning stand does not validate strictly.
        self._is_strict = all(said.severity == "error" for said in self._said_before)
        self._cases = cases
        self._traits: dict[str, Traits] = {}
        if cases is not None:
            begun = Interview.begin(questionnaire)
            self._traits = {id: traits_of(cases.case(id, begun)) for id in cases.data}

    def judge(self, change: Change) -> Judged:
        """Look for somebody who notices the change: what is quickest first."""
        questionnaire = questionnaire_of(change.data)
        if questionnaire is None:
            return Judged("noticed")
        if self._some_case_notices(questionnaire):
            return Judged("noticed")
        said = said_of_paths(questionnaire, change.data) - self._said_before
        if any(self._is_strict or finding.severity == "error" for finding in said):
            return Judged("noticed")
        try:
            shown = difference(self._questionnaire, questionnaire)
        except NotProvedError:
            return Judged("unnoticed")
        return Judged("unchanged" if shown is None else "unnoticed", shown)

    def _some_case_notices(self, questionnaire: Questionnaire) -> bool:
        if self._cases is None:
            return False
        near = Nearness(self._questionnaire, questionnaire)
        begun = Interview.begin(questionnaire)
        nearest_first = sorted(self._traits, key=lambda id: not near.of(self._traits[id]))
        return any(stops(self._cases.case(id, begun).run()) for id in nearest_first)


def said_of_paths(questionnaire: Questionnaire, data: FileData) -> frozenset[FoundProblem]:
    """What the proof finds wrong with it; ``data`` is what its file says."""
    # Nobody sees how many paths there are.
    _, findings = proved.check(questionnaire, data, most_links=0)
    return frozenset(
        FoundProblem(finding.code, finding.severity, finding.keys) for finding in findings
    )
