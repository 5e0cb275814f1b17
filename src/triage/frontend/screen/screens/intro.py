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


class IntroPage(ScreenPage):
    """Introduces the questionnaire. Going on means having read the disclaimer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCROLLING,
        *PAGING,
        key("enter", "start", "start", "Start: you have read this page"),
    ]

    def __init__(
        self, questionnaire: Questionnaire, length: str, notes: Sequence[str] = ()
    ) -> None:
        super().__init__(place="Before you start", notice=questionnaire.notice)
        self._questionnaire = questionnaire
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
        yield Static(f"{self._length} {sentences.PRIVATE}", classes="text", markup=False)

    def hints(self) -> Sequence[Hint]:
        return (
            Hint("Enter", "I have read this: start", "start", short="Read it: start", main=True),
            Hint("?", "Help", "explain"),
            Hint("q", "Quit", "leave"),
        )

    def action_start(self) -> None:
        """Go to the first question."""
        self.steps.show_interview()
