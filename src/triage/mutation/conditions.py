"""Conditions made a little weaker or stronger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from triage.problems import Keys


class Altered(NamedTuple):
    """A condition that was altered.

    Attributes:
        keys: where in the condition.
        value: what stands there then.
        what: what was done, as the end of a sentence about its owner.
    """

    keys: Keys
    value: Any
    what: str


def altered(condition: Any, *, list_means: str = "all") -> Iterator[Altered]:
    """Yield each way to alter a condition a little.

    Args:
        condition: as the file has it.
        list_means: what a bare list says of its members: ``all``, under ``unless`` ``any``.
    """
    if isinstance(condition, str):
        return
    if isinstance(condition, dict) and {"score", "number"} & condition.keys():
        yield from _other_bound(condition)
        return
    if isinstance(condition, dict) and "other_than" in condition:
        yield from _not_other(condition["other_than"])
        return
    inside: Keys
    if isinstance(condition, list):
        kind, members, inside = list_means, condition, ()
    elif "of" in condition:
        kind, members, inside = "of", condition["of"], ("of",)
    else:
        ((kind, members),) = condition.items()
        inside = (kind,)
    if kind == "of":
        yield from _other_number(condition["at_least"], members)
    elif len(members) > 1:
        other = "any" if kind == "all" else "all"
        yield Altered((), {other: members}, f"asked for {other} of its {len(members)} members")
    if len(members) > (condition["at_least"] if kind == "of" else 1):
        for place, member in enumerate(members):
            rest = members[:place] + members[place + 1 :]
            yield Altered(inside, rest, f"did not name {_named(member)}")
    for place, member in enumerate(members):
        for keys, value, what in altered(member):
            yield Altered((*inside, place, *keys), value, f"{what} (in {_named(member)})")


def _other_number(needed: int, members: list[Any]) -> Iterator[Altered]:
    for number in (needed - 1, needed + 1):
        if 1 <= number <= len(members):
            if number == 1:
                value: Any = {"any": members}
            elif number == len(members):
                value = {"all": members}
            else:
                value = {"at_least": number, "of": members}
            yield Altered((), value, f"asked for {number} of its members instead of {needed}")


def _other_bound(condition: dict[str, Any]) -> Iterator[Altered]:
    asked = condition.get("score") or condition["number"]
    for bound in ("at_least", "at_most"):
        if bound in condition:
            own = condition[bound]
            for number in (own - 1, own + 1):
                what = f"asked `{asked}` for {number} instead of {own}"
                yield Altered((), {**condition, bound: number}, what)


def _not_other(names: list[str]) -> Iterator[Altered]:
    asked = f"`{names[0]}` itself" if len(names) == 1 else "one of those that it leaves out"
    yield Altered((), {"any": names}, f"asked for {asked}")
    if len(names) > 1:
        for place, name in enumerate(names):
            rest = names[:place] + names[place + 1 :]
            yield Altered(("other_than",), rest, f"did not leave out `{name}`")


def _named(member: Any) -> str:
    if isinstance(member, str):
        return f"`{member}`"
    if isinstance(member, list):
        return f"a list of {len(member)}"
    for kind in ("score", "number"):
        if kind in member:
            return f"the {kind} `{member[kind]}`"
    if "of" in member:
        return f"`at_least: {member['at_least']}`"
    ((kind, members),) = member.items()
    return f"`{kind}` of {len(members)}"
