"""Every question as a person sees it, with where each answer leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from triage.checks.naming import sentence
from triage.graph.wording import answer_text
from triage.interview.answers import numbers_in_words
from triage.review.markup import NumberedLines, code, heading
from triage.review.material import Material
from triage.rules.conditions import NONE, AnswerName, names_in
from triage.rules.questionnaire import Answer, Question, Questionnaire, Way


def all_questions(material: Material, lines: NumberedLines) -> Iterator[str]:
    """The questions, in the order in which they are asked."""
    counting = _counting(material)
    for id, number in material.referring.numbers.items():
        question = material.questionnaire.questions[id]
        yield "<section>" + heading("question", id, f"{number}. {escape(question.ask)}")
        yield from map(lines.line, _before(material, question))
        rows = list(_answers(material, question, counting))
        yield lines.table(("Answer", "What follows", "Name"), rows) + "</section>"


def _before(material: Material, question: Question) -> Iterator[str]:
    """What has to be known before the answers are read."""
    if question.id == material.questionnaire.start:
        yield "The first question."
    if question.ask_if is not None:
        condition = material.referring.condition(question.ask_if)
        yield (
            f"Asked only after {condition}. Whoever did not answer so is passed over: "
            f"{_way(material, question.way_after(None))}."
        )
    if question.why:
        yield f"Why it is asked, shown on request: {escape(question.why)}"
    yield _how(question)
    if question.scale is not None:
        yield f"The answers are those of the scale {code(question.scale)}."
    if question.worse is not None:
        worse = "A higher number" if question.worse == "higher" else "An answer further down"
        yield f"{worse} is worse: it never leads to anything less urgent."


def _how(question: Question) -> str:
    if question.number is not None:
        counts = " The number itself counts as points." if question.counts else ""
        return f"To answer: {escape(numbers_in_words(question.number))}.{counts}"
    several = question.kind == "any"
    return f"To answer: {'as many as fit, or none' if several else 'one'} of these."


def _counting(material: Material) -> dict[AnswerName, list[str]]:
    """For each answer what looks at it: the rules, and the questions that are asked after it."""
    questionnaire, refer = material.questionnaire, material.referring
    conditions = [
        *((f"the rule {refer.rule(id)}", rule.when) for id, rule in questionnaire.rules.items()),
        *(
            (refer.question(id), question.ask_if)
            for id, question in questionnaire.questions.items()
            if question.ask_if is not None
        ),
    ]
    found: dict[AnswerName, list[str]] = {}
    for words, condition in conditions:
        for name in dict.fromkeys(names_in(condition)):
            found.setdefault(name, []).append(words)
    return found


def _answers(
    material: Material, question: Question, counting: Mapping[AnswerName, list[str]]
) -> Iterator[tuple[str, str, str]]:
    """Each answer with what follows and its name."""
    texts = {id: answer_text(question, answer) for id, answer in question.answers.items()}
    if question.kind == "any":
        texts[NONE] = question.none or NONE
    for id, text in texts.items():
        name = AnswerName(question.id, id)
        follows = [*_follows(material, question, question.answers.get(id))]
        if name in counting:
            follows.append(f"Counts for {', '.join(counting[name])}")
        yield escape(text), f"{'. '.join(follows) or 'Nothing by itself'}.", code(str(name))
    if question.kind == "any":
        yield "Whatever is ticked", f"{sentence(_way(material, question.way_after(None)))}.", ""


def _follows(material: Material, question: Question, answer: Answer | None) -> Iterator[str]:
    """What an answer means and where it leads; None is the empty choice, which means nothing."""
    if answer is None:
        return
    refer = material.referring
    if answer.recommend:
        yield f"Recommends {' and '.join(map(refer.recommendation, answer.recommend))}"
    if answer.advise:
        yield f"Advises {' and '.join(map(refer.advice, answer.advise))}"
    if answer.points:
        yield f"Adds {answer.points} to {_scores(material.questionnaire, question)}"
    if question.kind != "any":
        yield sentence(_way(material, question.way_after(answer)))


def _scores(questionnaire: Questionnaire, question: Question) -> str:
    return escape(" and ".join(questionnaire.scores[id].title for id in question.adds_to))


def _way(material: Material, way: Way) -> str:
    if way.go is not None:
        return f"then {material.referring.question(way.go)}"
    assert way.end is not None
    return f"then the end, with {material.referring.recommendation(way.end)}"
