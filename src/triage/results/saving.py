"""Keep a result because the person asked for it: whole or not at all, and theirs alone."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from datetime import date
from typing import BinaryIO

from triage.interview.interview import Interview
from triage.interview.sheet import SHEET_BEGINS, SHEET_ENDS, sheet_text
from triage.problems import in_json
from triage.results.dates import in_full
from triage.results.json import as_json
from triage.results.summary import summarize
from triage.results.text import as_markdown, as_text

ENDINGS = (".md", ".txt", ".json", ".yaml")
OWNER_ONLY = 0o600

NO_RESULT = "These are the answers so far. There is no recommendation yet.\n"
"""What a saved file says of an interview that is not over."""


class SaveError(Exception):
    """The file was not written; the message says why and what to do instead."""


def save(file: str | os.PathLike[str], interview: Interview, today: date) -> str:
    """Write the result with its answers; of an unfinished interview, the answers so far.

    Nothing is overwritten and no link is followed. The file appears whole or not at all, and only
    its owner may read it.

    Args:
        file: where to; its ending says how: ``.md``, ``.txt``, ``.json``, or ``.yaml`` for the
            answer sheet alone.
        interview: what to keep.
        today: the day written into it.

    Returns:
        The full name of the file.

    Raises:
        SaveError: it could not be written.
    """
    named = os.path.expanduser(os.fspath(file))
    target = os.path.abspath(named)
    if not os.path.basename(named):
        raise SaveError(f"that is a folder; add a name for the file: {target}")
    ending = os.path.splitext(target)[1].lower()
    if ending not in ENDINGS:
        raise SaveError(f"the name must end in one of {', '.join(ENDINGS)}: {target}")
    content = content_of(interview, ending, today).encode()
    try:
        _write_whole(target, content)
    except FileExistsError:
        raise SaveError(
            f"there is something there already, choose another name: {target}"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a file name"
        raise SaveError(f"{reason}: {target}") from None
    return target


def content_of(interview: Interview, ending: str, today: date) -> str:
    """The text of a saved file with that ending, such as ``.md``."""
    if ending == ".yaml":
        return sheet_text(interview.answers)
    result = interview.result
    if ending == ".json":
        content: dict[str, object] = {
            "questionnaire": interview.questionnaire.id,
            "saved": today.isoformat(),
            "answers": interview.answers,
        }
        if result is not None:
            content |= as_json(interview.questionnaire, result)
        return json.dumps(content, indent=2, ensure_ascii=False, default=in_json) + "\n"
    if result is None:
        told = NO_RESULT
    else:
        summary = summarize(interview.questionnaire, result, today)
        told = (
            as_markdown(summary, interview.questionnaire.title)
            if ending == ".md"
            else as_text(summary)
        )
    return (
        f"{told}\n{saved_on(in_full(today))}\n\n"
        f"{SHEET_BEGINS}{sheet_text(interview.answers)}{SHEET_ENDS}\n"
    )


def saved_on(day: str) -> str:
    """When a file was saved, and what it is good for."""
    return f"Saved on {day}. To go on from here: triage run --resume and the name of this file."


def _write_whole(target: str, content: bytes) -> None:
    """Write a file without a name, then name it in one step that refuses to overwrite."""
    folder = os.path.dirname(target)
    try:
        # Nothing is left behind even if we are killed, where the system knows nameless files.
        descriptor = os.open(folder, os.O_WRONLY | os.O_TMPFILE, OWNER_ONLY)
    except (AttributeError, OSError):
        _write_beside(target, content)
        return
    with os.fdopen(descriptor, "wb") as file:
        _write_through(file, content)
        directory = os.open(folder, os.O_RDONLY)
        try:
            # With a directory given, Python follows the /proc entry to the nameless file itself.
            os.link(f"/proc/self/fd/{descriptor}", target, src_dir_fd=directory)
        finally:
            os.close(directory)


def _write_beside(target: str, content: bytes) -> None:
    """The same with a temporary name, which being killed in the middle would leave behind."""
    beside = os.path.join(os.path.dirname(target), f".triage-{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(beside, flags, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _write_through(file, content)
        os.link(beside, target)
    finally:
        with suppress(OSError):
            os.unlink(beside)


def _write_through(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())
