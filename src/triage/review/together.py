"""What several answers mean together: rules, scores, named conditions, and what is promised."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from triage.graph.wording import answer_text
from triage.interview.counting import most
from triage.review.markup import NumberedLines, code, heading, in_words
from triage.review.material import Material
from triage.rules.questionnaire import Promise, Question, Rule
from triage.words import all_digits


def rules(material: Material, lines: NumberedLines) -> Iterator[str]:
    """Each rule in a sentence."""
    for rule in material.questionnaire.rules.values():
        yield "<section>" + heading("rule", rule.id, escape(in_words(rule.id)))
        yield from map(lines.line, _rule(material, rule))
        yield "</section>"


def _rule(material: Material, rule: Rule) -> Iterator[str]:
    refer = material.referring
    told = [
        *(f"recommends {refer.recommendation(id)}" for id in rule.recommend),
        *(f"advises {refer.advice(id)}" for id in rule.advise),
    ]
    yield (
        f"If {refer.condition(rule.when)}: the questionnaire {' and '.join(told)}, because: "
        f"{escape(rule.because)}"
    )
    yield f"It rests on: {refer.sources(rule.sources)}."


def scores(material: Material, lines: NumberedLines) -> Iterator[str]:
    """Each score: what adds to it, from where to where it can go."""
    questionnaire = material.questionnaire
    for score in questionnaire.scores.values():
        yield "<section>" + heading("score", score.id, escape(score.title))
        yield lines.line(f"A sum of points. It starts at {score.start}.")
        yield lines.line(f"The most that it can come to is {most(questionnaire, score.id)}.")
        adding = [each for each in questionnaire.questions.values() if score.id in each.adds_to]
        yield from (lines.line(_adding(material, question)) for question in adding)
        if score.sources:
            rests = material.referring.sources(score.sources)
            yield lines.line(f"It rests on: {rests}.")
        yield "</section>"


def _adding(material: Material, question: Question) -> str:
    parts = [
        f"{answer.points} for “{answer_text(question, answer)}”"
        for answer in question.answers.values()
        if answer.points
    ]
    counting = ["the number itself"] if question.counts else []
    added = escape("; ".join([*counting, *parts]))
    return f"By {material.referring.question(question.id)}: {added}."


def names(material: Material, lines: NumberedLines) -> Iterator[str]:
    """The conditions and scales that have a name in the file, which is used in their place."""
    for id, condition in material.conditions.items():
        yield "<section>" + heading("condition", id, escape(in_words(id)))
        yield lines.line(f"It means: {material.referring.condition(condition)}.") + "</section>"
    by_scale: dict[str, list[Question]] = {}
    for question in material.questionnaire.questions.values():
        if question.scale is not None:
            by_scale.setdefault(question.scale, []).append(question)
    for id, users in by_scale.items():
        yield "<section>" + heading("scale", id, "Answers that several questions share")
        rows = [
            (escape(answer_text(users[0], answer)), code(answer.id))
            for answer in users[0].answers.values()
        ]
        yield lines.table(("Answer", "Name"), rows)
        asked = ", ".join(material.referring.question(question.id) for question in users)
        yield lines.line(f"They are the answers of {asked}.") + "</section>"


def promises(material: Material, lines: NumberedLines) -> Iterator[str]:
    """Each promise in a sentence, with what was proved of it."""
    for promise in material.questionnaire.promises.values():
        yield "<section>" + heading("promise", promise.id, escape(in_words(promise.id)))
        yield lines.line(_promise(material, promise)) + "</section>"


def _promise(material: Material, promise: Promise) -> str:
    refer = material.referring
    who = "Everybody"
    if promise.when is not None:
        who = f"Whoever answers {refer.condition(promise.when)}"
    if promise.unless is not None:
        who += f", but not {refer.condition(promise.unless)},"
    bounds = refer.bounds(promise.level)
    says = [
        *([f"comes to {bounds}"] if bounds else []),
        *(f"is recommended {refer.recommendation(id)}" for id in promise.recommend),
        *(f"is never recommended {refer.recommendation(id)}" for id in promise.never_recommend),
        *(f"is given the advice {refer.advice(id)}" for id in promise.advise),
        *(f"is never given the advice {refer.advice(id)}" for id in promise.never_advise),
    ]
    paths = material.proof.paths
    on = "every path; they are too many to count" if paths is None else f"{all_digits(paths)} paths"
    return f"{who} {'; and '.join(says)}. Proved on {on}."
