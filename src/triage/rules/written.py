"""What a file writes of answers, points and conditions -> what they mean.

Only for data that shape and reference checks passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from triage.rules.conditions import (
    UNSURE,
    Addend,
    AnswerName,
    AtLeast,
    Condition,
    NumberPart,
    NumberWithin,
    OtherThan,
    ScoreAtLeast,
    ScoreAtMost,
)
from triage.rules.numbers import Number, bands, exact

Data = Mapping[str, Any]


class Conditions:
    """Turns written conditions into `Condition`, looking names and scores up in the file."""

    def __init__(self, data: Data) -> None:
        self._data = data
        self._written: Data = data.get("conditions", {})
        self._read: dict[str, Condition] = {}
        self._parts: dict[str, tuple[Addend, ...]] = {}

    def read(self, written: Any) -> Condition:
        if isinstance(written, str):
            return self._by_name(written)
        if isinstance(written, Mapping):
            if "score" in written:
                return self._score(written)
            if "number" in written:
                return self._number(written)
            if "other_than" in written:
                return self._other_than([split_name(name) for name in written["other_than"]])
            if "any" in written:
                return AtLeast(1, self._all_read(written["any"]))
            if "all" in written:
                members = self._all_read(written["all"])
                return AtLeast(len(members), members)
            return AtLeast(written["at_least"], self._all_read(written["of"]))
        members = self._all_read(written)
        return AtLeast(len(members), members)

    def unless(self, written: Any) -> Condition:
        """As `read`, but a bare list means *any of these*: each alone is a reason to withhold."""
        if isinstance(written, Sequence) and not isinstance(written, str):
            return AtLeast(1, self._all_read(written))
        return self.read(written)

    def _score(self, written: Data) -> Condition:
        id = written["score"]
        if id not in self._parts:
            self._parts[id] = tuple(_parts(self._data, id))
        start = self._data["scores"][id].get("from", 0)
        bounds: list[Condition] = []
        if "at_least" in written:
            bounds.append(ScoreAtLeast(id, written["at_least"], start, self._parts[id]))
        if "at_most" in written:
            exceeded = ScoreAtLeast(id, written["at_most"] + 1, start, self._parts[id])
            bounds.append(ScoreAtMost(exceeded))
        return bounds[0] if len(bounds) == 1 else AtLeast(len(bounds), tuple(bounds))

    def _other_than(self, but: Sequence[AnswerName]) -> Condition:
        question = but[0].question
        names = (
            AnswerName(question, answer)
            for answer in answers_in(self._data, self._data["questions"][question])
        )
        others = tuple(name for name in names if name not in but)
        return AtLeast(1, others, OtherThan(tuple(but)))

    def _number(self, written: Data) -> Condition:
        """That a number lies within bounds: whole bands, and parts of those that a bound cuts."""
        id = written["number"]
        question = self._data["questions"][id]
        number = read_number(question["number"])
        bounds = NumberWithin(
            id,
            exact(written["at_least"]) if "at_least" in written else None,
            exact(written["at_most"]) if "at_most" in written else None,
        )
        least = number.lowest if bounds.at_least is None else bounds.at_least
        most = number.highest if bounds.at_most is None else bounds.at_most
        tops = ((band, exact(one["up_to"])) for band, one in question["answers"].items())
        members: list[Condition] = []
        for band, (lowest, highest) in bands(number, tops).items():
            part = NumberPart(id, band, max(lowest, least), min(highest, most))
            if (part.lowest, part.highest) == (lowest, highest):
                members.append(part.band)
            elif part.lowest <= part.highest and "points" not in question:
                members.append(part)
            elif part.lowest <= part.highest:
                places = range(number.place(part.lowest), number.place(part.highest) + 1)
                members += (AnswerName(id, str(number.at(place))) for place in places)
        return AtLeast(1, tuple(members), bounds)

    def _all_read(self, members: Sequence[Any]) -> tuple[Condition, ...]:
        return tuple(self.read(member) for member in members)

    def _by_name(self, name: str) -> Condition:
        # One that is nothing but the name of another is not nested in it: such a chain may be of
        # any length, so it is not followed by functions that call each other.
        chain: list[str] = []
        while name not in self._read and isinstance(self._written.get(name), str):
            chain.append(name)
            name = self._written[name]
        if "." in name:
            condition: Condition = split_name(name)
        else:
            if name not in self._read:
                self._read[name] = self.read(self._written[name])
            condition = self._read[name]
        self._read.update(dict.fromkeys(chain, condition))
        return condition


def split_name(name: str) -> AnswerName:
    """The answer that is written ``question.answer``."""
    question, _, answer = name.partition(".")
    return AnswerName(question, answer)


def answers_in(data: Data, question: Data) -> Data:
    """The answers of a question as they are written: its own, or those of its scale.

    Not knowing a number comes last.
    """
    answers = question["answers"]
    found: Data = data["scales"][answers] if isinstance(answers, str) else answers
    return {**found, UNSURE: question[UNSURE]} if UNSURE in question else found


def adds_to(data: Data, question: Data) -> tuple[str, ...]:
    """The scores that a question adds to: of one that has points and names none, the only one."""
    if "adds_to" in question:
        return tuple(question["adds_to"])
    has_points = "points" in question or any(
        "points" in answer for answer in answers_in(data, question).values()
    )
    scores = tuple(data.get("scores", ()))
    return scores if has_points and len(scores) == 1 else ()


def _parts(data: Data, score: str) -> Iterator[Addend]:
    """What each question can add to the score."""
    for id, question in data["questions"].items():
        if score not in adds_to(data, question):
            continue
        answers = answers_in(data, question).items()
        points = {name: answer.get("points", 0) for name, answer in answers}
        if "points" in question:
            number = read_number(question["number"])
            values = (number.at(place) for place in range(number.last + 1))
            points |= {str(value): int(value) for value in values}
        yield Addend(
            question.get("choose", "one") == "one",
            tuple((AnswerName(id, name), each) for name, each in points.items() if each),
        )


def read_number(item: Data) -> Number:
    """The numbers that a question takes."""
    return Number(
        lowest=exact(item["from"]),
        highest=exact(item["to"]),
        unit=item.get("unit", ""),
        step=exact(item.get("step", 1)),
    )
