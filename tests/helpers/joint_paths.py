"""What `triage diff` has to find, by brute force: every pair of walks, one by one.

A joint path is a walk through the old version and one through the new that give the same answer to
every question both ask. A walk stops at a question to which the other gives an answer that it does
not have.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from making.choosing import Chooser
from making.construction import build
from making.questions import things_of

from helpers.oracle import UNSURE, Data, Sheet, Walk, answers_of, numbers_of, walk
from triage.rules.numbers import exact
from triage.testing.guide import Choose

Number = int | Decimal
Value = str | Number | frozenset[str]


@dataclass(frozen=True)
class Part:
    """A walk, whole or as far as a question: what was answered, and where it stands."""

    answers: dict[str, Value]
    missing: str | None
    walk: Walk
    own: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Pair:
    """A joint path; a part with something missing has stopped there."""

    old: Part
    new: Part

    @property
    def levels(self) -> tuple[str | None, str | None]:
        """The level of each walk; None where it stopped."""
        old, new = (None if one.missing else one.walk.level for one in (self.old, self.new))
        return old, new

    @property
    def apart(self) -> bool:
        """Whether each walk is asked what the other version does not ask, and it matters."""
        return bool(self.old.own and self.new.own)

    @property
    def asked(self) -> int:
        """How many questions are answered by either."""
        return len({*self.old.answers, *self.new.answers})


def kind(question: Data) -> str:
    """What an answer to a question looks like."""
    return "number" if "number" in question else str(question.get("choose", "one"))


def values(data: Data, other: Data, id: str) -> list[Value]:
    """The answers to a question; numbers by the highest of each interval both versions have."""
    question = data["questions"][id]
    if kind(question) == "any":
        boxes = list(question["answers"])
        return [
            frozenset(box for box, is_ticked in zip(boxes, ticks, strict=True) if is_ticked)
            for ticks in product([False, True], repeat=len(boxes))
        ]
    if kind(question) == "one":
        return list(question["answers"])
    there = other["questions"].get(id, question)
    both = (question, there if kind(there) == "number" else question)
    cuts = {cut for each in both for cut in cuts_of(each)}
    # Between two cuts, the numbers that both take and those that one takes are an answer each.
    highest = {}
    for number in sorted({number for each in both for number in numbers_of(each)}):
        taken = tuple(accepts(each, number) for each in both)
        highest[sum(cut < number for cut in cuts), taken] = number
    numbers = [number for number in highest.values() if accepts(question, number)]
    return [*sorted(numbers), *([UNSURE] if UNSURE in question else [])]


def cuts_of(question: Data) -> Iterator[Number]:
    """The highest number of each of its answers, and the one below its first."""
    number = question["number"]
    yield number["from"] - number.get("step", 1)
    if question.get("points") == "value":
        yield from numbers_of(question)
    for band in question["answers"].values():
        yield band["up_to"]


def accepts(question: Data, value: Value) -> bool:
    """Whether a question has that answer."""
    match kind(question):
        case "number" if value == UNSURE:
            return UNSURE in question
        case "number":
            return value in numbers_of(question)
        case "any":
            return isinstance(value, frozenset) and value <= set(question["answers"])
        case _:
            return isinstance(value, str) and value in question["answers"]


def parts(data: Data, other: Data, answers: dict[str, Value] | None = None) -> Iterator[Part]:
    """Every walk, and every beginning of one."""
    answers = answers or {}
    here = walk(data, as_sheet(answers))
    yield Part(answers, here.missing, here, own(data, other) & answers.keys())
    if here.missing is not None:
        for value in values(data, other, here.missing):
            yield from parts(data, other, {**answers, here.missing: value})


def own(data: Data, other: Data) -> frozenset[str]:
    """The questions that tell this version alone something that can matter."""
    names = {
        name
        for thing in (
            *data["questions"].values(),
            *data.get("rules", {}).values(),
            *data.get("advice", {}).values(),
        )
        for key in ("ask_if", "when", "unless")
        for name in names_in(data, thing.get(key, []))
    }
    found = set()
    for id, question in data["questions"].items():
        answers = answers_of(question)
        there = other["questions"].get(id)
        if there is not None:
            if kind(question) != "any" or kind(there) != "any":
                continue
            answers = {name: it for name, it in answers.items() if name not in there["answers"]}
            if not answers:
                continue
        ways = {str([answer.get("go"), answer.get("end")]) for answer in answers.values()}
        if (
            any("recommend" in answer or "advise" in answer for answer in answers.values())
            or names & {f"{id}.{name}" for name in (*answers, "none")}
            or (there is None and len(ways) > 1)
        ):
            found.add(id)
    return frozenset(found)


def names_in(data: Data, written: Any) -> Iterator[str]:
    """Every answer that a condition names, by way of other conditions, too."""
    if isinstance(written, str):
        if "." in written:
            yield written
        else:
            yield from names_in(data, data["conditions"][written])
    elif isinstance(written, list):
        for member in written:
            yield from names_in(data, member)
    else:
        for key in ("all", "any", "of"):
            yield from names_in(data, written.get(key, []))


def as_sheet(answers: dict[str, Value]) -> Sheet:
    """Answers as the oracle takes them."""
    return {
        id: sorted(value) if isinstance(value, frozenset) else value
        for id, value in answers.items()
    }


def pairs(old: Data, new: Data) -> Iterator[Pair]:
    """Every joint path."""
    for before in parts(old, new):
        for after in parts(new, old):
            if (
                all(after.answers.get(id, value) == value for id, value in before.answers.items())
                and stands(old, before, after)
                and stands(new, after, before)
            ):
                yield Pair(before, after)


def stands(data: Data, part: Part, other: Part) -> bool:
    """Whether a walk is complete, or stopped by an answer of the other."""
    if part.missing is None:
        return True
    value = other.answers.get(part.missing)
    return value is not None and not accepts(data["questions"][part.missing], value)


# Mutants

WAYS = ("go", "end")
"""Where something leads."""


def mutant(choose: Choose, data: Data) -> Data:
    """A copy with one to three changes such as people make; it may not be valid."""
    choice = Chooser(choose)
    changed = copy.deepcopy(data)
    for _ in range(choice.number(1, 3)):
        choice.one(MUTATIONS)(choice, changed)
    return changed


def _question(choice: Chooser, data: Data) -> tuple[str, Data]:
    id = choice.one(list(data["questions"]))
    return id, data["questions"][id]


def move_target(choice: Chooser, data: Data) -> None:
    """An answer, or a question, leads somewhere else."""
    _, question = _question(choice, data)
    things = things_of(question)
    things = [one for one in things if "go" in one or "end" in one]
    if not things:
        return
    thing = choice.one(things)
    thing.pop("go", None)
    thing.pop("end", None)
    if choice.chance(1, 2):
        thing["end"] = choice.one(list(data["recommendations"]))
    else:
        thing["go"] = choice.one(list(data["questions"]))


def drop_recommendation(choice: Chooser, data: Data) -> None:
    """An answer no longer recommends, or does now."""
    _, question = _question(choice, data)
    answer = choice.one(list(answers_of(question).values()))
    if "recommend" in answer:
        del answer["recommend"]
    else:
        answer["recommend"] = [choice.one(list(data["recommendations"]))]


def shift_band(choice: Chooser, data: Data) -> None:
    """A band ends earlier or later, or the range grows."""
    for question in data["questions"].values():
        if "number" in question:
            bands = list(question["answers"].values())
            step = question["number"].get("step", 1)
            if choice.chance(1, 3):
                question["number"]["from"] = exact(question["number"]["from"] - step)
            band = choice.one(bands)
            band["up_to"] = exact(band["up_to"] + step * choice.one([1, -1]))
            question["number"]["to"] = bands[-1]["up_to"]


def add_question(choice: Chooser, data: Data) -> None:
    """A question is put in before another one."""
    new = f"new-{len(data['questions'])}"
    if new in data["questions"]:
        return
    id, _ = _question(choice, data)
    levels = list(data["recommendations"])
    for thing in list(_ways(data)):
        if thing.get("go") == id:
            thing["go"] = new
    if data["start"] == id:
        data["start"] = new
    data["questions"][new] = {
        "ask": "New?",
        "answers": {
            "no": {"text": "No"},
            "yes": {"text": "Yes", "recommend": [choice.one(levels)]},
        },
        "go": id,
    }


def remove_question(choice: Chooser, data: Data) -> None:
    """A question is taken out; what led to it leads to what it led to."""
    id, question = _question(choice, data)
    ways: list[Data] = [
        {key: thing[key]} for thing in things_of(question) for key in WAYS if key in thing
    ]
    if id == data["start"] or not ways:
        return
    del data["questions"][id]
    for thing in _ways(data):
        if thing.get("go") == id:
            del thing["go"]
            thing.update(ways[0])


def swap_questions(choice: Chooser, data: Data) -> None:
    """Two questions change places, each with the ways on of the other where it can have them."""
    first, second = choice.one(list(data["questions"])), choice.one(list(data["questions"]))
    swapped = {first: second, second: first}
    for thing in _ways(data):
        if "go" in thing:
            thing["go"] = swapped.get(thing["go"], thing["go"])
    data["start"] = swapped.get(data["start"], data["start"])
    a, b = data["questions"][first], data["questions"][second]
    for key in ("go", "end"):
        mine, theirs = a.pop(key, None), b.pop(key, None)
        if theirs is not None:
            a[key] = theirs
        if mine is not None:
            b[key] = mine
    for one in (a, b):
        for answer in answers_of(one).values():
            if "go" in one or "end" in one:
                answer.pop("go", None)
                answer.pop("end", None)


def swap_levels(choice: Chooser, data: Data) -> None:
    """Two recommendations change levels, or two levels change places."""
    if choice.chance(1, 4):
        data["levels"] = {id: data["levels"][id] for id in choice.shuffled(list(data["levels"]))}
        return
    one, other = (choice.one(list(data["recommendations"].values())) for _ in range(2))
    one["level"], other["level"] = other["level"], one["level"]


def change_answers(choice: Chooser, data: Data) -> None:
    """An answer is added, renamed, or put in another place."""
    _, question = _question(choice, data)
    answers = question["answers"]
    kind_of_change = choice.number(0, 2)
    if "number" in question:
        _change_number(question, kind_of_change)
        return
    id = choice.one(list(answers))
    if kind_of_change == 0:
        way = {key: answers[id][key] for key in ("go", "end") if key in answers[id]}
        answers["newer"] = {"text": "Newer", **way}
    elif kind_of_change == 1:
        question["answers"] = {
            ("renamed" if one == id else one): answer for one, answer in answers.items()
        }
    else:
        question["answers"] = {one: answers[one] for one in choice.shuffled(list(answers))}


def _change_number(question: Data, kind_of_change: int) -> None:
    """More numbers can be answered, or that it is not known, or no longer that."""
    if kind_of_change == 0 and question.get("points") != "value":
        step = Decimal(question["number"].get("step", 1))
        question["number"]["step"] = exact(step / 2)
    elif kind_of_change == 1 and question.pop(UNSURE, None) is None:
        (*_, last) = question["answers"].values()
        question[UNSURE] = {"text": "Not known"} | {key: last[key] for key in WAYS if key in last}


def change_kind(choice: Chooser, data: Data) -> None:
    """One answer may be chosen where several could."""
    _, question = _question(choice, data)
    if question.get("choose") == "any":
        del question["choose"], question["none"]
    elif "number" not in question:
        question |= {"choose": "any", "none": "None"}


def change_gate(choice: Chooser, data: Data) -> None:
    """Advice loses its gate, a rule goes, a level becomes enough, or a question is always asked."""
    for advice in data.get("advice", {}).values():
        if choice.chance(1, 2):
            advice.pop("unless", None)
    if data.get("rules") and choice.chance(1, 2):
        del data["rules"][choice.one(list(data["rules"]))]
    level = choice.one(list(data["levels"].values()))
    level["enough"] = not level.get("enough", False)
    _, question = _question(choice, data)
    if choice.chance(1, 2):
        question.pop("ask_if", None)


MUTATIONS = [
    move_target,
    drop_recommendation,
    shift_band,
    add_question,
    remove_question,
    swap_questions,
    swap_levels,
    change_answers,
    change_kind,
    change_gate,
]


def _ways(data: Data) -> Iterator[Data]:
    for question in data["questions"].values():
        yield from things_of(question)


# Rows: the same questions in another order, with other answers


def row(choice: Chooser, pool: dict[str, Data]) -> Data:
    """A questionnaire that asks the questions of a pool one after the other, in any order."""
    order = choice.shuffled(list(pool))
    questions = {id: copy.deepcopy(pool[id]) for id in order}
    data: Data = {
        **dict.fromkeys(("id", "title", "intro", "disclaimer"), "x"),
        **{"format": 1, "reviewed": "2026-01-01", "review_by": "2099-01-01", "start": order[0]},
        "levels": {
            "emergency": {"title": "E", "enough": True},
            "soon": {"title": "S", "enough": choice.chance(1, 2)},
            "later": {"title": "L"},
        },
        "sources": {"book": {"title": "A book"}},
        "advice": {"walk": {"topic": "T", "text": "Walk.", "sources": ["book"]}},
        "recommendations": {
            id: {"level": level, "title": "T", "text": "T", "watch_for": ["W"], "sources": ["book"]}
            for id, level in (("call", "emergency"), ("visit", "soon"), ("rest", "later"))
        },
        "questions": questions,
        "rules": {},
    }
    for id, following in zip(order, [*order[1:], None], strict=True):
        question = questions[id]
        question.update({"go": following} if following else {"end": "rest"})
        if choice.chance(1, 2):
            change_answers(choice, {"questions": {id: question}})
        if choice.chance(1, 4):
            change_kind(choice, {"questions": {id: question}})
        for answer in question["answers"].values():
            if choice.chance(1, 4):
                answer["recommend"] = [choice.one(["visit", "call"])]
            if choice.chance(1, 6):
                answer["advise"] = ["walk"]
            if "choose" not in question and choice.chance(1, 8):
                answer["end"] = choice.one(["rest", "visit"])
    shift_band(choice, data)
    names = [f"{id}.{answer}" for id in order for answer in questions[id]["answers"]]
    if choice.chance(1, 2):
        data["advice"]["walk"]["unless"] = choice.some(names, 1, 2)
    for n in range(choice.number(0, 2)):
        data["rules"][f"rule-{n}"] = {
            "when": choice.some(names, 1, 2),
            "recommend": [choice.one(["visit", "call"])],
            "because": "B",
            "sources": ["book"],
        }
    if len(order) > 1 and choice.chance(1, 2):
        first = order[0]
        answers = [f"{first}.{answer}" for answer in questions[first]["answers"]]
        questions[choice.one(order[1:])]["ask_if"] = {"any": choice.some(answers, 1, 2)}
    return data


def pool(choice: Chooser) -> dict[str, Data]:
    """A few questions of all kinds, without ways on."""
    questions: dict[str, Data] = {}
    for n in range(choice.number(2, 3)):
        ids = choice.some(["a", "b", "c"], 1, 3 if n < 2 else 2)
        answers: Data = {id: {"text": id} for id in ids}
        question: Data = {"ask": "?", "answers": answers}
        match choice.one(["one", "any", "number"]):
            case "any":
                question |= {"choose": "any", "none": "None"}
            case "number":
                question["number"] = {"from": 0, "to": 2 * len(ids)}
                for place, id in enumerate(ids, start=1):
                    answers[id] = {"up_to": 2 * place}
        questions[f"q{n}"] = question
    return questions


def random_pair(rng: random.Random, most_paths: int) -> tuple[Any, Any]:
    """A questionnaire and its mutant, two rows of the same questions, or two strangers."""
    choice = Chooser(rng.randint)
    if rng.random() < 0.4:
        shared = pool(choice)
        return row(choice, shared), row(choice, shared)
    old = build(rng.randint, most_paths, 5)
    if rng.random() < 0.15:
        return old, build(rng.randint, most_paths, 5)
    return old, mutant(rng.randint, old)
