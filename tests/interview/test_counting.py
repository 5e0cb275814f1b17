"""What the points of answers come to."""

from __future__ import annotations

from typing import Any

from triage.interview.counting import most, points_of
from triage.rules.build import build


def test_not_knowing_a_number_that_counts_adds_nothing(small: dict[str, Any]) -> None:
    """The most is that of the numbers."""
    small["scores"] = {"total": {"title": "Total"}}
    small["questions"]["pain"] |= {
        "points": "value",
        "adds_to": ["total"],
        "unsure": {"text": "I do not know"},
    }
    questionnaire = build(small)
    pain = questionnaire.questions["pain"]
    assert (points_of(pain, 7), points_of(pain, "unsure")) == (7, 0)
    assert most(questionnaire, "total") == 10
