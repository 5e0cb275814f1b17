"""Cases: answer sheets and what must come out of them. The tests of a questionnaire.

What is wrong with a case, or comes out of it otherwise than expected, is a problem with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from triage.checks.cases import Case
from triage.interview.answers import names_of
from triage.interview.result import Result
from triage.problems import Problem, in_order, stops
from triage.reading.document import Document
from triage.rulefile import load_cases_text
from triage.rules.conditions import NONE, AnswerName, holds
from triage.rules.questionnaire import Questionnaire


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
    return document.places.problems(
        finding
        for id, case in document.data["cases"].items()
        for finding in Case(questionnaire, id, case).check()
    )


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
        case = Case(questionnaire, id, written)
        found = document.places.problems(case.run())
        if case.result is not None:
            finished.append(case.result)
        passed[id] = not stops(found)
        problems += found
    coverage = _coverage(questionnaire, finished)
    return Outcome(document.text, tuple(in_order(problems)), passed, coverage)


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
