"""Begin a rule file: NAME.yaml and NAME.cases.yaml in this folder, small, valid and explained."""

from __future__ import annotations

import argparse
import os
import re
from contextlib import ExitStack
from datetime import date, timedelta

from triage.problems import ID, CommandError
from triage.reading.rule_files import CASES_ENDINGS

_TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "templates")
_NOT_TEXT = ("true", "false", "null")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage new``."""
    parser.add_argument("name", metavar="NAME", help="its id, such as twisted-ankle")


def run(options: argparse.Namespace) -> int:
    """Write both files, or neither."""
    name = options.name
    if not ID.fullmatch(name):
        raise CommandError(
            f"{name!r} cannot be the id of a questionnaire: ids are lower-case words joined by "
            f"hyphens, such as {_nearest_id(name)}"
        )
    rules, cases = f"{name}.yaml", name + CASES_ENDINGS[0]
    _write(
        {
            rules: _filled("questionnaire.yaml", name, date.today()),
            cases: _filled("cases.yaml", name, date.today()),
        }
    )
    print(f"Wrote {rules} and {cases}. Now: triage validate --strict {rules}")
    return 0


def _nearest_id(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", name.lower())
    while words and not words[0][0].isalpha():
        del words[0]
    return "-".join(words) or "twisted-ankle"


def _filled(template: str, name: str, today: date) -> str:
    with open(os.path.join(_TEMPLATES, template), encoding="utf-8") as file:
        text = file.read()
    # These ids are values of another kind in YAML unless they stand in quotes.
    text = text.replace("id: NAME", f'id: "{name}"' if name in _NOT_TEXT else f"id: {name}")
    for placeholder, value in {
        "TITLE": name.replace("-", " ").capitalize(),
        "REVIEWED": today.isoformat(),
        "REVIEW_BY": (today + timedelta(days=365)).isoformat(),
        "NAME": name,
    }.items():
        text = text.replace(placeholder, value)
    return text


def _write(files: dict[str, str]) -> None:
    """Write all of them; where one exists already, none is left behind and none was changed."""
    with ExitStack() as undone:
        for name, text in files.items():
            try:
                with open(name, "x", encoding="utf-8") as file:
                    undone.callback(os.unlink, name)
                    file.write(text)
            except FileExistsError:
                raise CommandError(
                    f"{name} exists already and is left as it is; choose another name, or move it"
                ) from None
        undone.pop_all()
