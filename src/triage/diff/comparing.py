"""Compares two versions of a questionnaire over all joint paths, and proves each witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from triage.diff.changes import FileChange, changes
from triage.diff.joint import MOST_LINKS, Joint
from triage.diff.levels import Turn, Urgency
from triage.diff.matching import SIDES, in_common_order, match
from triage.diff.renames import SameIds, follow
from triage.diff.shown_counts import (
    DIRECTIONS,
    MOST_MEMORIES,
    Direction,
    ShownKind,
    shown_counts,
)
from triage.diff.tally import Found, JointEnd, by_ends, stops
from triage.diff.tied import Tied
from triage.diff.version_walks import STOPPED, Side
from triage.diff.witnesses import JointWitness, Witnesses
from triage.proof import (
    FALSE,
    MOST_CONFLICTS,
    Answers,
    NotProvedError,
    SatLiteral,
    Steps,
    count,
)
from triage.rules.questionnaire import Questionnaire


class Cell(NamedTuple):
    """The joint paths from one level to another.

    Attributes:
        old: the level that the old version leads to; None where it has no such answer.
        new: the same for the new version. Where both have one and the turn is ``STOPPED``, each
            version learned something that the other one does not ask, so that nobody knows
            which answers to the one go with which to the other.
        turn: what that means.
        paths: how many there are; None where they could not be counted.
        witness: one that asks as few questions as any.
        waits: how soon before, and how soon now, where that alone makes the turn; mostly empty.
    """

    old: str | None
    new: str | None
    turn: Turn
    paths: int | None
    witness: JointWitness
    waits: str = ""


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
        learns: what only the old and only the new version asks and makes something of: questions
            by their ids, boxes by their names.
        possible: from which level to which somebody may come who is told something less urgent,
            or something of which the order is not known, for all that cannot be compared.
        counted: how many paths the old and the new version have; None where they were not counted.
        states: how many joint states counting took; None where it was too much.
    """

    old: Questionnaire
    new: Questionnaire
    levels: tuple[str, ...]
    cells: tuple[Cell, ...]
    lacking: tuple[Lacking, ...]
    shown: tuple[ShownOtherwise, ...]
    changes: tuple[FileChange, ...]
    learns: tuple[tuple[str, ...], tuple[str, ...]]
    possible: tuple[tuple[str, str], ...]
    counted: tuple[int, int] | None
    states: int | None

    @property
    def is_one_to_one(self) -> bool:
        """Whether each joint path is one path of either version, and all can be compared."""
        return not self.takes(Turn.STOPPED) and self.counted == (self.paths(), self.paths())

    @property
    def may_be_less_urgent(self) -> bool:
        """Whether somebody is told something less urgent than before, or may be."""
        return self.takes(Turn.LESS, Turn.UNCLEAR) or bool(self.possible)

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
    followed = follow(old, new)
    comparing = _Comparing(followed, most_conflicts)
    try:
        joint = _joint(followed, most_links)
    except NotProvedError:
        joint = None
    counts = shown_counts(joint, comparing.differing, most_memories) if joint is not None else {}
    cells = list(comparing.cells() if joint is None else comparing.counted_cells(joint))
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
        changes=changes(followed.old, new, followed.names),
        learns=comparing.learns(),
        possible=tuple(comparing.possible(cells)),
        counted=None if joint is None else _counted(joint, new),
        states=None if joint is None else len(joint.links),
    )


def _joint(followed: SameIds, most_links: int) -> Joint:
    old, new = followed.old, followed.merged.questionnaire
    matching = match(old, new)
    sides = (Side(old), Side(in_common_order(new, matching)))
    return Joint(sides, matching, most_links)


def _counted(joint: Joint, new: Questionnaire) -> tuple[int, int]:
    """How many paths each version has; those of the new one without answers that were merged."""
    return count(joint.sides[0].walks.steps).paths, count(Steps(new)).paths


def _counted_lacking(joint: Joint) -> Iterator[Lacking]:
    for stop, paths in stops(joint).items():
        yield Lacking(stop.side, stop.question, paths)


class _Comparing:
    """What the solver says of two versions, each with a witness."""

    def __init__(self, followed: SameIds, most_conflicts: int) -> None:
        old, new = followed.old, followed.merged.questionnaire
        self.urgency = Urgency(old, new)
        self._versions = (old, new)
        self._names = followed.names
        self._tied = Tied(old, new, most_conflicts)
        self._witnesses = Witnesses(followed)
        self._otherwise = dict(self._told_otherwise())
        self.differing = list(dict.fromkeys((kind, id) for kind, id, _ in self._otherwise))

    def cells(self) -> Iterator[Cell]:
        """From which level to which somebody comes, paths not counted."""
        tied = self._tied
        for pair, literals in self._level_pairs():
            if self.urgency.turn(*pair) is Turn.SAME:
                sought: list[tuple[bool, tuple[SatLiteral, ...]]] = [(False, ())]
            else:
                sought = [(False, (-tied.apart,)), (True, (tied.apart,))]
            for apart, more in sought:
                answers = tied.witness((*literals, *more))
                if answers is not None:
                    yield self._cell(pair, None, answers, apart=apart)
        for side, levels in enumerate(self._stopping_levels()):
            for level, answers in levels.items():
                stopped = (None, level) if side == 0 else (level, None)
                yield self._cell(stopped, None, answers)

    def counted_cells(self, joint: Joint) -> Iterator[Cell]:
        """The same with all paths counted."""
        sums: dict[tuple[str | None, str | None, bool], Found] = {}
        for end, found in by_ends(joint).items():
            pair = _levels(*self._versions, end)
            turn = self.urgency.turn(*pair)
            key = (*pair, end.apart and turn not in (Turn.SAME, Turn.STOPPED))
            sums[key] = found.plus(sums.get(key))
        for (old, new, apart), found in sums.items():
            yield self._cell((old, new), found.paths, found.answers, apart=apart)

    def possible(self, cells: Iterable[Cell]) -> Iterator[tuple[str, str]]:
        """From which level to which somebody may come to whose harm, as far as is not known."""
        known = {(cell.old, cell.new) for cell in cells if cell.turn is not Turn.STOPPED}
        if all(cell.turn is not Turn.STOPPED for cell in cells):
            return
        for pair, literals in self._level_pairs():
            harms = self.urgency.turn(*pair) in (Turn.LESS, Turn.UNCLEAR)
            if harms and pair not in known and self._tied.may_be(literals):
                yield pair

    def learns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What each version alone asks; the old one's under its own ids."""
        old, new = (self._tied.learned(side) for side in SIDES)
        return tuple(map(self._names.of_old, old)), tuple(new)

    def _level_pairs(self) -> Iterator[tuple[tuple[str, str], tuple[SatLiteral, SatLiteral]]]:
        in_old, in_new = self._tied.versions
        for was, old in enumerate(self._versions[0].levels):
            for now, new in enumerate(self._versions[1].levels):
                yield (old, new), (in_old.level_is(was), in_new.level_is(now))

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
        self,
        levels: tuple[str | None, str | None],
        paths: int | None,
        answers: Answers,
        *,
        apart: bool = False,
    ) -> Cell:
        turn = Turn.STOPPED if apart else self.urgency.turn(*levels)
        witness = self._witnesses.of(answers, levels)
        return Cell(*levels, turn, paths, witness, self.urgency.waits(*levels))

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
                    answers = tied.witness((*literals, -tied.apart))
                    if answers is not None:
                        yield (kind, id, direction), answers


def _levels(old: Questionnaire, new: Questionnaire, end: JointEnd) -> tuple[str | None, str | None]:
    in_old, in_new = (
        None if to == STOPPED else list(version.levels)[-to - 1]
        for version, to in zip((old, new), (end.old, end.new), strict=True)
    )
    return in_old, in_new
