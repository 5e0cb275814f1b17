"""What is recommended: the urgency and what to do stay in sight, everything else opens by a key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Static

from triage.frontend import sentences
from triage.frontend.screen.keys import key, mark_keys
from triage.frontend.screen.screens.page import PAGING, SCROLLING, UNDO, ScreenPage
from triage.frontend.screen.widgets.banner import Banner
from triage.frontend.screen.widgets.key_hints import Hint
from triage.frontend.screen.widgets.prose import Prose
from triage.frontend.screen.widgets.section_row import SectionRow
from triage.results.summary import Glance, Summary
from triage.results.text import glance_as_text
from triage.results.urgency import ColourPair

KEYS = "123456789"
"""The keys that open a part."""

BESIDE = 2
"""How many parts stand under the signs in a wide window; the others stand in a second column."""


class ResultPage(ScreenPage):
    """Shows a summary. No key takes its level and its action off the screen.

    Enter does nothing here: on every page before it means to go on, and a second press of it must
    not change what somebody sees who has to act.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *mark_keys(KEYS, "Open the part of that number, or fold it"),
        key("n", "country", "country", "Show the number of another country"),
        key("c", "check", "check", "Check or change your answers"),
        key("b,left,escape", "back", "back", "Go back"),
        UNDO,
        key("s", "save", "save", "Save to a file"),
        key("y", "copy", "copy", "Copy what matters most, to paste it elsewhere"),
        *SCROLLING,
        *PAGING,
    ]

    def __init__(
        self,
        summary: Summary,
        pair: ColourPair | None,
        title: str,
        notes: Sequence[str] = (),
        *,
        countries: bool = False,
    ) -> None:
        tongue = summary.glance.tongue
        super().__init__(tongue, place=tongue.text("What is recommended"), title=title)
        self.parts = [
            SectionRow(pressed, section)
            for pressed, section in zip(KEYS, summary.sections, strict=False)
        ]
        self._glance = summary.glance
        self._most_urgent = summary.level.rank == 0
        self._pair = pair
        self._notes = notes
        self._countries = countries
        self._at_once = Static(classes="at-once", markup=False)
        self._numbers_above = Static(classes="at-once -above", markup=False)
        self._numbers_below = Static(classes="numbers -below", markup=False)

    def compose_top(self) -> Iterable[Widget]:
        """The level, the one thing to do, by when, whom to call."""
        yield Banner(self._glance.headline, self._pair, loudest=self._most_urgent)
        yield Static(self._glance.action, classes="action", markup=False)
        yield self._at_once
        yield self._numbers_above

    def compose_body(self) -> Iterable[Widget]:
        """The rest of the glance, notes, the parts: what to do comes before what a change did."""
        with Container(classes="columns"):
            with Vertical():
                yield self._numbers_below
                yield Prose(self._glance.rest)
                for note in self._notes:
                    yield Static(note, classes="note", markup=False)
                yield from self.parts[:BESIDE]
            with Vertical():
                yield from self.parts[BESIDE:]

    def hints(self) -> Sequence[Hint]:
        """Open, read on, another country, save, answers, help, quit, back."""
        text = self.tongue.text
        country = Hint("n", text("Other country"), "country", short=text("Country"))
        return (
            *self._opening(),
            Hint(text("Space"), text("Read on"), "page(1)", short=text("Read")),
            *([country] if self._countries else []),
            Hint("s", text("Save"), "save"),
            Hint("c", text("Your answers"), "check", short=text("Answers")),
            Hint("?", text("Help"), "explain"),
            Hint("q", text("Quit"), "leave"),
            Hint("y", text("Copy"), "copy"),
            Hint("b", text("Back"), "back"),
        )

    def _opening(self) -> Iterable[Hint]:
        """How to open a part; clicked, it opens the first that is folded."""
        folded = [part.pressed for part in self.parts if not part.open]
        if folded:
            last = len(self.parts)
            keys = f"1-{last}" if last > 1 else "1"
            more, short = self.tongue.text("Read more"), self.tongue.text("More")
            yield Hint(keys, more, f"press('{folded[0]}')", short=short, main=True)

    def on_mount(self) -> None:
        self._show_numbers(self._glance)

    def _show_numbers(self, glance: Glance) -> None:
        """Show whom to call.

        All the numbers, where the country is not known, stay in sight in windows that are not
        short. In those they would leave no room for anything else.
        """
        pinned = glance.call is not None and not glance.call.known
        for widget, text in (
            (self._at_once, glance.at_once),
            (self._numbers_above, glance.numbers if pinned else ""),
            (self._numbers_below, glance.numbers),
        ):
            widget.update(text)
            widget.set_class(not text, "-empty")
        self._numbers_below.set_class(pinned, "-pinned")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only keys of parts that there are, and of countries where there are several."""
        if action == "press" and parameters[0] not in [part.pressed for part in self.parts]:
            return False
        if action == "country" and not self._countries:
            return False
        return super().check_action(action, parameters)

    def action_press(self, pressed: str) -> None:
        """Open the part of that key and go to it, or fold it."""
        self.status.clear()
        (part,) = [each for each in self.parts if each.pressed == pressed]
        part.turn()
        if part.open:
            self.call_after_refresh(
                lambda: self.body.scroll_to_widget(part, top=True, animate=False)
            )
        self.refresh_hints()

    def _show_part(self, part: SectionRow) -> None:
        """Scroll as little as shows all of a part, or its beginning where that is too much."""
        longer = part.size.height > self.body.scrollable_content_region.height
        self.body.scroll_to_widget(part, top=longer, animate=False)

    def action_country(self) -> None:
        """Show another country's number first."""
        self._glance = self.steps.other_country().glance
        self._show_numbers(self._glance)

    def action_copy(self) -> None:
        """Hand the glance to the terminal, which alone can put it where it can be pasted from."""
        self.app.copy_to_clipboard(glance_as_text(self._glance))
        self.status.say(self.tongue.text(sentences.COPIED))

    @on(SectionRow.Clicked)
    def _turn(self, event: SectionRow.Clicked) -> None:
        self.action_press(event.pressed)

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
