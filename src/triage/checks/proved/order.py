"""Worse answers that can lead to less urgency."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.checks.proved.reasons import result_of
from triage.problems import Finding
from triage.proof import Proof
from triage.rules.questionnaire import Questionnaire

ORDER_BROKEN = Page(
    code="order-broken",
    severity="error",
    title="A worse answer can lead to less urgency",
    why=(
        "With everything before it the same, somebody who is worse off, or who ticks one more "
        "box, must never be sent to a calmer end than somebody who is better off."
    ),
    bad="""\
questions:
  pain:
    answers:
      mild: {up_to: 4, end: see-doctor}
      strong: {up_to: 10, end: look-after-it}
promises: {mild-pain-alone-means-self-care: null}
""",
    good="""\
questions:
  pain:
    answers:
      mild: {up_to: 4, end: look-after-it}
      strong: {up_to: 10, end: see-doctor}
""",
)

PAGES = (ORDER_BROKEN,)

_LETS_OFF = (
    "Let a box lead to at least the same urgency. Where one true thing lets people off, ask it as "
    "a question to be answered yes or no: *Is at least one of these true?*"
)


def check(questionnaire: Questionnaire, proof: Proof) -> Iterator[Finding]:
    """Find answers that are worse than others and lead to a calmer end."""
    for order in proof.order:
        milder = result_of(questionnaire, order.milder_sheet)
        worse = result_of(questionnaire, order.worse_sheet)
        side = "calmest" if order.calmest else "most urgent"
        is_box = order.milder.startswith("not ")
        with_worse = f"With `{order.question}.{order.worse}`" + (" ticked" if is_box else "")
        without = "without it" if is_box else f"with `{order.question}.{order.milder}`"
        yield ORDER_BROKEN.at_key(
            ("questions", order.question, "answers", order.worse),
            f"{with_worse} the {side} end still possible is level {worse.level.id}; "
            f"{without}, and all before it the same, it is {milder.level.id}, "
            f"which is more urgent.",
            _LETS_OFF if is_box else "Let the worse answer lead to at least the same urgency.",
            order.worse_sheet,
        )
