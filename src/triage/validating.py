"""Everything that is checked about one file, in one place: the text in, problems and proof out.

Pure: the content, the name to call it by and today's date come from the caller.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from triage.casefile import check_cases
from triage.checks import care, commas, lengths, proved, words
from triage.problems import Problem, in_order, stops
from triage.proof import Proof
from triage.rulefile import load_cases_text, load_text
from triage.rules.questionnaire import Questionnaire


class Checked(NamedTuple):
    """What became of one file.

    Attributes:
        path: what reports call it.
        text: its content, for excerpts; empty where it is no text.
        problems: what is wrong, in the order of the file.
        questionnaire: what it says; None where reading, shape, references or flow failed, and for
            a file of cases.
        proof: what is true of all its paths; None where there is no questionnaire.
    """

    path: str
    text: str
    problems: tuple[Problem, ...]
    questionnaire: Questionnaire | None = None
    proof: Proof | None = None

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return stops(list(self.problems))


def validate_text(content: bytes | str, name: str, today: date | None = None) -> Checked:
    """Check and prove the rule file whose content is at hand.

    Args:
        content: the bytes of the file, or its text.
        name: what reports call it.
        today: the day that the review date is compared with; None leaves that out.
    """
    document, questionnaire, problems = load_text(content, name)
    if document is None:
        return Checked(name, _as_text(content), tuple(problems))
    says = document.content
    findings = [*words.check(says), *lengths.check(says), *commas.check(document)]
    proof = None
    if questionnaire is not None:
        proof, broken = proved.check(questionnaire)
        findings += [*care.check(says, today), *broken]
    problems += document.places.problems(findings)
    return Checked(name, document.text, tuple(in_order(problems)), questionnaire, proof)


def validate_cases_text(
    content: bytes | str, name: str, questionnaire: Questionnaire | None = None
) -> Checked:
    """Check the file of cases whose content is at hand, without running the cases.

    Args:
        content: the bytes of the file, or its text.
        name: what reports call it.
        questionnaire: what the cases are about; None leaves out whether they fit it.
    """
    document, problems = load_cases_text(content, name)
    if document is None:
        return Checked(name, _as_text(content), tuple(problems))
    if questionnaire is not None:
        problems = in_order([*problems, *check_cases(document, questionnaire)])
    return Checked(name, document.text, tuple(problems))


def _as_text(content: bytes | str) -> str:
    # What is no UTF-8 still has lines to show; the report replaces what a terminal would obey.
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")
