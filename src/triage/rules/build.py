"""Data of a rule file -> `Questionnaire`. Only for data that shape and reference checks passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from triage.rules.conditions import NONE, UNSURE, AnswerName, AtLeast, Condition
from triage.rules.numbers import Number, exact
from triage.rules.periods import read_period, read_within
from triage.rules.questionnaire import (
    LANGUAGE,
    Advice,
    Answer,
    Level,
    LevelRange,
    Promise,
    Question,
    Questionnaire,
    Recommendation,
    Rule,
    Source,
    Way,
)

Data = Mapping[str, Any]
Value = TypeVar("Value")


def build(data: Data) -> Questionnaire:
    """Build the questionnaire that ``data`` (the parsed file, in file order) describes.

    Raises:
        KeyError, TypeError: the data was not checked first; that is a fault of the caller.
    """
    ranks = {level: rank for rank, level in enumerate(data["levels"])}
    conditions = Conditions(data.get("conditions", {}))
    return Questionnaire(
        id=data["id"],
        title=data["title"],
        intro=data["intro"],
        disclaimer=data["disclaimer"],
        notice=data.get("notice"),
        language=data.get("language", LANGUAGE),
        reviewed=date.fromisoformat(data["reviewed"]),
        start=data["start"],
        levels=_frozen({id: _level(id, ranks[id], item) for id, item in data["levels"].items()}),
        sources=_frozen({id: _source(id, item) for id, item in data["sources"].items()}),
        advice=_frozen(
            {
                id: _advice(id, item, ranks, conditions)
                for id, item in data.get("advice", {}).items()
            }
        ),
        recommendations=_frozen(
            {id: _recommendation(id, item) for id, item in data["recommendations"].items()}
        ),
        questions=_frozen(
            {id: _question(id, item, conditions) for id, item in data["questions"].items()}
        ),
        rules=_frozen(
            {id: _rule(id, item, conditions) for id, item in data.get("rules", {}).items()}
        ),
        promises=_frozen(
            {
                id: _promise(id, item, ranks, conditions)
                for id, item in data.get("promises", {}).items()
            }
        ),
    )


class Conditions:
    """Turns written conditions into `Condition`, looking names up in the file's ``conditions``."""

    def __init__(self, named: Data) -> None:
        self._written = named
        self._read: dict[str, Condition] = {}

    def read(self, written: Any) -> Condition:
        if isinstance(written, str):
            return self._by_name(written)
        if isinstance(written, Mapping):
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

    def _all_read(self, members: Sequence[Any]) -> tuple[Condition, ...]:
        return tuple(self.read(member) for member in members)

    def _by_name(self, name: str) -> Condition:
        # One that is nothing but the name of another is not nested in it: such a chain may be of
        # any length, so it is not followed by functions that call each other.
        chain: list[str] = []
        while name not in self._read and isinstance(self._written.get(name), str):
            chain.append(name)
            name = self._written[name]
        question, dot, answer = name.partition(".")
        if dot:
            condition: Condition = AnswerName(question, answer)
        else:
            if name not in self._read:
                self._read[name] = self.read(self._written[name])
            condition = self._read[name]
        self._read.update(dict.fromkeys(chain, condition))
        return condition


def _frozen(items: Mapping[str, Value]) -> Mapping[str, Value]:
    return MappingProxyType(dict(items))


def _range(written: Mapping[str, str] | None, ranks: Mapping[str, int]) -> LevelRange:
    if written is None:
        return LevelRange()
    return LevelRange(
        at_least=ranks[written["at_least"]] if "at_least" in written else None,
        at_most=ranks[written["at_most"]] if "at_most" in written else None,
    )


def _way(item: Data) -> Way | None:
    go, end = item.get("go"), item.get("end")
    return None if go is None and end is None else Way(go, end)


def _level(id: str, rank: int, item: Data) -> Level:
    return Level(
        id=id,
        rank=rank,
        title=item["title"],
        within=read_within(item["within"]) if "within" in item else None,
        recheck=read_period(item["recheck"]) if "recheck" in item else None,
        enough=item.get("enough", False),
        call=tuple(item.get("call", {}).items()),
        how=item.get("how"),
        watch_for=tuple(item.get("watch_for", ())),
        was=tuple(item.get("was", ())),
    )


def _source(id: str, item: Data) -> Source:
    return Source(
        id=id,
        title=item["title"],
        kind=item.get("kind"),
        publisher=item.get("publisher"),
        year=item.get("year"),
        url=item.get("url"),
    )


def _advice(id: str, item: Data, ranks: Mapping[str, int], conditions: Conditions) -> Advice:
    return Advice(
        id=id,
        topic=item["topic"],
        text=item["text"],
        sources=tuple(item["sources"]),
        unless=conditions.unless(item["unless"]) if "unless" in item else None,
        level=_range(item.get("level"), ranks),
        guidance=tuple(item.get("guidance", ())),
        was=tuple(item.get("was", ())),
    )


def _recommendation(id: str, item: Data) -> Recommendation:
    return Recommendation(
        id=id,
        level=item["level"],
        title=item["title"],
        text=item["text"],
        watch_for=tuple(item.get("watch_for", ())),
        sources=tuple(item["sources"]),
        advice=tuple(item.get("advice", ())),
        expect=item.get("expect"),
        guidance=tuple(item.get("guidance", ())),
        was=tuple(item.get("was", ())),
    )


def _question(id: str, item: Data, conditions: Conditions) -> Question:
    number = item.get("number")
    return Question(
        id=id,
        ask=item["ask"],
        kind="number" if number is not None else item.get("choose", "one"),
        answers=_frozen({name: _answer(name, answer) for name, answer in _answers(item)}),
        why=item.get("why"),
        number=number and _number(number),
        none=item.get(NONE),
        ask_if=conditions.read(item["ask_if"]) if "ask_if" in item else None,
        worse=item.get("worse"),
        way=_way(item),
        guidance=tuple(item.get("guidance", ())),
        was=tuple(item.get("was", ())),
    )


def _answers(item: Data) -> Iterator[tuple[str, Data]]:
    """The answers of a question, by id; not knowing a number comes last."""
    yield from item["answers"].items()
    if UNSURE in item:
        yield UNSURE, item[UNSURE]


def _number(item: Data) -> Number:
    return Number(
        lowest=exact(item["from"]),
        highest=exact(item["to"]),
        unit=item.get("unit", ""),
        step=exact(item.get("step", 1)),
    )


def _answer(id: str, item: Data) -> Answer:
    return Answer(
        id=id,
        text=item.get("text", ""),
        recommend=tuple(item.get("recommend", ())),
        advise=tuple(item.get("advise", ())),
        way=_way(item),
        up_to=exact(item["up_to"]) if "up_to" in item else None,
        guidance=tuple(item.get("guidance", ())),
        was=tuple(item.get("was", ())),
    )


def _rule(id: str, item: Data, conditions: Conditions) -> Rule:
    return Rule(
        id=id,
        when=conditions.read(item["when"]),
        recommend=tuple(item.get("recommend", ())),
        advise=tuple(item.get("advise", ())),
        because=item["because"],
        sources=tuple(item["sources"]),
        guidance=tuple(item.get("guidance", ())),
        was=tuple(item.get("was", ())),
    )


def _promise(id: str, item: Data, ranks: Mapping[str, int], conditions: Conditions) -> Promise:
    return Promise(
        id=id,
        when=conditions.read(item["when"]) if "when" in item else None,
        unless=conditions.unless(item["unless"]) if "unless" in item else None,
        level=_range(item.get("level"), ranks),
        recommend=tuple(item.get("recommend", ())),
        never_recommend=tuple(item.get("never_recommend", ())),
        advise=tuple(item.get("advise", ())),
        never_advise=tuple(item.get("never_advise", ())),
        guidance=tuple(item.get("guidance", ())),
    )
