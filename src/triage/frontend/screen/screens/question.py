"""One question: its heading, what was said about it, its field, and the way on and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from triage.frontend import sentences
from triage.frontend.screen.keys import key
from triage.frontend.screen.screens.page import UNDO, ScreenPage
from triage.frontend.screen.widgets.key_hints import Hint
from triage.problems import Given
from triage.rules.questionnaire import Question
from triage.tongue.tongue import Tongue


class Asked(NamedTuple):
    """A question as it is put to the person.

    Attributes:
        question: the question.
        tongue: the language the person is spoken to in.
        place: where the person is, such as ``Question 4, at most 9 more``.
        title: what the questionnaire is called.
        notice: the questionnaire's notice.
        given: the answer it had before, if any.
        changing: it is an earlier answer that is being changed.
        notes: what has to be said before it is asked.
    """

    question: Question
    tongue: Tongue
    place: str
    title: str
    notice: str | None
    given: Given | None = None
    changing: bool = False
    notes: tuple[str, ...] = ()


class QuestionPage(ScreenPage):
    """Base of the pages that ask. A subclass has the field and says what stands in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "answer", "answer", "Answer and go on"),
        key("b,escape", "back", "back", "Go back; answers are remembered"),
        UNDO,
        key("c", "check", "check", "Check or change your answers"),
        key("s", "save", "save", "Save to a file"),
        key("pagedown", "page(1)", "page-down", "Scroll down a page"),
        key("pageup", "page(-1)", "page-up", "Scroll up a page"),
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked.tongue, place=asked.place, title=asked.title, notice=asked.notice)
        self.asked = asked

    def compose_body(self) -> Iterable[Widget]:
        """Notes, the question, its field."""
        for note in self.asked.notes:
            yield Static(note, classes="note", markup=False)
        yield Static(self.asked.question.ask.strip(), classes="question", markup=False)
        yield Static(self.how, classes="how", markup=False)
        yield self.field()

    @property
    def how(self) -> str:
        """How to answer, in a few words."""
        raise NotImplementedError

    def field(self) -> Widget:
        """What the answer is given with."""
        raise NotImplementedError

    def value(self) -> Given:
        """The answer in the field.

        Raises:
            ValueError: there is none; the message says what to do.
        """
        raise NotImplementedError

    @property
    def marked(self) -> Given | None:
        """What stands in the field, confirmed or not; None while that is no answer."""
        raise NotImplementedError

    @property
    def mark_hint(self) -> tuple[Hint, ...]:
        """The keys that mark an answer, where that is done with keys of its own."""
        return ()

    def explanation(self) -> Sequence[tuple[str, str]]:
        """Why it is asked, and the notice."""
        text, notice = self.tongue.text, self.asked.notice
        why = self.asked.question.why or text(sentences.NO_REASON)
        parts = [(text("Why we ask"), why)]
        return (*parts, (text("At any time"), notice)) if notice else parts

    def hints(self) -> Sequence[Hint]:
        """On, why, back, check, quit."""
        text = self.tongue.text
        back = text("Keep it") if self.asked.changing else text("Back")
        return (
            Hint(text("Enter"), text("Continue"), "answer", main=True),
            *self.mark_hint,
            Hint("?", text("Why, help"), "explain", short=text("Why")),
            Hint("b", back, "back", short=text("Back")),
            Hint("q", text("Quit"), "leave"),
            Hint("c", text("Check answers"), "check", short=text("Check")),
        )

    def below(self) -> str:
        """What is out of sight below, and the key that shows it."""
        return self.with_key(self.out_of_sight())

    def out_of_sight(self) -> str:
        """What is out of sight below; nothing if all is in sight."""
        return super().below()

    def action_answer(self) -> None:
        """Give the answer, or say what is missing."""
        try:
            value = self.value()
        except ValueError as missing:
            self.status.error(str(missing))
            return
        self.steps.answer(self.asked.question, value)

    def action_back(self) -> None:
        """Go back, unless there is nothing before."""
        if not self.steps.go_back():
            told = self.tongue.text("This is the first question. To leave, press q.")
            self.status.say(told)

    def action_save(self) -> None:
        self.steps.ask_where_to_save()

    def action_check(self) -> None:
        """Show the answers so far."""
        self.steps.check()
