"""Cases: answer sheets and what must come out of them. The tests of a questionnaire.

A case is checked like everything else (each problem has its place), then walked by the same
`Interview` as a person, and what came out is held against what was expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from triage.checks.naming import Names
from triage.checks.page import Page
from triage.interview.answers import AnswerError, accepted, check_given, names_of
from triage.interview.engine import Reason
from triage.interview.interview import Interview
from triage.interview.result import Result
from triage.problems import Path, Problem, in_order, stops
from triage.reading.document import Document
from triage.rulefile import load_cases_text
from triage.rules.conditions import NONE, AnswerName, holds
from triage.rules.questionnaire import Questionnaire
from triage.words import listed


class Share(NamedTuple):
    """How much of one kind of thing the cases touch."""

    touched: int
    total: int
    untouched: tuple[str, ...]


class Outcome(NamedTuple):
    """What became of one file of cases.

    Attributes:
        text: the file's content, for excerpts.
        problems: what is wrong, failed expectations included, in the order of the file.
        passed: by case, whether it could be run and everything expected came out.
        coverage: by kind (answers, rules, recommendations, advice), what the cases touch.
    """

    text: str
    problems: tuple[Problem, ...]
    passed: Mapping[str, bool]
    coverage: Mapping[str, Share]


def check_cases(document: Document, questionnaire: Questionnaire) -> list[Problem]:
    """Find what keeps the cases in ``document`` from being run: names, answers, missing answers."""
    return [
        problem
        for id, case in document.data["cases"].items()
        for problem in _Case(document, questionnaire, id, case).check()
    ]


def run_cases(content: bytes | str, name: str, questionnaire: Questionnaire) -> Outcome:
    """Check the file of cases whose content is at hand, and run them.

    Args:
        content: the bytes of the file, or its text.
        name: what reports call it.
        questionnaire: what the cases are about.
    """
    document, problems = load_cases_text(content, name)
    if document is None:
        text = content if isinstance(content, str) else content.decode("utf-8", "replace")
        return Outcome(text.removeprefix("\ufeff"), tuple(problems), {}, {})
    passed = {}
    finished = []
    for id, written in document.data["cases"].items():
        case = _Case(document, questionnaire, id, written)
        found = case.run()
        if case.result is not None:
            finished.append(case.result)
        passed[id] = not stops(found)
        problems += found
    coverage = _coverage(questionnaire, finished)
    return Outcome(document.text, tuple(in_order(problems)), passed, coverage)


def case_problems(document: Document, questionnaire: Questionnaire, id: str) -> list[Problem]:
    """Run one case of ``document``: what keeps it from being run, or came out otherwise."""
    return _Case(document, questionnaire, id, document.data["cases"][id]).run()


class _Case:
    """One case: what is wrong with it, and what comes out of it (None until it was walked)."""

    def __init__(
        self, document: Document, questionnaire: Questionnaire, id: str, case: Mapping[str, Any]
    ) -> None:
        self.document = document
        self.questionnaire = questionnaire
        self.id = id
        self.answers: Mapping[str, Any] = case["answers"]
        self.expect: Mapping[str, Any] = case["expect"]
        self.result: Result | None = None

    def run(self) -> list[Problem]:
        """Check it and, where it comes to an end, hold what came out against what was expected."""
        found = self.check()
        if self.result is not None and not stops(found):
            found += self.judge(self.result)
        return found

    def check(self) -> list[Problem]:
        problems = [*self._unknown_names(), *self._wrong_answers()]
        if stops(problems):
            return problems
        interview = Interview.replay(self.questionnaire, self.answers)
        self.result = interview.result
        question = interview.current
        if question is not None:
            problem = self._problem(
                "incomplete-case",
                f"Case `{self.id}` has no answer to `{question.id}`, which is asked next: "
                f"“{question.ask}”",
                ("answers",),
                f"It accepts {accepted(question)}.",
                at_key=True,
            )
            return [*problems, problem]
        return [*problems, *self._unused_answers(interview)]

    def judge(self, result: Result) -> Iterator[Problem]:
        """Hold what came out against what was expected."""
        level = self.expect.get("level")
        if level is not None and level != result.level.id:
            yield self._failed(
                f"expects the level `{level}`, but `{result.level.id}` came out",
                ("expect", "level"),
                _why_recommended(result, result.recommendations[0].id),
            )
        recommended = [one.id for one in result.recommendations]
        advised = [one.id for one in result.advice]
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

    def _unknown_names(self) -> Iterator[Problem]:
        questionnaire = self.questionnaire
        for question in self.answers:
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

    def _unknown_in(self, field: str, known: Mapping[str, Any], kind: str) -> Iterator[Problem]:
        written = self.expect.get(field, ())
        if isinstance(written, str):
            if written not in known:
                yield self._unknown(kind, written, known, ("expect", field))
            return
        for index, name in enumerate(written):
            if name not in known:
                yield self._unknown(kind, name, known, ("expect", field, index))

    def _unknown(
        self, kind: str, name: str, known: Mapping[str, Any], path: Path, at_key: bool = False
    ) -> Problem:
        return self._problem(
            f"unknown-{kind}",
            f"Case `{self.id}` names the {kind} `{name}`, which the questionnaire does not have.",
            path,
            Names(known).hint(name),
            at_key=at_key,
        )

    def _wrong_answers(self) -> Iterator[Problem]:
        for id, value in self.answers.items():
            question = self.questionnaire.questions.get(id)
            if question is None:
                continue
            try:
                check_given(question, value)
            except AnswerError as error:
                message = f"Case `{self.id}`: {error}."
                yield self._problem("wrong-answer", message, ("answers", id))

    def _unused_answers(self, interview: Interview) -> Iterator[Problem]:
        for id in self.answers:
            if id not in interview.answers:
                yield self._problem(
                    "unused-answer",
                    f"Case `{self.id}` answers `{id}`, which is not asked on its path.",
                    ("answers", id),
                    "Remove it, or mend the answer that leads elsewhere.",
                    at_key=True,
                )._replace(severity="warning")

    def _failed(self, what: str, path: Path, came: str) -> Problem:
        return self._problem("failed-case", f"Case `{self.id}` {what}.", path, came)

    def _problem(
        self, code: str, message: str, path: Path, hint: str | None = None, *, at_key: bool = False
    ) -> Problem:
        whole = ("cases", self.id, *path)
        places = self.document.places
        place = places.key(whole) if at_key else places.value(whole)
        return Problem(code, "error", message, place, hint, whole)


def _why_recommended(result: Result, name: str) -> str:
    origins = [_origin(reason) for reason in result.because if reason.recommendation == name]
    return f"`{name}` came of {' and of '.join(origins)}."


def _why_advised(result: Result, name: str) -> str:
    with_it = [one.id for one in result.recommendations if name in one.advice]
    return f"It came with {listed(with_it, 'and') or 'an answer or a rule that advises it'}."


def _origin(reason: Reason) -> str:
    if reason.rule is not None:
        return f"the rule `{reason.rule}`"
    if reason.answer is None:
        return f"passing over `{reason.question}`"
    answers = reason.answer if isinstance(reason.answer, tuple) else (reason.answer,)
    return listed((f"{reason.question}.{answer}" for answer in answers or (NONE,)), "and")


def _coverage(questionnaire: Questionnaire, results: Iterable[Result]) -> dict[str, Share]:
    given: set[AnswerName] = set()
    fired: set[str] = set()
    recommended: set[str] = set()
    advised: set[str] = set()
    for result in results:
        names = frozenset(
            name
            for question, answer in result.path
            for name in names_of(questionnaire.questions[question], answer)
        )
        given |= names
        # Conditions only ever become true, so a rule that holds at the end has fired.
        fired |= {rule.id for rule in questionnaire.rules.values() if holds(rule.when, names)}
        recommended |= {one.id for one in result.recommendations}
        advised |= {one.id for one in result.advice}
    return {
        "answers": _share(map(str, _answers(questionnaire)), set(map(str, given))),
        "rules": _share(questionnaire.rules, fired),
        "recommendations": _share(questionnaire.recommendations, recommended),
        "advice": _share(questionnaire.advice, advised),
    }


def _answers(questionnaire: Questionnaire) -> Iterator[AnswerName]:
    for question in questionnaire.questions.values():
        for answer in question.answers:
            yield AnswerName(question.id, answer)
        if question.kind == "any":
            yield AnswerName(question.id, NONE)


def _share(names: Iterable[str], touched: set[str]) -> Share:
    all_names = tuple(names)
    untouched = tuple(name for name in all_names if name not in touched)
    return Share(len(all_names) - len(untouched), len(all_names), untouched)


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


PAGES = (
    Page(
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
    ),
    Page(
        code="incomplete-case",
        severity="error",
        title="A case stops before the end",
        why="The answers of a case complete a path, so that there is something to compare.",
        bad=_example(more=""),
        good=_example(),
        whole=True,
    ),
    Page(
        code="wrong-answer",
        severity="error",
        title="A question does not accept an answer",
        why=(
            "A question takes one of its answer ids, a list of them where it says `choose: any` "
            "(`[]` or `none` for none), or a whole number."
        ),
        bad=_example(swelling="huge"),
        good=_example(swelling="no"),
        whole=True,
    ),
    Page(
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
    ),
)
