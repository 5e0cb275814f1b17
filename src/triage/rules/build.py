"""Data of a rule file -> `Questionnaire`. Only for data that shape and reference checks passed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from triage.rules.conditions import NONE
from triage.rules.numbers import exact
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
    Score,
    Source,
    Way,
)
from triage.rules.written import Conditions, Data, adds_to, answers_in, read_number

Value = TypeVar("Value")


def build(data: Data) -> Questionnaire:
    """Build the questionnaire that ``data`` (the parsed file, in file order) describes.

    Raises:
        KeyError, TypeError: the data was not checked first; that is a fault of the caller.
    """
    ranks = {level: rank for rank, level in enumerate(data["levels"])}
    conditions = Conditions(data)
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
        scores=_frozen({id: _score(id, item) for id, item in data.get("scores", {}).items()}),
        questions=_frozen(
            {id: _question(id, item, data, conditions) for id, item in data["questions"].items()}
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
        yields=item.get("yields"),
        guidance=tuple(item.get("guidance", ())),
        was=tuple(item.get("was", ())),
    )


def _score(id: str, item: Data) -> Score:
    return Score(
        id=id,
        title=item["title"],
        start=item.get("from", 0),
        sources=tuple(item.get("sources", ())),
    )


def _question(id: str, item: Data, data: Data, conditions: Conditions) -> Question:
    number, answers = item.get("number"), answers_in(data, item)
    return Question(
        id=id,
        ask=item["ask"],
        kind="number" if number is not None else item.get("choose", "one"),
        answers=_frozen({name: _answer(name, answer) for name, answer in answers.items()}),
        why=item.get("why"),
        number=number and read_number(number),
        none=item.get(NONE),
        ask_if=conditions.read(item["ask_if"]) if "ask_if" in item else None,
        worse=item.get("worse"),
        way=_way(item),
        adds_to=adds_to(data, item),
        counts="points" in item,
        scale=item["answers"] if isinstance(item["answers"], str) else None,
        guidance=tuple(item.get("guidance", ())),
        was=tuple(item.get("was", ())),
    )


def _answer(id: str, item: Data) -> Answer:
    return Answer(
        id=id,
        text=item.get("text", ""),
        recommend=tuple(item.get("recommend", ())),
        advise=tuple(item.get("advise", ())),
        way=_way(item),
        up_to=exact(item["up_to"]) if "up_to" in item else None,
        points=item.get("points", 0),
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
