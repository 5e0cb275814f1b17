"""Conditions that cannot come true, that never end, or that are too large to be looked at.

Named conditions may name one another. They are followed without recursion over the names: only
what is written inside one condition is walked recursively, and reading has limited its depth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from triage.checks.flow.links import circles, shown_circle
from triage.checks.naming import thing
from triage.checks.page import Page
from triage.problems import Finding, Keys

MAX_NAMES = 1_000
MAX_NESTING = 64

IMPOSSIBLE_CONDITION = Page(
    code="impossible-condition",
    severity="error",
    title="A condition that can never hold",
    why=(
        "It needs more of its members than it has, or another answer than any that its question "
        "has."
    ),
    bad="""\
rules:
  swollen-for-weeks:
    when: {at_least: 3, of: [swelling.a-little, how-long.weeks]}
""",
    good="""\
rules:
  swollen-for-weeks:
    when: {at_least: 2, of: [swelling.a-little, how-long.weeks]}
""",
)

CONDITION_CIRCLE = Page(
    code="condition-circle",
    severity="error",
    title="Conditions that name each other in a circle",
    why=("Whether one of them holds would depend on itself."),
    bad="""\
conditions:
  long: [for-weeks]
  for-weeks: {any: [long, how-long.weeks]}
""",
    good="""\
conditions:
  long: [for-weeks]
  for-weeks: {any: [how-long.weeks]}
rules:
  swollen-for-weeks: {when: [swelling.a-little, long]}
""",
)

CONDITION_TOO_LARGE = Page(
    code="condition-too-large",
    severity="error",
    title="A condition that is too large, spelled out",
    why=(
        "Named conditions may build on one another, but each step can double what there "
        "is to look at. Spelled out, a condition names at most 1,000 answers, nested at "
        "most 64 deep."
    ),
    bad="""\
conditions:
  c0: {any: [swelling.a-little, how-long.weeks]}
  c1: [c0, {any: [c0]}]
  c2: [c1, {any: [c1]}]
  c3: [c2, {any: [c2]}]
  c4: [c3, {any: [c3]}]
  c5: [c4, {any: [c4]}]
  c6: [c5, {any: [c5]}]
  c7: [c6, {any: [c6]}]
  c8: [c7, {any: [c7]}]
  c9: [c8, {any: [c8]}]
""",
    good="""\
conditions:
  c0: {any: [swelling.a-little, how-long.weeks]}
  c1: [c0, how-long.days]
rules:
  swollen-for-weeks: {when: c1}
""",
)

PAGES = (IMPOSSIBLE_CONDITION, CONDITION_CIRCLE, CONDITION_TOO_LARGE)

_FIELDS: dict[str, tuple[str, ...]] = {
    "conditions": (),
    "advice": ("unless",),
    "questions": ("ask_if",),
    "rules": ("when",),
    "promises": ("when", "unless"),
}

# A condition that doubles itself again and again has more names than anybody could write down.
_UNCOUNTED = 10**9


class Size(NamedTuple):
    """How large a condition is with the named ones in it spelled out."""

    names: int
    nesting: int

    @property
    def is_too_large(self) -> bool:
        """Whether it is more than is looked at."""
        return self.names > MAX_NAMES or self.nesting > MAX_NESTING


class Named(NamedTuple):
    """The named conditions of a file.

    Attributes:
        written: each as it is written.
        ways: for each, those it names, with the keys of the first place where it does.
        sizes: of each that neither stands in a circle nor names one that does.
    """

    written: Mapping[str, Any]
    ways: Mapping[str, Mapping[str, Keys]]
    sizes: Mapping[str, Size]

    @property
    def are_sound(self) -> bool:
        """Whether something can be said about all of them: no circle, and none too large."""
        return len(self.sizes) == len(self.written) and not any(
            size.is_too_large for size in self.sizes.values()
        )


def check(data: Any, named: Named) -> Iterator[Finding]:
    """Find the conditions that cannot mean what they seem to."""
    for circle in circles(list(named.written), named.ways):
        yield CONDITION_CIRCLE.at(
            named.ways[circle[-2]][circle[-1]],
            f"The conditions name each other in a circle: {shown_circle(circle)}.",
            "Name answers, or conditions that do not come back to this one.",
        )
    for keys, written in written_conditions(data):
        yield from _too_few(keys, written)
        yield from _too_large(keys, written, named.sizes)


def read_named(data: Any) -> Named:
    """Read the named conditions and measure them, those first that others name."""
    found = data.get("conditions") if isinstance(data, dict) else None
    written: dict[str, Any] = found if isinstance(found, dict) else {}
    ways: dict[str, dict[str, Keys]] = {}
    for id, condition in written.items():
        own: dict[str, Keys] = {}
        ways[id] = own
        for keys, name in names_in(("conditions", id), condition):
            if name in written:
                own.setdefault(name, keys)
    return Named(written, ways, _measured(written, ways))


def written_conditions(data: Any) -> Iterator[tuple[Keys, Any]]:
    """Every condition of a file, with its keys: the named ones first."""
    for section, fields in _FIELDS.items():
        items = data.get(section) if isinstance(data, dict) else None
        for id, item in items.items() if isinstance(items, dict) else ():
            if section == "conditions":
                yield (section, id), item
            elif isinstance(item, dict):
                for field in fields:
                    if field in item:
                        yield (section, id, field), item[field]


def names_in(keys: Keys, written: Any) -> Iterator[tuple[Keys, str]]:
    """Every name in a condition as it is written, with its keys."""
    if isinstance(written, str):
        yield keys, written
        return
    yield from others_in(keys, written)
    for where, member in members_of(keys, written):
        yield from names_in(where, member)


def others_in(keys: Keys, written: Any) -> Iterator[tuple[Keys, str]]:
    """The names in ``other_than``, where a condition at ``keys`` says that, with their keys."""
    names = written.get("other_than") if isinstance(written, dict) else None
    for index, name in enumerate(names if isinstance(names, list) else ()):
        if isinstance(name, str):
            yield (*keys, "other_than", index), name


def members_of(keys: Keys, written: Any) -> Iterator[tuple[Keys, Any]]:
    """The members of a condition that stands at ``keys``, each with its own."""
    if isinstance(written, list):
        for index, member in enumerate(written):
            yield (*keys, index), member
    elif isinstance(written, dict):
        for operator in ("all", "any", "of"):
            members = written.get(operator)
            if isinstance(members, list):
                for index, member in enumerate(members):
                    yield (*keys, operator, index), member


def _measured(
    written: Mapping[str, Any], ways: Mapping[str, Mapping[str, Keys]]
) -> dict[str, Size]:
    waiting = {id: len(own) for id, own in ways.items()}
    users: dict[str, list[str]] = {id: [] for id in ways}
    for id, own in ways.items():
        for name in own:
            users[name].append(id)
    sizes: dict[str, Size] = {}
    ready = [id for id, count in waiting.items() if not count]
    while ready:
        id = ready.pop()
        sizes[id] = _size(written[id], sizes)
        for user in users[id]:
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    return sizes


def _size(written: Any, sizes: Mapping[str, Size]) -> Size:
    if isinstance(written, str):
        return sizes.get(written, Size(1, 0))
    members = [_size(member, sizes) for _, member in members_of((), written)]
    members += [Size(1, 0) for _ in others_in((), written)]
    return Size(
        min(sum(size.names for size in members), _UNCOUNTED),
        1 + max((size.nesting for size in members), default=0),
    )


def _too_large(keys: Keys, written: Any, sizes: Mapping[str, Size]) -> Iterator[Finding]:
    size = _size(written, sizes)
    if not size.is_too_large:
        return
    if any(name in sizes and sizes[name].is_too_large for _, name in names_in(keys, written)):
        return  # follows from that one
    names = f"{size.names:,}" if size.names < _UNCOUNTED else "over a thousand million"
    what = f"Condition `{keys[1]}`" if len(keys) == 2 else f"The condition of {thing(keys)}"
    yield CONDITION_TOO_LARGE.at_key(
        keys,
        f"{what}, spelled out, has a length of {names} and a depth of {size.nesting}; at most "
        f"{MAX_NAMES:,} names and a depth of {MAX_NESTING} are looked at.",
        "Write it with fewer names, or with conditions that build less on one another.",
    )


def _too_few(keys: Keys, written: Any) -> Iterator[Finding]:
    if isinstance(written, dict):
        needed, members = written.get("at_least"), written.get("of")
        if (
            isinstance(needed, int)
            and isinstance(members, list)
            and not isinstance(needed, bool)
            and not written.keys() & {"score", "number"}
            and needed > len(members) > 0
        ):
            yield IMPOSSIBLE_CONDITION.at(
                (*keys, "at_least"),
                f"A condition of {thing(keys)} needs {needed} of {len(members)}, so it can "
                "never hold.",
                f"Write a number from 1 to {len(members)}.",
            )
    for where, member in members_of(keys, written):
        yield from _too_few(where, member)
