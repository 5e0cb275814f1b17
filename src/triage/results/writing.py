"""Write a file whole or not at all, never over another, readable by its owner alone.

Not every disk can do all of it: a stick with FAT knows neither files without a name nor a second
name for one, and a network drive may not settle what was written. Each way keeps as much as it can,
and where one is not possible the next is tried.
"""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from typing import BinaryIO

OWNER_ONLY = 0o600

_CANNOT_SETTLE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a disk says that has no way to settle a file at once."""


def write_whole(target: str, content: bytes) -> None:
    """Write a new file.

    Args:
        target: its full name.
        content: all of it.

    Raises:
        FileExistsError: there is something of that name.
        OSError: it could not be written; nothing is left of it.
        ValueError: no file can have that name.
    """
    ways = [_beside_and_linked, _beside_and_moved]
    if hasattr(os, "O_TMPFILE"):
        ways.insert(0, _without_name)
    for way in ways:
        try:
            return way(target, content)
        except FileExistsError:
            raise
        except OSError:
            continue
    return _in_place(target, content)


def _without_name(target: str, content: bytes) -> None:
    """Write a file without a name, then name it in one step that refuses to overwrite.

    Nothing is left behind even if we are killed.
    """
    folder = os.path.dirname(target)
    descriptor = os.open(folder, os.O_WRONLY | os.O_TMPFILE, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        _write_through(file, content)
        directory = os.open(folder, os.O_RDONLY)
        try:
            # With a directory given, Python follows the /proc entry to the nameless file itself.
            os.link(f"/proc/self/fd/{descriptor}", target, src_dir_fd=directory)
        finally:
            os.close(directory)


def _beside_and_linked(target: str, content: bytes) -> None:
    """The same with a temporary name, which being killed in the middle would leave behind."""
    beside = _name_beside(target)
    _in_place(beside, content)
    try:
        os.link(beside, target)
    finally:
        with suppress(OSError):
            os.unlink(beside)


def _beside_and_moved(target: str, content: bytes) -> None:
    """Take the name with an empty file, and put the whole one in its place.

    Being killed in between would leave the empty file, but never half of one.
    """
    os.close(_opened_new(target))
    beside = _name_beside(target)
    try:
        _in_place(beside, content)
        os.replace(beside, target)
    except OSError:
        for left in (beside, target):
            with suppress(OSError):
                os.unlink(left)
        raise


def _in_place(target: str, content: bytes) -> None:
    """Write the file under its name; what could not be written whole is taken away."""
    descriptor = _opened_new(target)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _write_through(file, content)
    except OSError:
        with suppress(OSError):
            os.unlink(target)
        raise


def _name_beside(target: str) -> str:
    return os.path.join(os.path.dirname(target), f".triage-{secrets.token_hex(8)}")


def _opened_new(name: str) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    return os.open(name, flags, OWNER_ONLY)


def _write_through(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if error.errno not in _CANNOT_SETTLE:
            raise
