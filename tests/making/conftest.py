"""What the tests of making questionnaires share."""

from __future__ import annotations

import random

import pytest

from making.construction import build
from making.mending import mended
from making.questions import Data


@pytest.fixture(scope="module")
def sound() -> list[Data]:
    """Random questionnaires in which nothing is found."""
    rng = random.Random(7)
    found = (mended(build(rng.randint)) for _ in range(32))
    return [data for data in found if data is not None]
