"""Answer sheets for the random questionnaires of `making`, and such questionnaires as plain data.

The sheets are drawn on plain data and walked by the oracle, so that the engine under test has no
part in them.
"""

import random

from hypothesis import strategies as st
from making.choosing import Chooser
from making.construction import build

from helpers.oracle import NONE, UNSURE, Data, Reply, Sheet, numbers_of, walk
from triage.testing.guide import Choose


def reply(choice: Chooser, own: Data) -> Reply:
    """Any reply that a question accepts, not just those by which paths are counted.

    own: the question's data.
    """
    answers: list[str] = list(own["answers"])
    if "number" in own:
        return UNSURE if UNSURE in own and choice.chance(1, 4) else choice.one(numbers_of(own))
    if own.get("choose") == "any":
        ticked = choice.some(answers, 0, len(answers))
        return NONE if not ticked and choice.chance(1, 2) else ticked
    return choice.one(answers)


def complete_sheet(choose: Choose, data: Data) -> Sheet:
    """A complete answer sheet of any of the paths.

    choose: makes the decisions.
    """
    sheet: Sheet = {}
    while (question := walk(data, sheet).missing) is not None:
        sheet[question] = reply(Chooser(choose), data["questions"][question])
    return sheet


# Driven by Hypothesis


@st.composite
def sheets(draw: st.DrawFn, data: Data) -> Sheet:
    """Complete answer sheets of a questionnaire."""
    return complete_sheet(lambda low, high: draw(st.integers(low, high)), data)


# Driven by a random generator


def random_questionnaire(
    rng: random.Random, most_paths: int = 500, most_questions: int = 6
) -> Data:
    """A valid small questionnaire as plain data; the arguments are those of `build`."""
    return build(rng.randint, most_paths, most_questions)


def random_sheet(rng: random.Random, data: Data) -> Sheet:
    """A complete answer sheet of a questionnaire."""
    return complete_sheet(rng.randint, data)
