"""A complete path as a property looks at it: in the words of the rule file, and no others."""

from __future__ import annotations

from collections.abc import Mapping

from triage.interview.answers import all_names, names_of
from triage.interview.interview import Interview
from triage.problems import Given
from triage.rules.questionnaire import Questionnaire
from triage.testing.names import Id, Ids, Known, StrictNames, StrictSheet


class Walk:
    """One complete path and what came out, in the words of the rule file.

    A word that is not in the file is refused wherever it is looked up in these or compared with an
    id of these: `UnknownNameError`, with the nearest word that there is.

    It remembers whether somebody has looked at what came out. A property asks first for answers (is
    this a path that I speak of?) and then for what came of them, so one that has not looked at that
    has had nothing to say of the path.

    Attributes:
        given: the names of all answers given, as conditions write them: ``question.answer``, of a
            number its band, ``question.none`` where no box was ticked. A frozen set.
    """

    __slots__ = (
        "_advice",
        "_answers",
        "_interview",
        "_level",
        "_looked",
        "_recommendations",
        "given",
    )

    def __init__(
        self,
        answers: StrictSheet,
        given: StrictNames,
        level: str,
        recommendations: tuple[str, ...],
        advice: tuple[str, ...],
        interview: Interview,
    ) -> None:
        self._answers = answers
        self.given = given
        self._level = level
        self._recommendations = recommendations
        self._advice = advice
        self._interview = interview
        self._looked = False

    @property
    def looked(self) -> bool:
        """Whether what came out was looked at.

        That is the level, the recommendations, the advice, the interview, or which questions were
        asked (``"age" in walk.answers``).
        """
        return self._looked or self._answers.looked

    @property
    def answers(self) -> Mapping[str, Given]:
        """The answer sheet, only of questions that were asked.

        By question id an answer id, an exact number, or a tuple of the boxes ticked.
        """
        return self._answers

    @property
    def level(self) -> str:
        """The level reached."""
        self._looked = True
        return self._level

    @property
    def recommendations(self) -> tuple[str, ...]:
        """The ids of those shown, most urgent first."""
        self._looked = True
        return self._recommendations

    @property
    def advice(self) -> tuple[str, ...]:
        """The ids of the advice shown."""
        self._looked = True
        return self._advice

    @property
    def interview(self) -> Interview:
        """The interview itself, for anything else; what is in it is refused nothing."""
        self._looked = True
        return self._interview

    def at_least(self, level: str) -> bool:
        """Tell whether the level reached is this one or a more urgent one.

        Raises:
            UnknownNameError: there is no such level.
        """
        __tracebackhide__ = True
        levels = self._interview.questionnaire.levels
        _levels(self._interview.questionnaire).check(level)
        return levels[self.level].rank <= levels[level].rank


class Reader:
    """Reads the walks of one questionnaire off its interviews.

    Args:
        questionnaire: whose words they may be asked for.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        questions = questionnaire.questions
        self._levels = _levels(questionnaire)
        self._questions = Known("there is no question", frozenset(questions))
        self._recommendations = Known(
            "there is no recommendation", frozenset(questionnaire.recommendations)
        )
        self._advice = Known("there is no advice", frozenset(questionnaire.advice))
        self._names = Known(
            "there is no answer",
            frozenset(str(name) for question in questions.values() for name in all_names(question)),
        )
        self._answers = {
            id: Known(f"{id} has no answer", frozenset(question.answers))
            for id, question in questions.items()
        }

    def walk(self, interview: Interview) -> Walk:
        """What a property looks at, of a complete interview."""
        result = interview.result
        assert result is not None, "only a complete interview has come to something"
        return Walk(
            answers=StrictSheet(
                {id: self._given(id, given) for id, given in interview.answers.items()},
                self._questions,
            ),
            given=StrictNames(
                (str(name) for step in interview.path for name in names_of(*step)), self._names
            ),
            level=Id(result.level.id, self._levels),
            recommendations=Ids(
                (recommendation.id for recommendation in result.recommendations),
                self._recommendations,
            ),
            advice=Ids((advice.id for advice in result.advice), self._advice),
            interview=interview,
        )

    def _given(self, question: str, given: Given) -> Given:
        if not isinstance(given, str | tuple):
            return given
        known = self._answers[question]
        return Id(given, known) if isinstance(given, str) else Ids(given, known)


def _levels(questionnaire: Questionnaire) -> Known:
    return Known("there is no level", frozenset(questionnaire.levels))
