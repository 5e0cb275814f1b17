"""Questionnaires drawn by Hypothesis: sound ones, and ones with the fault that they name."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from making.strategies import BrokenQuestionnaire, broken_questionnaires, questionnaire_texts
from triage.rulefile import RuleFile

SLOW = settings(max_examples=15, suppress_health_check=list(HealthCheck))


@given(questionnaire_texts(most_paths=60))
@SLOW
def test_in_a_drawn_questionnaire_nothing_is_found(text: str) -> None:
    """Not an error, not a warning, and every promise is proved."""
    checked = RuleFile(text, "random.yaml")
    assert checked.problems == ()
    assert checked.proof is not None
    assert set(checked.proof.promises.values()) <= {"proved"}


@given(broken_questionnaires())
@SLOW
def test_a_broken_questionnaire_carries_the_fault_it_says(broken: BrokenQuestionnaire) -> None:
    """Driven by Hypothesis as well."""
    found = {one.code for one in RuleFile(broken.text, "broken.yaml").problems}
    assert found == {broken.code}


@given(broken_questionnaires("cycle", "dead-end"))
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_faults_can_be_chosen(broken: BrokenQuestionnaire) -> None:
    """By naming their codes."""
    assert broken.code in ("cycle", "dead-end")
