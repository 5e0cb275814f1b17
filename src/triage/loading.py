"""The one door from a rule file to a `Questionnaire`: reading, shape, references, flow, building.

All of them run on one file, so that all its problems come in one run; each passes over what an
earlier one has complained about. Only a file without an error becomes a `Questionnaire`.
"""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

from triage.building import build
from triage.checks import flow, references, shape
from triage.document import MAX_BYTES, Document, read
from triage.errors import CommandError
from triage.problems import Problem, in_order, stops
from triage.questionnaire import Questionnaire


class Loaded(NamedTuple):
    """What became of one file.

    ``document`` is None where the file could not be read as YAML at all; ``questionnaire`` where
    there is any error. ``problems`` are in the order of the file.
    """

    document: Document | None
    questionnaire: Questionnaire | None
    problems: list[Problem]


class LoadedCases(NamedTuple):
    """What became of one file of cases: ``document`` is None where there is any error."""

    document: Document | None
    problems: list[Problem]


def load(path: str | os.PathLike[str]) -> Loaded:
    """Load the rule file at ``path``.

    Raises:
        CommandError: there is no such file, it is no file, or it may not be read.
    """
    return load_text(read_bytes(path), os.fspath(path))


def load_text(text: bytes | str, name: str) -> Loaded:
    """Load a rule file whose content is at hand; ``name`` is what reports call it."""
    document, problems = read(text, name)
    if document is None:
        return Loaded(None, None, in_order(problems))
    problems += shape.check(document)
    problems += references.check(document)
    problems += flow.check(document, problems)
    questionnaire = None if stops(problems) else build(document.data)
    return Loaded(document, questionnaire, in_order(problems))


def load_cases(path: str | os.PathLike[str]) -> LoadedCases:
    """Load the file of cases at ``path``.

    Raises:
        CommandError: there is no such file, it is no file, or it may not be read.
    """
    return load_cases_text(read_bytes(path), os.fspath(path))


def load_cases_text(text: bytes | str, name: str) -> LoadedCases:
    """Load a file of cases whose content is at hand."""
    document, problems = read(text, name)
    if document is not None:
        problems += shape.check(document, shape.CASES)
    return LoadedCases(None if stops(problems) else document, in_order(problems))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The content of a file, as far as it is needed to see that it is too large.

    Raises:
        CommandError: there is no such file, it is no file, or it may not be read.
    """
    name = os.fspath(path)
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            mode = os.fstat(descriptor).st_mode
            if stat.S_ISDIR(mode):
                raise CommandError(f"{name} is a folder, not a file.")
            if not stat.S_ISREG(mode):
                raise CommandError(f"{name} is not a regular file.")
            with open(descriptor, "rb", closefd=False) as file:
                return file.read(MAX_BYTES + 1)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise CommandError(f"There is no file {name}.") from None
    except PermissionError:
        raise CommandError(f"{name} may not be read: permission denied.") from None
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise CommandError(f"{name!r} is not a file name: {error}.") from None
