"""Numbers that are typed into the page, beside the reader of the terminal."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from typing import Any

import pytest

from page.walking import by_the_script, needs_node, page
from triage.interview.answers import AnswerError
from triage.interview.typed import read_number
from triage.page.frame import sentence
from triage.problems import in_json
from triage.rules.build import build
from triage.rules.questionnaire import Question
from triage.tongue.tongue import Tongue, tongue_of

pytestmark = needs_node

SIGNS = "0123456789" * 3 + ".,-+ −ex/°C٣७９" + "uw"
"""What is typed, by accident or not: digits of other scripts, points, blanks, units."""

WRITTEN = (
    "",
    " 5 ",
    "unsure",
    "I do not know",
    "weiß nicht",
    "37,7",
    "37.70",
    "37.75",
    "1,234",
    "1.234",
    "007",
    "+5",
    "-0",
    "38 °C",
    "38 weeks.",
    "38 w",
    "1e1",
    "0x1f",
    "٣٨",
    "9" * 18,
    "<script>",
)


def by_the_package(question: Question, typed: str, tongue: Tongue) -> dict[str, Any]:
    """The number, or what is said of what was typed."""
    try:
        given = read_number(question, typed, tongue)
    except AnswerError as error:
        return {"error": sentence(str(error))}
    told: dict[str, Any] = json.loads(json.dumps({"given": given}, default=in_json))
    return told


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_what_is_typed_is_read_as_in_the_terminal(language: str, small: dict[str, Any]) -> None:
    """Scripts, points and commas, steps, units, not knowing; and what is said of all else."""
    small["language"] = language
    small["questions"]["pain"]["unsure"] = {"text": "I do not know"}
    small["questions"]["heat"] = {
        "ask": "How hot?",
        "number": {"from": 35, "to": 42, "step": Decimal("0.1"), "unit": "°C"},
        "answers": {"normal": {"up_to": Decimal("37.7")}, "high": {"up_to": 42}},
        "end": "rest",
    }
    small["questions"]["years"] = {
        "ask": "How many?",
        "number": {"from": -10, "to": 2000, "step": 5, "unit": "weeks"},
        "answers": {"few": {"up_to": 0}, "many": {"up_to": 2000}},
        "end": "rest",
    }
    questionnaire = build(small)
    rng = random.Random(7)
    typed = [*WRITTEN, *("".join(rng.choices(SIGNS, k=rng.randint(1, 6))) for _ in range(600))]
    asked = [(id, words) for id in ("pain", "heat", "years") for words in typed]
    wanted = {"typed": [{"question": id, "typed": words} for id, words in asked]}
    (told,) = by_the_script([{"page": page(questionnaire), **wanted}])
    tongue = tongue_of(language)
    for (id, words), by_script in zip(asked, told["typed"], strict=True):
        ours = by_the_package(questionnaire.questions[id], words, tongue)
        assert (id, words, by_script) == (id, words, ours)
