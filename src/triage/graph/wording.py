"""Conditions and answers in the words of the questionnaire, for people who read the picture."""

from __future__ import annotations

from collections.abc import Mapping

from triage.rules.conditions import (
    NONE,
    AnswerName,
    AtLeast,
    Condition,
    NumberPart,
    NumberWithin,
    OtherThan,
    ScoreAtLeast,
    ScoreAtMost,
)
from triage.rules.questionnaire import Answer, Question, Questionnaire
from triage.words import with_unit


def answer_text(question: Question, answer: Answer) -> str:
    """What an answer says; of a number, the band with its limits."""
    if question.number is None or answer.up_to is None:
        return answer.text
    lowest, highest = question.bands()[answer.id]
    band = str(lowest) if lowest == highest else f"{lowest} to {highest}"
    said = with_unit(band, question.number.unit)
    return f"{said}: {answer.text}" if answer.text else said


class Wording:
    """Puts conditions into words. Questions are called by the numbers they have in the picture."""

    def __init__(self, questionnaire: Questionnaire, numbers: Mapping[str, int]) -> None:
        self._questions = questionnaire.questions
        self._scores = questionnaire.scores
        self._numbers = numbers

    def of(self, condition: Condition) -> str:
        """The condition as part of a sentence, such as ``“Yes” (2) and “Sharp” (3)``."""
        if isinstance(condition, AnswerName):
            return self._name(condition)
        if isinstance(condition, NumberPart):
            return self._within(
                NumberWithin(condition.question, condition.lowest, condition.highest)
            )
        if isinstance(condition, ScoreAtLeast):
            return f"{self._scores[condition.score].title} is {condition.at_least} or more"
        if isinstance(condition, ScoreAtMost):
            exceeded = condition.exceeded
            return f"{self._scores[exceeded.score].title} is {exceeded.at_least - 1} or less"
        if isinstance(condition.written, OtherThan):
            return self._other_than(condition.written)
        if condition.written is not None:
            return self._within(condition.written)
        if len(condition.members) == 1:
            return self.of(condition.members[0])
        if condition.needed == 1:
            return self._any(condition)
        parts = [self._part(member) for member in condition.members]
        if condition.needed == len(condition.members):
            return " and ".join(parts)
        return f"at least {condition.needed} of: {'; '.join(parts)}"

    def _other_than(self, written: OtherThan) -> str:
        named = " or ".join(f"“{self._text(name)}”" for name in written.names)
        return f"any answer but {named} ({self._numbers[written.names[0].question]})"

    def _within(self, written: NumberWithin) -> str:
        number = self._questions[written.question].number
        unit = "" if number is None else number.unit
        least, most = written.at_least, written.at_most
        if least is None or most is None:
            said = with_unit(str(most if least is None else least), unit)
            said += " or less" if least is None else " or more"
        else:
            said = with_unit(str(least) if least == most else f"{least} to {most}", unit)
        return f"{said} ({self._numbers[written.question]})"

    def _any(self, condition: AtLeast) -> str:
        """One of several; the answers of one question that stand together share its number."""
        members = condition.members
        parts: list[str] = []
        for place, member in enumerate(members):
            following = members[place + 1] if place + 1 < len(members) else None
            if (
                isinstance(member, AnswerName)
                and isinstance(following, AnswerName)
                and member.question == following.question
            ):
                parts.append(f"“{self._text(member)}”")
            else:
                parts.append(self._part(member))
        return " or ".join(parts)

    def _part(self, condition: Condition) -> str:
        words = self.of(condition)
        several = (
            isinstance(condition, AtLeast)
            and len(condition.members) > 1
            and condition.written is None
        )
        return f"[{words}]" if several else words

    def _name(self, name: AnswerName) -> str:
        return f"“{self._text(name)}” ({self._numbers[name.question]})"

    def _text(self, name: AnswerName) -> str:
        question = self._questions[name.question]
        if name.answer == NONE:
            return question.none or NONE
        return answer_text(question, question.answers[name.answer])
