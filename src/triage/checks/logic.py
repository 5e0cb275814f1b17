"""Conditions that cannot come true, that never end, or that are too large to be looked at.

Named conditions may name one another. They are followed without recursion over the names: only
what is written inside one condition is walked recursively, and reading has limited its depth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from triage.checks.links import Graph, circles, shown_circle
from triage.checks.naming import thing
from triage.problems import Path, Problem
from triage.reading.document import Document

MAX_NAMES = 1_000
MAX_NESTING = 64


_FIELDS: dict[str, tuple[str, ...]] = {
    "conditions": (),
    "advice": ("unless",),
    "questions": ("ask_if",),
    "rules": ("when",),
    "promises": ("when", "unless"),
}

# A condition that doubles itself again and again has more names than anybody could write down.
_UNCOUNTED = 10**9


class _Size(NamedTuple):
    """How large a condition is with the named ones in it spelled out."""

    names: int
    nesting: int


class _Before(NamedTuple):
    """The questions that can have been asked before another one: bits, by a number for each."""

    numbers: Mapping[str, int]
    bits: int

    def has(self, question: str) -> bool:
        number = self.numbers.get(question)
        return number is not None and bool(self.bits >> number & 1)


def check(document: Document, graph: Graph) -> list[Problem]:
    """Find the conditions that cannot mean what they seem to."""
    return list(_Logic(document, graph).problems())


def written_conditions(data: Any) -> Iterator[tuple[Path, Any]]:
    """Every condition of a file, with its path: the named ones first."""
    for section, fields in _FIELDS.items():
        items = data.get(section) if isinstance(data, dict) else None
        for id, item in items.items() if isinstance(items, dict) else ():
            if section == "conditions":
                yield (section, id), item
            elif isinstance(item, dict):
                for field in fields:
                    if field in item:
                        yield (section, id, field), item[field]


def names_in(path: Path, written: Any) -> Iterator[tuple[Path, str]]:
    """Every name in a condition as it is written, with its path."""
    if isinstance(written, str):
        yield path, written
        return
    for where, member in _members(path, written):
        yield from names_in(where, member)


def _members(path: Path, written: Any) -> Iterator[tuple[Path, Any]]:
    if isinstance(written, list):
        for index, member in enumerate(written):
            yield (*path, index), member
    elif isinstance(written, dict):
        for operator in ("all", "any", "of"):
            members = written.get(operator)
            if isinstance(members, list):
                for index, member in enumerate(members):
                    yield (*path, operator, index), member


class _Logic:
    def __init__(self, document: Document, graph: Graph) -> None:
        self.document = document
        self.graph = graph
        data = document.data if isinstance(document.data, dict) else {}
        named = data.get("conditions")
        self.named: dict[str, Any] = named if isinstance(named, dict) else {}
        self.sizes: dict[str, _Size] = {}
        # Conditions in a circle, or that name one that is: nothing can be said about them.
        self.endless: set[str] = set()

    def problems(self) -> Iterator[Problem]:
        yield from self._circles()
        for path, written in written_conditions(self.document.data):
            yield from self._too_few(path, written)
            yield from self._too_large(path, written)
        if not self.endless and not any(map(self._is_too_large, self.named)):
            yield from self._asked_too_early()

    def _circles(self) -> Iterator[Problem]:
        ways: dict[str, dict[str, Path]] = {}
        for id, written in self.named.items():
            own: dict[str, Path] = {}
            ways[id] = own
            for path, name in names_in(("conditions", id), written):
                if name in self.named:
                    own.setdefault(name, path)
        for circle in circles(list(self.named), ways):
            path = ways[circle[-2]][circle[-1]]
            yield Problem(
                "condition-circle",
                "error",
                f"The conditions name each other in a circle: {shown_circle(circle)}.",
                self.document.places.value(path),
                "Name answers, or conditions that do not come back to this one.",
                path,
            )
        self._measure(ways)

    def _measure(self, ways: Mapping[str, Mapping[str, Path]]) -> None:
        """Find the size of every named condition, those it names first."""
        waiting = {id: len(own) for id, own in ways.items()}
        users: dict[str, list[str]] = {id: [] for id in ways}
        for id, own in ways.items():
            for name in own:
                users[name].append(id)
        ready = [id for id, count in waiting.items() if not count]
        while ready:
            id = ready.pop()
            self.sizes[id] = self._size(self.named[id])
            for user in users[id]:
                waiting[user] -= 1
                if not waiting[user]:
                    ready.append(user)
        self.endless = set(ways) - set(self.sizes)

    def _size(self, written: Any) -> _Size:
        if isinstance(written, str):
            return self.sizes.get(written, _Size(1, 0))
        sizes = [self._size(member) for _, member in _members((), written)]
        return _Size(
            min(sum(size.names for size in sizes), _UNCOUNTED),
            1 + max((size.nesting for size in sizes), default=0),
        )

    def _too_large(self, path: Path, written: Any) -> Iterator[Problem]:
        size = self._size(written)
        if size.names <= MAX_NAMES and size.nesting <= MAX_NESTING:
            return
        if any(self._is_too_large(name) for _, name in names_in(path, written)):
            return  # follows from that one
        names = f"{size.names:,}" if size.names < _UNCOUNTED else "over a thousand million"
        what = f"Condition `{path[1]}`" if len(path) == 2 else f"The condition of {thing(path)}"
        yield Problem(
            "condition-too-large",
            "error",
            f"{what}, spelled out, has a length of {names} and a depth of {size.nesting}; at most "
            f"{MAX_NAMES:,} names and a depth of {MAX_NESTING} are looked at.",
            self.document.places.key(path),
            "Write it with fewer names, or with conditions that build less on one another.",
            path,
        )

    def _is_too_large(self, name: str) -> bool:
        size = self.sizes.get(name)
        return size is not None and (size.names > MAX_NAMES or size.nesting > MAX_NESTING)

    def _too_few(self, path: Path, written: Any) -> Iterator[Problem]:
        if isinstance(written, dict):
            needed, members = written.get("at_least"), written.get("of")
            if (
                isinstance(needed, int)
                and isinstance(members, list)
                and not isinstance(needed, bool)
                and needed > len(members) > 0
            ):
                where = (*path, "at_least")
                yield Problem(
                    "impossible-condition",
                    "error",
                    f"A condition of {thing(path)} needs {needed} of {len(members)}, so it can "
                    "never hold.",
                    self.document.places.value(where),
                    f"Write a number from 1 to {len(members)}.",
                    where,
                )
        for where, member in _members(path, written):
            yield from self._too_few(where, member)

    def _asked_too_early(self) -> Iterator[Problem]:
        """Find names in ``ask_if`` of answers that cannot have been given by then."""
        graph = self.graph
        unsure = graph.unsure or graph.start is None or ("questions",) in self.document.partial
        if unsure:
            return  # what comes before what is not all known
        named_by = {
            id: list(names_in(("questions", id, "ask_if"), question["ask_if"]))
            for id, question in graph.questions.items()
            if "ask_if" in question and id != graph.start
        }
        if not named_by:
            return
        mentioned = {
            name.partition(".")[0]
            for names in (*named_by.values(), *self._names_in_named())
            for _, name in names
        }
        for id, before in _questions_before(graph, mentioned):
            for path, name in named_by.get(id, ()):
                if name in self.named:
                    possible = self._can_hold(self.named[name], before)
                else:
                    question = name.partition(".")[0]
                    possible = before.has(question) or question not in graph.questions
                if not possible:
                    yield self._too_early(id, path, name)

    def _names_in_named(self) -> Iterator[list[tuple[Path, str]]]:
        for id, written in self.named.items():
            yield list(names_in(("conditions", id), written))

    def _can_hold(self, written: Any, before: _Before) -> bool:
        """Tell whether a condition holds once all answers to the questions before are given."""
        if isinstance(written, str):
            if written in self.named:
                return self._can_hold(self.named[written], before)
            question = written.partition(".")[0]
            return before.has(question) or question not in self.graph.questions
        members = [self._can_hold(member, before) for _, member in _members((), written)]
        if isinstance(written, dict) and "any" in written:
            return any(members)
        needed = written.get("at_least") if isinstance(written, dict) else None
        return sum(members) >= needed if isinstance(needed, int) else all(members)

    def _too_early(self, id: str, path: Path, name: str) -> Problem:
        what = "condition" if name in self.named else "answer"
        return Problem(
            "impossible-answer",
            "error",
            f"Question `{id}` is asked only if {what} `{name}` holds, but no path asks about that "
            "before it.",
            self.document.places.value(path),
            "Name answers of earlier questions, or ask this question later.",
            path,
        )


def _questions_before(graph: Graph, mentioned: set[str]) -> Iterator[tuple[str, _Before]]:
    """For each question, which of the ``mentioned`` ones can be asked before it.

    Questions in a circle, and what comes after one, are left out: no order is theirs.
    """
    numbers = {question: n for n, question in enumerate(q for q in graph.ways if q in mentioned)}
    waiting = dict.fromkeys(graph.ways, 0)
    for ways in graph.ways.values():
        for target in ways:
            waiting[target] += 1
    bits = dict.fromkeys(graph.ways, 0)
    ready = [question for question, count in waiting.items() if not count]
    while ready:
        question = ready.pop()
        before = bits.pop(question)
        yield question, _Before(numbers, before)
        if question in numbers:
            before |= 1 << numbers[question]
        for target in graph.ways[question]:
            bits[target] |= before
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
