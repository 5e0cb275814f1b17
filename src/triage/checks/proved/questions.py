"""Questions that come too late, or are too many."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.problems import Finding, Keys
from triage.proof import LATE, Late, Proof

MANY = 40
"""More questions than this are more than anybody will answer."""


def _long_chain(questions: int, last: str) -> str:
    """A snippet with so many more questions in front of the example's pain question."""
    lines = ["questions:", "  how-long: {go: more-1}"]
    for number in range(1, questions + 1):
        to = f"more-{number + 1}" if number < questions else last
        lines.append(
            f'  more-{number}: {{ask: "Sign {number}?", answers: {{no: {{text: No}}}}, go: {to}}}'
        )
    return "\n".join(lines) + "\n"


_LATE_SIGN = """\
  late-sign:
    ask: Is the knee hot, and do you have a fever?
    answers:
      no: {text: "No"}
      hot: {text: "Yes", recommend: [call-emergency]}
    go: pain
"""

EMERGENCY_LATE = Page(
    code="emergency-late",
    severity="warning",
    title="An emergency sign is asked for late",
    why=f"People stop answering. An emergency belongs among the first {LATE} questions.",
    bad=_long_chain(10, "late-sign") + _LATE_SIGN,
    good=_long_chain(3, "late-sign") + _LATE_SIGN,
)

TOO_MANY_QUESTIONS = Page(
    code="too-many-questions",
    severity="warning",
    title="A path with very many questions",
    why=f"Hardly anybody in pain answers more than {MANY} questions to the end.",
    bad=_long_chain(MANY, "pain"),
    good=_long_chain(3, "pain"),
)

PAGES = (EMERGENCY_LATE, TOO_MANY_QUESTIONS)


def check(proof: Proof) -> Iterator[Finding]:
    """Find emergency signs that are asked for late, and a path that asks very much."""
    for late in proof.late:
        keys, message, hint = _told(late)
        yield EMERGENCY_LATE.at_key(keys, message, hint)
    if proof.longest is not None and proof.longest > MANY:
        yield TOO_MANY_QUESTIONS.at_key(
            ("questions",),
            f"Some path asks {proof.longest} questions; more than {MANY} are more than "
            "most people will answer.",
            "Ask only what can change the result, and use `ask_if` to pass over the rest.",
        )


def _told(late: Late) -> tuple[Keys, str, str]:
    """Where it stands, what is late, and what to do."""
    match late.kind:
        case "rule":
            return (
                ("rules", late.id),
                f"The rule `{late.id}` can find an emergency as late as after question "
                f"{late.place}; let it be found after one of the first {LATE}.",
                "Move the questions that it names forward.",
            )
        case "passed":
            return (
                ("questions", late.id),
                f"An emergency is recommended where `{late.id}` is passed over, which can be after "
                f"question {late.place}; let it be found after one of the first {LATE}.",
                "Move the question forward.",
            )
        case _:
            return (
                ("questions", late.id),
                f"An emergency sign is asked for in `{late.id}`, which can be question "
                f"{late.place}; ask for it among the first {LATE}.",
                "Move the question forward.",
            )
