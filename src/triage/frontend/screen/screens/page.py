"""What all pages have in common: their parts, leaving, help, and scrolling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget

from triage.frontend import sentences
from triage.frontend.screen.keys import helped, key
from triage.frontend.screen.screens.drawn import once_drawn
from triage.frontend.screen.steps import PageSteps
from triage.frontend.screen.widgets.body import Body
from triage.frontend.screen.widgets.key_hints import Hint, KeyHints
from triage.frontend.screen.widgets.notice import Notice
from triage.frontend.screen.widgets.status import Status
from triage.frontend.screen.widgets.too_small import TooSmall
from triage.frontend.screen.widgets.top_line import TopLine
from triage.tongue.tongue import Tongue

if TYPE_CHECKING:
    from triage.frontend.screen.screens.helping import HelpDialog

UNDO = key("u", "undo", "undo", "Undo your last step")
LEAVE = key("q,ctrl+c,ctrl+q", "leave", "leave", "Leave; you are asked first")
EXPLAIN = key("question_mark,f1", "explain", "explain", "Explain this page and its keys")
SCROLLING = (
    key("down,j", "line(1)", "line-down", "Scroll down a line"),
    key("up,k", "line(-1)", "line-up", "Scroll up a line"),
)
PAGING = (
    key("pagedown,space", "page(1)", "page-down", "Scroll down a page"),
    key("pageup", "page(-1)", "page-up", "Scroll up a page"),
    key("home", "jump(-1)", "top", "Go to the top"),
    key("end", "jump(1)", "bottom", "Go to the end"),
)


class ScreenPage(Screen[None], inherit_bindings=False):
    """A full screen. Nothing on it can be focused: the page itself has all the keys.

    A subclass says what its body shows (`compose_body`) and which keys matter (`hints`).

    Attributes:
        tongue: the language it speaks.
    """

    BINDINGS: ClassVar[list[BindingType]] = [EXPLAIN, LEAVE]

    def __init__(
        self, tongue: Tongue, *, place: str, title: str | None = None, notice: str | None = None
    ) -> None:
        super().__init__()
        self.tongue = tongue
        self._place = place
        self._title = title
        self._notice = notice

    @property
    def steps(self) -> PageSteps:
        """The steps that can be taken from here: the app, of which a page knows no more."""
        return cast(PageSteps, self.app)

    def compose(self) -> ComposeResult:
        """The parts of a page from top to bottom."""
        yield TooSmall(self.tongue)
        with Vertical(id="column"):
            yield TopLine(self._place, self._title or "")
            yield from self.compose_top()
            with Body():
                yield from self.compose_body()
            yield Status(self.tongue)
            if self._notice:
                yield Notice(self._notice)
            yield KeyHints(self.hints())

    def compose_top(self) -> Iterable[Widget]:
        """What stays in sight above the body, whatever is scrolled."""
        return ()

    def compose_body(self) -> Iterable[Widget]:
        """What the page is about."""
        raise NotImplementedError

    def hints(self) -> Sequence[Hint]:
        """The keys that matter here, most important first."""
        raise NotImplementedError

    def explanation(self) -> Sequence[tuple[str, str]]:
        """Headings with a text each, shown by the help above the keys."""
        return ()

    def below(self) -> str:
        """What to say when something is out of sight below."""
        return self.tongue.text("More below") if self.body.more_below else ""

    @property
    def body(self) -> Body:
        return self.query_one(Body)

    @property
    def status(self) -> Status:
        return self.query_one(Status)

    @property
    def too_small(self) -> bool:
        """Tell whether the window is too small to show the page."""
        return self.has_class("-tiny") or self.has_class("-flat")

    def refresh_hints(self) -> None:
        """Show the hints as they are now."""
        self.query_one(KeyHints).show(self.hints())

    def on_resize(self) -> None:
        """Keep what the keys stand on in sight."""
        once_drawn(self, self.show_place)

    def show_place(self) -> None:
        """Scroll to what the keys stand on, if there is such a thing."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nothing be answered that cannot be seen."""
        return action == "leave" or not self.too_small

    @on(Body.Scrolled)
    def _say_what_is_below(self) -> None:
        if self.body.more_below and self.has_class("-tall"):
            # A tall window is used whole before anything in it has to be scrolled.
            self.add_class("-long")
        once_drawn(self, lambda: self.status.below(self.below()))

    def action_leave(self) -> None:
        self.steps.ask_to_leave()

    def action_undo(self) -> None:
        """Undo the last step, unless there is none."""
        if not self.steps.undo():
            self.status.say(self.tongue.text(sentences.NOTHING_TO_UNDO))

    def action_explain(self) -> None:
        """Say why this is asked, and list every key; a key clicked there is run here."""
        # Imported when it is asked for: the first page is then there sooner.
        from triage.frontend.screen.screens.helping import HelpDialog

        async def run(action: str | None) -> None:
            if action is not None:
                await self.run_action(action)

        keys = helped(self.all_bindings(), self.tongue)
        dialog: HelpDialog = HelpDialog(self.explanation(), keys, self.tongue)
        self.app.push_screen(dialog, run)

    def with_key(self, below: str) -> str:
        """What is out of sight below, and the key that shows it; nothing if nothing is."""
        return self.tongue.text("{below}: PgDn", below=below) if below else ""

    def all_bindings(self) -> list[Binding]:
        """Every key of this page: its own first, then those of all pages."""
        bindings = [active.binding for active in self.active_bindings.values()]
        return sorted(bindings, key=lambda binding: binding.id in {EXPLAIN.id, LEAVE.id})

    def action_line(self, lines: int) -> None:
        self.body.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by pages, keeping one line in sight."""
        height = self.body.scrollable_content_region.height
        self.body.scroll_relative(y=pages * max(height - 1, 1), animate=False)

    def action_jump(self, direction: int) -> None:
        """Go to the top or the end."""
        if direction < 0:
            self.body.scroll_home(animate=False)
        else:
            self.body.scroll_end(animate=False)
