"""Why a question is asked, and every key of the page that was open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from triage.frontend.screen.hanging import hanging
from triage.frontend.screen.keys import Help, key
from triage.frontend.screen.screens.dialog import Dialog
from triage.frontend.screen.screens.drawn import once_drawn
from triage.frontend.screen.widgets.body import Body
from triage.frontend.screen.widgets.drawn import Drawn
from triage.frontend.screen.widgets.key_hints import Hint, KeyHints
from triage.frontend.screen.widgets.status import Status
from triage.frontend.screen.widgets.too_small import TooSmall
from triage.tongue.tongue import Tongue

KEYS_WIDTH = 18


class HelpRow(Drawn):
    """A key and what it does. Clicking it closes the help and does it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--keys"}

    class Clicked(Message):
        """The row was clicked.

        Attributes:
            action: what it stands for.
        """

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, help: Help) -> None:
        super().__init__()
        self._help = help

    def drawn(self, width: int) -> Content:
        """The keys, and beside or under them what they do."""
        keys = self._help.keys.ljust(KEYS_WIDTH) + "  "
        style = self.ink("help--keys")
        if len(keys) > KEYS_WIDTH + 2 or width < 2 * KEYS_WIDTH:
            under = hanging(Content("    "), Content(self._help.does), width)
            return Content("\n").join([Content(self._help.keys).stylize(style), under])
        return hanging(Content(keys).stylize(style), Content(self._help.does), width)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self._help.action is not None:
            self.post_message(self.Clicked(self._help.action))


class HelpDialog(Dialog[str | None]):
    """Texts with headings, then the keys. Gives the action to run if a key was clicked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,escape,question_mark,f1,q,b,left,ctrl+c,ctrl+q", "close", "close", "Close"),
        key("down,j", "line(1)", "line-down", "Scroll down a line"),
        key("up,k", "line(-1)", "line-up", "Scroll up a line"),
        key("pagedown,space", "page(1)", "page-down", "Scroll down a page"),
        key("pageup", "page(-1)", "page-up", "Scroll up a page"),
    ]

    def __init__(
        self, texts: Iterable[tuple[str, str]], keys: Sequence[Help], tongue: Tongue
    ) -> None:
        super().__init__()
        self._tongue = tongue
        self._texts = tuple(texts)
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The texts, the keys, how to close."""
        text = self._tongue.text
        yield TooSmall(self._tongue)
        with Vertical(classes="box tall"):
            with Body():
                for heading, told in self._texts:
                    yield Static(heading, classes="heading", markup=False)
                    yield Static(told.strip(), classes="text", markup=False)
                yield Static(text("Keys"), classes="heading", markup=False)
                for help in self._keys:
                    yield HelpRow(help)
            yield Status(self._tongue)
            yield KeyHints((Hint(text("Enter"), text("Close"), "close", main=True),))

    @on(Body.Scrolled)
    def _say_what_is_below(self) -> None:
        def say() -> None:
            below = self._tongue.text("More below") if self.query_one(Body).more_below else ""
            self.query_one(Status).below(below)

        once_drawn(self, say)

    @on(HelpRow.Clicked)
    def _run(self, event: HelpRow.Clicked) -> None:
        self.dismiss(event.action)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_line(self, lines: int) -> None:
        self.query_one(Body).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        body = self.query_one(Body)
        body.scroll_relative(y=pages * max(body.size.height - 1, 1), animate=False)
