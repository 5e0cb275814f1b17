"""Reading a file that somebody named: its bytes, or one sentence that says why not."""

from __future__ import annotations

import os
import stat
import sys

from triage.problems import CommandError
from triage.words import did_you_mean

STDIN = "-"
"""Stands for standard input wherever a file can be named."""

MAX_BYTES = 16 * 1024 * 1024
"""Larger files are refused; one byte more is read, so that whoever looks can tell."""


def read_bytes(file: str | os.PathLike[str]) -> bytes:
    """The content of a file, or of standard input for ``-``, up to one byte over `MAX_BYTES`.

    Raises:
        CommandError: there is no such file, it is a folder or a device, or it may not be read.
    """
    name = os.fspath(file)
    if name == STDIN:
        if sys.stdin is None:
            raise CommandError("standard input is closed; name a file")
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            _check_kind(name, descriptor)
            with open(descriptor, "rb", closefd=False) as opened:
                return opened.read(MAX_BYTES + 1)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        if os.path.islink(name):
            raise CommandError(f"{name} is a link that leads nowhere") from None
        raise CommandError(f"there is no file {name}{_nearby(name)}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a file name"
        raise CommandError(f"{name} cannot be read: {reason}") from None


def name_of(file: str | os.PathLike[str]) -> str:
    """What reports call the file at ``file``."""
    name = os.fspath(file)
    return "<stdin>" if name == STDIN else name


def text_of(content: bytes | str) -> str:
    """The content as far as it is text: what is no UTF-8 still has lines to show.

    Whoever shows them replaces what a terminal would obey.
    """
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")


def _check_kind(name: str, descriptor: int) -> None:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        raise CommandError(f"{name} is a folder; name a file in it")
    if stat.S_ISFIFO(mode):
        # A shell's <(command) is a pipe with somebody at its other end.
        os.set_blocking(descriptor, True)
    elif not stat.S_ISREG(mode):
        raise CommandError(f"{name} is not a regular file")


def _nearby(missing: str) -> str:
    folder, name = os.path.split(missing)
    try:
        return did_you_mean(name, os.listdir(folder or "."))
    except OSError:
        return ""
