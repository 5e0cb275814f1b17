"""Line by line: the same interview as plain numbered prompts, for screen readers and pipes.

Made to be listened to: nothing is drawn or redrawn, every line makes sense by itself, errors begin
with "Error:", and how to answer is said once.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from datetime import date

from triage.frontend import sentences
from triage.frontend.sitting import Said, Sitting
from triage.interview.answers import AnswerError, in_words, numbers_in_words
from triage.interview.interview import Interview
from triage.interview.typed import read_number
from triage.problems import Given
from triage.results.saving import SaveError
from triage.results.summary import summarize
from triage.results.text import as_text
from triage.rules.conditions import UNSURE
from triage.rules.questionnaire import Question

HINTS = (
    "Type the number of your answer and press Enter. "
    "b goes back, ? says why we ask, c lists your answers to change one, "
    "s saves, q stops, h says this again. Your answers are not stored unless you save them."
)

_WHOLE = re.compile(r"-?[0-9]{1,18}")
"""A whole number as people write it; more digits than any question can ask for are none."""


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
        save: keeps the interview under a path and returns the full path; raises `SaveError`.
        today: the day from which dates are counted.
        width: columns to wrap at.
    """

    def __init__(
        self,
        interview: Interview,
        *,
        read: Callable[[], str | None],
        write: Callable[[str], None],
        show_result: Callable[[str], None],
        save: Callable[[str, Interview], str],
        today: date,
        width: int = 78,
    ) -> None:
        self.sitting, self._first = Sitting.resume(interview)
        self._read = read
        self._write = write
        self._show_result = show_result
        self._save = save
        self._today = today
        self._width = width

    def run(self) -> Interview:
        """Ask until the person is done with the result.

        Returns:
            The finished interview.

        Raises:
            EndOfInput: it ended where an answer was still wanted; the message says where.
        """
        questionnaire = self.sitting.interview.questionnaire
        for text in (questionnaire.title, questionnaire.intro, questionnaire.disclaimer, HINTS):
            self._say(text)
            self._say("")
        for sentence in self._first:
            self._say(sentence)
        while True:
            question = self.sitting.asked
            if question is not None:
                self._ask(question)
            elif not self._after_result():
                return self.sitting.interview

    def _follow(self, step: tuple[Sitting, Said]) -> None:
        """Take a step, and say what there is to say of it."""
        self.sitting, said = step
        for sentence in said:
            self._say(sentence)

    def _ask(self, question: Question) -> None:
        self._say(f"{self.sitting.place}.")
        self._show(question)
        while self.sitting.asked is question:
            line = self._line("Your answer: ")
            if not self._command(line, question):
                self._answer(line, question)

    def _show(self, question: Question) -> None:
        self._say(question.ask)
        for position, text in enumerate(_choices(question), 1):
            self._say(f"{position}. {text}", indent=f"{'':{len(str(position)) + 2}}")
        if question.kind == "any":
            self._say("More than one may be true: type the numbers with spaces between.")
        if question.number is not None:
            number = question.number
            self._say(f"Type {numbers_in_words(number)} {number.unit}".rstrip() + ".")
            ends = sentences.ends(question)
            if ends is not None:
                self._say(f"{number.lowest} means {ends[0]}, {number.highest} means {ends[1]}.")
            if UNSURE in question.answers:
                self._say(f"Or type {UNSURE}: {question.answers[UNSURE].text}")
        given, changing = self.sitting.given, self.sitting.changing is not None
        words = "" if given is None else "; ".join(in_words(question, given))
        if given is not None and not changing:
            self._say(f"Your answer before: {words}. Press Enter to keep it.")
        if self.sitting.interview.questionnaire.notice:
            self._say(self.sitting.interview.questionnaire.notice)
        if changing:
            self._say(f"Your answer so far: {words}.")

    def _command(self, line: str, question: Question) -> bool:
        """Do what a letter stands for; False where the line is an answer."""
        match line.lower():
            case "b":
                step = self.sitting.back()
                if step[0] is self.sitting:
                    self._say("This is the first question; there is nothing to go back to.")
                self._follow(step)
            case "?":
                self._say(question.why or "No reason is given for this question.")
            case "h":
                self._say(HINTS)
            case "c":
                self._change()
                if self.sitting.asked is question:
                    self._show(question)
            case "s":
                self._keep()
            case "q":
                self._stop()
            case _:
                return False
        return True

    def _answer(self, line: str, question: Question) -> None:
        """Give the answer that was typed; an empty line gives the one before again."""
        given = self.sitting.given
        try:
            value = given if not line and given is not None else _typed(line, question)
            step = self.sitting.answer(value)
        except AnswerError as error:
            self._say(f"Error: {error}")
            return
        self._follow(step)

    def _after_result(self) -> bool:
        """Show the result and what can still be done with it; False once that was enough."""
        result = self.sitting.interview.result
        assert result is not None
        summary = summarize(self.sitting.interview.questionnaire, result, self._today)
        self._show_result(as_text(summary, self._width))
        self.sitting = self.sitting.read()
        while self.sitting.asked is None:
            line = self._read_line("Press Enter to end; s saves, c changes an answer: ")
            match (line or "").lower():
                case "" | "q":
                    return False
                case "s":
                    self._keep()
                case "c":
                    before = self.sitting.interview
                    self._change()
                    if self.sitting.interview is not before:
                        return True
                case "b":
                    self._follow(self.sitting.back())
                case _:
                    self._say("Error: type s, c or b, or just press Enter to end.")
        return True

    def _change(self) -> None:
        path = self.sitting.interview.path
        if not path:
            self._say("Nothing has been answered yet.")
            return
        for position, (question, given) in enumerate(path, 1):
            self._say(f"{position}. {question.ask} {'; '.join(in_words(question, given))}")
        line = self._line("Number of the answer to change, or Enter to go on: ")
        if not line:
            return
        number = _whole(line)
        if number is None or not 1 <= number <= len(path):
            self._say(f"Error: type a number from 1 to {len(path)}.")
            return
        question = path[number - 1].question
        self.sitting = self.sitting.change(number)
        self._show(question)
        while self.sitting.changing is not None:
            self._answer(self._line("Your new answer, or Enter to keep it: "), question)

    def _keep(self) -> None:
        name = self._line("Save as (a new file ending in .md, .txt, .json or .yaml): ")
        if not name:
            self._say("Not saved.")
            return
        try:
            full = self._save(name, self.sitting.interview)
        except SaveError as error:
            self._say(f"Error: {error}")
            return
        self._follow(self.sitting.keep(full))

    def _stop(self) -> None:
        where = self.sitting.where
        kept = sentences.NOT_SAVED if where is None else f"Your answers are saved in {where}."
        line = self._line(f"Stop? {kept} Type y to stop, Enter to keep going: ")
        if line.lower() in ("y", "yes"):
            raise EndOfInput(f"stopped before there was a recommendation; {self.sitting.stored}")

    def _line(self, prompt: str) -> str:
        line = self._read_line(prompt)
        if line is None:
            asked = self.sitting.interview.current
            where = (
                ""
                if asked is None
                else f" at the question “{asked.ask.strip()}”, before there was a recommendation"
            )
            raise EndOfInput(f"the input ended{where}; {self.sitting.stored}")
        return line

    def _read_line(self, prompt: str) -> str | None:
        self._write(prompt)
        line = self._read()
        return None if line is None else line.strip()

    def _say(self, text: str, indent: str = "") -> None:
        for part in text.splitlines() or [""]:
            wrapped = textwrap.fill(part, self._width, subsequent_indent=indent)
            self._write(f"{wrapped}\n")


def _choices(question: Question) -> Iterator[str]:
    """The texts that are numbered, in order; the empty choice comes last."""
    if question.number is not None:
        return
    for answer in question.answers.values():
        yield answer.text
    if question.none is not None:
        yield question.none


def _typed(line: str, question: Question) -> Given:
    """What a typed line stands for.

    Raises:
        AnswerError: it does not stand for an answer.
    """
    if question.number is not None:
        return read_number(question, line)
    words = line.replace(",", " ").split()
    ids = [*question.answers, *([()] if question.none is not None else [])]
    chosen = [ids[_number([word], question, 1, len(ids)) - 1] for word in words]
    if question.kind == "any" and chosen:
        ticked = [id for id in chosen if isinstance(id, str)]
        if len(ticked) not in (0, len(chosen)):
            raise AnswerError(
                question.id, f"{len(ids)} means none of them, so it cannot go with another number"
            )
        return tuple(dict.fromkeys(ticked))
    if len(chosen) != 1 or not isinstance(chosen[0], str):
        raise AnswerError(question.id, f"type one number from 1 to {len(ids)}")
    return chosen[0]


def _whole(word: str) -> int | None:
    """The whole number that a word is; None for any other way to write one, such as ``1_0``."""
    return int(word) if _WHOLE.fullmatch(word) else None


def _number(words: list[str], question: Question, lowest: int, highest: int) -> int:
    number = _whole(words[0]) if len(words) == 1 else None
    if number is not None and lowest <= number <= highest:
        return number
    raise AnswerError(question.id, f"type a whole number from {lowest} to {highest}")
