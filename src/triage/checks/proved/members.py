"""Members of conditions that never hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triage.checks.flow.logic import members_of, written_conditions
from triage.checks.naming import thing
from triage.checks.page import Page
from triage.checks.proved.reasons import why_never
from triage.problems import Finding, Keys
from triage.proof import Proof
from triage.rules.conditions import AnswerName, Condition
from triage.rules.questionnaire import Questionnaire
from triage.rules.written import Conditions
from triage.words import shortened

MEMBER_NEVER_HOLDS = Page(
    code="member-never-holds",
    severity="error",
    title="A member of a condition that never holds",
    why=(
        "The condition holds without it or not at all. Whoever wrote it meant somebody, and that "
        "person is passed over."
    ),
    bad="""\
rules:
  swollen-for-weeks:
    when: {any: [how-long.weeks, {all: [swelling.a-little, swelling.a-lot]}]}
promises: {mild-pain-alone-means-self-care: null}
""",
    good="""\
rules:
  swollen-for-weeks:
    when: {any: [how-long.weeks, {all: [swelling.a-little, how-long.days]}]}
promises: {mild-pain-alone-means-self-care: null}
""",
)

PAGES = (MEMBER_NEVER_HOLDS,)


def check(questionnaire: Questionnaire, proof: Proof, data: Any) -> Iterator[Finding]:
    """Find members that never hold, in conditions that hold on some path.

    Args:
        questionnaire: the questionnaire.
        proof: what was proved of it.
        data: what its file says, to find out where a member stands.
    """
    if not (proof.unmet.never_hold or proof.unmet.never_before):
        return
    conditions = Conditions(data)
    for keys, written in written_conditions(data):
        id = str(keys[1]) if keys[0] == "questions" else None
        for where, member in _members(keys, written):
            condition = conditions.read(member)
            if condition in proof.unmet.never_hold:
                reason = why_never(questionnaire, condition)
            elif id is not None and (id, condition) in proof.unmet.never_before:
                reason = f"nobody who {_meets(condition)} comes to `{id}`"
            else:
                continue
            yield MEMBER_NEVER_HOLDS.at(
                where,
                f"{_named(member)} in a condition of {thing(keys)} never holds: {reason}.",
                "Name what somebody answers who comes there, or take it out.",
            )


def _members(keys: Keys, written: Any) -> Iterator[tuple[Keys, Any]]:
    """Every member of a condition as it is written, the outer ones first."""
    for where, member in members_of(keys, written):
        yield where, member
        yield from _members(where, member)


def _named(member: Any) -> str:
    return f"`{shortened(member)}`" if isinstance(member, str) else "A member"


def _meets(condition: Condition) -> str:
    if isinstance(condition, AnswerName):
        return f"answers `{condition}`"
    return f"meets `{shortened(str(condition))}`"
