"""One person's walk through a questionnaire: answer, go back, change an answer, see the result.

An `Interview` never changes; each step gives a new one. It does no input or output and knows no
clock, so every front end drives the same one and none has logic of its own.

An answer once given is never lost. Going back remembers it; a change keeps the later ones that
still apply on the path, and the others aside, from where they come back once they are asked for
again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from triage.interview.answers import AnswerError, check_given
from triage.interview.engine import Engine, State
from triage.interview.result import Result, result_of
from triage.problems import Given
from triage.rules.questionnaire import Question, Questionnaire
from triage.words import did_you_mean


class GivenAnswer(NamedTuple):
    """A question that was asked and what was answered."""

    question: Question
    given: Given


class Interview:
    """Where one person stands. Make the first with `Interview.begin`.

    Attributes:
        questionnaire: what is being walked.
    """

    __slots__ = ("_engine", "_remembered", "_states", "questionnaire")

    def __init__(
        self,
        engine: Engine,
        states: tuple[State, ...],
        remembered: Mapping[str, Given],
    ) -> None:
        self.questionnaire: Questionnaire = engine.questionnaire
        self._engine = engine
        self._states = states
        self._remembered = remembered

    @classmethod
    def begin(cls, questionnaire: Questionnaire) -> Interview:
        """The interview before the first answer."""
        engine = Engine(questionnaire)
        return cls(engine, (engine.start(),), {})

    @classmethod
    def replay(cls, questionnaire: Questionnaire, answers: Mapping[str, object]) -> Interview:
        """Walk from the beginning as far as ``answers`` lead; see `following`."""
        return cls.begin(questionnaire).following(answers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Interview):
            return NotImplemented
        return (
            self.questionnaire is other.questionnaire
            and self._states == other._states
            and self._remembered == other._remembered
        )

    def __hash__(self) -> int:
        return hash(self._states[-1].path)

    def __repr__(self) -> str:
        # Imported here because only somebody who prints it needs it.
        from triage.interview.sheet import sheet_text

        sheet = ", ".join(sheet_text(self.answers).splitlines()) if self.answers else ""
        return f"<Interview {{{sheet}}}>"

    @property
    def current(self) -> Question | None:
        """The question to ask now; None once the interview is over."""
        id = self._states[-1].question
        return None if id is None else self.questionnaire.questions[id]

    @property
    def remembered(self) -> Given | None:
        """What was answered to the current question at an earlier time; None if nothing was."""
        id = self._states[-1].question
        return None if id is None else self._remembered.get(id)

    def last_given(self, question: Question) -> Given | None:
        """What was last answered to a question, on the path or before; None if nothing was."""
        return self.answers.get(question.id, self._remembered.get(question.id))

    @property
    def aside(self) -> tuple[GivenAnswer, ...]:
        """Answers to questions that are not on the path as it is now, in the order of the file."""
        questions = self.questionnaire.questions.values()
        return tuple(
            GivenAnswer(question, self._remembered[question.id])
            for question in questions
            if question.id in self._remembered
        )

    @property
    def out_of_reach(self) -> frozenset[str]:
        """The questions of the answers kept aside that no way on from here leads to."""
        id = self._states[-1].question
        return frozenset(self._remembered).difference(self._engine.still_ahead(id) if id else ())

    @property
    def path(self) -> tuple[GivenAnswer, ...]:
        """The questions asked so far with their answers, first to last."""
        questions = self.questionnaire.questions
        return tuple(GivenAnswer(questions[id], given) for id, given in self._states[-1].path)

    @property
    def answers(self) -> dict[str, Given]:
        """The answer sheet so far: answers by question id, in the order asked."""
        return dict(self._states[-1].path)

    @property
    def fired(self) -> frozenset[str]:
        """The ids of the rules that have fired so far."""
        return self._states[-1].fired

    @property
    def most_to_come(self) -> int:
        """An upper bound on the questions still to come, the current one included."""
        return self._engine.most_to_come(self._states[-1])

    @property
    def result(self) -> Result | None:
        """What is recommended and why; None while a question is still to be asked."""
        state = self._states[-1]
        return None if state.question is not None else result_of(self._engine, state)

    def following(self, answers: Mapping[str, object]) -> Interview:
        """Walk on as far as ``answers`` (by question id, in any order) lead.

        Answers to questions that are not reached are kept aside.

        Raises:
            AnswerError: a question does not exist or does not accept its answer.
        """
        return self.remembering(answers).forward()

    def remembering(self, answers: Mapping[str, object]) -> Interview:
        """Stand where this one stands, with these ``answers`` (by question id) remembered.

        Raises:
            AnswerError: a question does not exist or does not accept its answer.
        """
        questions = self.questionnaire.questions
        checked = {}
        for id, value in answers.items():
            if id not in questions:
                raise AnswerError(id, f"there is no question {id!r}{did_you_mean(id, questions)}")
            checked[id] = check_given(questions[id], value)
        return Interview(self._engine, self._states, checked)

    def answer(self, value: object) -> Interview:
        """Answer the current question and stand at the next one.

        Raises:
            AnswerError: the question does not accept ``value``.
            ValueError: the interview is over.
        """
        question = self.current
        if question is None:
            raise ValueError("the interview is over: there is no question to answer")
        following = self._engine.after(self._states[-1], check_given(question, value))
        kept = {id: given for id, given in self._remembered.items() if id != question.id}
        return Interview(self._engine, (*self._states, following), kept)

    def back(self) -> Interview:
        """Stand at the question before, its answer remembered; the first question stays put."""
        if len(self._states) == 1:
            return self
        id, given = self._states[-1].path[-1]
        return Interview(self._engine, self._states[:-1], {id: given, **self._remembered})

    def change(self, question: str, value: object) -> Interview:
        """Answer a question of the path anew; the later answers that still apply are kept.

        The interview then stands at the first question that has no answer yet, or is over.

        Raises:
            AnswerError: the question does not accept ``value``, or is not on the path.
        """
        asked = [id for id, _ in self._states[-1].path]
        if question not in asked:
            raise AnswerError(
                question,
                f"{question} was not asked{did_you_mean(question, asked)}: nothing to change",
            )
        interview = self
        while interview._states[-1].question != question:
            interview = interview.back()
        return interview.answer(value).forward()

    def forward(self) -> Interview:
        """Give every remembered answer again, up to the first question that has none."""
        interview = self
        while interview.remembered is not None:
            interview = interview.answer(interview.remembered)
        return interview

    def with_aside(self, other: Interview) -> Interview:
        """The same, remembering also what is answered in ``other`` and not known here."""
        given = {**other._remembered, **other.answers, **self._remembered}
        known = self.answers
        kept = {id: answer for id, answer in given.items() if id not in known}
        return Interview(self._engine, self._states, kept)
