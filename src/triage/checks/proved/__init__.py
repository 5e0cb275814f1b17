"""What the proof found on all paths: promises, order, and what no path comes to."""

from __future__ import annotations

from triage.checks.proved import limit, order, promises, questions, rules, unreached
from triage.problems import Finding
from triage.proof import NotProvedError, Proof, prove
from triage.rules.questionnaire import Questionnaire


def check(questionnaire: Questionnaire) -> tuple[Proof | None, list[Finding]]:
    """Prove a questionnaire and say what was found.

    Returns:
        The proof (None where the work limit was passed) and the findings.
    """
    try:
        proof = prove(questionnaire)
    except NotProvedError as error:
        return None, [limit.not_proved(error)]
    return proof, [
        *promises.check(questionnaire, proof),
        *order.check(questionnaire, proof),
        *unreached.check(questionnaire, proof),
        *rules.check(questionnaire, proof),
        *questions.check(proof),
    ]
