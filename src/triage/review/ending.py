"""What a person is told: the levels of urgency, every recommendation, every piece of advice."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from triage.proof import Target, shortest_to
from triage.results.calling import whom_to_call
from triage.review.markup import NumberedLines, heading
from triage.review.material import Material
from triage.rules.conditions import AnswerName
from triage.rules.periods import Period
from triage.rules.questionnaire import Advice, Level, Recommendation
from triage.tongue.tongue import ENGLISH
from triage.words import all_digits, counted


def levels(material: Material, lines: NumberedLines) -> Iterator[str]:
    """The levels, most urgent first: how soon, where, what to watch for."""
    for level in material.questionnaire.levels.values():
        yield "<section>" + heading("level", level.id, material.referring.label(level))
        yield from map(lines.line, _level(material, level))
        yield "</section>"


def _level(material: Material, level: Level) -> Iterator[str]:
    if level.within is not None:
        within = f"within {level.within}" if isinstance(level.within, Period) else level.within
        yield f"To be seen: {within}."
    else:
        yield "There is no time by which to be seen."
    if level.recheck is not None:
        yield f"To answer the questions again: after {level.recheck}."
    if level.enough:
        yield (
            "Once this is reached, no question is asked that could not make it more urgent, and "
            "nothing less urgent is recommended beside it."
        )
    call = whom_to_call(level, None, ENGLISH)
    if call is not None:
        yield escape(call.first)
    if level.how:
        yield f"How to get that care: {escape(level.how)}"
    yield from (f"Watch for: {escape(sign)}" for sign in level.watch_for)
    paths = material.proof.levels[level.id]
    if paths is not None:
        yield f"{all_digits(paths)} of the {_paths(material)} end here."


def _paths(material: Material) -> str:
    paths = material.proof.paths
    return "ways to answer" if paths is None else f"{all_digits(paths)} ways to answer"


def recommendations(material: Material, lines: NumberedLines) -> Iterator[str]:
    """The recommendations, most urgent first, each whole."""
    for level in material.questionnaire.levels.values():
        for recommendation in material.questionnaire.recommendations.values():
            if recommendation.level == level.id:
                title = f"{material.referring.label(level)} {escape(recommendation.title)}"
                yield "<section>" + heading("recommendation", recommendation.id, title)
                yield from map(lines.line, _recommendation(material, level, recommendation))
                yield "</section>"


def _recommendation(
    material: Material, level: Level, recommendation: Recommendation
) -> Iterator[str]:
    refer = material.referring
    yield escape(recommendation.text)
    if recommendation.yields:
        yield "Shown only where nothing more urgent is shown."
    if recommendation.expect:
        yield f"What usually happens: {escape(recommendation.expect)}"
    signs = dict.fromkeys((*recommendation.watch_for, *level.watch_for))
    yield from (f"Watch for: {escape(sign)}" for sign in signs)
    if recommendation.advice:
        yield f"With the advice {'; '.join(map(refer.advice, recommendation.advice))}."
    yield f"It rests on: {refer.sources(recommendation.sources)}."
    sheet = shortest_to(material.questionnaire, Target("recommendation", recommendation.id))
    if sheet is not None:
        asked = counted(len(sheet), "question")
        yield f"The shortest answers that lead there ({asked}): {refer.answers(sheet)}."


def advice(material: Material, lines: NumberedLines) -> Iterator[str]:
    """The advice, by topic, each piece with who does not get it."""
    pieces = material.questionnaire.advice.values()
    for topic in dict.fromkeys(piece.topic for piece in pieces):
        for piece in pieces:
            if piece.topic == topic:
                yield "<section>" + heading("advice", piece.id, escape(topic))
                yield from map(lines.line, _advice(material, piece))
                yield "</section>"


def _advice(material: Material, piece: Advice) -> Iterator[str]:
    refer = material.referring
    yield escape(piece.text)
    given = list(_given(material, piece.id))
    yield f"Who gets it: {'; '.join(given)}." if given else "Nobody gets it."
    withheld = []
    if piece.unless is not None:
        withheld.append(f"whoever answered {refer.condition(piece.unless)}")
    bounds = refer.bounds(piece.level)
    if bounds:
        withheld.append(f"whoever comes to any other level than {bounds}")
    yield f"Who does not get it: {'; and '.join(withheld) or 'nobody else is left out'}."
    yield f"It rests on: {refer.sources(piece.sources)}."


def _given(material: Material, id: str) -> Iterator[str]:
    """What gives a piece of advice."""
    questionnaire, refer = material.questionnaire, material.referring
    for recommendation in questionnaire.recommendations.values():
        if id in recommendation.advice:
            yield f"whoever is recommended {refer.recommendation(recommendation.id)}"
    for question in questionnaire.questions.values():
        for answer in question.answers.values():
            if id in answer.advise:
                yield f"whoever answers {refer.condition(AnswerName(question.id, answer.id))}"
    for rule in questionnaire.rules.values():
        if id in rule.advise:
            yield f"whoever comes under the rule {refer.rule(rule.id)}"
