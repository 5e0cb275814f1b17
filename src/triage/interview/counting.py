"""What the points of given answers come to."""

from __future__ import annotations

from collections.abc import Iterable

from triage.interview.answers import answers_of
from triage.interview.engine import questions_from
from triage.problems import Given
from triage.rules.questionnaire import Question, Questionnaire


def points_of(question: Question, given: Given) -> int:
    """What an answer adds to each score of its question; the number itself where it counts."""
    if question.counts and isinstance(given, int):
        return given
    return sum(answer.points for answer in answers_of(question, given))


def totals(questionnaire: Questionnaire, path: Iterable[tuple[str, Given]]) -> dict[str, int]:
    """What each score comes to that a question on the path adds to, in the order of the file.

    Args:
        questionnaire: what was answered.
        path: the questions asked, each with its answer.
    """
    added: dict[str, int] = {}
    for id, given in path:
        question = questionnaire.questions[id]
        for score in question.adds_to:
            added[score] = added.get(score, 0) + points_of(question, given)
    return {
        score.id: score.start + added[score.id]
        for score in questionnaire.scores.values()
        if score.id in added
    }


def most(questionnaire: Questionnaire, score: str) -> int:
    """The most that a score can come to: along the ways, whatever the conditions."""
    best: dict[str, int] = {}
    for id in reversed(questions_from(questionnaire, questionnaire.start)):
        question = questionnaire.questions[id]
        counts = score in question.adds_to
        ways = [(question.way_after(None), 0)] if question.ask_if is not None else []
        if question.kind == "any":
            ways.append((question.way_after(None), question.most_points() if counts else 0))
        else:
            for choice in question.choices():
                answer = question.answers.get(choice)
                points = int(choice) if answer is None else answer.points
                ways.append((question.way_after(question.chosen(choice)), points if counts else 0))
        best[id] = max(points + (best[way.go] if way.go else 0) for way, points in ways)
    return questionnaire.scores[score].start + best[questionnaire.start]
