"""The questionnaire of the explain pages, with a case, and what its changes come to."""

from __future__ import annotations

from typing import Any

from helpers.example import EXAMPLE
from triage.casefile import CaseFile
from triage.mutation import Judge
from triage.reading.document import read

CASES = """\
cases:
  mild:
    story: A person.
    answers: {warning-signs: none, swelling: no, how-long: days, pain: 3}
    expect: {level: self-care}
"""


def example() -> dict[str, Any]:
    """The data of the example questionnaire."""
    document, _ = read(EXAMPLE, "knee.yaml")
    assert document is not None
    data: dict[str, Any] = document.data
    return data


def judged(data: dict[str, Any], cases: str = CASES) -> dict[str, str]:
    """The verdict on each change, by its words."""
    judge = Judge(data, CaseFile(cases, "knee.cases.yaml"))
    return {change.what: judge.judge(change).verdict for change in judge.changes}
