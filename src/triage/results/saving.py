"""Keep a result because the person asked for it: whole or not at all, and theirs alone."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import NamedTuple

from triage.interview.interview import Interview
from triage.interview.saved_file import SHEET_BEGINS, SHEET_ENDS
from triage.interview.sheet import ANSWERS, ASIDE, MARKED, Earlier, saved_text
from triage.problems import Given, in_json
from triage.results.html import as_html
from triage.results.json import as_json
from triage.results.summary import summarize
from triage.results.text import as_markdown, as_text
from triage.results.writing import write_whole
from triage.tongue.tongue import Tongue, later, tongue_of

ENDINGS = (".html", ".md", ".txt", ".json", ".yaml")
ADDED = ".md"
"""The ending of a name that has none of these."""

GONE = later("a folder that is gone; name another one, too")

NO_RESULT = later("These are the answers so far. There is no recommendation yet.")
"""What a saved file says of an interview that is not over."""


class SaveError(Exception):
    """The file was not written; the message says why and what to do instead."""


def save(
    file: str | os.PathLike[str],
    interview: Interview,
    today: date,
    *,
    marked: Mapping[str, Given] | None = None,
    then: Earlier | None = None,
) -> str:
    """Write the result with its answers; of an unfinished interview, the answers so far.

    Nothing is overwritten and no link is followed. The file appears whole or not at all, and only
    its owner may read it, as far as the disk can keep these promises.

    Args:
        file: where to; its ending says how: ``.html``, ``.md``, ``.txt``, ``.json``, or ``.yaml``
            for the answer sheet alone. A name without any of them gets `ADDED`.
        interview: what to keep.
        today: the day written into it.
        marked: what is marked and not confirmed, by question id.
        then: what the answers came to that were gone on from.

    Returns:
        The full name of the file.

    Raises:
        SaveError: it could not be written.
    """
    tongue = tongue_of(interview.questionnaire.language)
    named = os.path.expanduser(os.path.expandvars(_unquoted(os.fspath(file))))
    target = _in_full(named, tongue)
    if not os.path.basename(named) or os.path.isdir(target):
        told = tongue.text("that is a folder; add a name for the file: {file}", file=target)
        raise SaveError(told)
    if os.path.splitext(target)[1].lower() not in ENDINGS:
        target += ADDED
    ending = os.path.splitext(target)[1].lower()
    content = content_of(interview, ending, today, marked=marked, then=then).encode()
    try:
        write_whole(target, content)
    except FileExistsError:
        told = later("there is something there already, choose another name: {file}")
        raise SaveError(tongue.text(told, file=target)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or tongue.text("that is not a file name")
        raise SaveError(f"{reason}: {target}") from None
    return target


def held(tongue: Tongue) -> str:
    """What is in a file, and how its name says of which kind it is."""
    return tongue.text(
        "It will hold your answers. Only you will be able to read it. "
        "Its name ends in {endings}; {page} is a page to print.",
        endings=", ".join(ENDINGS),
        page=ENDINGS[0],
    )


class Offered(NamedTuple):
    """Where a file is saved if the person wants no other name.

    Attributes:
        name: the name of a page to print, with the day; nothing has it yet.
        folder: the folder it would be in.
    """

    name: str
    folder: str


def offered(interview: Interview, today: date) -> Offered:
    """A name in the working folder that can be saved to."""
    what = "answers" if interview.current is not None else "result"
    begins = f"triage-{what}-{today.isoformat()}"
    names = (f"{begins}{f'-{number}' if number > 1 else ''}{ENDINGS[0]}" for number in count(1))
    name = next(name for name in names if not os.path.lexists(name))
    try:
        return Offered(name, os.getcwd())
    except OSError:
        return Offered(name, tongue_of(interview.questionnaire.language).text(GONE))


def content_of(
    interview: Interview,
    ending: str,
    today: date,
    *,
    marked: Mapping[str, Given] | None = None,
    then: Earlier | None = None,
) -> str:
    """The text of a saved file with that ending, such as ``.md``; for the rest see `save`."""
    result, questionnaire = interview.result, interview.questionnaire
    tongue = tongue_of(questionnaire.language)
    saved: dict[str, object] = {"questionnaire": questionnaire.id, "saved": today.isoformat()}
    if result is not None:
        saved["level"] = result.level.id
    if then is not None and then.level is not None:
        day = {} if then.day is None else {"saved": then.day.isoformat()}
        saved["before"] = {**day, "level": then.level.id}
    saved[ANSWERS] = interview.answers
    aside = {step.question.id: step.given for step in interview.aside}
    saved |= {key: kept for key, kept in ((ASIDE, aside), (MARKED, marked)) if kept}
    if ending == ".yaml":
        return saved_text(saved)
    if ending == ".json":
        saved |= {} if result is None else as_json(questionnaire, result)
        return json.dumps(saved, indent=2, ensure_ascii=False, default=in_json) + "\n"
    summary = None if result is None else summarize(questionnaire, result, today, then=then)
    sheet = f"{SHEET_BEGINS}{saved_text(saved)}{SHEET_ENDS}\n"
    when = saved_on(tongue.day(today), tongue)
    no_result = "" if summary else f"{tongue.text(NO_RESULT)}\n"
    if ending == ".html":
        return as_html(questionnaire, summary, [no_result, when], sheet)
    if summary is None:
        told = no_result
    else:
        told = as_markdown(summary, questionnaire.title) if ending == ".md" else as_text(summary)
    return f"{told}\n{when}\n\n{sheet}"


def saved_on(day: str, tongue: Tongue) -> str:
    """When a file was saved, and what it is good for."""
    return tongue.text(
        "Saved on {day}. To go on from here: {command} and the name of this file.",
        day=day,
        command="triage run --resume",
    )


def _in_full(named: str, tongue: Tongue) -> str:
    try:
        return os.path.abspath(named)
    except OSError:
        raise SaveError(f"{tongue.text(GONE)}: {named}") from None


def _unquoted(name: str) -> str:
    """The name without the quotes that somebody put around it, as in a shell."""
    quoted = len(name) > 2 and name[0] == name[-1] and name[0] in "\"'"
    return name[1:-1] if quoted else name
