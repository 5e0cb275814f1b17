"""What a page may ask of the app that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from triage.problems import Given
from triage.rules.questionnaire import Question

if TYPE_CHECKING:
    from triage.results.summary import Summary


class PageSteps(Protocol):
    """The steps a person can take, whatever page they are on.

    They are calls and not messages: a message would wait behind the keys that were pressed after
    it, and those would act on a page that is already answered.
    """

    def answer(self, question: Question, value: Given) -> None:
        """Answer the question, if it is what is asked."""

    def go_back(self) -> bool:
        """Go back one question, or from a change to the answers; False if nothing is before."""

    def undo(self) -> bool:
        """Undo the last step; False if there is none."""

    def open_answer(self, number: int) -> None:
        """Open the answer of that number (from 1), to be given anew."""

    def show_interview(self) -> None:
        """Show where the interview stands."""

    def check(self) -> None:
        """Show all answers so far."""

    def show_result(self) -> None:
        """Show what is recommended."""

    def other_country(self) -> Summary:
        """Take the next country whose number there is, and put what is recommended anew."""

    def back_from_result(self) -> None:
        """Go from the result to what came before it."""

    def ask_to_leave(self) -> None:
        """Ask, and leave if that is the wish."""

    def ask_where_to_save(self) -> None:
        """Ask for a file name, save, and say where."""
