"""How a sheet calls things: by their texts, with a link to where they stand whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from triage.graph.wording import Wording
from triage.interview.answers import in_words as texts_of
from triage.problems import Given
from triage.results.urgency import labelled
from triage.review.markup import anchor, code, in_words
from triage.rules.conditions import AtLeast, Condition
from triage.rules.questionnaire import Level, LevelRange, Questionnaire
from triage.tongue.tongue import ENGLISH
from triage.words import shortened


class Referring:
    """Calls the things of one questionnaire. Every text that it returns is HTML.

    Attributes:
        numbers: the numbers of the questions, in the order in which they are asked.
    """

    def __init__(
        self, questionnaire: Questionnaire, numbers: Mapping[str, int], wording: Wording
    ) -> None:
        self._questionnaire = questionnaire
        self._wording = wording
        self.numbers = numbers

    def question(self, id: str) -> str:
        """A question by its number."""
        return f'<a href="#{anchor("question", id)}">question {self.numbers[id]}</a>'

    def recommendation(self, id: str) -> str:
        """A recommendation by its title, behind the label of its level."""
        recommendation = self._questionnaire.recommendations[id]
        label = self.label(self._questionnaire.levels[recommendation.level])
        return f"{label} {self._link('recommendation', id, recommendation.title)}"

    def rule(self, id: str) -> str:
        """A rule by its id in words."""
        return self._link("rule", id, f"“{in_words(id)}”")

    def advice(self, id: str) -> str:
        """A piece of advice by how it begins."""
        return self._link("advice", id, f"“{shortened(self._questionnaire.advice[id].text, 48)}”")

    def sources(self, ids: Iterable[str]) -> str:
        """Sources with their addresses."""
        return "; ".join(
            f"{escape(str(self._questionnaire.sources[id]))} ({code(id)})" for id in ids
        )

    def label(self, level: Level) -> str:
        """A level in its colours."""
        return (
            f'<span class="label l{level.rank}">{escape(labelled(self._questionnaire, level))}'
            "</span>"
        )

    def bounds(self, bounds: LevelRange) -> str:
        """Bounds on how urgent a result is, as part of a sentence."""
        titles = [escape(f"“{level.title}”") for level in self._questionnaire.levels.values()]
        if bounds == LevelRange():
            return ""
        calmest = len(titles) - 1 if bounds.at_least is None else bounds.at_least
        most_urgent = bounds.at_most or 0
        if calmest == most_urgent:
            return titles[calmest]
        if bounds.at_most is None:
            return f"{titles[calmest]} or more urgent"
        if bounds.at_least is None:
            return f"{titles[most_urgent]} or calmer"
        return f"{titles[most_urgent]} or {titles[calmest]}, or between these"

    def condition(self, condition: Condition) -> str:
        """A condition as part of a sentence: ``“A” (1), and “B” (2) or “C” (3)``."""
        words = self._wording.of
        if (
            not isinstance(condition, AtLeast)
            or condition.needed != len(condition.members)
            or condition.written is not None
        ):
            return escape(words(condition))
        parts = (
            f"[{words(member)}]" if _needs_several(member) else words(member)
            for member in condition.members
        )
        return escape(", and ".join(parts))

    def answers(self, sheet: Mapping[str, Given]) -> str:
        """The answers of a path, each with the number of its question."""
        return "; ".join(
            f"{escape(_quoted(texts_of(self._questionnaire.questions[id], given, ENGLISH)))} "
            f"({self.numbers[id]})"
            for id, given in sheet.items()
        )

    def _link(self, kind: str, id: str, words: str) -> str:
        return f'<a href="#{anchor(kind, id)}">{escape(words)}</a> ({code(id)})'


def asked_and_answered(questionnaire: Questionnaire, sheet: Mapping[str, Given]) -> str:
    """The answers of a path behind what was asked, where no numbers say what that was."""
    return "; ".join(
        escape(f"{questionnaire.questions[id].ask} {_quoted(texts_of(question, given, ENGLISH))}")
        for id, given in sheet.items()
        for question in (questionnaire.questions[id],)
    )


def _quoted(texts: Iterable[str]) -> str:
    return " and ".join(f"“{text}”" for text in texts)


def _needs_several(condition: Condition) -> bool:
    """Tell whether a condition wants some of several, so that nobody could say where it ends."""
    return isinstance(condition, AtLeast) and 1 < condition.needed < len(condition.members)
