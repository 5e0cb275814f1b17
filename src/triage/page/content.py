"""What the page knows of a questionnaire, as plain data for its script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from triage.frontend import sentences
from triage.interview.answers import all_names
from triage.interview.counting import most
from triage.interview.engine import Engine, questions_from, recommended_by
from triage.interview.resuming import most_urgent_questions
from triage.interview.typed import unsure_typed, wanted
from triage.page.frame import frame_of, sentence
from triage.results.calling import country_in_words, whom_to_call
from triage.results.folded import looked_through
from triage.results.summary import again_in_words, signs_heading, when_in_words
from triage.results.urgency import labelled, sign
from triage.rules.conditions import Addend, AnswerName, AtLeast, Condition, ScoreAtLeast, names_in
from triage.rules.countries import OTHER
from triage.rules.numbers import Number, places_of
from triage.rules.questionnaire import (
    Advice,
    Answer,
    Level,
    Question,
    Questionnaire,
    Recommendation,
    Rule,
    Score,
    Way,
)
from triage.tongue.tongue import Tongue, tongue_of
from triage.words import with_unit

PlainData = dict[str, Any]
"""Plain data, such as JSON can hold."""

_DAY = "{day}"
"""Stands in a sentence where the script puts a day."""

_RIGHT_TO_LEFT = re.compile(r"(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b")
"""Languages that are written from right to left."""


def content_of(questionnaire: Questionnaire) -> PlainData:
    """All that the script needs, sentences included; the order of the file is kept."""
    engine, tongue = Engine(questionnaire), tongue_of(questionnaire.language)
    order = questions_from(questionnaire, questionnaire.start)
    places = {id: place for place, id in enumerate(order)}
    scores = _parts(questionnaire.conditions())
    longest = engine.most_to_come(engine.start())
    points = max(
        (question.most_points() for question in questionnaire.questions.values()), default=0
    )
    return {
        "id": questionnaire.id,
        "title": questionnaire.title,
        "intro": questionnaire.intro,
        "disclaimer": questionnaire.disclaimer,
        "notice": questionnaire.notice or "",
        "language": questionnaire.language,
        "direction": direction_of(questionnaire.language),
        "point": tongue.point,
        "thousands": tongue.thousands,
        "unsure": unsure_typed(tongue),
        "lookedThrough": looked_through(tongue.day(questionnaire.reviewed), tongue),
        "start": questionnaire.start,
        "order": order,
        "urgent": sorted(most_urgent_questions(questionnaire)),
        "levels": [_level(questionnaire, level, tongue) for level in questionnaire.levels.values()],
        "recommendations": {
            id: _recommendation(questionnaire, recommendation)
            for id, recommendation in questionnaire.recommendations.items()
        },
        "advice": [_advice(piece) for piece in questionnaire.advice.values()],
        "scores": {
            id: _score(questionnaire, score, scores.get(id, ()))
            for id, score in questionnaire.scores.items()
        },
        "questions": {
            id: {
                **_question(questionnaire, question, tongue),
                "ahead": [places[ahead] for ahead in engine.still_ahead(id)]
                if id in places
                else [],
            }
            for id, question in questionnaire.questions.items()
        },
        "rules": [_rule(rule) for rule in questionnaire.rules.values()],
        "sources": {id: str(source) for id, source in questionnaire.sources.items()},
        "frame": frame_of(longest, points, tongue),
    }


def direction_of(language: str) -> str:
    """How a language runs: ``ltr`` or ``rtl``."""
    return "rtl" if _RIGHT_TO_LEFT.match(language) else "ltr"


def _level(questionnaire: Questionnaire, level: Level, tongue: Tongue) -> PlainData:
    return {
        "id": level.id,
        "title": level.title,
        "headline": labelled(questionnaire, level),
        "sign": sign(questionnaire, level),
        "enough": level.enough,
        "when": when_in_words(level, _DAY, tongue),
        "again": again_in_words(level, _DAY, tongue),
        "days": None if level.recheck is None else level.recheck.minutes // (24 * 60),
        "how": level.how or "",
        "watchFor": level.watch_for,
        "was": level.was,
        "signs": signs_heading(level, tongue),
        "calls": {
            code: {"first": call.first, "elsewhere": call.elsewhere, "known": call.known}
            for code in ("", *(code for code, _ in level.call), OTHER)
            if (call := whom_to_call(level, code or None, tongue)) is not None
        },
        "countries": {code: _country(code, tongue) for code, _ in level.call if code != OTHER},
    }


def _country(code: str, tongue: Tongue) -> str:
    """The name of a country as it stands in a list: that of a sentence less its article."""
    return country_in_words(code, tongue).removeprefix("the ")


def _recommendation(questionnaire: Questionnaire, recommendation: Recommendation) -> PlainData:
    return {
        "level": questionnaire.levels[recommendation.level].rank,
        "title": recommendation.title,
        "text": recommendation.text,
        "watchFor": recommendation.watch_for,
        "advice": recommendation.advice,
        "expect": recommendation.expect or "",
        "yields": bool(recommendation.yields),
        "sources": recommendation.sources,
        "was": recommendation.was,
    }


def _advice(piece: Advice) -> PlainData:
    return {
        "id": piece.id,
        "topic": piece.topic,
        "text": piece.text,
        "sources": piece.sources,
        "unless": _condition(piece.unless),
        "atLeast": piece.level.at_least,
        "atMost": piece.level.at_most,
    }


def _score(questionnaire: Questionnaire, score: Score, parts: Iterable[Addend]) -> PlainData:
    return {
        "title": score.title,
        "start": score.start,
        "most": most(questionnaire, score.id),
        "adding": [
            question.id
            for question in questionnaire.questions.values()
            if score.id in question.adds_to
        ],
        "parts": [
            {"one": part.is_one, "points": {str(name): points for name, points in part.points}}
            for part in parts
        ],
    }


def _question(questionnaire: Questionnaire, question: Question, tongue: Tongue) -> PlainData:
    return {
        "id": question.id,
        "ask": question.ask.strip(),
        "why": question.why or "",
        "kind": question.kind,
        "answers": [
            _answer(questionnaire, answer, _places(question.number))
            for answer in question.answers.values()
        ],
        "none": question.none,
        "askIf": _condition(question.ask_if),
        "way": _way(question.way),
        "addsTo": question.adds_to,
        "counts": question.counts,
        "names": sorted(map(str, all_names(question))) if question.counts else None,
        "was": question.was,
        **_number(question, tongue),
    }


def _number(question: Question, tongue: Tongue) -> PlainData:
    """What a number question has besides; numbers are counted in units of its last decimal."""
    number = question.number
    if number is None:
        return {}
    places = _places(number)
    return {
        "places": places,
        "lowest": int(number.lowest * 10**places),
        "highest": int(number.highest * 10**places),
        "step": int(number.step * 10**places),
        "unit": number.unit,
        "unitOfOne": with_unit("1", number.unit).removeprefix("1").strip(),
        "howToType": sentences.how_to_type(question, tongue),
        "meaning": sentences.meaning(question, tongue),
        "wanted": sentence(wanted(question, tongue)),
    }


def _places(number: Number | None) -> int:
    """How many decimals the numbers of a question have at most."""
    return 0 if number is None else max(places_of(number.lowest), places_of(number.step))


def _answer(questionnaire: Questionnaire, answer: Answer, places: int) -> PlainData:
    return {
        "id": answer.id,
        "text": answer.text,
        "recommend": answer.recommend,
        "recommended": recommended_by(answer),
        "rank": min(map(questionnaire.rank, recommended_by(answer)), default=None),
        "advise": answer.advise,
        "way": _way(answer.way),
        "upTo": None if answer.up_to is None else int(answer.up_to * 10**places),
        "points": answer.points,
        "was": answer.was,
    }


def _rule(rule: Rule) -> PlainData:
    return {
        "id": rule.id,
        "when": _condition(rule.when),
        "names": sorted({name.question for name in names_in(rule.when)}),
        "recommend": rule.recommend,
        "advise": rule.advise,
        "because": rule.because,
        "sources": rule.sources,
    }


def _way(way: Way | None) -> PlainData | None:
    if way is None:
        return None
    return {"go": way.go} if way.go is not None else {"end": way.end}


def _condition(condition: Condition | None) -> object:
    """A condition: a name, ``[how many, members]``, or a score with what it has to come to."""
    if condition is None:
        return None
    if isinstance(condition, AnswerName):
        return str(condition)
    if isinstance(condition, AtLeast):
        return [condition.needed, [_condition(member) for member in condition.members]]
    assert isinstance(condition, ScoreAtLeast), "only promises look down, and no page has them"
    return {"score": condition.score, "needed": condition.needed}


def _parts(conditions: Iterable[Condition]) -> Mapping[str, tuple[Addend, ...]]:
    """By score, what each question can add to it."""
    found: dict[str, tuple[Addend, ...]] = {}
    waiting = list(conditions)
    while waiting:
        condition = waiting.pop()
        if isinstance(condition, ScoreAtLeast):
            found[condition.score] = condition.parts
        elif isinstance(condition, AtLeast):
            waiting += condition.members
    return found
