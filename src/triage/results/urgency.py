"""How urgency looks: a sign, always beside words, and fixed colours.

The colours come after the word and the sign, which alone carry the meaning. Each pair has a
contrast of at least 4.5:1, and any two can be told apart with every kind of colour blindness. The
more urgent a level, the more its ground stands out from the page it is on, for people who do not
see red, too: dark red is dull to them, and on a dark page to everybody, so the most urgent one is
red on white there. Tests compute all of it. The calmest is blue, not green: red and green are what
most colour-blind people mix up.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from triage.rules.questionnaire import Level, Questionnaire


class ColourPair(NamedTuple):
    """A background and the text on it."""

    background: str
    text: str


Ground = Literal["dark", "light"]
"""What the colours stand on."""

RISING: dict[Ground, tuple[ColourPair, ...]] = {
    "dark": (
        ColourPair("#ffffff", "#af0000"),
        ColourPair("#ff8700", "#000000"),
        ColourPair("#af875f", "#000000"),
        ColourPair("#008787", "#000000"),
    ),
    "light": (
        ColourPair("#870000", "#ffffff"),
        ColourPair("#d75f00", "#000000"),
        ColourPair("#ffaf00", "#000000"),
        ColourPair("#afd7ff", "#000000"),
    ),
}
"""Of the most urgent of up to five levels, the next one, and so on."""

RISING_OF_SEVEN: dict[Ground, tuple[ColourPair, ...]] = {
    "dark": (
        *RISING["dark"][:3],
        ColourPair("#af5fff", "#000000"),
        ColourPair("#0087af", "#000000"),
        ColourPair("#626262", "#ffffff"),
    ),
    "light": (
        *RISING["light"][:2],
        ColourPair("#af875f", "#000000"),
        ColourPair("#af87ff", "#000000"),
        ColourPair("#87afd7", "#000000"),
        ColourPair("#d7d700", "#000000"),
    ),
}
"""The same where there are more levels: so many that everybody tells apart are harder to find."""

CALMEST: dict[Ground, ColourPair] = {
    "dark": ColourPair("#0000af", "#ffffff"),
    "light": ColourPair("#00ffd7", "#000000"),
}

MOST_MARKS = 3
"""The sign of the most urgent level has so many ``!``."""

CALMEST_SIGN = "--"


def colours(questionnaire: Questionnaire, level: Level, ground: Ground) -> ColourPair:
    """The colours of a level: by how urgent it is, and always the same for the calmest."""
    calmest = len(questionnaire.levels) - 1
    if level.rank == calmest:
        return CALMEST[ground]
    rising = RISING[ground]
    return (rising if calmest <= len(rising) else RISING_OF_SEVEN[ground])[level.rank]


def sign(questionnaire: Questionnaire, level: Level) -> str:
    """The level as a sign of plain characters: the more ``!``, the more urgent, then ``>``."""
    calmest = len(questionnaire.levels) - 1
    if level.rank == calmest:
        return CALMEST_SIGN
    return "!" * (MOST_MARKS - level.rank) or ">" * (calmest - level.rank)


def labelled(questionnaire: Questionnaire, level: Level) -> str:
    """The title of a level behind its sign."""
    return f"{sign(questionnaire, level)} {level.title}"


def recommended(questionnaire: Questionnaire, id: str) -> str:
    """A recommendation by its id, behind the sign of its level."""
    level = questionnaire.levels[questionnaire.recommendations[id].level]
    return f"{sign(questionnaire, level)} {id}"
