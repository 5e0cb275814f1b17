"""The first page: what this is, what it is not, and that nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from triage.frontend import sentences
from triage.frontend.screen.keys import key
from triage.frontend.screen.screens.page import PAGING, SCROLLING, ScreenPage
from triage.frontend.screen.widgets.key_hints import Hint
from triage.rules.questionnaire import Questionnaire
from triage.tongue.tongue import tongue_of


class IntroPage(ScreenPage):
    """Introduces the questionnaire. Going on means having read the disclaimer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCROLLING,
        *PAGING,
        key("enter", "start", "start", "Start: you have read this page"),
    ]

    def __init__(
        self, questionnaire: Questionnaire, lasting: str, length: str, notes: Sequence[str] = ()
    ) -> None:
        tongue = tongue_of(questionnaire.language)
        place = tongue.text("Before you start")
        super().__init__(tongue, place=place, notice=questionnaire.notice)
        self._questionnaire = questionnaire
        self._lasting = lasting
        self._length = length
        self._notes = notes

    def compose_body(self) -> Iterable[Widget]:
        """Title, introduction, disclaimer."""
        questionnaire = self._questionnaire
        yield Static(questionnaire.title, classes="question", markup=False)
        for note in self._notes:
            yield Static(note, classes="note", markup=False)
        yield Static(questionnaire.intro.strip(), classes="text", markup=False)
        yield Static(questionnaire.disclaimer.strip(), classes="text strong", markup=False)
        if self._lasting:
            yield Static(self._lasting, classes="text", markup=False)
        private = self.tongue.text(sentences.PRIVATE)
        yield Static(f"{self._length} {private}", classes="text", markup=False)

    def hints(self) -> Sequence[Hint]:
        text = self.tongue.text
        start, short = text("I have read this: start"), text("Read it: start")
        return (
            Hint(text("Enter"), start, "start", short=short, main=True),
            Hint("?", text("Help"), "explain"),
            Hint("q", text("Quit"), "leave"),
        )

    def action_start(self) -> None:
        """Go to the first question."""
        self.steps.show_interview()
