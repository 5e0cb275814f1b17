"""Days that no calendar has; the schema knows only what a date looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from triage.checks.shape.values import WRONG_VALUE
from triage.problems import Finding, Keys


def check(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Find days that do not exist, and a next review that lies before the last one."""
    signed: Any = data.get("reviewed_by")
    written: dict[Keys, Any] = {
        ("reviewed",): data.get("reviewed"),
        ("review_by",): data.get("review_by"),
        ("reviewed_by", "date"): signed.get("date") if isinstance(signed, dict) else None,
    }
    days = {}
    for keys, day in written.items():
        try:
            days[keys] = date.fromisoformat(day)
        except TypeError:
            continue  # no text: the schema has said so
        except ValueError:
            if len(day) == 10 and day.replace("-", "").isdigit():
                yield WRONG_VALUE.at(
                    keys,
                    f"`{keys[-1]}` is `{day}`, a day that does not exist.",
                    "Write a day as YYYY-MM-DD.",
                )
    if days.get(("review_by",), date.max) < days.get(("reviewed",), date.min):
        yield WRONG_VALUE.at(
            ("review_by",),
            "`review_by` lies before `reviewed`.",
            "Write the day by which the content must be gone through again.",
        )
