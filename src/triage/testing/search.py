"""Tries a property on one path after another, as many as are given or drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from hypothesis import (
    HealthCheck,
    Phase,
    Verbosity,
    currently_in_test_context,
    given,
    settings,
)
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable, UnsatisfiedAssumption

from triage.interview.interview import Interview
from triage.proof import Answers
from triage.rules.questionnaire import Questionnaire
from triage.testing.covering import walked
from triage.testing.simplest import simplest
from triage.testing.strategies import interviews
from triage.testing.walk import Reader, Walk

Done = TypeVar("Done")

Property = Callable[[Walk], object]
"""What is to be true of a walk: it gives False, or raises, where it is not."""


class Breach(NamedTuple):
    """A path that breaks a property, and what the property said."""

    error: Exception
    interview: Interview


class Trial:
    """One property on one path after another, and how many they were.

    Args:
        questionnaire: what is walked.
        property: what is to be true.
    """

    def __init__(self, questionnaire: Questionnaire, property: Property) -> None:
        self._read = Reader(questionnaire).walk
        self._questionnaire = questionnaire
        self._property = property
        self._applied: dict[frozenset[str], bool] = {}

    @property
    def walked(self) -> int:
        """How many different paths were."""
        return len(self._applied)

    @property
    def applied(self) -> int:
        """How many of them the property spoke of: it looked at what came out."""
        return sum(self._applied.values())

    def first_broken(self, paths: Iterable[Interview]) -> Breach | None:
        """The first of the paths that breaks the property."""
        for interview in paths:
            error = self._error(interview)
            if error is not None:
                return Breach(error, interview)
        return None

    def first_chosen(self, sheets: Iterable[Answers]) -> Breach | None:
        """The first of the paths with these answers that breaks the property, made simple."""
        breach = self.first_broken(walked(self._questionnaire, sheets))
        return None if breach is None else self._made_simple(breach)

    def drawn_broken(self, examples: int | None) -> Breach | None:
        """A path that breaks the property, of some that are drawn, made simple."""
        broken: list[Breach] = []

        @_quietly(examples)
        @given(interviews(self._questionnaire))
        def every_path(interview: Interview) -> None:
            error = self._error_or_assumption(interview)
            if error is not None:
                broken.append(Breach(error, interview))
                raise _Broken

        try:
            every_path()
        except Unsatisfiable:
            return None
        except _Broken:
            return within_hypothesis(lambda: self._made_simple(broken[-1]))
        return None

    def _made_simple(self, breach: Breach) -> Breach:
        """A simple path near this one that breaks the property, too."""
        # What is counted is what was tried, and not on the way to a simple one.
        counted = dict(self._applied)
        path = simplest(breach.interview, lambda interview: self._error(interview) is not None)
        simple = self.first_broken([path])
        self._applied = counted
        # A property that is not of the path alone need not break twice.
        return simple or breach

    def _error(self, interview: Interview) -> Exception | None:
        """What the property has against a path; None where it holds or does not speak of it."""
        try:
            return self._error_or_assumption(interview)
        except UnsatisfiedAssumption:
            return None

    def _error_or_assumption(self, interview: Interview) -> Exception | None:
        walk = self._read(interview)
        path = frozenset(walk.given)
        self._applied.setdefault(path, False)
        try:
            verdict = self._property(walk)
        except UnsatisfiedAssumption:
            raise
        except Exception as error:
            return error
        self._applied[path] |= walk.looked
        return None if verdict is None or verdict else AssertionError("the property is False")


def _quietly(examples: int | None) -> settings:
    """The settings of the profile, less what is said and done better here."""
    profile = settings()
    return settings(
        profile,
        max_examples=profile.max_examples if examples is None else examples,
        deadline=None,
        # One key would be shared by all properties; the case that is printed is the memory.
        database=None,
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
        # `simplest` shows more clearly what matters, and sooner.
        phases=[phase for phase in profile.phases if phase not in (Phase.shrink, Phase.explain)],
        suppress_health_check=[
            *profile.suppress_health_check,
            HealthCheck.too_slow,
            # A property may speak of few paths.
            HealthCheck.filter_too_much,
        ],
    )


def within_hypothesis(do: Callable[[], Done]) -> Done:
    """Do something where `assume`, `note` and `event` of Hypothesis may be called.

    Args:
        do: what to do. It is done once.
    """
    if currently_in_test_context():
        return do()
    done: list[Done] = []

    @settings(_quietly(1), phases=[Phase.generate])
    @given(st.none())
    def once(_: None) -> None:
        done.append(do())

    once()
    return done[0]


class _Broken(Exception):  # noqa: N818 (the error is what follows from it)
    """A path that breaks the property was found."""
