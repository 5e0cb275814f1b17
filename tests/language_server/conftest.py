"""A client that speaks to the language server as an editor does."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest_asyncio
from lsprotocol import types
from pygls.lsp.client import LanguageClient

CAPABILITIES = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        document_symbol=types.DocumentSymbolClientCapabilities(
            hierarchical_document_symbol_support=True
        )
    )
)


CASES = """\
cases:
  swollen:
    story: Swollen a lot.
    answers: {warning-signs: none, swelling: a-lot, how-long: days, pain: 3}
    expect: {level: within-days, recommend: [see-doctor]}
"""


class Client(LanguageClient):
    """A session with the server.

    Attributes:
        told: what the server says of files, first to last.
        messages: what it asks to be shown.
    """

    def __init__(self) -> None:
        super().__init__("an editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: asyncio.Queue[str] = asyncio.Queue()

        def tell(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

        def show(params: types.ShowMessageParams) -> None:
            self.messages.put_nowait(params.message)

        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(tell)
        self.feature(types.WINDOW_SHOW_MESSAGE)(show)


@pytest_asyncio.fixture
async def client() -> AsyncIterator[Client]:
    """A session that has begun, and ends as an editor ends it."""
    session = Client()
    await session.start_io(sys.executable, "-m", "triage", "lsp")
    await session.initialize_async(types.InitializeParams(capabilities=CAPABILITIES))
    session.initialized(types.InitializedParams())
    yield session
    await session.shutdown_async(None)
    session.exit(None)
    await session.stop()  # type: ignore[no-untyped-call]


class Editor:
    """One file in an editor: typed into, asked about.

    Attributes:
        uri: what the editor calls the file.
    """

    def __init__(self, client: Client, file: Path) -> None:
        self.client = client
        self.uri = file.as_uri()
        self._text = ""
        self._version = 0

    def open(self, text: str) -> None:
        """Open the file with that text."""
        self._text, self._version = text, 1
        item = types.TextDocumentItem(self.uri, "yaml", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def write(self, text: str) -> None:
        """Put that text in the place of what is there."""
        self._text, self._version = text, self._version + 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._version, self.uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def problems(self) -> list[types.Diagnostic]:
        """What is said of the text as it is now."""
        while True:
            told = await self.client.told.get()
            if (told.uri, told.version) == (self.uri, self._version):
                return list(told.diagnostics)

    def at(self, words: str, inside: int = 0) -> types.Position:
        """The place of words in the text, and so many characters on."""
        offset = self._text.index(words) + inside
        before = self._text[:offset]
        return types.Position(before.count("\n"), offset - (before.rfind("\n") + 1))

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    async def offered(self, words: str, inside: int) -> list[types.CompletionItem]:
        """What can be written there."""
        found = await self.client.text_document_completion_async(
            types.CompletionParams(self.document, self.at(words, inside))
        )
        assert isinstance(found, types.CompletionList)
        return list(found.items)

    async def hover(self, words: str, inside: int = 0) -> str | None:
        """What is said of what stands there."""
        found = await self.client.text_document_hover_async(
            types.HoverParams(self.document, self.at(words, inside))
        )
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value


def edited(text: str, edits: Iterable[types.TextEdit]) -> str:
    """The text with edits made as an editor makes them: none shifts another one."""
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda edit: edit.range.start, reverse=True):
        start, end = edit.range.start, edit.range.end
        assert start.line == end.line
        line = lines[start.line]
        lines[start.line] = line[: start.character] + edit.new_text + line[end.character :]
    return "".join(lines)
