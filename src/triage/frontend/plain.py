"""Line by line: the same interview as plain numbered prompts, for screen readers and pipes.

Made to be listened to: nothing is drawn or redrawn, every line makes sense by itself, errors begin
with "Error:", what was understood is said back, and how to answer is said once.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from triage.frontend import sentences, typed
from triage.frontend.lasting import how_long
from triage.frontend.sitting import NO_DRAFTS, Said, Sitting
from triage.frontend.telling import Telling
from triage.interview.answers import AnswerError, in_words
from triage.interview.interview import GivenAnswer, Interview
from triage.interview.sheet import Earlier
from triage.interview.typed import unsure_typed
from triage.problems import Given
from triage.results.saving import SaveError, held, offered
from triage.results.summary import summarize
from triage.rules.conditions import UNSURE
from triage.rules.questionnaire import Question
from triage.tongue.tongue import later


class EndOfInput(Exception):  # noqa: N818 (it is an end, not an error)
    """The input ended, or the person stopped, where an answer was still wanted."""


class PlainInterview:
    """One interview over a pair of callables.

    Attributes:
        sitting: where the person stands.

    Args:
        interview: where to begin.
        read: gives the next line that was typed, without its line end; None at the end of input.
        write: shows one line (or a few).
        show_result: shows the result, which a pipe may want apart from the questions.
        save: keeps the sitting in a file and returns its full name; raises `SaveError`.
        today: the day from which dates are counted.
        marked: what was marked and not confirmed when it was saved.
        then: what the saved answers of another day came to.
        notes: what to say before the first question, such as how old saved answers are.
        country: the ISO 3166 code of the person's country, if it is known.
        full: show the whole result at the end, and not only what matters most.
        width: columns to wrap at.
    """

    def __init__(
        self,
        interview: Interview,
        *,
        read: Callable[[], str | None],
        write: Callable[[str], None],
        show_result: Callable[[str], None],
        save: Callable[[str, Sitting], str],
        today: date,
        marked: Mapping[str, Given] = NO_DRAFTS,
        then: Earlier | None = None,
        notes: Sequence[str] = (),
        country: str | None = None,
        full: bool = False,
        width: int = 78,
    ) -> None:
        self.sitting, self._said = Sitting.resume(interview, marked, then)
        self._notes = notes
        self._tongue = self.sitting.tongue
        self._checked: Interview | None = None
        self._shown: Interview | None = None
        self._read = read
        self._write = write
        self._show_result = show_result
        self._save = save
        self._today = today
        self._country = country
        self._full = full
        self._width = width

    def run(self) -> Interview:
        """Ask until the person is done with the result.

        Returns:
            The finished interview.

        Raises:
            EndOfInput: it ended where an answer was still wanted; the message says where.
        """
        questionnaire = self.sitting.interview.questionnaire
        for text in (
            questionnaire.title,
            questionnaire.intro,
            questionnaire.disclaimer,
            questionnaire.notice or "",
            how_long(self.sitting.interview, self._tongue),
            self._tongue.text(sentences.HINTS),
            *self._notes,
        ):
            if text:
                self._say(text)
                self._say("")
        while True:
            question = self.sitting.asked
            if question is not None:
                self._ask(question)
            elif self.sitting.to_check and self._checked is not self.sitting.interview:
                self._check()
            elif not self._after_result():
                return self.sitting.interview

    def _stands(self, stood: Sitting) -> bool:
        """Tell whether no step was taken from there."""
        here = self.sitting
        return here.interview is stood.interview and here.changing == stood.changing

    def _follow(self, step: tuple[Sitting, Said]) -> None:
        """Take a step. What there is to say of it is said where it leads."""
        self.sitting, self._said = step

    def _say_of_step(self) -> None:
        """Say what there is to say of the last step, once."""
        for sentence in self._said:
            self._say(sentence)
        self._said = ()

    # A question.

    def _ask(self, question: Question) -> None:
        self._say_of_step()
        self._say(f"{self.sitting.place}.")
        self._show(question)
        stood = self.sitting
        while self._stands(stood):
            prompt = later("Your answer: ")
            if self.sitting.changing is not None:
                prompt = later("Your new answer, or Enter to keep it: ")
            line = self._line(self._tongue.text(prompt))
            what = typed.request(line, self._tongue)
            if what == "answer":
                self._answer(line, question)
            elif what == "repeat":
                self._show(question)
            elif what == "why":
                self._say(question.why or self._tongue.text(sentences.NO_REASON))
            elif what == "check":
                self._check()
                if self._stands(stood):
                    self._show(question)
            else:
                self._step(what)

    def _show(self, question: Question) -> None:
        text = self._tongue.text
        self._say(question.ask)
        for position, choice in _choices(question):
            self._say(f"{position}. {choice}", indent=f"{'':{len(str(position)) + 2}}")
        if question.kind == "any":
            self._say(text(sentences.MORE_THAN_ONE))
        if question.number is not None:
            self._say(sentences.how_to_type(question, self._tongue))
            meaning = sentences.meaning(question, self._tongue)
            if meaning:
                self._say(meaning)
            if UNSURE in question.answers:
                unsure, said = unsure_typed(self._tongue), question.answers[UNSURE].text
                self._say(text("Or type {word}: {answer}", word=unsure, answer=said))
        given = self.sitting.given
        if given is not None:
            told = later("Your answer before: {answer}. Press Enter to keep it.")
            if self.sitting.is_draft:
                told = later("Marked, but not confirmed: {answer}. Press Enter to answer that.")
            elif self.sitting.changing is not None:
                told = later("Your answer so far: {answer}.")
            self._say(text(told, answer="; ".join(in_words(question, given, self._tongue))))

    def _answer(self, line: str, question: Question) -> None:
        """Give the answer that was typed; an empty line gives the one before again."""
        given = self.sitting.given
        try:
            value = (
                given
                if not line and given is not None
                else typed.answer(line, question, self._tongue)
            )
            step = self.sitting.answer(value)
        except AnswerError as error:
            self._say_error(f"{error}.")
            return
        words = "; ".join(in_words(question, value, self._tongue))
        self._say(self._tongue.text("Understood: {answer}.", answer=words))
        self._follow(step)

    def _step(self, what: typed.Request) -> None:
        """Do what can be asked for anywhere."""
        text = self._tongue.text
        if what == "back":
            step = self.sitting.back()
            if step[0] is self.sitting:
                self._say(text("This is the first question; there is nothing to go back to."))
            self._follow(step)
        elif what == "undo":
            step = self.sitting.undo()
            if step[0] is self.sitting:
                self._say(text(sentences.NOTHING_TO_UNDO))
            self._follow(step)
        elif what == "save":
            self._keep()
        elif what == "quit":
            self._stop()
        elif what == "notice":
            notice = self.sitting.interview.questionnaire.notice
            self._say(notice or text("There is no notice."))
        else:
            self._say(text(sentences.HINTS))

    # All answers.

    def _check(self) -> None:
        """Say all answers, to change one, until the person goes on."""
        self._say_of_step()
        self._list()
        stood = self.sitting
        path, over = stood.interview.path, stood.interview.current is None
        if not path:
            return
        told = later("Number of the answer to change, or Enter to go on: ")
        if over:
            told = later("Number of the answer to change, or Enter to see what is recommended: ")
        prompt = self._tongue.text(told)
        while self._stands(stood):
            line = self._read_line(prompt) if over else self._line(prompt)
            if not line:
                self._checked = self.sitting.interview
                return
            what, number = typed.request(line, self._tongue), typed.whole(line)
            if number is not None and 1 <= number <= len(path):
                self.sitting = self.sitting.change(number)
            elif what == "repeat":
                self._list()
            elif what in ("answer", "check", "why"):
                told = later("type a number from 1 to {last}, or just press Enter.")
                self._say_error(self._tongue.text(told, last=len(path)))
            else:
                self._step(what)

    def _list(self) -> None:
        interview, text = self.sitting.interview, self._tongue.text
        if not interview.path:
            self._say(text("Nothing has been answered yet."))
        for number, step in enumerate(interview.path, 1):
            self._say(f"{number}. {self._told(step)}")
        sitting = self.sitting
        for told, steps in (
            (later("Marked, but not confirmed: {answer}"), sitting.unconfirmed),
            (later("Answered before, still to come: {answer}"), sitting.still_to_come),
            (later("Kept aside, not asked for as things stand: {answer}"), sitting.kept_aside),
        ):
            for step in steps:
                self._say(text(told, answer=self._told(step)))

    def _told(self, step: GivenAnswer) -> str:
        return f"{step.question.ask.strip()} {'; '.join(in_words(*step, self._tongue))}"

    # The result.

    def _after_result(self) -> bool:
        """Show the result and what can still be done with it; False once that was enough."""
        if self._shown is not self.sitting.interview:
            self._show_what_is_recommended()
        self._say_of_step()
        stood, telling = self.sitting, self._telling
        while self._stands(stood):
            prompt = later("A number for more, s saves, c changes an answer, Enter ends: ")
            line = self._read_line(self._tongue.text(prompt))
            more, what = telling.section(line or ""), typed.request(line or "", self._tongue)
            if more is not None:
                self._show_result(more)
                continue
            if not line or what == "quit":
                self._tell_once_more(telling)
                return False
            if what == "check":
                self._check()
                self._checked = self.sitting.interview
            elif what == "repeat":
                self._show_what_is_recommended()
            elif what in ("answer", "why"):
                end = self._tongue.text("Or just press Enter to end.")
                self._say_error(f"{self._tongue.text(sentences.AFTER)} {end}")
            elif what == "help":
                self._say(self._tongue.text(sentences.AFTER))
            else:
                self._step(what)
        return True

    def _show_what_is_recommended(self) -> None:
        telling = self._telling
        self._show_result(telling.glance)
        self._say("")
        self._say(self._tongue.text("To hear more, type a number:"))
        for line in telling.contents:
            self._say(line)
        self._shown = self.sitting.interview
        self.sitting = self.sitting.read()

    @property
    def _telling(self) -> Telling:
        sitting, interview = self.sitting, self.sitting.interview
        assert interview.result is not None, "a result is shown once there is one"
        summary = summarize(
            interview.questionnaire, interview.result, self._today, self._country, sitting.then
        )
        return Telling(summary, self._width)

    def _tell_once_more(self, telling: Telling) -> None:
        """Leave what to do as the last thing that was said."""
        if self._full:
            self._show_result(telling.everything_else)
        self._write(f"\n{telling.glance}")
        if not self._full:
            self._say("")
            self._say(sentences.where_the_rest_is(self.sitting.where, self._tongue))

    # Saving, leaving, reading and writing.

    def _keep(self) -> None:
        offer, text = offered(self.sitting.interview, self._today), self._tongue.text
        where = text("Save to a file in {folder}.", folder=offer.folder)
        self._say(f"{where} {held(self._tongue)}")
        prompt = later("Its name, such as {name}, or Enter to save nothing: ")
        name = self._line(text(prompt, name=offer.name))
        if not name:
            self._say(text("Not saved."))
            return
        try:
            full = self._save(name, self.sitting)
        except SaveError as error:
            self._say_error(str(error))
            return
        self.sitting, said = self.sitting.keep(full)
        for sentence in said:
            self._say(sentence)

    def _stop(self) -> None:
        where, text = self.sitting.where, self._tongue.text
        kept = text(sentences.NOT_SAVED)
        if where is not None:
            kept = text("Your answers are saved in {file}.", file=where)
        told = later("Stop? {what_is_left} Type y to stop, Enter to keep going: ")
        if typed.says_yes(self._line(text(told, what_is_left=kept)), self._tongue):
            raise EndOfInput(sentences.stopped(self.sitting.stored, self._tongue))

    def _line(self, prompt: str) -> str:
        line = self._read_line(prompt)
        if line is None:
            raise EndOfInput(self._where_it_ended())
        return line

    def _where_it_ended(self) -> str:
        asked, stored = self.sitting.interview.current, self.sitting.stored
        if asked is None:
            return self._tongue.text("the input ended; {what_is_left}", what_is_left=stored)
        return self._tongue.text(
            "the input ended at the question “{question}”, before there was a recommendation; "
            "{what_is_left}",
            question=asked.ask.strip(),
            what_is_left=stored,
        )

    def _read_line(self, prompt: str) -> str | None:
        self._write(prompt)
        line = self._read()
        return None if line is None else line.strip()

    def _say_error(self, problem: str) -> None:
        self._say(self._tongue.text("Error: {problem}", problem=problem))

    def _say(self, text: str, indent: str = "") -> None:
        for part in text.splitlines() or [""]:
            wrapped = textwrap.fill(part, self._width, subsequent_indent=indent)
            self._write(f"{wrapped}\n")


def _choices(question: Question) -> Iterator[tuple[int, str]]:
    """The texts to choose from with their numbers; that of none of them is always 0."""
    if question.number is None:
        yield from enumerate((answer.text for answer in question.answers.values()), 1)
    if question.none is not None:
        yield 0, question.none
