"""From the paths somebody names to the files that are meant; folders are searched for YAML."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from triage.reading.files import STDIN
from triage.words import did_you_mean

CASES_ENDINGS = (".cases.yaml", ".cases.yml")
_ENDINGS = (".yaml", ".yml")


class Failure(NamedTuple):
    """A path that could not be checked: missing, unreadable, or a folder without rule files."""

    path: str
    message: str


class Gathered(NamedTuple):
    """The files that are meant, each once, in the order named; and what led to none."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...]


def gather(paths: Sequence[str]) -> Gathered:
    """Find the files that ``paths`` mean.

    A file is taken whatever it is called; of a folder, every ``*.yaml`` and ``*.yml`` below it, but
    not what is hidden (a name that begins with a dot). ``-`` stands for standard input.
    """
    files: dict[str, str] = {}
    failures: list[Failure] = []
    for path in paths:
        found = list(_files_at(path))
        if not found:
            failures.append(_failure(path))
        for file in found:
            files.setdefault(os.path.abspath(file) if file != STDIN else STDIN, file)
    return Gathered(tuple(files.values()), tuple(dict.fromkeys(failures)))


def is_cases(path: str) -> bool:
    """Tell whether a file of that name holds cases."""
    return path.lower().endswith(CASES_ENDINGS)


def cases_beside(rules: str) -> tuple[str, ...]:
    """The names that the cases of the rule file ``rules`` may have."""
    stem = os.path.splitext(rules)[0]
    return tuple(stem + ending for ending in CASES_ENDINGS)


def rules_beside(cases: str) -> tuple[str, ...]:
    """The names that the rule file of the cases ``cases`` may have."""
    stem = os.path.splitext(os.path.splitext(cases)[0])[0]
    return tuple(stem + ending for ending in _ENDINGS)


def _files_at(path: str) -> Iterator[str]:
    if path == STDIN or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        for folder, folders, names in os.walk(path):
            # Changed in place: os.walk goes on with what is left, in this order.
            folders[:] = sorted(_not_hidden(folders))
            for name in sorted(_not_hidden(names)):
                if name.lower().endswith(_ENDINGS):
                    yield os.path.join(folder, name)
    elif os.path.lexists(path):
        yield path  # a device or a broken link: reading it says what is wrong


def _not_hidden(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if not name.startswith("."))


def _failure(path: str) -> Failure:
    if os.path.isdir(path):
        return Failure(path, f"{path}: there is no rule file (*.yaml or *.yml) in this folder")
    folder, name = os.path.split(path)
    try:
        near = did_you_mean(name, sorted(os.listdir(folder or ".")))
    except OSError:
        near = ""
    return Failure(path, f"{path}: there is no such file or folder{near}")
