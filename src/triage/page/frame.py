"""The sentences of the page that are no text of the questionnaire: the words of the terminal.

A sentence that depends on what is answered has names in braces, such as ``{number}``: the script
puts the value there. Where a sentence counts, there is one for each number that it can count to.
"""

from __future__ import annotations

from collections.abc import Mapping

from triage.frontend import sentences
from triage.interview.saved_file import EMPTY, NO_ANSWERS
from triage.interview.sheet import of_another
from triage.interview.typed import between_steps, two_numbers
from triage.results.dates import EARLIER_TODAY, WHEN_SAVED, days_ago, on_day
from triage.results.folded import (
    ALL_ANSWERS,
    HEADINGS,
    heading,
    points_in_words,
    reason_in_words,
    score_in_words,
    you_answered,
)
from triage.results.saving import NO_RESULT, saved_on
from triage.results.summary import also_in_words, since_in_words
from triage.tongue.tongue import Tongue, later

Frame = Mapping[str, str | list[str] | Mapping[str, str]]
"""Sentences by name."""

ON_THE_PAGE = {
    "start": later("I have read this: start"),
    "continue": later("Continue"),
    "back": later("Back"),
    "why": later("Why we ask"),
    "language": later("Language"),
    "or": later("or"),
    "problem": later("There is a problem"),
    "error": later("Error:"),
    "change": later("Change"),
    "checkAnswers": later("Check answers"),
    "seeResult": later("See what is recommended"),
    "goOn": later("Go on"),
    "yourAnswers": later("Your answers"),
    "country": later("Where are you?"),
    "notKnown": later("Not said"),
    "elsewhere": later("Another country"),
    "print": later("Print"),
    "saveFile": later("Save, to go on later"),
    "saveText": later("Save as text"),
    "resume": later("Go on from a saved file"),
    "resumeLabel": later("The file with your answers"),
    "savedAs": later("Saved: {file}"),
    "noQuestion": later("there is no question {id}"),
}
"""What only the page says, because only it has these buttons."""

IN_THE_TERMINAL_TOO = {
    "private": sentences.PRIVATE,
    "moreThanOne": sentences.MORE_THAN_ONE,
    "check": sentences.CHECK,
    "nothingAnswered": sentences.NOTHING_ANSWERED,
    "notConfirmed": sentences.NOT_CONFIRMED,
    "keptAside": sentences.KEPT_ASIDE,
    "askedToo": sentences.ASKED_TOO,
    "unchanged": sentences.UNCHANGED,
    "unknownDay": sentences.UNKNOWN_DAY,
    "whenSaved": WHEN_SAVED,
    "earlierToday": EARLIER_TODAY,
    "allAnswers": ALL_ANSWERS,
}
"""What the terminal says in the same words."""


def frame_of(questions: int, points: int, tongue: Tongue) -> Frame:
    """All sentences.

    Args:
        questions: the most that one path asks.
        points: the most that one answer adds to a score.
        tongue: the language.
    """
    return {
        **{name: tongue.text(said) for name, said in (ON_THE_PAGE | IN_THE_TERMINAL_TOO).items()},
        "place": sentences.place("{number}", "{more}", tongue),
        "lastPlace": sentences.place("{number}", 0, tongue),
        "changing": sentences.changing("{number}", tongue),
        "answered": [sentences.answers(number, tongue) for number in range(questions + 1)],
        "atMost": sentences.at_most(questions, tongue),
        "toCome": [sentences.questions(number, tongue) for number in range(questions + 1)],
        "soFar": sentences.told_so_far("{answers}", "", tongue),
        "soFarOf": sentences.told_so_far("{answers}", "{questions}", tongue),
        "markOne": sentence(tongue.text(sentences.MARK_ONE)),
        "markAny": sentence(tongue.text(sentences.MARK_ANY)),
        "betweenSteps": sentence(between_steps("{value}", "{nearest}", tongue)),
        "twoNumbers": sentence(two_numbers("{value}", tongue)),
        "changed": sentences.changed("{was}", "{now}", tongue),
        "aside": [sentences.put_aside(number, tongue) for number in range(questions + 1)],
        "unfit": sentences.unfit("{problem}", 1, tongue),
        "severalUnfit": sentences.unfit("{problems}", 2, tongue, n="{number}"),
        "andMore": sentences.and_more("{number}", tongue),
        "empty": sentence(tongue.text(EMPTY)),
        "noAnswers": sentence(tongue.text(NO_ANSWERS)),
        "ofAnother": sentence(of_another("'{theirs}'", "'{ours}'", tongue)),
        "aged": sentences.aged("{when}", tongue),
        "onDay": on_day("{day}", tongue),
        "daysAgo": [days_ago(number, tongue, n="{number}") for number in (1, 2)],
        "since": {
            str(calmer): since_in_words(calmer, "{day}", "{title}", tongue) for calmer in (-1, 0, 1)
        },
        "days": [tongue.day_of("{day}", month, "{year}") for month in range(1, 13)],
        "also": also_in_words("{title}", tongue),
        "headings": {part: heading(part, tongue) for part in HEADINGS},
        "youAnswered": you_answered("{said}", tongue),
        "reason": reason_in_words("{told}", "", "{cited}"),
        "reasonFor": reason_in_words("{told}", "{title}", "{cited}"),
        "noResult": f"{tongue.text(NO_RESULT)}\n",
        "savedOn": saved_on("{day}", tongue),
        "points": [points_in_words(number, tongue) for number in range(points + 1)],
        "score": score_in_words("{title}", "{total}", "{highest}", tongue, left=False),
        "scoreLeft": score_in_words("{title}", "{total}", "{highest}", tongue, left=True),
    }


def sentence(part: str) -> str:
    """Part of a sentence as one that stands by itself."""
    return f"{part[0].upper()}{part[1:]}."
