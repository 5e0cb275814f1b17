"""How urgency looks: a sign, always beside words, and fixed colours.

The colours come after the word and the sign, which alone carry the meaning. Each pair has a
contrast of at least 4.5:1, and any two can be told apart with every kind of colour blindness; a
test computes both. The calmest is blue, not green: red and green are what most colour-blind people
mix up.
"""

from __future__ import annotations

from typing import NamedTuple

from triage.rules.questionnaire import Level, Questionnaire


class ColourPair(NamedTuple):
    """A background and the text on it."""

    background: str
    text: str


RISING = (
    ColourPair("#8b0000", "#ffffff"),
    ColourPair("#d55e00", "#000000"),
    ColourPair("#f0c000", "#000000"),
    ColourPair("#9ad5f5", "#000000"),
)
"""Of the most urgent level, the next one, and so on."""

SIGNS = ("!!!", "!!", "!", ">")
CALMEST_SIGN = "--"

CALMEST = ColourPair("#005a9c", "#ffffff")


def colours(questionnaire: Questionnaire, level: Level) -> ColourPair:
    """The colours of a level: by how urgent it is, and always the same for the calmest."""
    if level.rank == len(questionnaire.levels) - 1:
        return CALMEST
    return RISING[level.rank]


def sign(questionnaire: Questionnaire, level: Level) -> str:
    """The level as a sign of plain characters: the more ``!``, the more urgent."""
    if level.rank == len(questionnaire.levels) - 1:
        return CALMEST_SIGN
    return SIGNS[level.rank]


def labelled(questionnaire: Questionnaire, level: Level) -> str:
    """The title of a level behind its sign."""
    return f"{sign(questionnaire, level)} {level.title}"


def recommended(questionnaire: Questionnaire, id: str) -> str:
    """A recommendation by its id, behind the sign of its level."""
    level = questionnaire.levels[questionnaire.recommendations[id].level]
    return f"{sign(questionnaire, level)} {id}"
