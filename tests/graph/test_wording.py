"""Conditions in the words of the questionnaire."""

from __future__ import annotations

import pytest
from helpers.knee import example

from triage.graph.wording import Wording
from triage.rules.build import build
from triage.rules.written import Conditions


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("swelling.no", "“No” (2)"),
        ({"any": ["swelling.a-little", "swelling.a-lot"]}, "“A little” or “Yes, a lot” (2)"),
        ({"other_than": ["swelling.no"]}, "any answer but “No” (2)"),
        (
            [{"number": "pain", "at_least": 3}, {"number": "pain", "at_least": 5, "at_most": 5}],
            "3 or more (4) and 5 (4)",
        ),
        ({"number": "pain", "at_most": 4}, "4 or less (4)"),
        ({"number": "pain", "at_least": 2, "at_most": 6}, "2 to 6 (4)"),
        (
            [{"other_than": ["swelling.no", "swelling.a-lot"]}, "pain.mild"],
            "any answer but “No” or “Yes, a lot” (2) and “0 to 4” (4)",
        ),
    ],
)
def test_a_condition_is_worded_as_it_is_written(condition: object, words: str) -> None:
    """With the numbers of the questions; of the other answers those that are left out are named."""
    data = example()
    questionnaire = build(data)
    wording = Wording(questionnaire, {id: at for at, id in enumerate(questionnaire.questions, 1)})
    assert wording.of(Conditions(data).read(condition)) == words
