"""The outline of a file: its sections, the things in them, and the answers of questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lsprotocol import types

from triage.language_server.opened import Opened
from triage.language_server.things import text_of
from triage.problems import Keys
from triage.reading.document import Document

_KINDS = {
    "questions": types.SymbolKind.Function,
    "answers": types.SymbolKind.EnumMember,
    "recommendations": types.SymbolKind.Event,
    "levels": types.SymbolKind.Enum,
    "conditions": types.SymbolKind.Boolean,
    "cases": types.SymbolKind.Method,
}


def outline(opened: Opened) -> list[types.DocumentSymbol]:
    """The outline, as far as the file can be read."""
    document = opened.document
    if document is None or not isinstance(document.data, dict):
        return []
    end = len(opened.source.lines)
    return list(_symbols(opened, document, (), document.data, end))


def folds(opened: Opened) -> list[types.FoldingRange]:
    """Everything of the outline that takes more than a line."""
    return list(_folds(outline(opened)))


def _folds(symbols: list[types.DocumentSymbol]) -> Iterator[types.FoldingRange]:
    for symbol in symbols:
        if symbol.range.end.line > symbol.range.start.line:
            yield types.FoldingRange(symbol.range.start.line, symbol.range.end.line)
        yield from _folds(list(symbol.children or ()))


def _symbols(
    opened: Opened, document: Document, keys: Keys, item: dict[Any, Any], end: int
) -> Iterator[types.DocumentSymbol]:
    """The symbols of a mapping; ``end`` is the line that it ends before."""
    places = [document.places.key((*keys, key)) for key in item]
    ends = [*(place.line - 1 for place in places[1:]), end] if places else []
    for key, place, after in zip(item, places, ends, strict=True):
        own = (*keys, key)
        last = _last_line(opened.source.lines, place.line - 1, after)
        whole = place._replace(
            end_line=last + 1, end_column=len(opened.source.lines[last].rstrip()) + 1
        )
        children = _inner(own, item[key])
        yield types.DocumentSymbol(
            name=str(key),
            detail=text_of(item[key])[:80],
            kind=_KINDS.get(str(own[-2]) if len(own) > 1 else str(key), types.SymbolKind.Field),
            range=opened.range(whole),
            selection_range=opened.range(place),
            children=list(_symbols(opened, document, *children, last + 1)) if children else [],
        )


def _last_line(lines: Sequence[str], begin: int, after: int) -> int:
    """The last line before another one that is not blank; ``begin`` where none follows it."""
    below = range(after - 1, begin, -1)
    return next((number for number in below if lines[number].strip()), begin)


def _inner(keys: Keys, item: Any) -> tuple[Keys, dict[Any, Any]] | None:
    """What is shown below a thing: of a section its things, of a question its answers."""
    if not isinstance(item, dict):
        return None
    if len(keys) == 1:
        return keys, item
    answers = item.get("answers")
    if len(keys) == 2 and keys[0] == "questions" and isinstance(answers, dict):
        return (*keys, "answers"), answers
    return None
