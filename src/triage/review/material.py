"""What a review sheet is made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from triage.checks.signed import REVIEWED_BY, digest
from triage.diff import Difference
from triage.graph.drawing import picture_of
from triage.graph.wording import Wording
from triage.proof import Proof
from triage.review.referring import Referring
from triage.rulefile import RuleFile
from triage.rules.conditions import Condition
from triage.rules.questionnaire import Questionnaire
from triage.rules.written import Conditions


class Signed(NamedTuple):
    """Who signed a sheet of the file before, and whether the file still says the same."""

    name: str
    day: str
    holds: bool


class Since(NamedTuple):
    """What a sheet compares with: what the older version is called, and what has changed."""

    name: str
    difference: Difference


class Material(NamedTuple):
    """What a sheet is made of.

    Attributes:
        questionnaire: what is reviewed.
        proof: what was proved of it.
        warnings: what the checker warns of, in sentences.
        conditions: the conditions that have a name in the file.
        review_by: the day by which it has to be reviewed again.
        digest: what stands for all that the file says.
        signed: who signed it before; None where the file does not say.
        since: an older version and what has changed; None where none is compared.
        referring: how its things are called on the sheet.
    """

    questionnaire: Questionnaire
    proof: Proof
    warnings: tuple[str, ...]
    conditions: Mapping[str, Condition]
    review_by: date
    digest: str
    signed: Signed | None
    since: Since | None
    referring: Referring


def material_of(file: RuleFile, since: Since | None = None) -> Material:
    """What a sheet of a rule file is made of.

    Args:
        file: one without errors.
        since: what it is compared with.
    """
    questionnaire, proof, document = file.questionnaire, file.proof, file.document
    assert questionnaire is not None, "a file without errors has a questionnaire"
    assert proof is not None, "a file without errors is proved"
    assert document is not None, "what has a questionnaire was read"
    data = document.data
    conditions, stands_for = Conditions(data), digest(data)
    signed = data.get(REVIEWED_BY)
    numbers = {box.spot.id: box.number for box in picture_of(questionnaire).boxes}
    return Material(
        questionnaire=questionnaire,
        proof=proof,
        warnings=tuple(problem.message for problem in file.problems),
        conditions={id: conditions.read(id) for id in data.get("conditions", ())},
        review_by=date.fromisoformat(data["review_by"]),
        digest=stands_for,
        signed=signed
        and Signed(signed["name"], signed["date"], holds=signed["digest"] == stands_for),
        since=since,
        referring=Referring(questionnaire, numbers, Wording(questionnaire, numbers)),
    )
