"""People that cases share: whole answer sheets, which a case with ``like`` takes its answers from.

What is wrong with a person is said once, at the person, and not once for each case like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from triage.checks.cases import WRONG_ANSWER, unknown_name
from triage.checks.naming import Names
from triage.checks.page import Page
from triage.interview.answers import AnswerError, check_given
from triage.problems import Finding
from triage.rules.questionnaire import Questionnaire
from triage.words import shortened

_FILE = """\
people:
  mild: {{warning-signs: none, swelling: no, how-long: days, pain: 3}}
{more}cases:
  sore-for-weeks:
    story: Sore for some weeks after a long walk, not swollen.
    like: {like}
    answers: {{how-long: weeks}}
    expect: {{level: self-care}}
"""


def _example(like: str = "mild", more: str = "") -> str:
    return _FILE.format(like=like, more=more)


UNKNOWN_PERSON = Page(
    code="unknown-person",
    severity="error",
    title="A case is like nobody",
    why=(
        "`like` names one of the `people` of the same file, whose answers the case then has. "
        "People are sheets of answers and not cases, so a case cannot be like a case."
    ),
    bad=_example(like="mield"),
    good=_example(),
    whole=True,
)

UNUSED_PERSON = Page(
    code="unused-person",
    severity="warning",
    title="No case is like a person",
    why=(
        "A person stands in the file so that cases can share their answers. One whom no case "
        "names is left over from a change, or a `like` was forgotten."
    ),
    bad=_example(more="  sore: {warning-signs: none, swelling: no, how-long: days, pain: 8}\n"),
    good=_example(),
    whole=True,
)

PAGES = (UNKNOWN_PERSON, UNUSED_PERSON)


def check(
    people: Mapping[str, Mapping[str, Any]], cases: Mapping[str, Mapping[str, Any]]
) -> Iterator[Finding]:
    """Find the cases that are like nobody, and the people whom no case is like.

    Args:
        people: their answer sheets, by id.
        cases: the cases by id, as they are written.
    """
    known = Names(people)
    liked = {id: case["like"] for id, case in cases.items() if "like" in case}
    unknown = [id for id, person in liked.items() if person not in people]
    for id in unknown:
        yield _unknown_person(id, liked[id], known, cases)
    if unknown:
        return  # whoever is liked by nobody may be the one who was meant
    for person in people:
        if person not in liked.values():
            yield UNUSED_PERSON.at_key(
                ("people", person),
                f"No case is like the person `{person}`.",
                f"Write `like: {person}` in a case, or take the person out.",
            )


def check_person(
    questionnaire: Questionnaire, id: str, sheet: Mapping[str, Any]
) -> Iterator[Finding]:
    """Find what keeps cases from being like that person: unknown questions, impossible answers."""
    questions = questionnaire.questions
    for question, value in sheet.items():
        keys = ("people", id, question)
        if question not in questions:
            yield unknown_name(f"Person `{id}`", "question", question, questions, keys, True)
            continue
        try:
            check_given(questions[question], value)
        except AnswerError as error:
            yield WRONG_ANSWER.at(keys, f"Person `{id}`: {error}.")


def _unknown_person(
    case: str, name: str, people: Names, cases: Mapping[str, Mapping[str, Any]]
) -> Finding:
    at = partial(UNKNOWN_PERSON.at, ("cases", case, "like"))
    if name in cases:
        which = "itself" if name == case else f"the case `{name}`"
        return at(
            f"Case `{case}` is like {which}, but `like` names one of `people`.",
            "Write the answers that cases share as a person, under `people`.",
        )
    message = f"Case `{case}` is like `{shortened(name)}`, whom the file does not have."
    if not people.known:
        return at(message, f"Write `people: {{{shortened(name)}: {{...}}}}` above `cases`.")
    return at(message, people.hint(name))
