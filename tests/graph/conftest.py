"""What the tests of pictures share."""

from __future__ import annotations

import pytest

from triage.rulefile import RuleFile
from triage.rules import shipped
from triage.rules.questionnaire import Questionnaire


@pytest.fixture(scope="module")
def whole() -> Questionnaire:
    """The shipped questionnaire."""
    questionnaire = RuleFile.open(shipped.file()).questionnaire
    assert questionnaire is not None
    return questionnaire
