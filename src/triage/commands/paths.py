"""Count the paths through a rule file, or show the shortest answers that lead to a result.

A path is one complete way to answer; every combination of ticked boxes is one of its own. Shares
are shares of paths and say nothing about how many people take one.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from triage.commands.opening import load_questionnaire
from triage.problems import CommandError, in_json
from triage.words import did_you_mean

if TYPE_CHECKING:
    from triage.proof import Target
    from triage.rules.questionnaire import Questionnaire


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage paths``."""
    parser.add_argument("file", nargs="?", help="a rule file; the shipped one by default")
    parser.add_argument(
        "--to",
        metavar="NAME",
        help="the shortest answers that lead to this level, recommendation or advice",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    """Print counts or the shortest answers: 1 where the file is wrong or no path leads there."""
    questionnaire = load_questionnaire(options.file)
    if questionnaire is None:
        return 1
    from triage.proof import NotProvedError

    target = None if options.to is None else _target(questionnaire, options.to)
    try:
        if target is None:
            return _show_counts(questionnaire, options.format)
        return _show_way(questionnaire, target, options.format)
    except NotProvedError as error:
        raise CommandError(f"the paths of {questionnaire.id} were not counted: {error}") from None


def _target(questionnaire: Questionnaire, name: str) -> Target:
    """What ``name`` means: an id, or ``KIND:ID`` where an id alone could mean two things."""
    from triage.proof import targets

    known = targets(questionnaire)
    found = [thing for thing in known if name in (thing.id, f"{thing.kind}:{thing.id}")]
    if len(found) > 1:
        raise CommandError(
            f"{name!r} could be {' or '.join(f'{thing.kind}:{thing.id}' for thing in found)}; "
            "write one of these"
        )
    if not found:
        near = did_you_mean(name, [thing.id for thing in known])
        levels = ", ".join(questionnaire.levels)
        raise CommandError(
            f"there is no level, recommendation or advice {name!r}{near} (levels: {levels})"
        )
    return found[0]


def _show_counts(questionnaire: Questionnaire, form: str) -> int:
    from triage.proof import survey
    from triage.reports import paths

    counted = survey(questionnaire)
    if form == "json":
        print(json.dumps(paths.as_json(counted), indent=2, ensure_ascii=False, default=in_json))
    else:
        print(paths.as_text(counted), end="")
    return 0


def _show_way(questionnaire: Questionnaire, target: Target, form: str) -> int:
    from triage.interview.sheet import sheet_text
    from triage.proof import shortest_to
    from triage.words import counted

    sheet = shortest_to(questionnaire, target)
    if form == "json":
        print(
            json.dumps(
                {"to": target._asdict(), "answers": sheet},
                indent=2,
                ensure_ascii=False,
                default=in_json,
            )
        )
    elif sheet is None:
        print(f"No path leads to {target.kind} {target.id}.")
    else:
        asked = counted(len(sheet), "question")
        print(f"# The shortest answers that lead to {target.kind} {target.id}: {asked}.")
        print(sheet_text(sheet), end="")
    return 0 if sheet is not None else 1
