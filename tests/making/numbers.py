"""Promises of a random questionnaire that look at a number itself, inside of its bands."""

from __future__ import annotations

from making.choosing import Chooser
from making.questions import Data, beside
from triage.rules.written import read_number


def look_at_numbers(choice: Chooser, data: Data) -> None:
    """Let some promises speak of who gives a number between two."""
    asked = [id for id, own in data["questions"].items() if "number" in own]
    for promise in data.get("promises", {}).values():
        for field in ("when", "unless"):
            if asked and field in promise and choice.chance(1, 2):
                condition = _within(choice, data, choice.one(asked))
                promise[field] = choice.one(beside(promise[field], condition))


def _within(choice: Chooser, data: Data, question: str) -> Data:
    number = read_number(data["questions"][question]["number"])
    lowest = choice.number(0, number.last)
    highest = choice.number(lowest, number.last)
    bounds = {"at_least": number.at(lowest), "at_most": number.at(highest)}
    kept = choice.one([["at_least"], ["at_most"], ["at_least", "at_most"]])
    return {"number": question, **{bound: bounds[bound] for bound in kept}}
