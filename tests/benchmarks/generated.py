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


def yes_or_no(questions: int, rules: dict[str, Any]) -> dict[str, Any]:
    """Questions of two answers, of which the first two have something urgent, and rules on them.

    rules: the condition of each rule, by its name.
    """
    made: dict[str, Any] = {
        f"q{place}": {
            "ask": "Is it so?",
            "answers": {"no": {"text": "No"}, "yes": {"text": "Yes"}},
            "go": f"q{place + 1}",
        }
        for place in range(questions)
    }
    made["q0"]["answers"]["yes"]["recommend"] = ["do-emergency"]
    made["q1"]["answers"]["yes"]["recommend"] = ["do-within-days"]
    last = made[f"q{questions - 1}"]
    del last["go"]
    last["end"] = "do-self-care"
    return {
        **HEAD,
        "questions": made,
        "rules": {
            name: {
                "when": when,
                "recommend": ["do-routine"],
                "because": "Together they need care.",
                "sources": ["book"],
            }
            for name, when in rules.items()
        },
    }


def some_of(questions: int, rules: int, needed: int, of: int) -> dict[str, Any]:
    """Rules that hold where so many of some answers are given, picked from all over the file."""
    rng = random.Random(1)
    picked = (sorted(rng.sample(range(questions), of)) for _ in range(rules))
    return yes_or_no(
        questions,
        {
            f"rule-{number}": {"at_least": needed, "of": [f"q{place}.yes" for place in places]}
            for number, places in enumerate(picked)
        },
    )


def pairs(count: int) -> dict[str, Any]:
    """Rules of two answers each, which stand as many questions apart as there are rules."""
    rules = {f"rule-{one}": [f"q{one}.yes", f"q{one + count}.yes"] for one in range(count)}
    return yes_or_no(2 * count, rules)


def follow_ups(boxes: int) -> dict[str, Any]:
    """One page of boxes, and for each a question that is asked where it is ticked."""
    levels = ("emergency", "within-days", "routine")
    made: dict[str, Any] = {
        f"q{place + 1}": {
            "ask": "How bad is it?",
            "ask_if": [f"q0.b{place}"],
            "answers": {
                "mild": {"text": "Mild"},
                "bad": {"text": "Bad", "recommend": [f"do-{levels[place % 3]}"]},
            },
            "go": f"q{place + 2}",
        }
        for place in range(boxes)
    }
    last = made[f"q{boxes}"]
    del last["go"]
    last["end"] = "do-self-care"
    page = {
        "ask": "Which of these?",
        "choose": "any",
        "none": "None of these",
        "answers": {f"b{box}": {"text": f"Box {box}"} for box in range(boxes)},
        "go": "q1",
    }
    return {**HEAD, "questions": {"q0": page, **made}}


def of_all_kinds(questions: int, rules: int, promises: int, boxes: int) -> dict[str, Any]:
    """Single choices, pages of boxes, questions asked of some, rules of all forms, promises.

    boxes: how many are on the largest page; every tenth page has three.
    """
    rng = random.Random(1)
    made: dict[str, Any] = {}
    names: list[str] = []
    for place in range(questions):
        count = boxes if place == questions // 2 else 3 if place % 10 == 0 else 0
        question: dict[str, Any] = {
            "ask": "Is it so?",
            "answers": {f"a{one}": {"text": f"Answer {one}"} for one in range(count or 3)},
            "go": f"q{place + 1}",
        }
        if count:
            question |= {"choose": "any", "none": "None of these"}
        if place % 4 == 3:
            question["ask_if"] = {"any": rng.sample(names[-12:], 2)}
        if place % 5 == 2:
            question["answers"]["a1"]["recommend"] = ["do-routine"]
        made[f"q{place}"] = question
        names += [f"q{place}.{answer}" for answer in question["answers"]]
    made["q0"]["answers"]["a0"]["recommend"] = ["do-emergency"]
    last = made[f"q{questions - 1}"]
    del last["go"]
    last["end"] = "do-self-care"
    levels = ("same-day", "within-days", "routine")
    conditions = [
        {"at_least": 2, "of": rng.sample(names, 3)} if number % 2 else {"all": rng.sample(names, 2)}
        for number in range(rules)
    ]
    return {
        **HEAD,
        "questions": made,
        "rules": {
            f"rule-{number}": {
                "when": when,
                "recommend": [f"do-{levels[number % 3]}"],
                "because": "Together they need care.",
                "sources": ["book"],
            }
            for number, when in enumerate(conditions)
        },
        "promises": {
            f"promise-{number}": {
                "when": conditions[number % rules],
                "level": {"at_least": levels[number % rules % 3]},
            }
            for number in range(promises)
        },
    }
