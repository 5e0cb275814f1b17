"""A questionnaire that is too large to be proved."""

from __future__ import annotations

from triage.checks.page import Page
from triage.problems import Finding
from triage.proof import NotProvedError


def _doctors(runners: int, doctors: int, when: str) -> str:
    """Runners who each choose a doctor; that two have to share one is hard for a machine to see."""
    names = ", ".join(f"d{number}: {{text: Doctor {number}}}" for number in range(doctors))
    lines = ["questions:", "  how-long: {go: runner-0}"]
    for number in range(runners):
        to = f"runner-{number + 1}" if number < runners - 1 else "pain"
        lines.append(
            f'  runner-{number}: {{ask: "Which doctor sees runner {number}?", '
            f"answers: {{{names}}}, go: {to}}}"
        )
    shared = ",\n      ".join(
        "{at_least: 2, of: ["
        + ", ".join(f"runner-{number}.d{doctor}" for number in range(runners))
        + "]}"
        for doctor in range(doctors)
    )
    return (
        "\n".join(lines)
        + f"""
rules:
  shared-doctor:
    when: {{any: [
      {shared}]}}
    recommend: [see-doctor]
    because: Two runners with one doctor wait longer.
    sources: [knee-guide]
promises:
  sharing-is-seen: {{{when}level: {{at_least: within-days}}}}
  mild-pain-alone-means-self-care: null
"""
    )


NOT_PROVED = Page(
    code="not-proved",
    severity="error",
    title="The work limit was passed before everything was proved",
    why=(
        "Where very many conditions depend on each other, there can be more to try than "
        "there is time for. Nothing is claimed then, and nobody is asked anything."
    ),
    bad=_doctors(11, 10, when=""),
    good=_doctors(2, 2, when="when: [runner-0.d0, runner-1.d0], "),
)

PAGES = (NOT_PROVED,)


def not_proved(error: NotProvedError) -> Finding:
    """Nothing was proved, because the work limit that ``error`` tells of was passed."""
    return NOT_PROVED.at_key(
        ("questions",),
        f"This questionnaire was not proved: {error}.",
        "Use fewer rules that name answers far apart, or conditions with fewer members.",
    )
