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
from triage.results.dates import (
    EARLIER_TODAY,
    WHEN_SAVED,
    before_now,
    day_in_words,
    on_day,
)
from triage.results.folded import (
    ALL_ANSWERS,
    HEADINGS,
    points_in_words,
    reason_in_words,
    score_in_words,
    you_answered,
)
from triage.results.saving import NO_RESULT, saved_on
from triage.results.summary import also_in_words, since_in_words
from triage.words import counted, noun

Frame = Mapping[str, str | list[str] | Mapping[str, str]]
"""Sentences by name."""

ON_THE_PAGE = {
    "start": "I have read this: start",
    "continue": "Continue",
    "back": "Back",
    "keep": "Keep it",
    "why": "Why we ask",
    "or": "or",
    "problem": "There is a problem",
    "error": "Error:",
    "yourAnswer": "Your answer",
    "change": "Change",
    "checkAnswers": "Check answers",
    "seeResult": "See what is recommended",
    "goOn": "Go on",
    "result": "What is recommended",
    "yourAnswers": "Your answers",
    "country": "Where are you?",
    "notKnown": "Not said",
    "elsewhere": "Another country",
    "print": "Print",
    "saveFile": "Save, to go on later",
    "saveText": "Save as text",
    "begin": "Begin again",
    "resume": "Go on from a saved file",
    "resumeLabel": "The file with your answers",
    "savedAs": "Saved: {file}",
    "noQuestion": "there is no question {id}",
}
"""What only the page says, because only it has these buttons."""


def frame_of(questions: int, points: int) -> Frame:
    """All sentences.

    Args:
        questions: the most that one path asks.
        points: the most that one answer adds to a score.
    """
    return {
        **ON_THE_PAGE,
        "place": sentences.place("{number}", "{more}"),
        "lastPlace": sentences.place("{number}", 0),
        "changing": sentences.changing("{number}"),
        "answered": [counted(number, "answer") for number in range(questions + 1)],
        "atMost": sentences.at_most(questions),
        "toCome": [counted(number, "question") for number in range(questions + 1)],
        "soFar": sentences.told_so_far("{answers}", ""),
        "soFarOf": sentences.told_so_far("{answers}", "{questions}"),
        "private": sentences.PRIVATE,
        "moreThanOne": sentences.MORE_THAN_ONE,
        "check": sentences.CHECK,
        "nothingAnswered": sentences.NOTHING_ANSWERED,
        "notConfirmed": sentences.NOT_CONFIRMED,
        "keptAside": sentences.KEPT_ASIDE,
        "markOne": sentence(sentences.MARK_ONE),
        "markAny": sentence(sentences.MARK_ANY),
        "betweenSteps": sentence(between_steps("{value}", "{nearest}")),
        "twoNumbers": sentence(two_numbers("{value}")),
        "askedToo": sentences.ASKED_TOO,
        "unchanged": sentences.UNCHANGED,
        "changed": sentences.changed("{was}", "{now}"),
        "aside": [sentences.put_aside(number) for number in range(questions + 1)],
        "unfit": sentences.unfit("{problem}"),
        "severalUnfit": sentences.several_unfit("{number}", "{problems}"),
        "andMore": sentences.and_more("{number}"),
        "empty": sentence(EMPTY),
        "noAnswers": sentence(NO_ANSWERS),
        "ofAnother": sentence(of_another("'{theirs}'", "'{ours}'")),
        "aged": sentences.aged("{when}"),
        "unknownDay": sentences.UNKNOWN_DAY,
        "whenSaved": WHEN_SAVED,
        "earlierToday": EARLIER_TODAY,
        "onDay": on_day("{day}"),
        "daysAgo": [before_now("{number} " + noun(number, "day")) for number in (1, 2)],
        "since": {str(calmer): since_in_words(calmer, "{day}", "{title}") for calmer in (-1, 0, 1)},
        "notSaved": sentences.NOT_SAVED,
        "days": [day_in_words("{day}", month, "{year}") for month in range(1, 13)],
        "also": also_in_words("{title}"),
        "headings": HEADINGS,
        "allAnswers": ALL_ANSWERS,
        "youAnswered": you_answered("{said}"),
        "reason": reason_in_words("{told}", "", "{cited}"),
        "reasonFor": reason_in_words("{told}", "{title}", "{cited}"),
        "noResult": NO_RESULT,
        "savedOn": saved_on("{day}"),
        "points": [points_in_words(number) for number in range(points + 1)],
        "score": score_in_words("{title}", "{total}", "{highest}", left=False),
        "scoreLeft": score_in_words("{title}", "{total}", "{highest}", left=True),
    }


def sentence(part: str) -> str:
    """Part of a sentence as one that stands by itself."""
    return f"{part[0].upper()}{part[1:]}."
