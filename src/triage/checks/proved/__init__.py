"""What the proof found on all paths: promises, order, and what no path comes to."""

from __future__ import annotations

from typing import Any

from triage.checks.proved import (
    bare_list,
    limit,
    members,
    never_asked,
    order,
    promises,
    questions,
    rides_along,
    rules,
    unreached,
    withholding,
)
from triage.problems import Finding
from triage.proof import MOST_LINKS, NotProvedError, Proof, prove
from triage.rules.questionnaire import Questionnaire

_FOLLOW = frozenset(
    page.code
    for page in (
        *never_asked.PAGES,
        *withholding.PAGES,
        *members.PAGES,
        promises.PROMISE_VACUOUS,
        rules.RULE_NEVER_FIRES,
    )
)
"""What follows where a list was meant to say *any of these*, and has its problem already."""


def check(
    questionnaire: Questionnaire, data: Any, most_links: int = MOST_LINKS
) -> tuple[Proof | None, list[Finding]]:
    """Prove a questionnaire and say what was found.

    Args:
        questionnaire: the questionnaire.
        data: what its file says.
        most_links: the work limit of counting its paths; 0 counts nothing.

    Returns:
        The proof (None where the work limit was passed) and the findings.
    """
    try:
        proof = prove(questionnaire, most_links)
    except NotProvedError as error:
        return None, [*bare_list.check(data), limit.not_proved(error)]
    findings = [
        *bare_list.check(data),
        *promises.check(questionnaire, proof),
        *order.check(questionnaire, proof),
        *unreached.check(questionnaire, proof),
        *rules.check(questionnaire, proof),
        *questions.check(proof),
        *rides_along.check(questionnaire, proof),
        *never_asked.check(questionnaire, proof),
        *withholding.check(questionnaire, proof),
        *members.check(questionnaire, proof, data),
    ]
    slips = bare_list.owners(data)
    return proof, [
        finding
        for finding in findings
        if finding.code not in _FOLLOW or finding.keys[:2] not in slips
    ]
