"""Draw the decision tree: questions, answers on the arrows, results in the colour of their urgency.

The whole tree is one page. --section and --depth draw a part of it, and --path one person's way.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from triage.commands.opening import load_questionnaire, open_sheet
from triage.interview.interview import Interview
from triage.problems import CommandError
from triage.words import did_you_mean

if TYPE_CHECKING:
    from triage.graph.model import Picture


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage graph``."""
    parser.add_argument("file", nargs="?", help="a rule file; the shipped one by default")
    parser.add_argument("--format", choices=("svg", "html", "mermaid", "dot"), default="svg")
    parser.add_argument("--section", metavar="QUESTION", help="draw the tree from this question on")
    parser.add_argument(
        "--depth", metavar="N", type=_depth, help="draw so many questions one after another"
    )
    parser.add_argument(
        "--path", metavar="SHEET", help="highlight the way that these answers take (- for stdin)"
    )


def run(options: argparse.Namespace) -> int:
    """Print the picture: 0, or 1 where the file or the sheet is wrong."""
    from triage.graph.drawing import Part, picture_of

    questionnaire = load_questionnaire(options.file)
    if questionnaire is None:
        return 1
    if options.section is not None and options.section not in questionnaire.questions:
        raise CommandError(
            f"there is no question {options.section!r}"
            f"{did_you_mean(options.section, questionnaire.questions)}"
        )
    interview = None
    if options.path is not None:
        answers = open_sheet(options.path, questionnaire)
        if answers is None:
            return 1
        interview = Interview.replay(questionnaire, answers)
    part = Part(options.section, options.depth)
    picture = picture_of(questionnaire, part, interview)
    sys.stdout.write(_writer(options.format)(picture))
    return 0


def _depth(text: str) -> int:
    # isdecimal alone would take digits of other scripts, which nobody means.
    if not (text.isascii() and text.isdecimal() and int(text[:9]) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return int(text[:9])


def _writer(form: str) -> Callable[[Picture], str]:
    if form == "mermaid":
        from triage.graph import mermaid

        return mermaid.write
    if form == "dot":
        from triage.graph import dot

        return dot.write
    if form == "html":
        from triage.graph import html

        return html.page
    from triage.graph import svg

    return svg.draw
