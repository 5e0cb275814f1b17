"""The content of one version: a file, or ``REVISION:PATH`` as git writes it."""

from __future__ import annotations

import os
import subprocess

from triage.problems import CommandError
from triage.reading.files import MAX_BYTES, read_bytes


def read_version(name: str) -> bytes:
    """The content of a file or, where there is no such file, of ``REVISION:PATH`` in git.

    As everywhere in git, a name counts from the top of the repository; ``./`` before it makes it
    count from here.

    Raises:
        CommandError: it cannot be read; the message says what is missing.
    """
    revision, colon, file = name.partition(":")
    if not colon or os.path.exists(name):
        return read_bytes(name)
    if not revision or not file or revision.startswith("-"):
        raise CommandError(f"there is no file {name}, and it is no REVISION:PATH either")
    if _git("rev-parse", "--git-dir") is None:
        raise CommandError(f"there is no file {name}, and no git repository here to look for it in")
    if _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        raise CommandError(f"there is no file {name}, and git knows no revision {revision!r}")
    content = _git("cat-file", "blob", name)
    if content is None:
        raise CommandError(
            f"git has no file {file} in {revision}; its path counts from the top of the "
            f"repository (from here: {revision}:./{file})"
        )
    return content[: MAX_BYTES + 1]


def _git(*arguments: str) -> bytes | None:
    """What git prints; None where it fails."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError:
        raise CommandError(
            "git is needed to read REVISION:PATH, and there is no git command"
        ) from None
    return done.stdout if done.returncode == 0 else None
