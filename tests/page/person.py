"""Somebody who answers the page in a browser, by what can be seen there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from triage.interview.answers import in_words
from triage.problems import Given
from triage.rules.questionnaire import Question, Questionnaire
from triage.tongue.tongue import tongue_of

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Person:
    """One person at one page.

    Attributes:
        page: what is open.

    Args:
        page: a new page of the browser.
        address: where the questionnaire is.
        questionnaire: what it asks.
    """

    def __init__(self, page: Page, address: str, questionnaire: Questionnaire) -> None:
        self.page = page
        self.problems: list[str] = []
        self.requests: list[str] = []
        self._questionnaire = questionnaire
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(address)

    @property
    def kind(self) -> str:
        """What kind of page is shown: intro, question, check or result."""
        return str(self.page.evaluate("document.body.dataset.page"))

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.page.locator("h1").inner_text()

    @property
    def error(self) -> str:
        """What is said beside the field, in one line."""
        return " ".join(self.page.locator("#error").inner_text().split())

    @property
    def asked(self) -> Question:
        """The question that is shown."""
        (asked,) = [
            question
            for question in self._questionnaire.questions.values()
            if question.ask.strip() == self.heading
        ]
        return asked

    def go_on(self) -> None:
        """Press the button that leads on."""
        self.page.locator("button.main").click()

    def mark(self, given: Given) -> None:
        """Mark an answer, or type it."""
        asked = self.asked
        if asked.number is not None:
            self.page.fill("#answer", str(given))
            return
        for words in in_words(asked, given, tongue_of(self._questionnaire.language)):
            self.page.get_by_label(words, exact=True).check()

    def answer(self, given: Given) -> None:
        """Mark an answer and go on."""
        self.mark(given)
        self.go_on()

    def answer_all(self, sheet: Mapping[str, Given]) -> None:
        """Answer every question by a sheet."""
        while self.kind == "question":
            self.answer(sheet[self.asked.id])
