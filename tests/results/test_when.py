"""How soon: in the glance."""

from __future__ import annotations

from datetime import date

import pytest
from helpers.example import merged

from triage.interview.interview import Interview
from triage.results.summary import summarize
from triage.rulefile import RuleFile

SHEET = {"warning-signs": (), "swelling": "no", "how-long": "days", "pain": 3}


@pytest.mark.parametrize(
    ("within", "when"),
    [
        ("now", "Now."),
        ("today", "Today."),
        ("24 hours", "Within 24 hours."),
        ("1 weeks", "Within 1 week."),
        ("1 months", "Within 1 month."),
        ("null", "Answer these questions again on 1 January 2027."),
    ],
)
def test_the_glance_says_how_soon(within: str, when: str) -> None:
    """Nobody reads `within today`, or `1 weeks`; where nothing presses, when to look again."""
    text = merged(
        "levels:\n  within-days: {within: now}\n"
        f"  self-care: {{within: {within}, recheck: 1 weeks}}\n"
    )
    questionnaire = RuleFile(text, "f").questionnaire
    assert questionnaire is not None
    result = Interview.replay(questionnaire, SHEET).result
    assert result is not None
    summary = summarize(questionnaire, result, date(2026, 12, 25))
    assert summary.glance.when == when
    told = [line.text for one in summary.sections if one.id == "expect" for line in one.lines]
    if within != "null":
        assert told[-1].startswith("Answer these questions again in 1 week, on 1 January 2027")
