"""How long a questionnaire takes, worked out from the words that are still ahead."""

from __future__ import annotations

from math import ceil

from triage.interview.interview import Interview
from triage.rules.questionnaire import Question
from triage.tongue.tongue import Tongue, later

STOPS = later("It stops at once if you need help now.")

WORDS_A_MINUTE = 238
"""How fast adults read to themselves (Brysbaert, 2019)."""


def how_long(interview: Interview, tongue: Tongue) -> str:
    """How long it takes at most, and that it may be over sooner; empty where nothing is asked."""
    questions = interview.questionnaire.questions.values()
    words = interview.most_to_come * sum(map(_words, questions)) / len(questions)
    if not words:
        return ""
    minutes = ceil(words / WORDS_A_MINUTE)
    stops = any(level.enough for level in interview.questionnaire.levels.values())
    lasting = tongue.count(minutes, "It takes up to {n} minute.", "It takes up to {n} minutes.")
    return f"{lasting} {tongue.text(STOPS)}" if stops else lasting


def _words(question: Question) -> int:
    texts = [question.ask, question.none or "", *(one.text for one in question.answers.values())]
    return sum(len(text.split()) for text in texts)
