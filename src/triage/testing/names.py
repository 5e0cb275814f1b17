"""Ids that ask back: comparing them with an id that is not in the file raises an error.

Without this a property with a misspelt id would hold of everything, and nobody would notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple, TypeVar

from triage.problems import Given
from triage.words import did_you_mean

Done = TypeVar("Done")


class UnknownNameError(ValueError):
    """A property names something that is not in the file; the message says what is nearest.

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


def _with_known(
    do: Callable[[frozenset[str], frozenset[str]], Done],
) -> Callable[[StrictNames, Iterable[Any]], Done]:
    """An operator of `StrictNames` that refuses other names than those that there are.

    Args:
        do: the operator as `frozenset` has it.
    """

    def checked(self: StrictNames, other: Iterable[Any]) -> Done:
        __tracebackhide__ = True
        return do(self._names, self._of(other))

    return checked


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

    __le__ = issubset = _with_known(frozenset.__le__)
    __ge__ = issuperset = _with_known(frozenset.__ge__)
    __lt__ = _with_known(frozenset.__lt__)
    __gt__ = _with_known(frozenset.__gt__)
    __and__ = __rand__ = intersection = _with_known(frozenset[str].intersection)
    __or__ = __ror__ = union = _with_known(frozenset[str].union)
    __xor__ = __rxor__ = symmetric_difference = _with_known(frozenset[str].symmetric_difference)
    __sub__ = difference = _with_known(frozenset[str].difference)
    __rsub__ = _with_known(lambda names, others: others - names)
    isdisjoint = _with_known(frozenset.isdisjoint)

    def _of(self, other: Iterable[Any]) -> frozenset[str]:
        __tracebackhide__ = True
        names = frozenset(other)
        for name in names:
            self._known.check(name)
        return names


class StrictSheet(Mapping[str, Given]):
    """An answer sheet that refuses whatever is no question.

    Attributes:
        looked: whether somebody asked which questions have an answer, and not only for answers.
    """

    __slots__ = ("_answers", "_known", "looked")

    def __init__(self, answers: Mapping[str, Given], known: Known) -> None:
        self._answers = dict(answers)
        self._known = known
        self.looked = False

    def __getitem__(self, id: str) -> Given:
        __tracebackhide__ = True
        self._known.check(id)
        return self._answers[id]

    def __contains__(self, id: object) -> bool:
        __tracebackhide__ = True
        self._known.check(id)
        self.looked = True
        return id in self._answers

    def __iter__(self) -> Iterator[str]:
        self.looked = True
        return iter(self._answers)

    def __len__(self) -> int:
        self.looked = True
        return len(self._answers)

    def __repr__(self) -> str:
        return repr(self._answers)
