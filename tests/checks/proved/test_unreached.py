"""What is never shown, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from checks.proved.said import messages


def named_nowhere(small: dict[str, Any]) -> None:
    """Add a recommendation and advice that nothing names."""
    small["recommendations"]["spare"] = {**small["recommendations"]["see-doctor"]}
    small["advice"]["spare"] = {**small["advice"]["walk"]}


def withheld(small: dict[str, Any]) -> None:
    """Add advice and a recommendation that are there and never shown."""
    named_nowhere(small)
    small["advice"]["spare"]["level"] = {"at_least": "emergency"}
    small["recommendations"]["rest"]["advice"] = ["walk", "stretch", "spare"]
    small["questions"]["signs"]["answers"]["numb"]["recommend"] = ["call", "spare"]


@pytest.mark.parametrize(
    ("change", "recommendation", "advice"),
    [
        (named_nowhere, "nothing recommends it", "nothing advises it"),
        (
            withheld,
            "wherever it is recommended, no path comes, or something more urgent is shown instead",
            "wherever it is advised, its `level` or `unless` withholds it",
        ),
    ],
)
def test_what_is_never_shown_is_told_why(
    change: Callable[[dict[str, Any]], None],
    recommendation: str,
    advice: str,
    small: dict[str, Any],
) -> None:
    """Named nowhere, or there and never shown."""
    change(small)
    assert messages(small, "recommendation-unreached") == [
        f"No path shows the recommendation `spare`: {recommendation}."
    ]
    assert messages(small, "advice-unreached") == [f"No path shows the advice `spare`: {advice}."]


def test_what_only_follows_from_something_else_is_not_said(small: dict[str, Any]) -> None:
    """A level without a recommendation that is shown, and the advice of one that is not."""
    small["levels"] = {
        **small["levels"],
        "later": {"title": "Later"},
    }
    small["advice"]["spare"] = {**small["advice"]["walk"]}
    small["recommendations"]["spare"] = {
        **small["recommendations"]["see-doctor"],
        "level": "later",
        "advice": ["spare"],
    }
    assert len(messages(small, "recommendation-unreached")) == 1
    assert messages(small, "level-unreached") == []
    assert messages(small, "advice-unreached") == []
