"""The front door: what `import triage` gives by name, and what it costs those who do not ask."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from helpers.example import EXAMPLE

import triage


@pytest.fixture
def knee(tmp_path: Path) -> Path:
    """The example questionnaire as a file."""
    path = tmp_path / "knee.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def test_a_file_is_loaded_proved_and_walked_by_the_names_of_the_front_door(knee: Path) -> None:
    """Everything that is needed for it."""
    rules = triage.load(knee)
    assert isinstance(rules, triage.RuleFile)
    assert isinstance(rules.questionnaire, triage.Questionnaire)
    assert triage.prove(rules.questionnaire).paths == 15
    interview = triage.Interview.begin(rules.questionnaire).answer(["cold-foot"])
    assert interview.result is not None
    assert interview.result.level.id == "emergency"


def test_a_file_is_checked_as_validate_does(knee: Path) -> None:
    """The review date counts where a day is given."""
    assert triage.check(knee) == ()
    overdue = triage.check(knee, date(2999, 1, 1))
    assert [problem.code for problem in overdue] == ["review-overdue"]


def test_every_name_is_there_and_no_other() -> None:
    """Also for those who list them."""
    for name in triage.__all__:
        assert getattr(triage, name).__name__ == name
    assert set(triage.__all__) <= set(dir(triage))
    with pytest.raises(AttributeError, match="module 'triage' has no attribute 'lode'"):
        triage.lode  # type: ignore[attr-defined] # noqa: B018


def test_importing_it_imports_nothing_else() -> None:
    """Every command begins with it."""
    program = "import sys, triage; print(*(name for name in sys.modules if 'triage' in name))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["triage"]
