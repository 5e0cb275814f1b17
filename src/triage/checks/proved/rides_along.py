"""The calm end of a path, shown below something more urgent."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.checks.proved.reasons import result_of
from triage.problems import Finding
from triage.proof import Proof
from triage.rules.questionnaire import Questionnaire

CALM_RIDES_ALONG = Page(
    code="calm-rides-along",
    severity="warning",
    title="The end of a path is shown below something more urgent",
    why=(
        "Everybody comes to an `end`, also who was told something more urgent on the way. What "
        "is said there to people without any sign, such as *nothing needs to be done*, then "
        "stands below it. `yields: true` leaves it out there; `yields: false` says that it is "
        "meant for them, too."
    ),
    bad="""\
recommendations:
  look-after-it: {yields: null}
""",
    good="""\
recommendations:
  look-after-it: {yields: true}
""",
)

PAGES = (CALM_RIDES_ALONG,)


def check(questionnaire: Questionnaire, proof: Proof) -> Iterator[Finding]:
    """Report each end that rides along, with answers that show it."""
    for found in proof.rides_along:
        leading = result_of(questionnaire, found.sheet).recommendations[0]
        yield CALM_RIDES_ALONG.at_key(
            ("recommendations", found.recommendation),
            f"Recommendation `{found.recommendation}` ends a path, and is shown below "
            f"`{leading.id}`, which is more urgent.",
            "Write `yields: true` to leave it out there, or `yields: false` if it is meant.",
            counterexample=found.sheet,
        )
