"""Steps: what a walk can do at each question, in as much memory as there are answers."""

from __future__ import annotations

from typing import Any

from triage.proof.steps import Steps
from triage.rules.build import build


def test_many_answers_take_memory_for_each_and_not_for_each_pair(small: dict[str, Any]) -> None:
    """What can no more be given is held once for all answers of a question."""
    many = 500
    small["questions"]["pain"] |= {
        "number": {"from": 1, "to": many},
        "answers": {f"b{at}": {"up_to": at, "end": "rest"} for at in range(1, many + 1)},
    }
    small["rules"] = {}
    small["promises"] = {}
    steps = Steps(build(small)).steps
    held = {id(names): len(names) for step in steps for names in (step.given, step.gone)}
    assert sum(held.values()) < 10 * many
