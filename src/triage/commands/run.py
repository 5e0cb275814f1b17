"""Answer a questionnaire, question by question, and be told what to do next."""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import TextIO

from triage.commands.languages import languages_of, open_for, open_in
from triage.commands.opening import print_problems, print_renamed
from triage.commands.resuming import open_saved
from triage.commands.terminal import country_of
from triage.frontend import sentences
from triage.frontend.sitting import Sitting
from triage.interview.interview import Interview
from triage.interview.resuming import Resumed
from triage.problems import CommandError, Given
from triage.results.summary import summarize
from triage.rules.questionnaire import Questionnaire
from triage.tongue.tongue import tongue_of
from triage.words import did_you_mean, printable

STOPPED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage run``."""
    parser.add_argument("file", nargs="?", help="a rule file; the shipped one by default")
    parser.add_argument(
        "--plain",
        action="store_true",
        help="line by line, for screen readers and pipes (by itself where there is no terminal)",
    )
    parser.add_argument(
        "--full",
        action="store_true",
        help="leave the whole result in the terminal, and not only what matters most",
    )
    parser.add_argument(
        "--lang", metavar="L", help="the language; by itself the locale's, where it is there"
    )
    begin = parser.add_mutually_exclusive_group()
    begin.add_argument(
        "--resume", metavar="SHEET", help="go on from saved answers (a saved file or a sheet)"
    )
    begin.add_argument(
        "--at",
        metavar="QUESTION",
        help="for authors: begin at a question, with a few answers that lead there",
    )


def run(options: argparse.Namespace) -> int:
    """Walk a person through it: 0 with a recommendation, 1 for a wrong file, 2 if it was left."""
    if options.file == "-":
        raise CommandError("run reads answers from standard input, so the rule file must be a file")
    if sys.stdin is None:
        raise CommandError("standard input is closed, so nobody can answer")
    questionnaire = (
        open_in(options.file, options.lang)
        if options.lang
        else open_for(options.file, languages_of(os.environ))
    )
    if questionnaire is None:
        return 1
    if sys.stdin.isatty() and _goes_nowhere(sys.stderr):
        # The questions would stand there, so this sentence would, too.
        print("triage: standard error is closed or thrown away, but the questions are shown there")
        return STOPPED
    today = date.today()
    plain = _wants_plain(options)
    notes: Sequence[str] = ()
    if options.resume is not None:
        saved = open_saved(options.resume, questionnaire, today)
        begun, notes = saved.resumed, [saved.aged] if plain else saved.notes
        if plain:
            print_renamed(options.resume, saved.sheet.renamed)
            print_problems(options.resume, saved.sheet.problems)
            if saved.sheet.problems:
                again = tongue_of(questionnaire.language).text("what no longer fits is asked again")
                print(f"triage: {again}", file=sys.stderr)
    else:
        answers = {} if options.at is None else _answers_before(questionnaire, options.at)
        begun = Resumed(Interview.replay(questionnaire, answers))
    start = _plain if plain else _full_screen
    return start(begun, notes, today, full=options.full)


def _answers_before(questionnaire: Questionnaire, id: str) -> Mapping[str, Given]:
    """The answers that come before the question on the shortest path that asks it.

    Raises:
        CommandError: there is no such question, or no path asks it.
    """
    from triage.proof import NotProvedError, Target, shortest_to

    if id not in questionnaire.questions:
        near = did_you_mean(id, questionnaire.questions)
        raise CommandError(f"there is no question {id!r}{near}")
    try:
        sheet = shortest_to(questionnaire, Target("question", id))
    except NotProvedError as error:
        raise CommandError(f"no way to {id} was found: {error}") from None
    if sheet is None:
        raise CommandError(f"no path asks the question {id}")
    return dict(takewhile(lambda answer: answer[0] != id, sheet.items()))


def _wants_plain(options: argparse.Namespace) -> bool:
    """Whether to go line by line. Decided before Textual is loaded: it would draw to anything."""
    accessible = os.environ.get("ACCESSIBLE", "").lower() not in ("", "0", "false", "no")
    dumb = os.environ.get("TERM", "") in ("dumb", "unknown")
    no_terminal = not (sys.stdin.isatty() and sys.stderr.isatty())
    return options.plain or accessible or dumb or no_terminal


def _goes_nowhere(stream: TextIO) -> bool:
    """Whether nobody can read what is written there."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), os.stat(os.devnull))
    except (OSError, ValueError):
        return False


def _saving(today: date) -> Callable[[str | os.PathLike[str], Sitting], str]:
    """How all that a sitting remembers is saved, once the person named a file."""
    from triage.results.saving import save

    return lambda name, kept: save(name, kept.interview, today, marked=kept.drafts, then=kept.then)


def _plain(begun: Resumed, notes: Sequence[str], today: date, *, full: bool) -> int:
    from triage.frontend.plain import EndOfInput, PlainInterview

    def read() -> str | None:
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None

    def write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()

    try:
        PlainInterview(
            begun.interview,
            read=read,
            write=write,
            show_result=_show_result,
            save=_saving(today),
            today=today,
            marked=begun.marked,
            then=begun.then,
            notes=notes,
            country=country_of(os.environ),
            full=full,
            width=min(shutil.get_terminal_size().columns, 78),
        ).run()
    except EndOfInput as end:
        raise CommandError(str(end)) from None
    return 0


def _show_result(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _full_screen(begun: Resumed, notes: Sequence[str], today: date, *, full: bool) -> int:
    from triage.frontend.screen.app import TriageApp
    from triage.results.text import as_text, glance_as_text

    app = TriageApp(
        begun.interview,
        today=today,
        save=_saving(today),
        marked=begun.marked,
        then=begun.then,
        notes=notes,
        country=country_of(os.environ),
    )
    # What starting has made stays; only what comes after it is worth looking through.
    gc.freeze()
    gc.enable()
    finished, tongue = app.run(), app.sitting.tongue
    if app.return_code:
        return STOPPED
    if finished is None or finished.result is None:
        stopped = sentences.stopped(app.sitting.stored, tongue)
        print(f"triage: {printable(stopped)}", file=sys.stderr)
        return STOPPED
    # The alternate screen is gone with the app: leave what to do where it can still be read. The
    # answers stay out of the terminal's history.
    summary = summarize(
        finished.questionnaire, finished.result, today, app.country, app.sitting.then
    )
    if full:
        print(as_text(summary.without_answers()))
    # It comes last, so that it is what stands above the prompt.
    print(glance_as_text(summary.glance), end="")
    if not full:
        rest = sentences.where_the_rest_is(app.sitting.where, tongue)
        print(f"\n{printable(rest)}", file=sys.stderr)
    return 0
