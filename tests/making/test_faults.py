"""Each fault is the only one."""

from __future__ import annotations

import copy
import random

import pytest

from making.choosing import Chooser
from making.faults import CODES, broken_text
from making.questions import Data
from triage.rulefile import RuleFile


@pytest.mark.parametrize("code", CODES)
def test_a_fault_is_found_and_nothing_else(code: str, sound: list[Data]) -> None:
    """In whatever questionnaire it is, wherever it is put."""
    rng = random.Random(3)
    for data in sound[:5]:
        text = broken_text(Chooser(rng.randint), copy.deepcopy(data), code)
        assert {one.code for one in RuleFile(text, "broken.yaml").problems} == {code}
