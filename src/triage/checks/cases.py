"""Cases: whether one can be run, and whether what comes out is what was expected.

A case is walked by the same `Interview` as a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from triage.checks.naming import Names
from triage.checks.page import Page
from triage.checks.unknown_names import UNKNOWN
from triage.interview.answers import AnswerError, accepted, check_given
from triage.interview.engine import Reason
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.problems import Finding, Given, Keys, stops
from triage.rules.conditions import NONE, names_in
from triage.rules.former import now_called
from triage.rules.questionnaire import Question, Questionnaire
from triage.words import listed, shortened

_STORY = """\
cases:
  mild-pain:
    story: Sore for some days after a long walk, not swollen.
    answers:
      warning-signs: none
      swelling: {swelling}
      how-long: days
{more}    expect:
      level: {level}
"""


def _example(swelling: str = "no", more: str = "      pain: 3\n", level: str = "self-care") -> str:
    return _STORY.format(swelling=swelling, more=more, level=level)


FAILED_CASE = Page(
    code="failed-case",
    severity="error",
    title="Something else came out of a case than was expected",
    why=(
        "A case says what a person with these answers must be told. Either the rules changed "
        "and the case is right, or the case is out of date. The report says what came out and "
        "which answer or rule it came of."
    ),
    bad=_example(level="emergency"),
    good=_example(),
    whole=True,
)

INCOMPLETE_CASE = Page(
    code="incomplete-case",
    severity="error",
    title="A case stops before the end",
    why="The answers of a case complete a path, so that there is something to compare.",
    bad=_example(more=""),
    good=_example(),
    whole=True,
)

WRONG_ANSWER = Page(
    code="wrong-answer",
    severity="error",
    title="A question does not accept an answer",
    why=(
        "A question takes one of its answer ids, a list of them where it says `choose: any` "
        "(`[]` or `none` for none), or a number (`unsure` where it has that)."
    ),
    bad=_example(swelling="huge"),
    good=_example(swelling="no"),
    whole=True,
)

UNUSED_ANSWER = Page(
    code="unused-answer",
    severity="warning",
    title="A case answers a question that is not asked",
    why=(
        "The path of the case never comes to that question. Often an earlier answer leads "
        "somewhere else than its author thought."
    ),
    bad=_example(more="      pain: 3\n")
    .replace("warning-signs: none", "warning-signs: [cold-foot]")
    .replace("      swelling: no\n      how-long: days\n", "")
    .replace("self-care", "emergency"),
    good=_example(),
    whole=True,
)

PAGES = (FAILED_CASE, INCOMPLETE_CASE, WRONG_ANSWER, UNUSED_ANSWER)


class Case:
    """One case: what is wrong with it, and what comes out of it (None until it was walked).

    Args:
        begun: an interview before its first answer, which all cases can share.
        id: of the case.
        case: what is written.
        person: the sheet of whom it is like, which must be free of errors.

    Attributes:
        answers: its whole sheet: those of the person, its own on top.
        result: what came out; None until it was walked to its end.
        assumed: the questions that it has no answer to and that decide nothing, so that it needs
            none; any answer was taken.
    """

    def __init__(
        self,
        begun: Interview,
        id: str,
        case: Mapping[str, Any],
        person: Mapping[str, Any] | None = None,
    ) -> None:
        self.questionnaire = begun.questionnaire
        self._begun = begun
        self.id = id
        self._own: Mapping[str, Any] = case["answers"]
        self.answers = {**(person or {}), **self._own}
        self.assumed: frozenset[str] = frozenset()
        self.expect: Mapping[str, Any] = case["expect"]
        self.result: Result | None = None

    def run(self) -> list[Finding]:
        """Check it and, where it comes to an end, hold what came out against what was expected."""
        found = self.check()
        if self.result is not None and not stops(found):
            found += self.judge(self.result)
        return found

    def check(self) -> list[Finding]:
        """Find what keeps it from being run: names, answers, missing answers."""
        found = [*self._unknown_names(), *self._wrong_answers()]
        if stops(found):
            return found
        interview = self._walk()
        self.result = interview.result
        question = interview.current
        if question is not None:
            incomplete = INCOMPLETE_CASE.at_key(
                self._keys("answers"),
                f"Case `{self.id}` has no answer to `{question.id}`, which is asked next: "
                f"“{question.ask}”",
                f"It accepts {accepted(question)}.",
            )
            return [*found, incomplete]
        return [*found, *self._unused_answers(interview)]

    def judge(self, result: Result) -> Iterator[Finding]:
        """Hold what came out against what was expected."""
        level = self.expect.get("level")
        if level is not None and level != result.level.id:
            yield self._failed(
                f"expects the level `{level}`, but `{result.level.id}` came out",
                ("expect", "level"),
                _why_recommended(result, result.recommendations[0].id),
            )
        recommended = [recommendation.id for recommendation in result.recommendations]
        advised = [advice.id for advice in result.advice]
        for field, shown in (("recommend", recommended), ("advise", advised)):
            for index, name in enumerate(self.expect.get(field, ())):
                if name not in shown:
                    came = f"Shown: {listed(shown, 'and')}." if shown else "None is shown."
                    yield self._failed(
                        f"expects `{name}`, which is not shown", ("expect", field, index), came
                    )
        for field, shown, why in (
            ("never_recommend", recommended, _why_recommended),
            ("never_advise", advised, _why_advised),
        ):
            for index, name in enumerate(self.expect.get(field, ())):
                if name in shown:
                    yield self._failed(
                        f"expects that `{name}` is not shown, but it is",
                        ("expect", field, index),
                        why(result, name),
                    )

    def _walk(self) -> Interview:
        """The interview as far as the answers lead; a question that decides nothing needs none."""
        answers = dict(self.answers)
        interview = self._begun.following(answers)
        while (question := interview.current) is not None and decides_nothing(
            self.questionnaire, question
        ):
            self.assumed |= {question.id}
            answers[question.id] = _any_answer(question)
            interview = self._begun.following(answers)
        return interview

    def _unknown_names(self) -> Iterator[Finding]:
        questionnaire = self.questionnaire
        for question in self._own:
            if question not in questionnaire.questions:
                yield self._unknown(
                    "question", question, questionnaire.questions, ("answers", question), True
                )
        if "level" in self.expect:
            yield from self._unknown_in("level", questionnaire.levels, "level")
        for field in ("recommend", "never_recommend"):
            yield from self._unknown_in(field, questionnaire.recommendations, "recommendation")
        for field in ("advise", "never_advise"):
            yield from self._unknown_in(field, questionnaire.advice, "advice")

    def _unknown_in(self, field: str, known: Mapping[str, Any], kind: str) -> Iterator[Finding]:
        written = self.expect.get(field, ())
        if isinstance(written, str):
            if written not in known:
                yield self._unknown(kind, written, known, ("expect", field))
            return
        for index, name in enumerate(written):
            if name not in known:
                yield self._unknown(kind, name, known, ("expect", field, index))

    def _unknown(
        self, kind: str, name: str, known: Mapping[str, Any], keys: Keys, at_key: bool = False
    ) -> Finding:
        where = self._keys(*keys)
        return unknown_name(f"Case `{self.id}`", kind, name, known, where, at_key)

    def _wrong_answers(self) -> Iterator[Finding]:
        for id, value in self._own.items():
            question = self.questionnaire.questions.get(id)
            if question is None:
                continue
            try:
                check_given(question, value)
            except AnswerError as error:
                keys = self._keys("answers", id)
                yield WRONG_ANSWER.at(keys, f"Case `{self.id}`: {error}.")

    def _unused_answers(self, interview: Interview) -> Iterator[Finding]:
        for id in self._own:
            if id not in interview.answers:
                yield UNUSED_ANSWER.at_key(
                    self._keys("answers", id),
                    f"Case `{self.id}` answers `{id}`, which is not asked on its path.",
                    "Remove it, or mend the answer that leads elsewhere.",
                )

    def _failed(self, what: str, keys: Keys, came: str) -> Finding:
        return FAILED_CASE.at(self._keys(*keys), f"Case `{self.id}` {what}.", came)

    def _keys(self, *inside: str | int) -> Keys:
        return ("cases", self.id, *inside)


def unknown_name(
    who: str, kind: str, name: str, known: Mapping[str, Any], keys: Keys, at_key: bool
) -> Finding:
    """A case or person names what the questionnaire does not have, or calls otherwise now."""
    page = UNKNOWN[kind]
    at = page.at_key if at_key else page.at
    now = now_called(known, name)
    names = f"{who} names the {kind} `{shortened(name)}`, which"
    if now != name:
        return at(keys, f"{names} is called `{now}` now.", f"Write `{now}`.")
    return at(keys, f"{names} the questionnaire does not have.", Names(known).hint(name))


def decides_nothing(questionnaire: Questionnaire, question: Question) -> bool:
    """Whether everybody is told the same, whatever they answer to the question.

    A case needs no answer to it.
    """
    answers = question.answers.values()
    return (
        not question.adds_to
        and not any(answer.recommend or answer.advise for answer in answers)
        and len({question.way_after(answer) for answer in answers}) == 1
        and not any(
            name.question == question.id
            for condition in questionnaire.conditions()
            for name in names_in(condition)
        )
    )


def _any_answer(question: Question) -> Given:
    if question.number is not None:
        return question.number.lowest
    return () if question.kind == "any" else next(iter(question.answers))


def _why_recommended(result: Result, name: str) -> str:
    origins = [_origin(reason) for reason in result.because if reason.recommendation == name]
    return f"`{name}` came of {' and of '.join(origins)}."


def _why_advised(result: Result, name: str) -> str:
    with_it = [
        recommendation.id
        for recommendation in result.recommendations
        if name in recommendation.advice
    ]
    return f"It came with {listed(with_it, 'and') or 'an answer or a rule that advises it'}."


def _origin(reason: Reason) -> str:
    if reason.rule is not None:
        return f"the rule `{reason.rule}`"
    if reason.answer is None:
        return f"passing over `{reason.question}`"
    answers = reason.answer if isinstance(reason.answer, tuple) else (reason.answer,)
    return listed((f"{reason.question}.{answer}" for answer in answers or (NONE,)), "and")
