"""Ids that ask back: comparing them with an id that the questionnaire has not raises an error.

Without this a property with a misspelt id would hold of everything, and nobody would notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple

from triage.problems import Given
from triage.words import did_you_mean


class UnknownNameError(ValueError):
    """A property speaks of something that the questionnaire has not; the message names the nearest.

    It is no `KeyError`, which asking a mapping would take for *not there*.
    """

    # What pytest prints in one line has room for the short name only.
    __module__ = "triage.testing"


class Known(NamedTuple):
    """The ids of one kind.

    Attributes:
        lacking: how a message begins: ``there is no question``.
        ids: all of them.
    """

    lacking: str
    ids: frozenset[str]

    def check(self, id: object) -> None:
        """Refuse an id that is none of them.

        Raises:
            UnknownNameError: it is not known.
        """
        __tracebackhide__ = True
        if id not in self.ids:
            raise UnknownNameError(
                f"{self.lacking} {id!r}{did_you_mean(str(id), sorted(self.ids))}"
            )


class Id(str):
    """An id that can only be compared with ids of its kind."""

    _known: Known

    def __new__(cls, id: str, known: Known) -> Id:
        """Make one of a plain id."""
        self = super().__new__(cls, id)
        self._known = known
        return self

    def __eq__(self, other: object) -> bool:
        __tracebackhide__ = True
        # Another of these is an id that there is, if of another kind.
        if type(other) is str:
            self._known.check(other)
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        __tracebackhide__ = True
        return not self == other

    __hash__ = str.__hash__

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Copies are plain texts."""
        return str, (str(self),)


class Ids(tuple[str, ...]):
    """Ids in their order; whether another is among them can only be asked of ids of their kind."""

    _known: Known

    def __new__(cls, ids: Iterable[str], known: Known) -> Ids:
        """Make them of plain ids."""
        self = super().__new__(cls, [Id(id, known) for id in ids])
        self._known = known
        return self

    def __contains__(self, id: object) -> bool:
        __tracebackhide__ = True
        self._known.check(id)
        return super().__contains__(id)

    def __reduce__(self) -> tuple[type[tuple[Any, ...]], tuple[list[str]]]:
        """Copies are plain tuples."""
        return tuple, ([str(id) for id in self],)


class StrictNames(Set[str]):
    """A frozen set of names that refuses whatever is no name at all.

    It has the operators of `frozenset`, and its methods with one argument.
    """

    __slots__ = ("_known", "_names")

    def __init__(self, names: Iterable[str], known: Known) -> None:
        self._names = frozenset(names)
        self._known = known

    def __contains__(self, name: object) -> bool:
        __tracebackhide__ = True
        self._known.check(name)
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __hash__(self) -> int:
        return hash(self._names)

    def __repr__(self) -> str:
        return f"{{{', '.join(map(repr, sorted(self._names)))}}}"

    def __eq__(self, other: object) -> bool:
        __tracebackhide__ = True
        return isinstance(other, Set) and self._names == self._of(other)

    def __le__(self, other: Iterable[Any]) -> bool:
        __tracebackhide__ = True
        return self._names <= self._of(other)

    def __ge__(self, other: Iterable[Any]) -> bool:
        __tracebackhide__ = True
        return self._names >= self._of(other)

    def __lt__(self, other: Iterable[Any]) -> bool:
        __tracebackhide__ = True
        return self._names < self._of(other)

    def __gt__(self, other: Iterable[Any]) -> bool:
        __tracebackhide__ = True
        return self._names > self._of(other)

    def __and__(self, other: Iterable[Any]) -> frozenset[str]:
        __tracebackhide__ = True
        return self._names & self._of(other)

    def __or__(self, other: Iterable[Any]) -> frozenset[str]:
        __tracebackhide__ = True
        return self._names | self._of(other)

    def __sub__(self, other: Iterable[Any]) -> frozenset[str]:
        __tracebackhide__ = True
        return self._names - self._of(other)

    def __rsub__(self, other: Iterable[Any]) -> frozenset[str]:
        __tracebackhide__ = True
        return self._of(other) - self._names

    def __xor__(self, other: Iterable[Any]) -> frozenset[str]:
        __tracebackhide__ = True
        return self._names ^ self._of(other)

    def isdisjoint(self, other: Iterable[Any]) -> bool:
        """Whether none of the others is among them."""
        __tracebackhide__ = True
        return self._names.isdisjoint(self._of(other))

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__
    issubset, issuperset = __le__, __ge__
    intersection, union, difference = __and__, __or__, __sub__
    symmetric_difference = __xor__

    def _of(self, other: Iterable[Any]) -> frozenset[str]:
        __tracebackhide__ = True
        names = frozenset(other)
        for name in names:
            self._known.check(name)
        return names


class StrictSheet(Mapping[str, Given]):
    """An answer sheet that refuses whatever is no question."""

    __slots__ = ("_answers", "_known")

    def __init__(self, answers: Mapping[str, Given], known: Known) -> None:
        self._answers = dict(answers)
        self._known = known

    def __getitem__(self, id: str) -> Given:
        __tracebackhide__ = True
        self._known.check(id)
        return self._answers[id]

    def __contains__(self, id: object) -> bool:
        __tracebackhide__ = True
        self._known.check(id)
        return id in self._answers

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def __repr__(self) -> str:
        return repr(self._answers)
