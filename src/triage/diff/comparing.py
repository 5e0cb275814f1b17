"""Compares two versions of a questionnaire over all joint paths, and proves each witness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from triage.diff.changes import FileChange, changes
from triage.diff.joint import MOST_LINKS, Joint
from triage.diff.levels import Turn, Urgency
from triage.diff.matching import SIDES, in_common_order, match
from triage.diff.shown_counts import (
    DIRECTIONS,
    MOST_MEMORIES,
    Direction,
    ShownKind,
    shown_counts,
)
from triage.diff.tally import by_ends, stops
from triage.diff.tied import Tied
from triage.diff.version_walks import STOPPED, Side
from triage.interview.answers import AnswerError, check_given
from triage.interview.engine import Engine
from triage.proof import FALSE, MOST_CONFLICTS, Answers, NotProvedError, SatLiteral
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
        paths: how many there are; None where they could not be counted.
        witness: one that asks as few questions as any.
    """

    old: str | None
    new: str | None
    turn: Turn
    paths: int | None
    witness: JointWitness


class Told(NamedTuple):
    """The joint paths on which something is only shown by one version, with a shortest one.

    ``paths`` is None where they could not be counted.
    """

    paths: int | None
    witness: JointWitness


class ShownOtherwise(NamedTuple):
    """A recommendation or piece of advice that is not shown to the same people as before.

    Attributes:
        kind: ``recommendation`` or ``advice``.
        id: its id.
        lost: where only the old version shows it; None where there are no such paths.
        gained: where only the new version does.
    """

    kind: ShownKind
    id: str
    lost: Told | None
    gained: Told | None


class Lacking(NamedTuple):
    """A question to which one version is given answers that it lacks, and on how many paths.

    ``paths`` is None where they could not be counted.
    """

    side: int
    question: str
    paths: int | None


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
        states: how many joint states counting took; None where it was too much.
    """

    old: Questionnaire
    new: Questionnaire
    levels: tuple[str, ...]
    cells: tuple[Cell, ...]
    lacking: tuple[Lacking, ...]
    shown: tuple[ShownOtherwise, ...]
    changes: tuple[FileChange, ...]
    states: int | None

    def takes(self, *turns: Turn) -> bool:
        """Tell whether some joint path takes one of these turns."""
        return any(cell.turn in turns for cell in self.cells)

    def paths(self, *turns: Turn) -> int | None:
        """How many joint paths take one of these turns; of all turns where none is named.

        None where they could not be counted.
        """
        total = 0
        for cell in self.cells:
            if not turns or cell.turn in turns:
                if cell.paths is None:
                    return None
                total += cell.paths
        return total


def compare(
    old: Questionnaire,
    new: Questionnaire,
    most_links: int = MOST_LINKS,
    most_memories: int = MOST_MEMORIES,
    most_conflicts: int = MOST_CONFLICTS,
) -> Difference:
    """Compare two valid versions.

    Whether somebody is told something else never depends on whether paths can be counted.

    Args:
        old: the version before.
        new: the version now.
        most_links: the work limit of counting, in links between joint states.
        most_memories: the work limit of counting for each recommendation and piece of advice.
        most_conflicts: the work limit of each verdict, in wrong turns of the solver.

    Raises:
        NotProvedError: the work limit of a verdict was passed; nothing is claimed then.
    """
    comparing = _Comparing(old, new, most_conflicts)
    try:
        joint = _joint(old, new, most_links)
    except NotProvedError:
        joint = None
    counts = shown_counts(joint, comparing.differing, most_memories) if joint is not None else {}
    cells = comparing.cells() if joint is None else comparing.counted_cells(joint)
    urgency = comparing.urgency
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
        lacking=tuple(comparing.lacking() if joint is None else _counted_lacking(joint)),
        shown=tuple(comparing.shown(counts)),
        changes=changes(old, new),
        states=None if joint is None else len(joint.links),
    )


def _joint(old: Questionnaire, new: Questionnaire, most_links: int) -> Joint:
    matching = match(old, new)
    sides = (Side(old), Side(in_common_order(new, matching)))
    return Joint(sides, matching, most_links)


def _counted_lacking(joint: Joint) -> Iterator[Lacking]:
    for stop, paths in stops(joint).items():
        yield Lacking(stop.side, stop.question, paths)


class _Comparing:
    """What the solver says of two versions, each with a witness."""

    def __init__(self, old: Questionnaire, new: Questionnaire, most_conflicts: int) -> None:
        self.urgency = Urgency(old, new)
        self._versions = (old, new)
        self._tied = Tied(old, new, most_conflicts)
        self._witnesses = _Witnesses(old, new)
        self._otherwise = dict(self._told_otherwise())
        self.differing = list(dict.fromkeys((kind, id) for kind, id, _ in self._otherwise))

    def cells(self) -> Iterator[Cell]:
        """From which level to which level somebody comes, paths not counted."""
        tied = self._tied
        for was, old in enumerate(self._versions[0].levels):
            for now, new in enumerate(self._versions[1].levels):
                answers = tied.witness(
                    (tied.versions[0].level_is(was), tied.versions[1].level_is(now))
                )
                if answers is not None:
                    yield self._cell((old, new), None, answers)
        for side, levels in enumerate(self._stopping_levels()):
            for level, answers in levels.items():
                pair = (None, level) if side == 0 else (level, None)
                yield self._cell(pair, None, answers)

    def counted_cells(self, joint: Joint) -> Iterator[Cell]:
        """The same with all paths counted."""
        for end, found in by_ends(joint).items():
            yield self._cell(_levels(*self._versions, end), found.paths, found.answers)

    def lacking(self) -> Iterator[Lacking]:
        """Where one version stops, paths not counted."""
        for side, question, assumed in self._tied.stops():
            if self._tied.stopping_witness(side, question, assumed) is not None:
                yield Lacking(side, question, None)

    def shown(
        self, counts: Mapping[tuple[ShownKind, str, Direction], int]
    ) -> Iterator[ShownOtherwise]:
        """What is shown to other people than before, with its counts where there are any."""
        for kind, id in self.differing:
            lost, gained = (
                None
                if (answers := self._otherwise.get((kind, id, turn))) is None
                else Told(counts.get((kind, id, turn)), self._witnesses.of(answers))
                for turn in DIRECTIONS
            )
            yield ShownOtherwise(kind, id, lost, gained)

    def _cell(
        self, levels: tuple[str | None, str | None], paths: int | None, answers: Answers
    ) -> Cell:
        turn = self.urgency.turn(*levels)
        return Cell(*levels, turn, paths, self._witnesses.of(answers, levels))

    def _stopping_levels(self) -> tuple[dict[str, Answers], dict[str, Answers]]:
        """For each version that can stop: the levels that the other one then comes to."""
        found: tuple[dict[str, Answers], dict[str, Answers]] = ({}, {})
        for side, question, assumed in self._tied.stops():
            other = self._tied.versions[1 - side]
            for rank, level in enumerate(self._versions[1 - side].levels):
                if level in found[side]:
                    continue
                answers = self._tied.stopping_witness(
                    side, question, [*assumed, other.level_is(rank)]
                )
                if answers is not None:
                    found[side][level] = answers
        return found

    def _told_otherwise(self) -> Iterator[tuple[tuple[ShownKind, str, Direction], Answers]]:
        """What only one version shows to somebody, and to whom; advice last."""
        tied = self._tied
        old, new = tied.versions
        kinds: tuple[tuple[ShownKind, Mapping[str, SatLiteral], Mapping[str, SatLiteral]], ...] = (
            ("recommendation", old.shown, new.shown),
            ("advice", old.advised, new.advised),
        )
        for kind, before, after in kinds:
            for id in dict.fromkeys((*before, *after)):
                was, now = before.get(id, FALSE), after.get(id, FALSE)
                directions: dict[Direction, tuple[SatLiteral, SatLiteral]] = {
                    "lost": (was, -now),
                    "gained": (-was, now),
                }
                for direction, literals in directions.items():
                    answers = tied.witness(literals)
                    if answers is not None:
                        yield (kind, id, direction), answers


class _Witnesses:
    """Turns answers into a witness, by letting both versions replay them."""

    def __init__(self, old: Questionnaire, new: Questionnaire) -> None:
        self._engines = (Engine(old), Engine(new))

    def of(
        self, answers: Answers, levels: tuple[str | None, str | None] | None = None
    ) -> JointWitness:
        """The witness; ``levels`` is where it is known to lead."""
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
