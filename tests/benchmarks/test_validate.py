"""Checking and proving: beside the two checkers a CI would use, and on very many paths."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from generated import many_paths, many_questions
from making.writing import dump
from peers import count_up, in_turn, seconds, tool

from triage.proof import prove
from triage.rulefile import RuleFile
from triage.rules import shipped
from triage.rules.build import build
from triage.words import decimal

pytestmark = pytest.mark.benchmark

AT_MOST = {100: 0.35, 1_000: 0.25, 10_000: 0.25}
ROUNDS = {100: 7, 1_000: 3, 10_000: 1}


def test_validate_beside_check_jsonschema_and_yamllint(tmp_path: Path) -> None:
    """Ours, with all its proofs, takes a fraction of checking the schema alone; time is linear."""
    schema = tmp_path / "schema.json"
    import triage

    schema.write_text((Path(triage.__file__).parent / "schema.json").read_text())
    ours: dict[int, float] = {}
    for questions, at_most in AT_MOST.items():
        rules = tmp_path / f"{questions}.yaml"
        rules.write_text(dump(many_questions(questions)))
        measured = in_turn(
            {
                "triage validate": [sys.executable, "-m", "triage", "validate", str(rules)],
                "check-jsonschema": [
                    tool("check-jsonschema"),
                    "--schemafile",
                    str(schema),
                    str(rules),
                ],
                "yamllint": [tool("yamllint"), "-d", "relaxed", str(rules)],
            },
            rounds=ROUNDS[questions],
            codes=(0, 1),
        )
        ours[questions] = measured["triage validate"].seconds
        peer = measured["check-jsonschema"].seconds
        for name, figures in measured.items():
            print(
                f"\n{questions:>6} questions: {name:<17} {figures.seconds:7.2f} s "
                f"({figures.seconds / peer:.2f}) {figures.memory:6.0f} MiB",
                end="",
            )
        assert ours[questions] <= at_most * peer
    assert ours[10_000] / ours[1_000] <= 2 * 10
    assert ours[1_000] / ours[100] <= 2 * 10


FOUR_TIMES = 4
"""Two seconds, where counting up takes half a second."""


@pytest.mark.parametrize("seed", range(1, 5))
def test_very_many_paths_are_proved_in_moments(seed: int) -> None:
    """More than 10 to the power of 30 paths, in fewer than 2 seconds."""
    questionnaire = build(many_paths(seed=seed))
    proof = prove(questionnaire)
    taken, peer = seconds(lambda: prove(questionnaire)), seconds(count_up)
    assert proof.paths is not None
    digits = len(decimal(proof.paths))
    print(f"\nseed {seed}: 10^{digits - 1} paths, {taken:.2f} s ({taken / peer:.1f})")
    assert proof.paths > 10**30
    assert set(proof.promises.values()) <= {"proved", "vacuous"}
    assert taken <= FOUR_TIMES * peer


def test_the_shipped_questionnaire_is_proved_in_moments() -> None:
    """With all its promises."""
    content = Path(shipped.file()).read_bytes()
    proof = RuleFile(content, "shipped").proof
    assert proof is not None
    taken, peer = seconds(lambda: RuleFile(content, "shipped").problems), seconds(count_up)
    print(f"\nshipped: {taken:.2f} s ({taken / peer:.1f})")
    assert taken <= FOUR_TIMES * peer
