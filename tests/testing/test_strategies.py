"""Paths drawn by Hypothesis: complete ones, and short where something is found."""

from __future__ import annotations

from helpers import oracle
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st
from making.questions import Data
from making.strategies import questionnaire_texts

from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire
from triage.testing import (
    interviews,
    sheets,
)

SLOW = settings(max_examples=15, suppress_health_check=list(HealthCheck))


@given(st.data())
@SLOW
def test_interviews_and_sheets_are_complete(data: st.DataObject) -> None:
    """Of any questionnaire: the oracle walks each sheet to its end and leaves nothing over."""
    text = data.draw(questionnaire_texts(proved=False))
    questionnaire = RuleFile(text, "random.yaml").questionnaire
    assert questionnaire is not None
    sheet = data.draw(sheets(questionnaire))
    written = {id: list(one) if isinstance(one, tuple) else one for id, one in sheet.items()}
    walk = oracle.walk(_data(text), written)
    assert walk.missing is None
    assert list(walk.asked) == list(sheet)
    assert data.draw(interviews(questionnaire)).result is not None


def _data(text: str) -> Data:
    document = RuleFile(text, "random.yaml").document
    assert document is not None
    data: Data = document.data
    return data


def test_what_hypothesis_finds_is_short(knee: Questionnaire) -> None:
    """No question, box or number more than it takes."""
    found = find(
        sheets(knee),
        lambda sheet: sheet.get("swelling") == "a-lot",
        settings=settings(max_examples=1000, database=None),
    )
    assert found == {"warning-signs": (), "swelling": "a-lot", "how-long": "days", "pain": 0}
