"""Days that no calendar has; the schema knows only what a date looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from triage.checks.shape.values import WRONG_VALUE
from triage.problems import Finding


def check(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Find days that do not exist, and a next review that lies before the last one."""
    days = {}
    for field in ("reviewed", "review_by"):
        written: Any = data.get(field)
        try:
            days[field] = date.fromisoformat(written)
        except TypeError:
            continue  # no text: the schema has said so
        except ValueError:
            if len(written) == 10 and written.replace("-", "").isdigit():
                yield WRONG_VALUE.at(
                    (field,),
                    f"`{field}` is `{written}`, a day that does not exist.",
                    "Write a day as YYYY-MM-DD.",
                )
    if len(days) == 2 and days["review_by"] < days["reviewed"]:
        yield WRONG_VALUE.at(
            ("review_by",),
            "`review_by` lies before `reviewed`.",
            "Write the day by which the content must be gone through again.",
        )
