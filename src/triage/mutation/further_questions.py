"""Finds a person to whom a second version puts more questions than the first one did."""

from __future__ import annotations

from triage.diff.joint import Joint
from triage.diff.standing import Answered
from triage.proof import Step, Trail


def asked_more(joint: Joint) -> tuple[Answered, ...] | None:
    """What is answered on a joint path on which just the second version asks some question.

    It is a shortest one with the first such question; None where there is no such path.
    """
    for question in _perhaps(joint):
        found = _shortest(joint, question)
        if found is not None:
            return found
    return None


def _perhaps(joint: Joint) -> dict[str, None]:
    """The questions that the second version asks somewhere while the first one does not."""
    questions: dict[str, None] = {}
    for state in joint.order:
        for link in joint.links[state]:
            old, new = link.steps
            if new is not None and new.asked and not _asks(old, new.question):
                questions[new.question] = None
    return questions


def _shortest(joint: Joint, question: str) -> tuple[Answered, ...] | None:
    """A shortest joint path on which just the second version asks that question."""
    # By whether it has asked; where the first one does, nothing is looked for any more.
    reached: list[dict[bool, Trail[Answered]]] = [{} for _ in joint.links]
    reached[0][False] = Trail(0, None, None)
    ended: Trail[Answered] | None = None
    for state in joint.order:
        for link in joint.links[state]:
            old, new = link.steps
            if _asks(old, question):
                continue
            for was_asked, trail in reached[state].items():
                is_asked = was_asked or _asks(new, question)
                on = Trail(trail.length + link.asked, link.answered, trail)
                if link.to < 0:
                    if is_asked and (ended is None or on.length < ended.length):
                        ended = on
                    continue
                known = reached[link.to].get(is_asked)
                if known is None or on.length < known.length:
                    reached[link.to][is_asked] = on
    return None if ended is None else ended.parts()


def _asks(step: Step | None, question: str) -> bool:
    return step is not None and bool(step.asked) and step.question == question
