"""Changed copies of the data of a rule file. What is not changed is shared with the original."""

from __future__ import annotations

from typing import Any

from triage.problems import Keys

FileData = dict[str, Any]


def value_at(data: Any, keys: Keys) -> Any:
    """The value at ``keys``; None where a mapping on the way has no such key."""
    for step in keys:
        data = data.get(step) if isinstance(data, dict) else data[step]
        if data is None:
            return None
    return data


def changed(data: Any, keys: Keys, value: Any) -> Any:
    """A copy of ``data`` with ``value`` at ``keys``."""
    if not keys:
        return value
    first, *rest = keys
    copy = data.copy()
    old = data.get(first) if isinstance(data, dict) else data[first]
    copy[first] = changed(old, tuple(rest), value)
    return copy


def without(data: Any, keys: Keys) -> Any:
    """A copy of ``data`` without the key or list item at ``keys``.

    A list or mapping that is empty then goes as well: files do not have empty ones.
    """
    *outer, last = keys
    holder = value_at(data, tuple(outer))
    if len(holder) == 1 and outer:
        return without(data, tuple(outer))
    copy = holder.copy()
    del copy[last]
    return changed(data, tuple(outer), copy)
