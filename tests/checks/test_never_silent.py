"""What stands in a file and nobody can ever meet, or tell from something else, is said."""

from __future__ import annotations

from datetime import date

import pytest
from helpers.example import merged

from triage.problems import Keys
from triage.rulefile import RuleFile

HOW_LONG: Keys = ("questions", "how-long")
RULE: Keys = ("rules", "swollen-for-weeks", "when")
SQUATS: Keys = ("advice", "squats", "unless")

SILENT = [
    # A question that no path asks.
    ("questions: {how-long: {ask_if: [swelling.no, swelling.a-little]}}", "bare-list-one-choice",
     (*HOW_LONG, "ask_if")),
    ("questions: {how-long: {ask_if: warning-signs.cold-foot}}", "question-never-asked", HOW_LONG),
    ("questions: {how-long: {ask_if: {all: [swelling.a-lot, warning-signs.out-of-place]}}}",
     "question-never-asked", HOW_LONG),
    ("questions: {how-long: {ask_if: {at_least: 2, of: [swelling.no, swelling.a-little]}}}",
     "question-never-asked", HOW_LONG),
    ("questions: {how-long: {ask_if: {all: [swelling.a-lot, {other_than: [swelling.a-lot]}]}}}",
     "question-never-asked", HOW_LONG),
    (
        "questions: {numb: {ask: Is it numb?, answers: {yes: {text: 'Yes'}}, go: pain}}",
        "unreachable-question", ("questions", "numb")),
    # An `ask_if` that always holds.
    ("questions: {how-long: {ask_if: {any: [swelling.no, swelling.a-little, swelling.a-lot]}}}",
     "ask-if-always-holds", (*HOW_LONG, "ask_if")),
    ("questions: {how-long: {ask_if: warning-signs.none}}", "ask-if-always-holds",
     (*HOW_LONG, "ask_if")),
    # An `unless` that never holds, and advice that nothing withholds.
    ("advice: {squats: {unless: {all: [swelling.no, swelling.a-lot]}}}", "unless-never-holds",
     SQUATS),
    ("advice: {squats: {unless: [pain.strong]}}", "unless-never-holds", SQUATS),
    ("advice: {squats: {unless: [warning-signs.cold-foot]}}", "unless-never-holds", SQUATS),
    ("advice: {cold-pack: {level: {at_most: emergency}}}", "level-withholds-nothing",
     ("advice", "cold-pack", "level")),
    # A condition, or a member of one, that nothing uses or that never holds.
    ("conditions: {swollen: {any: [swelling.a-little, swelling.a-lot]}}", "condition-unused",
     ("conditions", "swollen")),
    ("rules: {swollen-for-weeks: {when: [swelling.no, swelling.a-little]}}",
     "bare-list-one-choice", RULE),
    ("rules: {swollen-for-weeks: {when: {any: [{all: [swelling.a-little, how-long.weeks]},"
     " {all: [swelling.no, swelling.a-lot]}]}}}", "member-never-holds", (*RULE, "any", 1)),
    ("rules: {swollen-for-weeks: {when: [how-long.weeks, warning-signs.cold-foot]}}",
     "rule-never-fires", RULE[:-1]),
    ("promises: {mild: {when: [swelling.no, swelling.a-lot], level: {at_least: emergency}}}",
     "bare-list-one-choice", ("promises", "mild", "when")),
    ("promises: {mild: {when: [warning-signs.cold-foot, pain.mild], level: {at_most: emergency}}}",
     "promise-vacuous", ("promises", "mild")),
    # What nothing leads to.
    ("advice: {heat: {topic: Comfort, text: Keep it warm., sources: [knee-guide]}}",
     "advice-unreached", ("advice", "heat")),
    ("sources: {old: {title: An old leaflet}}", "unused-source", ("sources", "old")),
    ("scores: {knee: {title: Knee score}}", "score-unused", ("scores", "knee")),
    # What reads the same.
    ("questions: {swelling: {answers: {a-lot: {text: a little.}}}}", "same-text",
     ("questions", "swelling", "answers", "a-lot", "text")),
    ("questions: {warning-signs: {answers: {cold-foot: {text: The  knee looks out of place}}}}",
     "same-text", ("questions", "warning-signs", "answers", "cold-foot", "text")),
    ("questions: {warning-signs: {none: The foot is cold or numb}}", "same-text",
     ("questions", "warning-signs", "none")),
    ("questions: {how-long: {ask: Is the knee swollen?}}", "same-title", (*HOW_LONG, "ask")),
    ("recommendations: {look-after-it: {title: See a doctor in the next few days}}", "same-title",
     ("recommendations", "look-after-it", "title")),
    ("levels: {self-care: {title: See a doctor within a few days}}", "same-title",
     ("levels", "self-care", "title")),
]  # fmt: skip


@pytest.mark.parametrize(("snippet", "code", "keys"), SILENT)
def test_what_nobody_meets_is_one_problem_at_its_place(snippet: str, code: str, keys: Keys) -> None:
    """Whatever makes it so; and of what only follows from it nothing is said."""
    (problem,) = RuleFile(merged(snippet), "rules.yaml", date(2026, 11, 25)).problems
    assert (problem.code, problem.keys) == (code, keys)
