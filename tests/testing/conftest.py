"""What the tests of `triage.testing` share."""

from __future__ import annotations

import pytest
from helpers.example import EXAMPLE

from testing import shin as shins
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire
from triage.rules.shipped import file as shipped_file
from triage.testing import (
    load_rules,
)


@pytest.fixture(scope="module")
def knee() -> Questionnaire:
    """The questionnaire of the explain pages."""
    questionnaire = RuleFile(EXAMPLE, "knee.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire


@pytest.fixture(scope="module")
def shin() -> Questionnaire:
    """One with more paths than are all walked."""
    return shins.shin()


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    """The shipped questionnaire."""
    return load_rules(shipped_file())
