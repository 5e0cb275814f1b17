"""The answers of one joint path, proved: both versions replay them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from triage.diff.matching import SIDES
from triage.diff.renames import SameIds
from triage.interview.answers import AnswerError, check_given
from triage.interview.engine import Engine
from triage.proof import Answers


class JointWitness(NamedTuple):
    """The answers of one joint path.

    Attributes:
        answers: all answers, by question, under the ids of the new version where it has them.
        asked: the part of them that the old and that the new version asks for and accepts, each
            under its own ids: two sheets that both versions replay.
        takers: for each question the sides that take its answer.
    """

    answers: Answers
    asked: tuple[Answers, Answers]
    takers: Mapping[str, tuple[int, ...]]


class Witnesses:
    """Turns answers into a witness, by letting both versions replay them."""

    def __init__(self, followed: SameIds) -> None:
        self._followed = followed
        self._engines = (Engine(followed.old), Engine(followed.merged.questionnaire))

    def of(
        self, answers: Answers, levels: tuple[str | None, str | None] | None = None
    ) -> JointWitness:
        """The witness; ``levels`` is where it is known to lead."""
        replayed = [self._replay(side, answers) for side in SIDES]
        assert levels is None or tuple(level for _, level in replayed) == levels
        old, new = (asked for asked, _ in replayed)
        return JointWitness(
            answers,
            (self._followed.names.as_the_old(old), self._followed.merged.as_the_new(new)),
            {
                id: tuple(
                    side for side, asked in zip(SIDES, (old, new), strict=True) if id in asked
                )
                for id in answers
            },
        )

    def _replay(self, side: int, answers: Answers) -> tuple[Answers, str | None]:
        """What is asked for and accepted, and the level; None where the walk stops."""
        engine = self._engines[side]
        state = engine.start()
        while state.question is not None:
            question = engine.questionnaire.questions[state.question]
            try:
                state = engine.after(state, check_given(question, answers[question.id]))
            except AnswerError:
                return dict(state.path), None
        rank = engine.level_rank(state)
        assert rank is not None
        return dict(state.path), list(engine.questionnaire.levels)[rank]
