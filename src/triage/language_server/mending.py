"""Problems as an editor shows them, and what mends them at a key stroke."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from triage.language_server.opened import Opened
from triage.problems import Problem

SOURCE = "triage"

_MENDS = (
    re.compile(r"Did you mean `(?P<mend>[^`]+)`\?"),
    re.compile(r"Put it in quotes to make it text: (?P<mend>\".*\")$"),
)
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
}


def diagnostic(opened: Opened, problem: Problem) -> types.Diagnostic:
    """A problem at its place, with its mend in words, and its counterexample."""
    from triage.interview.sheet import sheet_text

    parts = [problem.message, problem.hint or ""]
    if problem.counterexample is not None:
        parts.append(f"Counterexample:\n{sheet_text(problem.counterexample)}")
    return types.Diagnostic(
        range=opened.range(problem.place),
        message="\n".join(part for part in parts if part),
        severity=_SEVERITIES[problem.severity],
        code=problem.code,
        source=SOURCE,
        data=problem.hint,
    )


def mends(opened: Opened, diagnostics: list[types.Diagnostic]) -> Iterator[types.CodeAction]:
    """For each problem whose mend is a word, the edit that writes it."""
    for each in diagnostics:
        mend = _mend(each)
        if mend is not None:
            written = _in_place_of(opened.source.text_in_client_range(each.range), mend)
            yield types.CodeAction(
                title=str(each.data),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[each],
                is_preferred=True,
                edit=types.WorkspaceEdit({opened.uri: [types.TextEdit(each.range, written)]}),
            )


def _mend(diagnostic: types.Diagnostic) -> str | None:
    """The word that the hint of a problem of ours says to write."""
    hint = diagnostic.data
    if diagnostic.source != SOURCE or not isinstance(hint, str):
        return None
    found = filter(None, (pattern.search(hint) for pattern in _MENDS))
    return next((match["mend"] for match in found), None)


def _in_place_of(old: str, mend: str) -> str:
    """The mend in the form of what it replaces: in its quotes, and of an answer's name its part."""
    quote = old[:1] if old[:1] in ("'", '"') and old[-1:] == old[:1] else ""
    bare = old.strip(quote) if quote else old
    _, dot, answer = bare.partition(".")
    if dot and "." not in mend:
        mend = f"{mend}.{answer}"
    return mend if mend.startswith('"') else f"{quote}{mend}{quote}"
