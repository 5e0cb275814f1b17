"""How soon: the heading of what to do."""

from __future__ import annotations

from datetime import date

import pytest
from helpers.example import merged

from triage.interview.interview import Interview
from triage.results.summary import summarize
from triage.rulefile import RuleFile

SHEET = {"warning-signs": (), "swelling": "no", "how-long": "days", "pain": 3}


@pytest.mark.parametrize(
    ("within", "heading"),
    [
        ("today", "What to do today"),
        ("24 hours", "What to do within 24 hours"),
        ("1 weeks", "What to do within 1 week"),
        ("1 months", "What to do within 1 month"),
        ("null", "What to do"),
    ],
)
def test_the_heading_says_how_soon(within: str, heading: str) -> None:
    """Nobody reads `within today`, or `1 weeks`."""
    text = merged(
        "levels:\n  within-days: {within: now}\n"
        f"  self-care: {{within: {within}, recheck: 1 weeks}}\n"
    )
    questionnaire = RuleFile(text, "f").questionnaire
    assert questionnaire is not None
    result = Interview.replay(questionnaire, SHEET).result
    assert result is not None
    sections = summarize(questionnaire, result, date(2026, 12, 25)).sections
    assert sections[0].heading == heading
    (again,) = [line.text for one in sections if one.id == "again" for line in one.lines]
    assert again.startswith("Answer these questions again in 1 week, on 1 January 2027")
