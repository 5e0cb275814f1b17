"""Promises that are broken on some path, or that speak of none."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.page import Page
from triage.checks.proved.reasons import result_of, why_never
from triage.interview.result import Result
from triage.problems import Finding
from triage.proof import Broken, Proof
from triage.rules.questionnaire import Questionnaire

PROMISE_BROKEN = Page(
    code="promise-broken",
    severity="error",
    title="A promise does not hold on every path",
    why=(
        "A promise says what must be true whatever else is answered. The answers shown with "
        "the problem lead to something else. They can be given to `triage answer`, and kept "
        "as a case once the file is mended."
    ),
    bad="""\
promises:
  swelling-means-a-doctor:
    when: [swelling.a-little]
    level: {at_least: within-days}
""",
    good="""\
promises:
  swelling-means-a-doctor:
    when: [swelling.a-lot]
    level: {at_least: within-days}
""",
)

PROMISE_VACUOUS = Page(
    code="promise-vacuous",
    severity="error",
    title="A promise that speaks of no path",
    why="It would be kept whatever the questionnaire did, so it protects nobody.",
    bad="""\
promises:
  two-answers-at-once:
    when: {all: [swelling.no, swelling.a-lot]}
    level: {at_least: within-days}
""",
    good="""\
promises:
  a-lot-of-swelling:
    when: [how-long.days, swelling.a-lot]
    level: {at_least: within-days}
""",
)

PAGES = (PROMISE_BROKEN, PROMISE_VACUOUS)


def check(questionnaire: Questionnaire, proof: Proof) -> Iterator[Finding]:
    """Find promises that are not kept, and those that nobody could break."""
    for broken in proof.broken:
        yield _broken(questionnaire, broken)
    for promise, verdict in proof.promises.items():
        if verdict == "vacuous" and ("promises", promise) not in proof.unmet.follows:
            reason = why_never(questionnaire, questionnaire.promises[promise].when)
            yield PROMISE_VACUOUS.at_key(
                ("promises", promise),
                f"The promise `{promise}` speaks of no path: {reason}.",
                "Write `when` so that at least one path meets it, or take the promise out.",
            )


def _broken(questionnaire: Questionnaire, broken: Broken) -> Finding:
    result = result_of(questionnaire, broken.sheet)
    shown = ", ".join(recommendation.id for recommendation in result.recommendations)
    advised = _advised(result) if "advise" in broken.promised else ""
    return PROMISE_BROKEN.at_key(
        ("promises", broken.promise),
        f"The promise `{broken.promise}` is broken. It promises {broken.promised}, but there "
        f"are answers that lead to level {result.level.id} ({shown}{advised}).",
        "Change what those answers lead to, or the promise if it asks for too much.",
        broken.sheet,
    )


def _advised(result: Result) -> str:
    return "; advice: " + (", ".join(advice.id for advice in result.advice) or "none")
