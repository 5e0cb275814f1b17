"""The assertion of rule authors: whatever is answered, this is true of what comes out."""

from __future__ import annotations

import os
from decimal import Decimal
from typing import NamedTuple

from triage.interview.case_text import case_text, check_case_id
from triage.interview.interview import Interview
from triage.problems import stops
from triage.rulefile import load
from triage.rules.questionnaire import Questionnaire
from triage.testing.enumerating import paths_of
from triage.testing.names import UnknownNameError
from triage.testing.search import Property, Trial, within_hypothesis
from triage.testing.strategies import check_questionnaire


class Kept(NamedTuple):
    """What was looked at to say that a property is kept.

    Attributes:
        walked: how many different paths were.
        applied: how many of them the property spoke of: those on which no ``assume`` failed.
        of: how many paths there are; None where that cannot be counted.
        proved: whether all of them were walked. A number is one of its band still: the lowest.
    """

    walked: int
    applied: int
    of: int | None
    proved: bool


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
) -> Kept:
    """Assert that a property holds on every path, or on every path that is drawn.

    With up to 5,000 paths, all are walked, the simplest first, and a property that is kept is
    proved. It is still shown one number of each band only, the lowest: all of them lead the same
    way, but a property that looks at the number itself may hold of one and not of another.

    With more paths, some are drawn (see `interviews`), others in each run. A property that is kept
    is then not proved: what few paths break may be missed, in most runs or all. Make it a promise
    in the rule file where one can say it, for that is proved over any number of paths.

    Where the property calls ``assume`` of Hypothesis with something false, it does not speak of the
    path.

    Args:
        questionnaire: what is walked.
        property: looks at one walk. It is broken where it gives False or raises.
        examples: how many paths to draw where not all are walked; by default as many as the
            Hypothesis profile says.
        name: the id of the case that is printed.

    Returns:
        How many paths of how many were walked: `Kept`, whose ``proved`` can be asserted.

    Raises:
        BrokenPropertyError: the property is broken. This `AssertionError` has the simplest path
            found that breaks it as a case, to be pasted into the NAME.cases.yaml beside the file.
        AssertionError: the property spoke of no path.
        UnknownNameError: the property asks for a question, answer, recommendation, advice or level
            that the questionnaire has not.
        TypeError: ``questionnaire`` is not one.
        ValueError: ``name`` cannot be the id of a case.
    """
    __tracebackhide__ = True
    check_questionnaire(questionnaire)
    check_case_id(name)
    trial = Trial(questionnaire, property)
    count, all_paths = paths_of(questionnaire)
    if all_paths is None:
        broken = trial.drawn_broken(examples)
        walked = f"one of {trial.walked:,} drawn from {_number(count)}"
    else:
        broken = within_hypothesis(lambda: trial.first_broken(all_paths))
        walked = f"number {trial.walked:,} of {_number(count)}, the simplest first"
    if broken is not None:
        error = broken.error
        # From the line of the property on; how it came to be called is of no interest.
        line = None if error.__traceback__ is None else error.__traceback__.tb_next
        if not isinstance(error, UnknownNameError):
            message = f"{_why(error)}\nA path breaks the property: {walked}."
            error = BrokenPropertyError(message, _case(name, broken.interview))
        raise error.with_traceback(line) from None
    if not trial.applied:
        raise AssertionError(
            f"the property spoke of no path: what it assumes was true on none of {trial.walked:,} "
            f"walked, of {_number(count)}"
        )
    return Kept(trial.walked, trial.applied, count, proved=all_paths is not None)


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
        {"level": result.level.id, "recommend": [one.id for one in result.recommendations]},
        "this came out; write what must come out instead",
    )
