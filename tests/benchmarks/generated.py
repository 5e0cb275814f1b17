"""Large questionnaires made for measuring: many paths, or many questions."""

from __future__ import annotations

import random
from typing import Any

HEAD: dict[str, Any] = {
    "format": 1,
    "id": "generated",
    "title": "Generated",
    "intro": "For measuring.",
    "disclaimer": "This is general information.",
    "reviewed": "2026-11-22",
    "review_by": "2099-11-22",
    "start": "q0",
    "levels": {
        "emergency": {"title": "Get help now", "within": "now", "enough": True},
        "same-day": {"title": "Get help today", "within": "24 hours", "enough": True},
        "within-days": {"title": "See a doctor soon", "within": "7 days"},
        "routine": {"title": "Book a visit", "within": "4 weeks"},
        "self-care": {"title": "Look after it", "recheck": "14 days"},
    },
    "sources": {"book": {"title": "A book"}},
    "recommendations": {
        f"do-{level}": {
            "level": level,
            "title": "What to do",
            "text": "Do it.",
            "watch_for": ["It gets worse"],
            "sources": ["book"],
        }
        for level in ("emergency", "same-day", "within-days", "routine", "self-care")
    },
}


def many_paths(questions: int = 60, seed: int = 1) -> dict[str, Any]:
    """60 questions, 8 of them of 8 boxes, 12 rules of 2 to 4 answers, 20 promises.

    It has more than 10 to the power of 30 paths.
    """
    rng = random.Random(seed)
    boxes = set(range(3, questions, questions // 8))
    made: dict[str, Any] = {}
    for place in range(questions):
        question: dict[str, Any] = {"ask": "Is it so?"}
        if place in boxes:
            question["choose"] = "any"
            question["none"] = "None of these"
            question["answers"] = {f"b{box}": {"text": f"Box {box}"} for box in range(8)}
            if place == 3:
                question["answers"]["b0"]["recommend"] = ["do-emergency"]
            elif place % 2:
                question["answers"]["b1"]["recommend"] = ["do-within-days"]
        else:
            question["answers"] = {f"a{answer}": {"text": "Perhaps"} for answer in range(3)}
            if place % 9 == 4:
                question["answers"]["a2"]["recommend"] = ["do-routine"]
        if place == questions - 1:
            question["end"] = "do-self-care"
        else:
            question["go"] = f"q{place + 1}"
        made[f"q{place}"] = question
    names = [f"{id}.{answer}" for id, question in made.items() for answer in question["answers"]]
    levels = [rng.choice(("same-day", "within-days", "routine")) for _ in range(12)]
    rules: dict[str, Any] = {
        f"rule-{number}": {
            "when": {"all": rng.sample(names, rng.randint(2, 4))},
            "recommend": [f"do-{levels[number]}"],
            "because": "Together they need care sooner.",
            "sources": ["book"],
        }
        for number in range(12)
    }
    promises = {
        f"promise-{number}": {"when": [rng.choice(names)], "level": {"at_least": "self-care"}}
        for number in range(8)
    } | {
        f"rule-{number}-is-kept": {
            "when": rules[f"rule-{number}"]["when"],
            "level": {"at_least": levels[number]},
        }
        for number in range(12)
    }
    return {**HEAD, "questions": made, "rules": rules, "promises": promises}


def many_questions(questions: int) -> dict[str, Any]:
    """A long questionnaire of three answers a question, as checkers of other kinds take it too."""
    made: dict[str, Any] = {
        f"q{place}": {
            "ask": f"Is number {place} so?",
            "why": "It is asked to make the file long.",
            "answers": {
                "no": {"text": "No, it is not"},
                "maybe": {"text": "Perhaps it is"},
                "yes": {"text": "Yes, it is", "recommend": ["do-within-days"]},
            },
            "go": f"q{place + 1}",
        }
        for place in range(questions)
    }
    last = made[f"q{questions - 1}"]
    del last["go"]
    last["end"] = "do-self-care"
    first = made["q0"]["answers"]
    first["yes"]["recommend"] = ["do-emergency"]
    first["maybe"]["recommend"] = ["do-same-day"]
    last["answers"]["maybe"]["recommend"] = ["do-routine"]
    return {**HEAD, "questions": made}


def chain_of_boxes(count: int, boxes: int) -> dict[str, Any]:
    """A row of questions of boxes, each with words that stand nowhere else: ``number7here``."""
    questions: dict[str, Any] = {
        f"q{place}": {
            "ask": f"Is number{place}here so?",
            "choose": "any",
            "none": "None of these",
            "answers": {f"b{box}": {"text": f"Box number {box}"} for box in range(boxes)},
            "go": f"q{place + 1}",
        }
        for place in range(count)
    }
    last = questions[f"q{count - 1}"]
    del last["go"]
    last["end"] = "do-self-care"
    last["answers"]["b0"]["recommend"] = ["do-routine"]
    kept = ("routine", "self-care")
    return {
        **HEAD,
        "levels": {level: HEAD["levels"][level] for level in kept},
        "recommendations": {f"do-{one}": HEAD["recommendations"][f"do-{one}"] for one in kept},
        "questions": questions,
    }
