"""The commands of ``triage``, one module each.

A module is imported only when its command is called, so that no command pays for what another one
needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


class CommandModule(Protocol):
    """What the module of a command has; its docstring is the description that ``--help`` shows."""

    __doc__: str | None

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what can be written behind the name of the command."""

    def run(self, options: Namespace) -> int:
        """Do it, and return the exit code."""


class Command(NamedTuple):
    """A command: what it does, in one line, and how its module is imported."""

    does: str
    load: Callable[[], CommandModule]


def _run() -> CommandModule:
    from triage.commands import run

    return run


def _answer() -> CommandModule:
    from triage.commands import answer

    return answer


def _validate() -> CommandModule:
    from triage.commands import validate

    return validate


def _test() -> CommandModule:
    from triage.commands import test

    return test


def _graph() -> CommandModule:
    from triage.commands import graph

    return graph


def _page() -> CommandModule:
    from triage.commands import page

    return page


def _paths() -> CommandModule:
    from triage.commands import paths

    return paths


def _diff() -> CommandModule:
    from triage.commands import diff

    return diff


def _review() -> CommandModule:
    from triage.commands import review

    return review


def _new() -> CommandModule:
    from triage.commands import new

    return new


def _explain() -> CommandModule:
    from triage.commands import explain

    return explain


def _schema() -> CommandModule:
    from triage.commands import schema

    return schema


def _translate() -> CommandModule:
    from triage.commands import translate

    return translate


def _lsp() -> CommandModule:
    from triage.commands import lsp

    return lsp


COMMANDS = {
    "run": Command("answer a questionnaire (the default)", _run),
    "answer": Command("turn an answer sheet into a recommendation", _answer),
    "validate": Command("check and prove rule files", _validate),
    "test": Command("run the cases that belong to rule files", _test),
    "graph": Command("draw the decision tree as a picture", _graph),
    "page": Command("make one web page of a questionnaire, for any browser", _page),
    "paths": Command("count the paths, and show the shortest to a result", _paths),
    "diff": Command("show what a change of a rule file changes for people", _diff),
    "review": Command("write all that a clinician answers for, to print and sign", _review),
    "new": Command("begin a rule file with its cases", _new),
    "translate": Command("make or update a translation of a questionnaire", _translate),
    "explain": Command("say what a problem code means", _explain),
    "lsp": Command("show an editor what is wrong while a rule file is written", _lsp),
    "schema": Command("print the JSON Schema of rule files", _schema),
}
