"""A result as the JSON object of the command-line contract."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from triage.interview.result import Result
from triage.problems import Given
from triage.rules.questionnaire import Questionnaire


def as_json(
    questionnaire: Questionnaire, result: Result, unused: Iterable[str] = ()
) -> dict[str, object]:
    """The result as the object that ``triage answer --format json`` prints.

    Args:
        questionnaire: what was answered.
        result: what it came to.
        unused: the questions of the sheet that the path never reached.
    """
    return {
        "questionnaire": questionnaire.id,
        "level": result.level.id,
        "recommendation": result.recommendations[0].id,
        "recommendations": [recommendation.id for recommendation in result.recommendations],
        "advice": [advice.id for advice in result.advice],
        "because": [
            {
                key: _plain(value)
                for key, value in (
                    ("question", reason.question),
                    ("answer", reason.answer),
                    ("rule", reason.rule),
                    ("recommendation", reason.recommendation),
                )
                if value is not None
            }
            for reason in result.because
        ],
        "path": [{"question": id, "answer": _plain(given)} for id, given in result.path],
        "scores": dict(result.scores),
        "unused": list(unused),
    }


def _plain(value: Given) -> str | int | Decimal | list[str]:
    return list(value) if isinstance(value, tuple) else value
