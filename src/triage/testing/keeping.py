"""The assertion of rule authors: whatever is answered, this is true of what comes out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, Verbosity, given, settings

from triage.given import names_of
from triage.interview import Interview
from triage.loading import load
from triage.pasting import case_text
from triage.problems import Given, stops
from triage.questionnaire import Questionnaire
from triage.testing.simplest import simplest
from triage.testing.strategies import interviews


class Walk(NamedTuple):
    """One complete path and what came out, in the words of the rule file.

    Attributes:
        answers: the answer sheet.
        given: the names of all answers given, as conditions write them: ``question.answer``, of a
            number its band, ``question.none`` where no box was ticked.
        level: the level reached.
        recommendations: the ids of those shown, most urgent first.
        advice: the ids of the advice shown.
        interview: the interview itself, for anything else.
    """

    answers: Mapping[str, Given]
    given: frozenset[str]
    level: str
    recommendations: tuple[str, ...]
    advice: tuple[str, ...]
    interview: Interview


Property = Callable[[Walk], object]
"""What is to be true of a walk: it gives False, or raises, where it is not."""


def load_rules(path: str | os.PathLike[str]) -> Questionnaire:
    """The questionnaire of a rule file.

    Raises:
        AssertionError: the file has errors; the message lists them.
        CommandError: there is no such file, it is no file, or it may not be read.
    """
    loaded = load(path)
    if loaded.questionnaire is None:
        raise AssertionError(
            "\n".join(
                f"{os.fspath(path)}:{problem.place.line}: {problem.message} [{problem.code}]"
                for problem in loaded.problems
                if stops([problem])
            )
        )
    return loaded.questionnaire


def assert_keeps(
    questionnaire: Questionnaire,
    property: Property,
    *,
    examples: int | None = None,
    name: str = "counterexample",
) -> None:
    """Assert that a property holds on every path that is drawn.

    A promise in the rule file is better where one can say it, for it is proved over all paths. This
    is for what a promise cannot say.

    Args:
        questionnaire: what is walked.
        property: looks at one walk. It is broken where it gives False or raises.
        examples: how many paths to draw; by default as many as the Hypothesis profile says.
        name: the id of the case that is printed.

    Raises:
        AssertionError: the property is broken. The message holds the simplest path that breaks it
            as a case, to be pasted into the NAME.cases.yaml beside the rule file.
    """
    broken_by: list[Interview] = []
    profile = settings()
    quietly = settings(
        profile,
        max_examples=profile.max_examples if examples is None else examples,
        deadline=None,
        # One key would be shared by all properties; the case that is printed is the memory.
        database=None,
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
        # `simplest` shows more clearly what matters, and sooner.
        phases=[one for one in profile.phases if one not in (Phase.shrink, Phase.explain)],
        suppress_health_check=[*profile.suppress_health_check, HealthCheck.too_slow],
    )

    @quietly
    @given(interviews(questionnaire))
    def every_path(interview: Interview) -> None:
        if _breach(property, interview) is not None:
            broken_by.append(interview)
            raise _Broken

    try:
        every_path()
    except _Broken:
        shown = simplest(broken_by[-1], lambda one: _breach(property, one) is not None)
        breach = _breach(property, shown)
        raise AssertionError(_told(walk_of(shown), breach, name)) from breach


class _Broken(Exception):  # noqa: N818 (the error is what follows from it)
    """A path that breaks the property was found."""


def _breach(property: Property, interview: Interview) -> Exception | None:
    """What the property has against a complete interview; None where it holds."""
    try:
        verdict = property(walk_of(interview))
    except Exception as error:
        return error
    if verdict is None or verdict:
        return None
    return AssertionError("the property is False")


def walk_of(interview: Interview) -> Walk:
    """What a property looks at, of a complete interview."""
    result = interview.result
    assert result is not None, "only a complete interview has come to something"
    return Walk(
        answers=interview.answers,
        given=frozenset(
            str(name) for step in interview.path for name in names_of(step.question, step.given)
        ),
        level=result.level.id,
        recommendations=tuple(one.id for one in result.recommendations),
        advice=tuple(one.id for one in result.advice),
        interview=interview,
    )


def _told(walk: Walk, error: Exception | None, name: str) -> str:
    case = case_text(
        name,
        "Somebody for whom the property is broken.",
        walk.answers,
        {"level": walk.level, "recommend": walk.recommendations},
        "this came out; write what must come out instead",
    )
    why = str(error) or type(error).__name__
    return f"{why}, for this path (a case to paste under `cases:`):\n\n{case}"
