"""Rules that no path meets, or that change nothing."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.checks.proved.reasons import why_never
from triage.problems import Finding
from triage.proof import Proof
from triage.rules.questionnaire import Questionnaire

RULE_NEVER_FIRES = Page(
    code="rule-never-fires",
    severity="error",
    title="A rule that no path meets",
    why="Whoever wrote it meant to catch something, and it never will.",
    bad="""\
rules:
  much-and-little:
    when: {all: [swelling.a-little, swelling.a-lot]}
    recommend: [see-doctor]
    because: Both at once should be looked at.
    sources: [knee-guide]
""",
    good="""\
rules:
  much-for-weeks:
    when: [how-long.weeks, swelling.a-lot]
    recommend: [call-emergency]
    because: Both at once should be looked at.
    sources: [knee-guide]
""",
)

RULE_NEVER_MATTERS = Page(
    code="rule-never-matters",
    severity="error",
    title="A rule that changes nothing",
    why="Wherever it fires, what it adds is there already. It hides what really decides.",
    bad="""\
rules:
  much-for-weeks:
    when: [how-long.weeks, swelling.a-lot]
    recommend: [see-doctor]
    because: Both at once should be looked at.
    sources: [knee-guide]
""",
    good="""\
rules:
  much-for-weeks:
    when: [how-long.weeks, swelling.a-lot]
    recommend: [call-emergency]
    because: Both at once should be looked at.
    sources: [knee-guide]
""",
)

PAGES = (RULE_NEVER_FIRES, RULE_NEVER_MATTERS)


def check(questionnaire: Questionnaire, proof: Proof) -> Iterator[Finding]:
    """Find rules that never fire, and those that fire but never add anything."""
    for kind, id, sheet in proof.unreached:
        if kind != "rule" or ("rules", id) in proof.unmet.follows:
            continue
        if sheet is None:
            reason = why_never(questionnaire, questionnaire.rules[id].when)
            yield RULE_NEVER_FIRES.at_key(
                ("rules", id),
                f"The rule `{id}` never fires: {reason}.",
                "Write `when` so that some path meets it, or take the rule out.",
            )
        else:
            yield RULE_NEVER_MATTERS.at_key(
                ("rules", id),
                f"The rule `{id}` never matters: wherever it fires, all that it adds is "
                "there without it, or is not shown.",
                "Let it recommend something more urgent, or take it out.",
                sheet,
            )
