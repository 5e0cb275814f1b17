"""The app: owns one sitting, shows the page it stands at, and takes every step in it."""

from __future__ import annotations

import asyncio
import os
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import constants, events
from textual.app import App
from textual.content import Content
from textual.screen import Screen

from triage.frontend import sentences
from triage.frontend.lasting import how_long
from triage.frontend.screen.gate import Gate
from triage.frontend.screen.leaving import leave_when_told, terminal_as_it_is
from triage.frontend.screen.looks import Look, look_for, theme
from triage.frontend.screen.screens.intro import IntroPage
from triage.frontend.screen.screens.page import ScreenPage
from triage.frontend.screen.screens.question import Asked, QuestionPage
from triage.frontend.screen.steps import PageSteps
from triage.frontend.sitting import NO_DRAFTS, Said, Sitting
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.interview.sheet import Earlier
from triage.problems import Given
from triage.rules.questionnaire import Question

if TYPE_CHECKING:
    from triage.results.summary import Summary

Save = Callable[[Path, Sitting], object]
"""Saves to a path and gives the full path. Raises `SaveError` with the reason."""

ACROSS = [(0, "-tiny"), (30, "-narrow"), (60, "-wide"), (100, "-roomy"), (120, "-broad")]
DOWN = [(0, "-flat"), (8, "-short"), (16, "-medium"), (30, "-tall")]
"""From how many columns and lines on a screen has which class."""

NOT_FROM_ENVIRONMENT = {"LOG_FILE": None, "DEBUG": False, "SCREENSHOT_DELAY": -1, "PRESS": ""}
"""What no environment may ask of Textual, and its value: keys pressed are answers, and so are
pictures. They go into no file, and nobody but the person presses any.
"""


class TriageApp(App[Interview | None], inherit_bindings=False):
    """Walks a person through a questionnaire, full screen.

    `run` gives the finished interview, or None if the person left before there was a result. Draws
    on standard error; standard output is the caller's. After a crash `return_code` is not 0.

    Attributes:
        sitting: where the person stands.
        country: whose number is shown first; None while it is not known.

    Args:
        interview: where to begin; it may have answers already.
        today: the day from which the day to look again is counted.
        save: how to save, once the person asked for it and named a file.
        look: the look to use; None finds one that suits the terminal.
        marked: what was marked and not confirmed when it was saved.
        then: what the saved answers of another day came to.
        notes: what to say on the first page, such as answers that no longer fit.
        country: the ISO 3166 code of the person's country, if it is known.
    """

    CSS_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "triage.tcss")
    TITLE = "triage"
    AUTO_FOCUS = None
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = ACROSS
    VERTICAL_BREAKPOINTS = DOWN

    def __init__(
        self,
        interview: Interview,
        today: date,
        save: Save,
        *,
        look: Look | None = None,
        marked: Mapping[str, Given] = NO_DRAFTS,
        then: Earlier | None = None,
        notes: Sequence[str] = (),
        country: str | None = None,
    ) -> None:
        self.look = look or look_for(os.environ)
        if not os.environ.get("NO_COLOR"):
            # Set but empty means not set; Textual would take it for set.
            os.environ.pop("NO_COLOR", None)
        for name, value in NOT_FROM_ENVIRONMENT.items():
            setattr(constants, name, value)
        # Textual's features for developers: logs over the network, and local variables.
        os.environ.pop("TEXTUAL", None)
        # Textual settles how it treats colours here; a theme that comes later cannot undo it.
        super().__init__(ansi_color=self.look == "plain")
        self.animation_level = "none"
        self.register_theme(theme(self.look))
        self.theme = f"triage-{self.look}"
        self.gate = Gate()
        self.sitting, self._so_far = Sitting.resume(interview, marked, then)
        self.country = country
        self._today = today
        self._save = save
        self._first_notes = notes

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables; needed before our theme is chosen."""
        return theme("dark").variables

    @property
    def interview(self) -> Interview:
        """The answers so far, and what is asked next."""
        return self.sitting.interview

    def get_default_screen(self) -> Screen[None]:
        tongue, questionnaire = self.sitting.tongue, self.interview.questionnaire
        length = self._so_far or (sentences.at_most(self.interview.most_to_come, tongue),)
        lasting = how_long(self.interview, tongue)
        return IntroPage(questionnaire, lasting, " ".join(length), self._first_notes)

    # Steps. Each is taken in the app's own task, so the next key finds it done.

    def answer(self, question: Question, value: Given) -> None:
        """Answer ``question``, if it is what is asked: now, or an earlier one to be changed."""
        if self.sitting.asked is question:
            self._follow(self.sitting.answer(value))

    def go_back(self) -> bool:
        """Go back one question, or from a change to the answers.

        Returns:
            False if there is nothing before.
        """
        self._note_marks()
        return self._follow(self.sitting.back())

    def undo(self) -> bool:
        """Undo the last step; False if there is none."""
        self._note_marks()
        return self._follow(self.sitting.undo())

    def open_answer(self, number: int) -> None:
        """Open an earlier question, to be answered anew."""
        self.sitting = self.sitting.change(number)
        self._show(self._question_page())

    def _follow(self, step: tuple[Sitting, Said]) -> bool:
        """Take a step, and say what there is to say of it; False if it leads nowhere."""
        left = self.sitting
        self.sitting, said = step
        if self.sitting is left:
            return False
        if self.interview is left.interview:
            # An answer that was opened was let be.
            self._check(said)
        else:
            self.show_interview(said)
        return True

    def _note_marks(self) -> None:
        """Remember what is marked on the page of a question that is about to be left."""
        page = next(
            (screen for screen in self.screen_stack[::-1] if isinstance(screen, ScreenPage)), None
        )
        if isinstance(page, QuestionPage):
            self.sitting = self.sitting.mark(page.asked.question, page.marked)

    # Pages.

    def show_interview(self, said: Sequence[str] = ()) -> None:
        """Show where the interview stands.

        An urgent result comes at once. Any other comes after a look at all the answers.
        """
        if self.sitting.asked is not None:
            self._show(self._question_page(tuple(said)))
        elif self.sitting.to_check:
            self._check(said)
        else:
            self._show_result(said)

    def check(self) -> None:
        """Show all answers so far."""
        self._note_marks()
        self._check()

    def _check(self, said: Sequence[str] = ()) -> None:
        from triage.frontend.screen.screens.check import CheckPage

        self.sitting = self.sitting.let_be()
        over = self.interview.current is None
        questionnaire = self.interview.questionnaire
        self._show(
            CheckPage(
                self.sitting,
                over=over,
                title=questionnaire.title,
                notice=questionnaire.notice,
                notes=said,
            )
        )

    def show_result(self) -> None:
        """Show what is recommended, and what became of it if there was a result before."""
        self._show_result(self.sitting.outcome)

    def _show_result(self, said: Sequence[str]) -> None:
        from triage.frontend.screen.screens.result import ResultPage
        from triage.results.calling import next_country
        from triage.results.urgency import colours

        result = self.interview.result
        assert result is not None, "the interview is not over"
        questionnaire = self.interview.questionnaire
        level = result.level
        pair = None if self.look == "plain" else colours(questionnaire, level, self.look)
        self.sitting = self.sitting.read()
        several = next_country(level, self.country) is not None
        self._show(
            ResultPage(self._summary(result), pair, questionnaire.title, said, countries=several)
        )

    def _summary(self, result: Result) -> Summary:
        from triage.results.summary import summarize

        questionnaire, then = self.interview.questionnaire, self.sitting.then
        return summarize(questionnaire, result, self._today, self.country, then)

    def other_country(self) -> Summary:
        """Take the next country whose number there is, and put what is recommended anew."""
        from triage.results.calling import next_country

        result = self.interview.result
        assert result is not None, "the interview is not over"
        self.country = next_country(result.level, self.country) or self.country
        return self._summary(result)

    def back_from_result(self) -> None:
        """Go from the result to what came before it."""
        if self.sitting.to_check:
            self.check()
        else:
            self.go_back()

    def _question_page(self, said: Said = ()) -> ScreenPage:
        from triage.frontend.screen.screens.choice import ChoicePage
        from triage.frontend.screen.screens.number import NumberPage

        sitting, questionnaire = self.sitting, self.interview.questionnaire
        question = sitting.asked
        assert question is not None, "nothing is asked"
        asked = Asked(
            question,
            sitting.tongue,
            sitting.place,
            questionnaire.title,
            questionnaire.notice,
            sitting.given,
            sitting.changing is not None,
            said,
        )
        return NumberPage(asked) if question.kind == "number" else ChoicePage(asked)

    def _show(self, page: ScreenPage) -> None:
        # Known now, the classes for the size need not restyle the whole page once it stands.
        page.add_class(_class_for(self.size.width, ACROSS), _class_for(self.size.height, DOWN))
        if len(self.screen_stack) == 1:
            # The first page stays underneath: Textual cannot replace the screen it begins with.
            self.push_screen(page)
        else:
            self.switch_screen(page)

    # Leaving and saving.

    def ask_to_leave(self) -> None:
        """Ask, and leave if that is the wish."""
        from triage.frontend.screen.screens.quitting import QuitDialog, Wish

        def do(wish: Wish | None) -> None:
            if wish == "leave":
                self._leave()
            elif wish == "save":
                self.ask_where_to_save(then_leave=True)

        self._note_marks()
        where, tongue = self.sitting.where, self.sitting.tongue
        said = [
            tongue.text(sentences.NOT_SAVED) if where is None else sentences.saved(where, tongue)
        ]
        stay = tongue.text("Keep going")
        if self.interview.current is None:
            stay = tongue.text("Keep reading")
            said.append(
                tongue.text("What is recommended will stand in your terminal when you leave.")
            )
        self.push_screen(QuitDialog(said, tongue, stay=stay), do)

    def _leave(self) -> None:
        self.exit(self.interview if self.interview.current is None else None)

    def ask_where_to_save(self, *, then_leave: bool = False) -> None:
        """Ask for a file name, save, and say where; or leave, once that is done."""
        self._note_marks()
        from triage.frontend.screen.screens.saving import SavePrompt
        from triage.results.saving import offered

        def say(file: str | None) -> None:
            if file is None:
                return
            self.sitting, (said,) = self.sitting.keep(file)
            if then_leave:
                self._leave()
            elif isinstance(self.screen, ScreenPage):
                self.screen.status.say(said)

        offer, tongue = offered(self.interview, self._today), self.sitting.tongue
        save = SavePrompt(lambda file: self._save(file, self.sitting), offer, tongue)
        self.push_screen(save, say)

    # The terminal.

    async def on_event(self, event: events.Event) -> None:
        """Let nothing through that was pressed before its screen could be seen."""
        made = isinstance(event, events.InputEvent) and not event.is_forwarded
        if not made or self.gate.lets(event, self.screen):
            await super().on_event(event)

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Note when a screen is sent to the terminal; there is no public sign of it."""
        if renderable is not None and screen is self.screen:
            self.gate.shows(screen)
        super()._display(screen, renderable)

    def on_load(self) -> None:
        """Leave the terminal as it was found, even when told to stop from outside."""
        loop = asyncio.get_running_loop()
        self._let_signals_be = leave_when_told(
            lambda code: loop.call_soon_threadsafe(self.exit, None, code), terminal_as_it_is()
        )

    def on_unmount(self) -> None:
        """Signals are no business of an app that has left."""
        self._let_signals_be()

    def _fatal_error(self) -> None:
        """Say where a fault is, without any variable or message: they could hold answers.

        Textual's own version prints the local variables of every frame, and there is no public way
        to stop it. A test crashes on purpose and looks for an answer in what is printed.
        """
        error = self._exception
        places = traceback.extract_tb(error.__traceback__)[-3:] if error else []
        where = "".join(
            f"\n  {os.path.basename(place.filename)}:{place.lineno} {place.name}"
            for place in places
        )
        text = self.sitting.tongue.text
        said = text(
            "triage stopped by a fault of its own ({fault}); {what_is_left}.",
            fault=type(error).__name__,
            what_is_left=self.sitting.stored,
        )
        report = text("Please report these lines.")
        self._exit_renderables.append(Content(f"{said}{where}\n{report}").plain)
        self._close_messages_no_wait()

    def _log(self, *args: Any, **kwargs: Any) -> None:
        """Log nothing, not even to Textual's console for developers."""


def _class_for(length: int, breakpoints: Sequence[tuple[int, str]]) -> str:
    """The class of the last breakpoint that ``length`` reaches."""
    return [name for start, name in breakpoints if length >= start][-1]


if TYPE_CHECKING:
    # Pages take the app for this; mypy sees here that it is.
    _KNOWN_TO_PAGES_AS: type[PageSteps] = TriageApp
