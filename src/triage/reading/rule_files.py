"""From the names that somebody gives to the files that are meant; folders are searched for YAML."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from triage.reading.files import STDIN
from triage.rules.questionnaire import LANGUAGE_TAG
from triage.words import did_you_mean, nearest

CASES_ENDINGS = (".cases.yaml", ".cases.yml")
_ENDINGS = (".yaml", ".yml")
_TRANSLATION = re.compile(rf".+\.(?P<tag>{LANGUAGE_TAG})\.po")


class Failure(NamedTuple):
    """What was named and could not be checked: missing, unreadable, or a folder without rule files.

    A folder below it that cannot be read is one, too: what stands in it was not looked at.
    """

    name: str
    message: str


class Gathered(NamedTuple):
    """The files that are meant, each once, in the order named; and what led to none."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...]


def gather(names: Sequence[str]) -> Gathered:
    """Find the files that ``names`` mean.

    A file is taken whatever it is called; of a folder, every ``*.yaml`` and ``*.yml`` below it, but
    not what is hidden (a name that begins with a dot). Links to folders are followed, and a folder
    to which several ways lead is looked at once. ``-`` stands for standard input.
    """
    files: dict[str, str] = {}
    failures: list[Failure] = []
    for name in names:
        found, unread = _found_at(name)
        failures += unread or ([] if found else [_failure(name)])
        for file in found:
            files.setdefault(os.path.abspath(file) if file != STDIN else STDIN, file)
    return Gathered(tuple(files.values()), tuple(dict.fromkeys(failures)))


def is_cases(name: str) -> bool:
    """Tell whether a file of that name holds cases."""
    return name.lower().endswith(CASES_ENDINGS)


def cases_beside(rules: str) -> tuple[str, ...]:
    """The names that the cases of the rule file ``rules`` may have."""
    stem = os.path.splitext(rules)[0]
    return tuple(stem + ending for ending in CASES_ENDINGS)


def rules_beside(cases: str) -> tuple[str, ...]:
    """The names that the rule file of the cases ``cases`` may have."""
    stem = os.path.splitext(os.path.splitext(cases)[0])[0]
    return tuple(stem + ending for ending in _ENDINGS)


def translations_beside(rules: str) -> dict[str, str]:
    """The translations of the rule file ``rules``, by the tag of their language."""
    folder, name = os.path.split(rules)
    stem = os.path.splitext(name)[0]
    tags = {
        name: tag
        for name in _listed(folder)
        if (tag := language_in(name)) and name == f"{stem}.{tag}.po"
    }
    return {tag: os.path.join(folder, name) for name, tag in tags.items()}


def with_translations(files: Sequence[str]) -> tuple[str, ...]:
    """The files, behind each rule file the translations that stand beside it; each file once."""
    named = {os.path.abspath(file) for file in files}
    found: dict[str, None] = {}
    for file in files:
        found[file] = None
        if file != STDIN and file.endswith(_ENDINGS) and not is_cases(file):
            beside = translations_beside(file).values()
            found |= dict.fromkeys(each for each in beside if os.path.abspath(each) not in named)
    return tuple(found)


def translated_by(translation: str) -> str | None:
    """The rule file that a translation belongs to; None where none stands beside it."""
    stem = translation.removesuffix(f".{language_in(translation)}.po")
    return next(_there([stem + ending for ending in _ENDINGS]), None)


def language_in(translation: str) -> str:
    """The tag in the name of a translation, ``NAME.LANG.po``; empty where there is none."""
    found = _TRANSLATION.fullmatch(os.path.basename(translation))
    return found["tag"] if found else ""


def rules_of(cases: str) -> str | None:
    """The rule file of the cases ``cases``; None where none stands beside them."""
    return next(_there(rules_beside(cases)), None)


def cases_of(rules: str) -> tuple[str, ...]:
    """The files of cases that stand beside the rule file ``rules``."""
    return tuple(_there(cases_beside(rules)))


def probably_meant(cases: str) -> str | None:
    """The rule file in the same folder whose name is nearest to that of the missing one."""
    folder, name = os.path.split(rules_beside(cases)[0])
    others = [file for file in _listed(folder) if file.endswith(_ENDINGS) and not is_cases(file)]
    return nearest(name, others)


def without_rules(cases: str) -> str:
    """What to say of cases beside which no rule file stands."""
    near = probably_meant(cases)
    meant = "" if near is None else f"; did you mean {near!r}?"
    expected = os.path.basename(rules_beside(cases)[0])
    return f"{cases}: there is no rule file {expected} beside these cases{meant}"


def _there(names: Sequence[str]) -> Iterator[str]:
    # A link that leads nowhere is taken, too: reading it says so.
    return filter(os.path.lexists, names)


def _listed(folder: str) -> list[str]:
    """The names in a folder; none where it cannot be read."""
    try:
        return sorted(os.listdir(folder or "."))
    except OSError:
        return []


def _found_at(named: str) -> tuple[list[str], list[Failure]]:
    """The files at a path, and the folders there that cannot be read."""
    if os.path.isdir(named):
        return _below(named)
    # A device or a broken link is taken, too: reading it says what is wrong.
    return ([named] if named == STDIN or os.path.lexists(named) else []), []


def _below(top: str) -> tuple[list[str], list[Failure]]:
    """The rule files below a folder, by name, and the folders that cannot be read.

    Folders are piled up, since they can be nested deeper than functions can call each other.
    """
    files: list[str] = []
    failures: list[Failure] = []
    seen: set[tuple[int, int]] = set()
    ahead, links = [top], list[str]()
    # A folder is called by its own name where it has one below `top`, so links come last.
    while ahead or links:
        folder = ahead.pop() if ahead else links.pop(0)
        try:
            is_at = os.stat(folder)
            if (is_at.st_dev, is_at.st_ino) in seen:
                continue
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            failures.append(Failure(folder, f"{folder} cannot be read: {error.strerror}"))
            continue
        seen.add((is_at.st_dev, is_at.st_ino))
        folders: list[str] = []
        for entry in inside:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                (links if entry.is_symlink() else folders).append(os.path.join(folder, entry.name))
            elif entry.name.lower().endswith(_ENDINGS):
                files.append(os.path.join(folder, entry.name))
        ahead += reversed(folders)
    return files, failures


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or leads to one.

    A link that may not be followed might: it counts as one, and reading it says what is wrong.
    """
    try:
        return entry.is_dir()
    except PermissionError:
        return True
    except OSError:
        return False  # a link that leads round in a circle


def _failure(named: str) -> Failure:
    if os.path.isdir(named):
        return Failure(named, f"{named}: there is no rule file (*.yaml or *.yml) in this folder")
    folder, name = os.path.split(named)
    near = did_you_mean(name, _listed(folder))
    return Failure(named, f"{named}: there is no such file or folder{near}")
