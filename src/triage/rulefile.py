"""The one door from a rule file to a `Questionnaire`: reading, shape, references, flow, building.

All of them run on one file, so that all its problems come in one run; each passes over what an
earlier one has complained about. Only a file without an error becomes a `Questionnaire`.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from triage.checks import shape
from triage.checks.structure import structure
from triage.problems import Problem, in_order, stops
from triage.reading.document import Document, read
from triage.reading.files import read_bytes
from triage.rules.build import build
from triage.rules.questionnaire import Questionnaire


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
    problems += document.places.problems(structure(document.content, problems))
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
        problems += document.places.problems(shape.check(document.content, shape.CASES))
    return LoadedCases(None if stops(problems) else document, in_order(problems))
