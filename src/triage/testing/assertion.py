"""The assertion of rule authors: whatever is answered, this is true of what comes out.

With up to 5,000 paths, all are walked, the simplest first. Of each band two numbers are tried, the
lowest and the highest: all of them lead the same way, but a property that looks at the number
itself may hold of one and not of another.

With more paths, some are chosen, the same every time: whatever two answers can be given on one path
are given together on one of these, and on one that ends as calmly as any on which they are;
likewise each answer with the lowest and the highest number of each band. So what two answers decide
is never missed, nor that a level is too calm where two answers are given. (Where there are more
paths than can be counted, those chosen are some on which many answers meet.) Then more are drawn
(see `interviews`), others in each run. What more answers decide together may be missed.
"""

from __future__ import annotations

import os
from decimal import Decimal
from typing import NamedTuple

from triage.interview.case_text import case_text, check_case_id
from triage.interview.interview import Interview
from triage.problems import stops
from triage.rulefile import RuleFile
from triage.rules.questionnaire import Questionnaire
from triage.testing.choosing import PathsToWalk, paths_of
from triage.testing.names import UnknownNameError
from triage.testing.search import Breach, Property, Trial, within_hypothesis
from triage.testing.strategies import check_questionnaire


class Kept(NamedTuple):
    """What was looked at to say that a property is kept; as a text it says so in a sentence.

    Attributes:
        walked: how many different paths were.
        applied: how many of them the property spoke of: it looked at what came out of them, and no
            ``assume`` failed.
        of: how many paths there are; None where that cannot be counted.
        proved: whether all of them were walked. A number is one of its band still: the lowest and
            the highest were tried.
        together: how many answers were looked at together: 2 or 3.
        met: how many pairs (or threes) of answers met on a path that was walked for them.
        can_meet: how many can meet at all; None where there are too many paths to tell.
    """

    walked: int
    applied: int
    of: int | None
    proved: bool
    together: int
    met: int
    can_meet: int | None

    def __str__(self) -> str:
        return (
            f"kept on {self.walked:,} of {_number(self.of)}, of which it spoke of "
            f"{self.applied:,}; {_covered(self.together, self.met, self.can_meet)}"
        )


class BrokenPropertyError(AssertionError):
    """A property is not kept. Python prints the case beneath as a note; pytest, by itself.

    Attributes:
        case: the path that breaks it, as YAML to be pasted under ``cases:``.
        title: what stands over it where it is printed.
        note: title and case, as Python prints them.
    """

    # What pytest prints in one line has room for the short name only.
    __module__ = "triage.testing"

    title = "The path as a case, to paste under `cases:`"

    def __init__(self, message: str, case: str) -> None:
        super().__init__(message)
        self.case = case
        self.note = f"\n{self.title}:\n\n{case}"
        self.add_note(self.note)


def load_rules(path: str | os.PathLike[str]) -> Questionnaire:
    """The questionnaire of a rule file.

    Args:
        path: where it is, from the current folder: for pytest, the one it is started in.

    Raises:
        AssertionError: the file has errors; the message lists them.
        CommandError: there is no such file, it is no file, or it may not be read.
    """
    rules = RuleFile.open(path)
    if rules.questionnaire is None:
        raise AssertionError(
            "\n".join(
                f"{os.fspath(path)}:{problem.place.line}: {problem.message} [{problem.code}]"
                for problem in rules.faults
                if stops([problem])
            )
        )
    return rules.questionnaire


def assert_keeps(
    questionnaire: Questionnaire,
    property: Property,
    *,
    examples: int | None = None,
    together: int = 2,
    name: str = "counterexample",
) -> Kept:
    """Assert that a property holds on every path, or on paths that are chosen and some drawn.

    With up to 5,000 paths, all are walked, and a property that is kept is proved. With more, some
    are chosen, the same every time, so that what two answers decide together is never missed; then
    more are drawn, others in each run: this module's first lines say how. Such a property is not
    proved. Make it a promise in the rule file where one can say it, for that is proved over any
    number of paths.

    A property speaks of a path where it looks at what came out: the level, recommendations, advice,
    the interview, or which questions were asked. So ask for the answers first that make the
    condition. Where it calls ``assume`` of Hypothesis with something false, it does not speak of
    the path either. A property that speaks of no path is an error.

    Args:
        questionnaire: what is walked.
        property: looks at one walk. It is broken where it gives False or raises.
        examples: how many paths to draw where not all are walked; by default as many as the
            Hypothesis profile says.
        together: how many answers are to meet on the paths chosen: 2, or 3. Three take far more
            paths: where two take a thousand, some fifteen thousand.
        name: the id of the case that is printed.

    Returns:
        How many paths of how many were walked, and what met on them: `Kept`, whose ``proved`` can
        be asserted.

    Raises:
        BrokenPropertyError: the property is broken. This `AssertionError` has the simplest path
            found that breaks it as a case, to be pasted into the NAME.cases.yaml beside the file.
        AssertionError: the property spoke of no path.
        UnknownNameError: the property asks for a question, answer, recommendation, advice or level
            that is not in the questionnaire.
        TypeError: ``questionnaire`` is not one.
        ValueError: ``name`` cannot be the id of a case, or ``together`` is neither 2 nor 3.
    """
    __tracebackhide__ = True
    check_questionnaire(questionnaire)
    check_case_id(name)
    if together not in (2, 3):
        raise ValueError(f"together= is 2 or 3, not {together!r}")
    trial = Trial(questionnaire, property)
    paths = paths_of(questionnaire, together)
    found = _broken(trial, paths, examples)
    if found is not None:
        raise _as_told(found, name) from None
    covered = (together, paths.covering.met, paths.covering.can_meet)
    kept = Kept(trial.walked, trial.applied, paths.number, paths.all is not None, *covered)
    if not kept.applied:
        raise AssertionError(_spoke_of_none(kept))
    return kept


class _Found(NamedTuple):
    """A path that breaks the property, and in words how it was found."""

    breach: Breach
    how: str


def _broken(trial: Trial, paths: PathsToWalk, examples: int | None) -> _Found | None:
    """Try all paths where they are few, then those chosen, then those drawn where not all were."""
    __tracebackhide__ = True
    number = _number(paths.number)
    if paths.all is not None:
        every = paths.all
        breach = within_hypothesis(lambda: trial.first_broken(every))
        if breach is not None:
            return _Found(breach, f"number {trial.walked:,} of {number}, the simplest first")
    breach = within_hypothesis(lambda: trial.first_chosen(paths.covering.sheets))
    if breach is not None:
        covered = _covered(*paths.covering[:3])
        return _Found(
            breach, f"one of {len(paths.covering.sheets):,} chosen from {number}: {covered}"
        )
    if paths.all is None:
        chosen = trial.walked
        breach = trial.drawn_broken(examples)
        if breach is not None:
            drawn = trial.walked - chosen
            return _Found(breach, f"one of {drawn:,} drawn from {number}, after {chosen:,} chosen")
    return None


def _as_told(found: _Found, name: str) -> Exception:
    """The error of the property, or the case with what is wrong; the case is called ``name``."""
    error = found.breach.error
    # From the line of the property on; how it came to be called is of no interest.
    line = None if error.__traceback__ is None else error.__traceback__.tb_next
    if not isinstance(error, UnknownNameError):
        message = f"{_why(error)}\nA path breaks the property: {found.how}."
        error = BrokenPropertyError(message, _case(name, found.breach.interview))
    return error.with_traceback(line)


def _spoke_of_none(kept: Kept) -> str:
    return (
        "the property spoke of no path: its condition was true on none of "
        f"{kept.walked:,} walked, of {_number(kept.of)}; "
        f"{_covered(kept.together, kept.met, kept.can_meet)}.\n"
        "It speaks of a path where it looks at what came out: `level`, `recommendations`, "
        "`advice`, or which questions were asked (`in walk.answers`)."
    )


def _covered(together: int, met: int, can_meet: int | None) -> str:
    """What met on the paths chosen, in words."""
    sets = {2: "pairs", 3: "threes"}[together]
    if can_meet is None:
        return f"on those chosen, {met:,} {sets} of answers meet; how many more can is not known"
    return f"on those chosen, all {met:,} {sets} of answers meet that can be given together"


def _why(error: Exception) -> str:
    """What the property says is wrong; of no assertion, also what kind of error it is."""
    if type(error) is AssertionError and str(error):
        return str(error)
    return f"{type(error).__name__}: {error}".removesuffix(": ")


def _number(paths: int | None) -> str:
    if paths is None:
        return "more paths than can be counted"
    # A number of more than 4,300 digits is refused by Python's own `str`.
    return f"{Decimal(paths):,f} paths"


def _case(name: str, interview: Interview) -> str:
    result = interview.result
    assert result is not None, "only complete interviews are walked"
    return case_text(
        name,
        "Somebody for whom the property is broken.",
        interview.answers,
        {
            "level": result.level.id,
            "recommend": [recommendation.id for recommendation in result.recommendations],
        },
        "this came out; write what must come out instead",
    )
