"""What is said about a questionnaire under one code."""

from __future__ import annotations

from typing import Any

from making.writing import dump

from triage.rulefile import RuleFile


def messages(data: dict[str, Any], code: str) -> list[str]:
    """What is said under one code."""
    checked = RuleFile(dump(data), "a.yaml")
    return [problem.message for problem in checked.problems if problem.code == code]
