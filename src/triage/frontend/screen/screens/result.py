"""What is recommended: the urgency first, then what to do, then everything else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from triage.frontend.screen.keys import key
from triage.frontend.screen.screens.page import PAGING, SCROLLING, UNDO, ScreenPage
from triage.frontend.screen.widgets.banner import Banner
from triage.frontend.screen.widgets.key_hints import Hint
from triage.frontend.screen.widgets.prose import Prose
from triage.results.summary import Section, Summary
from triage.results.urgency import ColourPair


class More(Static):
    """Says that there is more to read. Clicking it shows it."""

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        await self.screen.run_action("more")


class ResultPage(ScreenPage):
    """Shows a summary. What waits behind *more* comes with ``m``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("m", "more", "more", "Show more, or less again"),
        key("c", "check", "check", "Check or change your answers"),
        key("b,left,escape", "back", "back", "Go back"),
        UNDO,
        key("s", "save", "save", "Save to a file"),
        *SCROLLING,
        *PAGING,
        key("enter", "page(1)", "enter", "Scroll down a page"),
    ]

    def __init__(
        self, summary: Summary, pair: ColourPair | None, title: str, notes: Sequence[str] = ()
    ) -> None:
        super().__init__(place="What is recommended", title=title)
        self._summary = summary
        self._pair = pair
        self._notes = notes

    def compose_body(self) -> Iterable[Widget]:
        """The banner, notes, the sections."""
        yield Banner(self._summary.headline, self._pair)
        for note in self._notes:
            yield Static(note, classes="note", markup=False)
        for section in self._summary.sections:
            yield Vertical(*_parts(section), classes="section")

    def hints(self) -> Sequence[Hint]:
        """Save, more, help, answers, quit."""
        less = self.has_class("-more")
        return (
            Hint("s", "Save", "save", main=True),
            Hint("m", "Less" if less else "More", "more"),
            Hint("?", "Help", "explain"),
            Hint("c", "Your answers", "check", short="Answers"),
            Hint("q", "Quit", "leave"),
            Hint("b", "Back", "back"),
        )

    def action_more(self) -> None:
        """Show everything, or only the most useful again."""
        self.toggle_class("-more")
        self.refresh_hints()

    def action_check(self) -> None:
        self.steps.check()

    def action_back(self) -> None:
        """Go back to the answers."""
        self.steps.back_from_result()

    def action_save(self) -> None:
        self.steps.ask_where_to_save()

    def action_line(self, lines: int) -> None:
        """Scroll; a message that was read goes away."""
        self.status.clear()
        super().action_line(lines)

    def action_page(self, pages: int) -> None:
        """Scroll; a message that was read goes away."""
        self.status.clear()
        super().action_page(pages)


def _parts(section: Section) -> Iterable[Widget]:
    yield Static(section.heading, classes="heading", markup=False)
    if section.lines:
        yield Prose(section.lines, classes="do" if section.id == "do" else None)
    if section.more:
        count = sum(line.kind == "item" for line in section.more) or len(section.more)
        after = "after" if section.lines else ""
        what = f"{count} more" if section.lines else f"these {count}"
        yield More(f"Press m to show {what}", classes=f"more-hint {after}", markup=False)
        yield Prose(section.more, classes=f"more {after}")
