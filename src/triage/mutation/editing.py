"""Changed copies of the data of a rule file. What is not changed is shared with the original."""

from __future__ import annotations

from typing import Any

from triage.problems import Path

Data = dict[str, Any]


def value_at(data: Any, path: Path) -> Any:
    """The value at ``path``; None where a mapping on the way has no such key."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else data[step]
        if data is None:
            return None
    return data


def changed(data: Any, path: Path, value: Any) -> Any:
    """A copy of ``data`` with ``value`` at ``path``."""
    if not path:
        return value
    first, *rest = path
    copy = data.copy()
    old = data.get(first) if isinstance(data, dict) else data[first]
    copy[first] = changed(old, tuple(rest), value)
    return copy


def without(data: Any, path: Path) -> Any:
    """A copy of ``data`` without the key or list item at ``path``.

    A list or mapping that is empty then goes as well: files do not have empty ones.
    """
    *outer, last = path
    holder = value_at(data, tuple(outer))
    if len(holder) == 1 and outer:
        return without(data, tuple(outer))
    copy = holder.copy()
    del copy[last]
    return changed(data, tuple(outer), copy)
