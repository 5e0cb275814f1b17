"""What is said about a promise that is broken."""

from __future__ import annotations

from typing import Any

from checks.proved.said import messages


def test_a_broken_promise_about_advice_says_what_was_advised(small: dict[str, Any]) -> None:
    """Next to the level and what is shown."""
    small["promises"] = {"walking": {"when": ["leg.no", "signs.none"], "never_advise": ["walk"]}}
    (message,) = messages(small, "promise-broken")
    assert "It promises never advise walk, but" in message
    assert message.endswith("(rest; advice: walk, stretch).")
    small["promises"] = {"walking": {"when": ["signs.numb"], "advise": ["walk"]}}
    (message,) = messages(small, "promise-broken")
    assert message.endswith("lead to level emergency (call; advice: none).")
