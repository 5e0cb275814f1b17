"""One person's sitting with a questionnaire: all that a front end remembers besides the interview.

A `Sitting` never changes and does no input or output: each step gives a new one and the sentences
to be said about it. A front end draws where it stands, hands it what was typed, and says these.
"""

from __future__ import annotations

from typing import NamedTuple

from triage.frontend import sentences
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.problems import Given
from triage.rules.questionnaire import Question

Said = tuple[str, ...]
"""What is to be said about a step, first to last."""


class Saved(NamedTuple):
    """What was saved last.

    Attributes:
        file: the full name of the file.
        interview: what it holds the answers of.
    """

    file: str
    interview: Interview


class Sitting(NamedTuple):
    """Where a person stands. Begin with `resume`.

    Attributes:
        interview: the answers so far, and what is asked next.
        changing: the number (from 1) of the earlier answer that is being changed, if one is.
        before: the result that the next one is compared with; None if there was none.
        taking_up: an answer was changed: the later ones that still apply are not asked for again.
        saved: what was saved last; None if nothing was.
    """

    interview: Interview
    changing: int | None = None
    before: Result | None = None
    taking_up: bool = False
    saved: Saved | None = None

    @classmethod
    def resume(cls, interview: Interview) -> tuple[Sitting, Said]:
        """Sit down where ``interview`` stands, at its beginning or later."""
        answered = len(interview.path)
        so_far = sentences.so_far(answered, interview.most_to_come)
        return cls(interview), (so_far,) if answered else ()

    # What is asked.

    @property
    def asked(self) -> Question | None:
        """The question to put: the one whose answer is changed, or the next; None if it is over."""
        if self.changing is not None:
            return self.interview.path[self.changing - 1].question
        return self.interview.current

    @property
    def given(self) -> Given | None:
        """What was answered to it before; None if nothing was."""
        if self.changing is not None:
            return self.interview.path[self.changing - 1].given
        return self.interview.remembered

    @property
    def place(self) -> str:
        """Where in the questionnaire that is: ``Question 4, at most 9 more``."""
        if self.changing is not None:
            return f"Changing answer {self.changing}"
        interview = self.interview
        return sentences.place(len(interview.path) + 1, interview.most_to_come - 1)

    # Steps.

    def answer(self, value: object) -> tuple[Sitting, Said]:
        """Answer what is asked. To give an earlier answer again is to let it be.

        Raises:
            AnswerError: the question does not accept ``value``.
            ValueError: nothing is asked.
        """
        before = self.interview
        if self.changing is not None:
            id = before.path[self.changing - 1].question.id
            changed = before.change(id, value)
            if changed.answers[id] == before.answers[id]:
                return self.let_be(), ()
            asked_too = (sentences.ASKED_TOO,) if _asks_more(before, changed) else ()
            return self._replace(taking_up=True)._at(changed, changed.dropped, asked_too)
        answered = before.answer(value)
        dropped = answered.dropped
        if self.taking_up and before.current is not None:
            # What a change added is answered; the later answers that still apply are taken up.
            answered = answered.change(before.current.id, value)
            dropped += answered.dropped
        return self._at(answered, dropped)

    def back(self) -> tuple[Sitting, Said]:
        """Go back one question, or from a change that is let be; the very same if it cannot."""
        if self.changing is not None:
            return self.let_be(), ()
        if not self.interview.path:
            return self, ()
        return self._replace(taking_up=False)._at(self.interview.back(), ())

    def change(self, number: int) -> Sitting:
        """Open the answer of that number (from 1), to be given anew."""
        return self._replace(changing=number)

    def let_be(self) -> Sitting:
        """Leave the answer that is being changed as it is."""
        return self._replace(changing=None)

    def keep(self, file: str) -> tuple[Sitting, Said]:
        """Note that the answers so far were saved in that file, named by its full name."""
        return self._replace(saved=Saved(file, self.interview)), (sentences.saved(file),)

    def read(self) -> Sitting:
        """Note that the result was read: nothing more is to be said of the one before it."""
        return self._replace(before=None)

    def _at(
        self, interview: Interview, dropped: tuple[str, ...], asked_too: Said = ()
    ) -> tuple[Sitting, Said]:
        """Stand somewhere else, and what to say of earlier answers and of the result there."""
        over = interview.current is None
        sitting = self._replace(
            interview=interview,
            changing=None,
            before=self.interview.result or self.before,
            taking_up=self.taking_up and not over,
        )
        gone = sentences.dropped(interview.questionnaire, dropped)
        return sitting, (*gone, *(sitting.outcome if over else asked_too))

    # What to say.

    @property
    def outcome(self) -> Said:
        """What became of the recommendation since there last was one; nothing if it was read."""
        now = self.interview.result
        return () if self.before is None or now is None else (sentences.outcome(self.before, now),)

    @property
    def where(self) -> str | None:
        """The file the answers are in, and if that is not all of them; None if nothing is."""
        if self.saved is None:
            return None
        file, kept = self.saved
        since = self.interview.answers.items() - kept.answers.items()
        return sentences.saved_in_part(file) if since else file

    @property
    def stored(self) -> str:
        """What is left of the answers, as the last words of a message."""
        return sentences.stored(self.where)


def _asks_more(before: Interview, changed: Interview) -> bool:
    """Tell whether a change of an answer brought up a question that was not to come without it."""
    while before.remembered is not None:
        before = before.answer(before.remembered)
    return changed.current not in (None, before.current)
