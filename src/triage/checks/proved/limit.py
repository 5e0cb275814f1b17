"""A questionnaire that is too large to be proved."""

from __future__ import annotations

from triage.checks.page import Page
from triage.problems import Finding
from triage.proof import NotProvedError

NOT_PROVED = Page(
    code="not-proved",
    severity="error",
    title="The work limit was passed before anything was proved",
    why=(
        "Conditions that tie many answers far apart together can make more situations than "
        "can be looked at. Nothing is claimed then, and nobody is asked anything."
    ),
    bad="questions:\n"
    "  how-long: {go: left}\n"
    '  left: {ask: "Where on the left?", choose: any, none: Nowhere, go: right, answers: {'
    + ", ".join(f"l{place}: {{text: Place {place}}}" for place in range(22))
    + "}}\n"
    '  right: {ask: "Where on the right?", choose: any, none: Nowhere, go: pain, answers: {'
    + ", ".join(f"r{place}: {{text: Place {place}}}" for place in range(22))
    + "}}\n"
    "rules:\n"
    "  same-place:\n"
    "    when: {any: ["
    + ", ".join(f"{{all: [left.l{place}, right.r{place}]}}" for place in range(22))
    + "]}\n"
    "    recommend: [call-emergency]\n"
    "    because: The same place on both sides should be looked at.\n"
    "    sources: [knee-guide]\n",
    good="questions:\n"
    "  how-long: {go: left}\n"
    '  left: {ask: "Where on the left?", choose: any, none: Nowhere, go: right, '
    "answers: {top: {text: Top}, side: {text: Side}}}\n"
    '  right: {ask: "Where on the right?", choose: any, none: Nowhere, go: pain, '
    "answers: {top: {text: Top}, side: {text: Side}}}\n"
    "rules:\n"
    "  same-place:\n"
    "    when: {any: [{all: [left.top, right.top]}, {all: [left.side, right.side]}]}\n"
    "    recommend: [call-emergency]\n"
    "    because: The same place on both sides should be looked at.\n"
    "    sources: [knee-guide]\n",
)

PAGES = (NOT_PROVED,)


def not_proved(error: NotProvedError) -> Finding:
    """Nothing was proved, because the work limit that ``error`` tells of was passed."""
    return NOT_PROVED.at_key(
        ("questions",),
        f"This questionnaire was not proved: {error}.",
        "Use fewer rules that name answers far apart, or conditions with fewer members.",
    )
