"""One person's sitting with a questionnaire: all that a front end remembers besides the interview.

A `Sitting` never changes and does no input or output: each step gives a new one and the sentence
to be said about it. A front end draws where it stands, hands it what was typed, and says this.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from triage.frontend import sentences
from triage.interview.interview import GivenAnswer, Interview
from triage.interview.result import Result
from triage.interview.sheet import Earlier
from triage.problems import Given
from triage.rules.questionnaire import Question
from triage.tongue.tongue import Tongue, tongue_of

Said = tuple[str, ...]
"""What is to be said about a step, once it is seen where it led: one sentence, or none."""

NO_DRAFTS: Mapping[str, Given] = MappingProxyType({})


class Saved(NamedTuple):
    """What was saved last.

    Attributes:
        file: the full name of the file.
        interview: what it holds the answers of.
        drafts: what was marked then, but not confirmed.
    """

    file: str
    interview: Interview
    drafts: Mapping[str, Given] = NO_DRAFTS


class Sitting(NamedTuple):
    """Where a person stands. Begin with `resume`.

    Attributes:
        interview: the answers so far, and what is asked next.
        changing: the number (from 1) of the earlier answer that is being changed, if one is.
        before: the result that the next one is compared with; None if there was none.
        taking_up: an answer was changed: the later ones that still apply are not asked for again.
        saved: what was saved last; None if nothing was.
        drafts: what is marked, by question id, and not confirmed yet.
        earlier: where the interview stood before each step, for whoever wants a step undone.
        then: what the saved answers of another day came to, for the result to be compared with.
    """

    interview: Interview
    changing: int | None = None
    before: Result | None = None
    taking_up: bool = False
    saved: Saved | None = None
    drafts: Mapping[str, Given] = NO_DRAFTS
    earlier: tuple[Interview, ...] = ()
    then: Earlier | None = None

    @classmethod
    def resume(
        cls,
        interview: Interview,
        marked: Mapping[str, Given] = NO_DRAFTS,
        then: Earlier | None = None,
    ) -> tuple[Sitting, Said]:
        """Sit down where ``interview`` stands, at its beginning or later.

        Args:
            interview: the answers so far, and those that are remembered.
            marked: what was marked and not confirmed when it was saved.
            then: what the answers of another day came to.
        """
        answered, tongue = len(interview.path), tongue_of(interview.questionnaire.language)
        so_far = sentences.so_far(answered, interview.most_to_come, tongue)
        return cls(interview, drafts=marked, then=then), (so_far,) if answered else ()

    @property
    def tongue(self) -> Tongue:
        """The language that the person is spoken to in."""
        return tongue_of(self.interview.questionnaire.language)

    # What is asked.

    @property
    def asked(self) -> Question | None:
        """The question to put: the one whose answer is changed, or the next; None if it is over."""
        if self.changing is not None:
            return self.interview.path[self.changing - 1].question
        return self.interview.current

    @property
    def given(self) -> Given | None:
        """What is marked for it, or was answered to it before; None if nothing was."""
        asked = self.asked
        if asked is None:
            return None
        return self.drafts.get(asked.id, self.interview.last_given(asked))

    @property
    def is_draft(self) -> bool:
        """Whether what is `given` was only marked."""
        return self.asked is not None and self.asked.id in self.drafts

    @property
    def unconfirmed(self) -> tuple[GivenAnswer, ...]:
        """What is marked and not confirmed, in the order of the file."""
        questions = self.interview.questionnaire.questions.values()
        return tuple(
            GivenAnswer(question, self.drafts[question.id])
            for question in questions
            if question.id in self.drafts
        )

    @property
    def still_to_come(self) -> tuple[GivenAnswer, ...]:
        """Answers of before to questions that are still ahead, in the order of the file."""
        gone = self.interview.out_of_reach
        return tuple(step for step in self.interview.aside if step.question.id not in gone)

    @property
    def kept_aside(self) -> tuple[GivenAnswer, ...]:
        """Answers to questions that no way on from here leads to, in the order of the file."""
        gone = self.interview.out_of_reach
        return tuple(step for step in self.interview.aside if step.question.id in gone)

    @property
    def to_check(self) -> bool:
        """Whether the answers are looked at before the result: not where it is urgent."""
        result = self.interview.result
        return result is not None and not result.level.enough

    @property
    def place(self) -> str:
        """Where in the questionnaire that is: ``Question 4, at most 9 more``."""
        if self.changing is not None:
            return sentences.changing(self.changing, self.tongue)
        interview = self.interview
        return sentences.place(len(interview.path) + 1, interview.most_to_come - 1, self.tongue)

    # Steps.

    def answer(self, value: object) -> tuple[Sitting, Said]:
        """Answer what is asked. To give an earlier answer again is to let it be.

        Raises:
            AnswerError: the question does not accept ``value``.
            ValueError: nothing is asked.
        """
        asked, before = self.asked, self.interview
        if asked is None:
            raise ValueError("the interview is over: there is no question to answer")
        if self.changing is not None:
            changed = before.change(asked.id, value)
            confirmed = self.mark(asked, None)
            if changed.answers[asked.id] == before.answers[asked.id]:
                return confirmed.let_be(), ()
            asks_more = changed.current not in (None, before.forward().current)
            return confirmed._replace(taking_up=True)._at(changed, asks_more)
        answered = before.answer(value)
        if self.taking_up:
            # What a change added is answered; the later answers that still apply are taken up.
            answered = answered.forward()
        return self.mark(asked, None)._at(answered)

    def mark(self, question: Question, given: Given | None) -> Sitting:
        """Remember what is marked for a question until it is confirmed; None for nothing."""
        drafts = {id: draft for id, draft in self.drafts.items() if id != question.id}
        if given is not None and given != self.interview.last_given(question):
            drafts[question.id] = given
        return self._replace(drafts=drafts)

    def back(self) -> tuple[Sitting, Said]:
        """Go back one question, or from a change that is let be; the very same if it cannot.

        From a result that came of a change the answer is opened once more: put right, it brings
        back the answers that the change kept aside.
        """
        if self.changing is not None:
            return self.let_be(), ()
        if not self.interview.path:
            return self, ()
        from_result = self.interview.current is None
        sitting = self._replace(taking_up=self.taking_up and from_result)
        return sitting._at(self.interview.back())[0], ()

    def undo(self) -> tuple[Sitting, Said]:
        """Undo the last step; the very same if there is none. An open answer is let be."""
        if self.changing is not None:
            return self.let_be(), ()
        if not self.earlier:
            return self, ()
        undone = self._replace(
            interview=self.earlier[-1].with_aside(self.interview),
            before=None,
            taking_up=False,
            earlier=self.earlier[:-1],
        )
        return undone, (self.tongue.text(sentences.UNDONE),)

    def change(self, number: int) -> Sitting:
        """Open the answer of that number (from 1), to be given anew."""
        return self._replace(changing=number)

    def let_be(self) -> Sitting:
        """Leave the answer that is being changed as it is."""
        return self._replace(changing=None)

    def keep(self, file: str) -> tuple[Sitting, Said]:
        """Note that all of this was saved in that file, named in full."""
        saved = Saved(file, self.interview, self.drafts)
        return self._replace(saved=saved), (sentences.saved(file, self.tongue),)

    def read(self) -> Sitting:
        """Note that the result was read: nothing more is to be said of the one before it."""
        return self._replace(before=None)

    def _at(self, interview: Interview, asks_more: bool = False) -> tuple[Sitting, Said]:
        """Stand somewhere else, and what to say of the result and of later answers there."""
        aside = interview.out_of_reach
        sitting = self._replace(
            interview=interview,
            changing=None,
            before=self.interview.result or self.before,
            taking_up=self.taking_up and (interview.current is not None or bool(aside)),
            earlier=(*self.earlier, self.interview),
        )
        newly = len(aside - self.interview.out_of_reach)
        said = sentences.after(sitting.before, interview.result, self.tongue, newly, asks_more)
        return sitting, said

    # What to say.

    @property
    def outcome(self) -> Said:
        """What became of the recommendation since there last was one; nothing if it was read."""
        return sentences.after(self.before, self.interview.result, self.tongue)

    @property
    def where(self) -> str | None:
        """The file the answers are in, and if that is not all of them; None if nothing is."""
        if self.saved is None:
            return None
        file, kept, drafts = self.saved
        answers = self.interview.answers.items() - kept.answers.items()
        since = answers or self.drafts.items() - drafts.items()
        return sentences.saved_in_part(file, self.tongue) if since else file

    @property
    def stored(self) -> str:
        """What is left of the answers, as the last words of a message."""
        return sentences.stored(self.where, self.tongue)
