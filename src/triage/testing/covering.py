"""Paths chosen so that all answers that can meet do meet on one of them.

A fault sits where answers meet: this one with that one. Paths that are drawn come to the rare ones
by luck. Here it is known which answers can meet at all (see `triage.testing.meeting`), and paths
are chosen, each to have as many as it can that no other had, until none is left out.

Answers count as met only on a path that ends *as calmly as any on which they meet*: beside
something urgent, what they lead to themselves would not be seen. And nothing is drawn: the same
questionnaire has the same paths every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from triage.interview.interview import Interview
from triage.proof import Answers, Walks
from triage.rules.questionnaire import Questionnaire
from triage.testing.meeting import BEGIN, END, Departure, Meetings, Met, Value


class Covering(NamedTuple):
    """Paths, and what meets on them.

    Attributes:
        together: how many answers are looked at together: 2 or 3.
        met: how many pairs (or threes) of answers meet on a path of these.
        can_meet: how many can at all; None where there are too many walks to tell.
        sheets: the paths, as answers by question id.
    """

    together: int
    met: int
    can_meet: int | None
    sheets: tuple[Answers, ...]


def covering(walks: Walks, together: int) -> Covering:
    """Choose paths on which all answers meet that can.

    Each set of answers meets on a path that ends as calmly as any on which it does.

    Args:
        walks: all walks of the questionnaire.
        together: how many answers are to meet: 2 or 3.
    """
    meetings = Meetings(walks, together)
    left = meetings.calmest()
    met = sum(_count(group, together) for group in left)
    # In this order a path begins much like the one before it.
    paths = sorted(
        path for rank in range(len(left)) for path in _Chooser(meetings, rank, left[rank]).paths()
    )
    sheets = tuple(_sheet(meetings.values[value] for value in path) for path in paths)
    return Covering(together, met, met, sheets)


def walked(questionnaire: Questionnaire, sheets: Iterable[Answers]) -> Iterator[Interview]:
    """The complete interviews of the sheets, one after another.

    What a sheet has in common with the one before it at the beginning is not walked again.
    """
    trail = [Interview.begin(questionnaire)]
    for sheet in sheets:
        same = 0
        while same + 1 < len(trail) and _goes_on(trail[same], trail[same + 1], sheet):
            same += 1
        del trail[same + 1 :]
        while (question := trail[-1].current) is not None:
            trail.append(trail[-1].answer(sheet[question.id]))
        yield trail[-1]


def _goes_on(interview: Interview, following: Interview, sheet: Answers) -> bool:
    """Whether the following interview is the one that the sheet leads to from this one."""
    question = interview.current
    return question is not None and following.answers[question.id] == sheet.get(question.id)


def _count(met: Met, together: int) -> int:
    """How many sets of so many answers meet, without those made up by `BEGIN` and `END`."""
    return sum(
        (later & ~(1 << END)).bit_count()
        for by_earlier in met
        for earlier, later in by_earlier.items()
        if together == 2 or earlier != BEGIN
    )


def _sheet(values: Iterable[Value]) -> Answers:
    sheet: Answers = {}
    for question, given in values:
        ticked = sheet.get(question)
        sheet[question] = (
            (*ticked, *given) if isinstance(ticked, tuple) and isinstance(given, tuple) else given
        )
    return sheet


class _Chooser:
    """Chooses the paths that end at one rank.

    Args:
        meetings: what can meet.
        rank: where the paths are to end.
        left: what is to meet on them; it is taken out as it does.
    """

    def __init__(self, meetings: Meetings, rank: int, left: Met) -> None:
        self._meetings = meetings
        self._rank = rank
        self._left = left

    def paths(self) -> Iterator[list[int]]:
        """Paths as the values given on them, in order, until nothing is left."""
        for middle, by_earlier in enumerate(self._left):
            while by_earlier:
                earlier, later = next(iter(by_earlier.items()))
                path = self._path(earlier, middle, later.bit_length() - 1)
                self._take_out(path)
                yield path

    def _path(self, earlier: int, middle: int, later: int) -> list[int]:
        """A path that gives these three, and with them as much as it can of what is left."""
        place = self._middle(earlier, middle, later)
        path = _Path(self._left, middle)
        self._go_back(path, place.state, earlier)
        self._go_on(path, place, later)
        return path.values()

    def _middle(self, earlier: int, middle: int, later: int) -> Departure:
        """Of the links that give the one in the middle, that after which most is left."""
        before, beyond = self._meetings.before, self._meetings.beyond
        wanted = self._left[middle][earlier]
        return max(
            (
                place
                for place in self._meetings.giving[middle]
                if before[place.state] >> earlier & 1
                and beyond(place.link, self._rank) >> later & 1
            ),
            key=lambda place: (beyond(place.link, self._rank) & wanted).bit_count(),
        )

    def _go_back(self, path: _Path, state: int, earlier: int) -> None:
        """Choose the way to a state, from there to the beginning, past ``earlier``."""
        before = self._meetings.before
        while state:
            value, place = max(
                (
                    (value, place)
                    for place in self._meetings.into[state]
                    for value in self._meetings.given_by(place.link) or (None,)
                    if value == earlier or before[place.state] >> earlier & 1
                ),
                key=lambda option: (path.worth_before(option[0]), option[0] is None),
            )
            path.go_back(value)
            state = place.state
            if value == earlier:
                earlier = BEGIN

    def _go_on(self, path: _Path, place: Departure, later: int) -> None:
        """Choose the way from a link to an end at the rank, past ``later``."""
        beyond = self._meetings.beyond
        link = place.link
        while link.to >= 0:
            wished = path.wished()
            value, link = max(
                (
                    (value, link)
                    for link in self._meetings.walks.links[link.to]
                    for value in self._meetings.given_by(link) or (None,)
                    if beyond(link, self._rank)
                    and (value == later or beyond(link, self._rank) >> later & 1)
                ),
                key=lambda option: (
                    path.worth_after(option[0])
                    + (beyond(option[1], self._rank) & wished).bit_count(),
                    option[0] is None,
                ),
            )
            path.go_on(value)
            if value == later:
                later = END

    def _take_out(self, path: list[int]) -> None:
        """What has met on a path is left no more."""
        later = 1 << END | sum(1 << value for value in path)
        for place, middle in enumerate(path):
            later &= ~(1 << middle)
            by_earlier = self._left[middle]
            for earlier in (BEGIN, *path[:place]):
                rest = by_earlier.get(earlier, 0) & ~later
                if rest:
                    by_earlier[earlier] = rest
                else:
                    by_earlier.pop(earlier, None)


class _Path:
    """A path while it is chosen, from its middle to both sides.

    Args:
        left: what has met on no path so far.
        middle: the value to start with.
    """

    def __init__(self, left: Met, middle: int) -> None:
        self._left = left
        self._earlier: list[int] = []
        self._later = [middle]
        self._bits = 1 << END | 1 << middle
        # By each value that is on the path: what is left to meet after it.
        self._wishes = {middle: left[middle].get(BEGIN, 0)}

    def values(self) -> list[int]:
        """The values on the path, in order."""
        return [*reversed(self._earlier), *self._later]

    def wished(self) -> int:
        """The bits of the values that would meet something after the end of the path so far."""
        wished = 0
        for wish in self._wishes.values():
            wished |= wish
        return wished

    def worth_before(self, value: int | None) -> int:
        """How much would meet that is left, if that value were given before all on the path."""
        if value is None:
            return 0
        own = (self._left[value].get(BEGIN, 0) & self._bits).bit_count()
        return own + sum(
            (self._left[middle].get(value, 0) & self._bits).bit_count() for middle in self._wishes
        )

    def worth_after(self, value: int | None) -> int:
        """With how many on the path the value would meet what is left, given after all of it."""
        if value is None:
            return 0
        return sum(wish >> value & 1 for wish in self._wishes.values())

    def go_back(self, value: int | None) -> None:
        """Put a value before all on the path; None for a link that gives none."""
        if value is None:
            return
        for middle in self._wishes:
            self._wishes[middle] |= self._left[middle].get(value, 0)
        self._wishes[value] = self._left[value].get(BEGIN, 0)
        self._earlier.append(value)
        self._bits |= 1 << value

    def go_on(self, value: int | None) -> None:
        """Put a value after all on the path; None for a link that gives none."""
        if value is None:
            return
        wish = 0
        for earlier in (BEGIN, *self._wishes):
            wish |= self._left[value].get(earlier, 0)
        self._wishes[value] = wish
        self._later.append(value)
        self._bits |= 1 << value
