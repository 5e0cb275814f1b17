"""Compares two versions of a questionnaire over all joint paths, and proves each witness."""

from __future__ import annotations

from typing import NamedTuple

from triage.diff.changes import FileChange, changes
from triage.diff.joint import MOST_LINKS, Joint
from triage.diff.levels import Turn, Urgency
from triage.diff.matching import SIDES, in_common_order, match
from triage.diff.shown_otherwise import MOST_MEMORIES, Shown, shown_otherwise
from triage.diff.tally import Found, by_ends, sheet_of, stops
from triage.diff.version_walks import STOPPED, Side
from triage.interview.answers import AnswerError, check_given
from triage.interview.engine import Engine
from triage.proof import Answers
from triage.rules.questionnaire import Questionnaire


class JointWitness(NamedTuple):
    """The answers of one joint path.

    Attributes:
        answers: all answers, by question.
        asked: the part of them that the old and that the new version asks for and accepts: two
            sheets that both versions replay.
    """

    answers: Answers
    asked: tuple[Answers, Answers]


class Cell(NamedTuple):
    """The joint paths from one level to another.

    Attributes:
        old: the level that the old version leads to; None where it has no such answer.
        new: the same for the new version.
        turn: what that means.
        paths: how many there are.
        witness: one that asks as few questions as any.
    """

    old: str | None
    new: str | None
    turn: Turn
    paths: int
    witness: JointWitness


class Told(NamedTuple):
    """The joint paths on which something is only shown by one version, with a shortest one."""

    paths: int
    witness: JointWitness


class ShownOtherwise(NamedTuple):
    """A recommendation or piece of advice that is not shown to the same people as before.

    Attributes:
        kind: ``recommendation`` or ``advice``.
        id: its id.
        lost: where only the old version shows it; None where there are no such paths.
        gained: where only the new version does.
        proved: False where a work limit was passed; then nothing is said of it.
    """

    kind: str
    id: str
    lost: Told | None
    gained: Told | None
    proved: bool


class Lacking(NamedTuple):
    """A question to which one version is given answers that it lacks, and on how many paths."""

    side: int
    question: str
    paths: int


class Difference(NamedTuple):
    """What became of all joint paths of two versions.

    Attributes:
        old: the version before.
        new: the version now.
        levels: the levels of both, most urgent first.
        cells: from level to level, the worst turn first.
        lacking: where a path cannot be compared.
        shown: what is shown to other people than before.
        changes: what the files say differently.
        states: how many joint states it took.
    """

    old: Questionnaire
    new: Questionnaire
    levels: tuple[str, ...]
    cells: tuple[Cell, ...]
    lacking: tuple[Lacking, ...]
    shown: tuple[ShownOtherwise, ...]
    changes: tuple[FileChange, ...]
    states: int

    def paths(self, *turns: Turn) -> int:
        """How many joint paths take one of these turns; of all turns where none is named."""
        return sum(cell.paths for cell in self.cells if not turns or cell.turn in turns)


def compare(
    old: Questionnaire,
    new: Questionnaire,
    most_links: int = MOST_LINKS,
    most_memories: int = MOST_MEMORIES,
) -> Difference:
    """Compare two valid versions.

    Args:
        old: the version before.
        new: the version now.
        most_links: the work limit, in links between joint states.
        most_memories: the work limit for each recommendation and piece of advice.

    Raises:
        NotProvedError: ``most_links`` was passed; nothing is claimed then.
    """
    matching = match(old, new)
    sides = (Side(old), Side(in_common_order(new, matching)))
    joint = Joint(sides, matching, most_links)
    urgency = Urgency(old, new)
    witnesses = _Witnesses(old, new)
    cells = [
        _cell(urgency, witnesses, _levels(old, new, end), found)
        for end, found in by_ends(joint).items()
    ]
    return Difference(
        old=old,
        new=new,
        levels=urgency.levels,
        cells=tuple(
            sorted(
                cells,
                key=lambda cell: (cell.turn.place, urgency.rank(cell.old), urgency.rank(cell.new)),
            )
        ),
        lacking=tuple(
            Lacking(stop.side, stop.question, paths) for stop, paths in stops(joint).items()
        ),
        shown=tuple(_told(witnesses, shown) for shown in shown_otherwise(joint, most_memories)),
        changes=changes(old, new),
        states=len(joint.links),
    )


class _Witnesses:
    """Turns answers into a witness, by letting both versions replay them."""

    def __init__(self, old: Questionnaire, new: Questionnaire) -> None:
        self._engines = (Engine(old), Engine(new))

    def of(self, found: Found, levels: tuple[str | None, str | None] | None = None) -> JointWitness:
        answers = sheet_of(found.answered)
        replayed = [self._replay(side, answers) for side in SIDES]
        assert levels is None or tuple(level for _, level in replayed) == levels
        return JointWitness(answers, (replayed[0][0], replayed[1][0]))

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


def _levels(
    old: Questionnaire, new: Questionnaire, end: tuple[int, int]
) -> tuple[str | None, str | None]:
    in_old, in_new = (
        None if to == STOPPED else list(version.levels)[-to - 1]
        for version, to in zip((old, new), end, strict=True)
    )
    return in_old, in_new


def _cell(
    urgency: Urgency, witnesses: _Witnesses, levels: tuple[str | None, str | None], found: Found
) -> Cell:
    old, new = levels
    return Cell(old, new, urgency.turn(old, new), found.paths, witnesses.of(found, levels))


def _told(witnesses: _Witnesses, shown: Shown) -> ShownOtherwise:
    lost, gained = (
        None if found is None else Told(found.paths, witnesses.of(found))
        for found in (shown.lost, shown.gained)
    )
    return ShownOtherwise(shown.kind, shown.id, lost, gained, shown.proved)
