"""Talk to an editor over standard input and output: problems while you type, completion, renaming.

An editor starts this; the README says how for some of them.
"""

from __future__ import annotations

import argparse
import os

from triage.problems import CommandError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``triage lsp``: there are none."""


def run(options: argparse.Namespace) -> int:
    """Serve until the editor says that it is enough.

    Raises:
        CommandError: the extra `editor` is not installed.
    """
    try:
        from triage.language_server.server import serve
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise CommandError(
            "the language server needs the extra `editor`: install triage-questionnaire[editor]"
        ) from None
    # Whoever serves closes the streams in the end; these are not the ones that are ours.
    serve().start_io(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    return 0
