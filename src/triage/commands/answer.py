"""Turn an answer sheet (YAML or JSON) into a recommendation, without asking anything."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from triage.commands.languages import open_in
from triage.commands.opening import open_sheet
from triage.interview.answers import accepted
from triage.interview.interview import Interview
from triage.problems import in_json
from triage.reading.files import name_of
from triage.rules.questionnaire import Question
from triage.words import printable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage answer``."""
    parser.add_argument("file", nargs="?", help="a rule file; the shipped one by default")
    parser.add_argument(
        "--answers", required=True, metavar="SHEET", help="the sheet, or - for stdin"
    )
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument("--lang", metavar="L", help="a language that there is a translation into")


def run(options: argparse.Namespace) -> int:
    """Print what the sheet comes to: 0, or 1 where it is wrong or does not complete a path."""
    questionnaire = open_in(options.file, options.lang)
    if questionnaire is None:
        return 1
    answers = open_sheet(options.answers, questionnaire)
    if answers is None:
        return 1
    name = name_of(options.answers)
    interview = Interview.replay(questionnaire, answers)
    if interview.current is not None:
        told = f"{name}: error: {_unanswered(interview.current)}"
        print(printable(told), file=sys.stderr)
        return 1
    result = interview.result
    assert result is not None, "a walk without a question to ask is over"
    unused = [id for id in answers if id not in interview.answers]
    if options.format == "json":
        import json

        from triage.results.json import as_json

        print(
            json.dumps(
                as_json(questionnaire, result, unused),
                indent=2,
                ensure_ascii=False,
                default=in_json,
            )
        )
        return 0
    from triage.results.summary import summarize
    from triage.results.text import as_markdown, as_text

    summary = summarize(questionnaire, result, date.today())
    markdown = options.format == "markdown"
    print(as_markdown(summary, questionnaire.title) if markdown else as_text(summary), end="")
    if unused:
        print(f"{printable(name)}: not needed, so not used: {', '.join(unused)}", file=sys.stderr)
    return 0


def _unanswered(question: Question) -> str:
    """Say which question a sheet still has to answer."""
    return (
        f"there is no answer to {question.id} (“{question.ask}”); it accepts {accepted(question)}"
    )
