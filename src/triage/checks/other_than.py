"""`other_than`, which looks at one question that takes one answer.

The checks work on the data as it was read, each question with its answers; names that nothing bears
have their problem already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from triage.checks.flow.links import answers_of, questions_in, section
from triage.checks.flow.logic import IMPOSSIBLE_CONDITION, members_of, others_in, written_conditions
from triage.checks.naming import thing
from triage.checks.page import Page
from triage.problems import Finding, Keys
from triage.reading.content import Content
from triage.words import listed

OTHER_THAN_OF_ONE_QUESTION = Page(
    code="other-than-one-question",
    severity="error",
    title="Something else than answers of one single choice in `other_than`",
    why=(
        "`{other_than: [a, b]}` is short for any other answer of that question. Of two questions "
        "it would not say which has to be answered, and of boxes several are ticked at once, so "
        "none of them speaks for *the others*."
    ),
    bad="""\
rules:
  swollen-for-weeks:
    when: {other_than: [swelling.no, how-long.days]}
""",
    good="""\
rules:
  swollen-for-weeks:
    when: [{other_than: [swelling.no]}, {other_than: [how-long.days]}]
""",
)

PAGES = (OTHER_THAN_OF_ONE_QUESTION,)


def check(content: Content) -> Iterator[Finding]:
    """Find each ``other_than`` that does not mean the other answers of one question."""
    questions = questions_in(content)
    for keys, written in written_conditions(content.data):
        yield from _look_at(keys, written, content, questions)


def _look_at(
    keys: Keys, written: Any, content: Content, questions: Mapping[str, Mapping[str, Any]]
) -> Iterator[Finding]:
    for where, member in members_of(keys, written):
        yield from _look_at(where, member, content, questions)
    named: list[str] = []
    for where, name in others_in(keys, written):
        question, dot, _ = name.partition(".")
        if not dot and name not in section(content, "conditions"):
            return
        if not dot:
            yield OTHER_THAN_OF_ONE_QUESTION.at(
                where,
                f"`other_than` of {thing(keys)} names `{name}`, but it takes answers.",
                "Name answers of one question: `QUESTION.ANSWER`.",
            )
            return
        if question not in questions:
            return
        if questions[question].get("choose") == "any":
            yield OTHER_THAN_OF_ONE_QUESTION.at(
                where,
                f"`other_than` of {thing(keys)} names `{name}`, but question `{question}` has "
                "boxes, of which several may be ticked.",
                f"Name the boxes that are meant: `{{any: [{question}.BOX]}}`.",
            )
            return
        if named and not named[0].startswith(f"{question}."):
            other = named[0].partition(".")[0]
            yield OTHER_THAN_OF_ONE_QUESTION.at(
                where,
                f"`other_than` of {thing(keys)} names answers of two questions, `{other}` and "
                f"`{question}`.",
                "Write one for each: "
                f"`{{any: [{{other_than: [{named[0]}]}}, {{other_than: [{name}]}}]}}`.",
            )
            return
        named.append(name)
    if named:
        yield from _nothing_left(keys, named, content, questions)


def _nothing_left(
    keys: Keys, named: list[str], content: Content, questions: Mapping[str, Mapping[str, Any]]
) -> Iterator[Finding]:
    question = named[0].partition(".")[0]
    answers = {f"{question}.{answer}" for answer in answers_of(questions[question])}
    partial = any(place[:2] == ("questions", question) for place in content.partial)
    if answers and answers <= set(named) and not partial:
        yield IMPOSSIBLE_CONDITION.at(
            (*keys, "other_than"),
            f"`other_than` of {thing(keys)} names every answer of question `{question}`, so it can "
            "never hold.",
            f"Leave out an answer that is meant, of {listed(sorted(answers), 'and')}.",
        )
