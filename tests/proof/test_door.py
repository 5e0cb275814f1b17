"""The door of the proof: what it gives by name, and what it costs those who only count."""

from __future__ import annotations

import subprocess
import sys

import pytest
from helpers.example import EXAMPLE

from triage import proof

COUNTED = """
import sys
from triage.proof import survey
from triage.rulefile import RuleFile
questionnaire = RuleFile(sys.stdin.read(), "f").questionnaire
assert survey(questionnaire).counts.paths == 15
print("pysat" in sys.modules)
"""


def test_every_name_is_there_and_no_other() -> None:
    """Also for those who list them."""
    for name in proof.__all__:
        assert getattr(proof, name) is getattr(proof, name)
    assert set(proof.__all__) <= set(dir(proof))
    with pytest.raises(AttributeError, match=r"module 'triage\.proof' has no attribute 'prov'"):
        proof.prov  # type: ignore[attr-defined] # noqa: B018


def test_counting_loads_no_solver() -> None:
    """Paths are counted by walking."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTED], input=EXAMPLE, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
