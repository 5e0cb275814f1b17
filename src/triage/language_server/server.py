"""The language server: what an editor asks, and what it is told while somebody types."""

from __future__ import annotations

import asyncio
from importlib.metadata import version

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.workspace import ServerTextPosition, TextDocument

from triage.language_server.completing import Offer, offers
from triage.language_server.cursor import cursor_in
from triage.language_server.fields import sentence_of
from triage.language_server.hovering import told
from triage.language_server.mending import diagnostic, mends
from triage.language_server.opened import Desk, Opened
from triage.language_server.outline import folds, outline
from triage.language_server.renaming import renamed, uses, why_not
from triage.problems import Keys

PAUSE = 0.1
"""Seconds without a key before a file is checked: whoever types fast is not shown each letter."""

PREVIEW = "triage.preview"

_KINDS = {
    "field": types.CompletionItemKind.Field,
    "value": types.CompletionItemKind.Value,
    "answer": types.CompletionItemKind.EnumMember,
    "question": types.CompletionItemKind.Function,
    "condition": types.CompletionItemKind.Variable,
}


class RuleServer(LanguageServer):
    """The server, with the files that are open and the checks that are under way."""

    def __init__(self) -> None:
        super().__init__("triage", version("triage-questionnaire"))
        self.desk = Desk(self.source)
        self._checks: dict[str, asyncio.Task[None]] = {}

    def source(self, uri: str) -> TextDocument:
        """The text of a file, from the editor or from the disk."""
        return self.workspace.get_text_document(uri)

    def check_soon(self, uri: str) -> None:
        """Check a file and its family once nobody types any more."""
        opened = self.desk.changed(uri)
        for file in self.desk.family(opened):
            if file.uri in self.workspace.text_documents:
                self._check_soon(file)

    def forget(self, uri: str) -> None:
        """Take back what was said of a file that was closed."""
        task = self._checks.pop(uri, None)
        if task is not None:
            task.cancel()
        self.desk.closed(uri)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _check_soon(self, opened: Opened) -> None:
        before = self._checks.get(opened.uri)
        if before is not None:
            before.cancel()
        self._checks[opened.uri] = asyncio.get_running_loop().create_task(self._check(opened))

    async def _check(self, opened: Opened) -> None:
        await asyncio.sleep(PAUSE)
        rules = self.desk.rules_of(opened)

        def problems() -> list[types.Diagnostic]:
            questionnaire = None if rules is None else rules.rules.questionnaire
            return [diagnostic(opened, each) for each in opened.problems(questionnaire)]

        found = await asyncio.to_thread(problems)
        if self.desk.at(opened.uri) is opened:
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(opened.uri, found, opened.source.version)
            )


def serve() -> RuleServer:
    """The server with all that it can do; its caller starts it."""
    server = RuleServer()
    _follow_files(server)
    _answer_questions(server)
    _change_files(server)
    return server


def _follow_files(server: RuleServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)


def _answer_questions(server: RuleServer) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=[".", " ", "[", "{", ","]),
    )
    def complete(params: types.CompletionParams) -> types.CompletionList:
        opened = server.desk.at(params.text_document.uri)
        where = opened.source.position_from_client_units(params.position)
        cursor = cursor_in(opened.source.lines, where.line, where.character)
        start = opened.source.position_to_client_units(
            ServerTextPosition(where.line, where.character - len(cursor.typed))
        )
        replaced = types.Range(start, params.position)
        found = offers(cursor, server.desk.data(opened), cases=opened.is_cases)
        return types.CompletionList(
            is_incomplete=False,
            items=[_item(offer, replaced, number) for number, offer in enumerate(found)],
        )

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    @server.thread()
    def hover(params: types.HoverParams) -> types.Hover | None:
        opened = server.desk.readable(params.text_document.uri)
        name, says = opened.name_at(params.position), _of_field(opened, params.position)
        parts = [] if says is None else [says]
        if name is not None:
            rules = server.desk.rules_of(opened)
            survey = None if rules is None else rules.survey
            parts.insert(0, told(name, server.desk.data(opened), survey))
        words = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(parts))
        place = None if name is None else opened.range_of(name)
        return types.Hover(words, place) if parts else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        opened = server.desk.readable(params.text_document.uri)
        name = opened.name_at(params.position)
        found = () if name is None else uses(server.desk, opened, name)
        return [
            types.Location(file.uri, file.range_of(each)) for file, each in found if each.defines
        ]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        opened = server.desk.readable(params.text_document.uri)
        name = opened.name_at(params.position)
        found = () if name is None else uses(server.desk, opened, name)
        return [
            types.Location(file.uri, file.range_of(each))
            for file, each in found
            if params.context.include_declaration or not each.defines
        ]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return outline(server.desk.readable(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        return folds(server.desk.readable(params.text_document.uri))


def _change_files(server: RuleServer) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction | types.Command]:
        opened = server.desk.at(params.text_document.uri)
        found = mends(opened, list(params.context.diagnostics))
        # A command is no quick fix, so whoever asks for some kind only is not shown it.
        return [*found, *(_preview(server, params) if params.context.only is None else ())]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: types.PrepareRenameParams) -> types.Range | None:
        opened = server.desk.at(params.text_document.uri)
        name = opened.name_at(params.position)
        return None if name is None else opened.range_of(name)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit:
        opened = server.desk.at(params.text_document.uri)
        name = opened.name_at(params.position)
        if name is None:
            raise JsonRpcInvalidParams("there is no id under the cursor")
        reason = why_not(server.desk, opened, name, params.new_name)
        if reason is not None:
            raise JsonRpcInvalidParams(reason)
        return types.WorkspaceEdit(renamed(server.desk, opened, name, params.new_name))

    @server.command(PREVIEW)
    def preview(uri: str, question: str) -> None:
        file = server.desk.at(uri).path
        told = f"triage run {file} --at {question}"
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, told))


def _item(offer: Offer, replaced: types.Range, number: int) -> types.CompletionItem:
    written = f"{offer.word}: " if offer.kind == "field" else offer.word
    return types.CompletionItem(
        label=offer.word,
        kind=_KINDS.get(offer.kind, types.CompletionItemKind.Reference),
        detail=offer.kind if offer.kind not in ("field", "value") else None,
        documentation=offer.says or None,
        text_edit=types.TextEdit(replaced, written),
        # In the order of the file, which carries meaning, and not in that of the alphabet.
        sort_text=f"{number:05}",
    )


def _of_field(opened: Opened, position: types.Position) -> str | None:
    """What the schema says of the field whose key is under the cursor."""
    where = opened.source.position_from_client_units(position)
    line = opened.source.lines[where.line] if where.line < len(opened.source.lines) else ""
    end = where.character
    while end < len(line) and (line[end].isalnum() or line[end] in "_$"):
        end += 1
    cursor = cursor_in(opened.source.lines, where.line, end)
    keys: Keys = (*cursor.keys, cursor.typed)
    return sentence_of(keys, cases=opened.is_cases) if line[end : end + 1] == ":" else None


def _preview(server: RuleServer, params: types.CodeActionParams) -> list[types.Command]:
    """A command that begins at the question under the cursor."""
    opened = server.desk.readable(params.text_document.uri)
    name = opened.name_at(params.range.start)
    if name is None or name.kind != "question" or opened.is_cases:
        return []
    title = f"Try it from the question {name.id}"
    return [types.Command(title, PREVIEW, arguments=[opened.uri, name.id])]
