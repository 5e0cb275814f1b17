"""Former ids (``was``): each leads from a name that is gone to the one thing that bears it now.

The check works on the data as it was read, so that a fault elsewhere does not hide one here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from triage.checks.flow.links import section
from triage.checks.naming import sentence, thing
from triage.checks.page import Page
from triage.problems import Finding, Keys
from triage.reading.content import Content
from triage.rules.conditions import NONE

WAS_IN_USE = Page(
    code="was-in-use",
    severity="error",
    title="A former id is still the id of something",
    why=(
        "`was` leads answers that were saved, cases, and `triage diff` from an id that is gone to "
        "the one it has now. An id that the file still has means what it says, so nothing could "
        "be led from it."
    ),
    bad="""\
questions:
  how-long: {was: [swelling]}
""",
    good="""\
questions:
  how-long: {was: [duration]}
""",
)

WAS_TWICE = Page(
    code="was-twice",
    severity="error",
    title="A former id stands twice",
    why=(
        "What was answered under an id can be meant for one thing only. Where one question became "
        "two, `was` stands at the one that asks the same as before; where none does, at neither."
    ),
    bad="""\
questions:
  how-long: {was: [duration]}
  pain: {was: [duration]}
""",
    good="""\
questions:
  how-long: {was: [duration]}
""",
)

PAGES = (WAS_IN_USE, WAS_TWICE)

_SECTIONS = ("levels", "advice", "recommendations", "questions", "rules")


def check(content: Content) -> Iterator[Finding]:
    """Find former ids that lead nowhere, or to two things."""
    for name in _SECTIONS:
        things = section(content, name)
        yield from _among((name,), things, things)
    for id, question in section(content, "questions").items():
        answers = question.get("answers") if isinstance(question, dict) else None
        if isinstance(answers, dict):
            living = {*answers, NONE} if NONE in question else {*answers}
            yield from _among(("questions", id, "answers"), answers, living)
    for id, scale in section(content, "scales").items():
        if isinstance(scale, dict):
            yield from _among(("scales", id), scale, {*scale, NONE})


def _among(keys: Keys, things: Mapping[str, Any], living: Collection[str]) -> Iterator[Finding]:
    """Look at the former ids of the things at ``keys``; ``living`` are the ids they have now."""
    bearers: dict[str, Keys] = {}
    for id, item in things.items():
        former = item.get("was") if isinstance(item, dict) else None
        own = (*keys, id)
        for place, name in enumerate(former if isinstance(former, list) else ()):
            where = (*own, "was", place)
            if not isinstance(name, str):
                continue
            if name in living:
                yield _in_use(where, own, name)
            elif name in bearers:
                yield _twice(where, bearers[name], own, name)
            bearers.setdefault(name, own)


def _in_use(where: Keys, own: Keys, name: str) -> Finding:
    if own[-1] == name:
        what, hint = "which is its id now", "Take it out."
    elif name == NONE:
        what, hint = "which is always the empty choice", "Take it out."
    else:
        what, hint = "which is still an id", "Take it out here, or rename what has that id."
    return WAS_IN_USE.at(where, sentence(f"{thing(own)} says that it was `{name}`, {what}."), hint)


def _twice(where: Keys, other: Keys, own: Keys, name: str) -> Finding:
    if other == own:
        return WAS_TWICE.at(
            where, sentence(f"{thing(own)} says twice that it was `{name}`."), "Say it once."
        )
    return WAS_TWICE.at(
        where,
        sentence(f"{thing(other)} and {thing(own)} both say that they were `{name}`."),
        "Leave it at the one that means the same as before.",
    )
