"""The way through a questionnaire: everything that must hold before its paths can be walked.

The checks work on the data as it was read and not on a `Questionnaire`, so that a fault in one
question does not hide the next one. Where something is wrong already, they are silent about what
may follow from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from triage.checks import bands, logic, safety, ways
from triage.checks.links import read_graph
from triage.checks.page import Page
from triage.problems import Problem
from triage.reading.document import Document


def check(document: Document, earlier: Sequence[Problem]) -> list[Problem]:
    """Find what is wrong with the way through a document in which ``earlier`` has been found."""
    graph = read_graph(document, earlier)
    return [
        *ways.check(document, graph),
        *bands.check(document),
        *logic.check(document, graph),
        *safety.check(document, earlier),
    ]


PAGES: tuple[Page, ...] = (
    Page(
        code="cycle",
        severity="error",
        title="The questions lead in a circle",
        why=(
            "Somebody could be asked the same questions for ever. Every way through has to go "
            "forward to an end."
        ),
        bad="""\
questions:
  how-long: {go: swelling}
""",
        good="""\
questions:
  how-long: {go: pain}
""",
    ),
    Page(
        code="unreachable-question",
        severity="error",
        title="A question that nothing leads to",
        why=(
            "Nobody would ever be asked it; if it looks for a warning sign, nobody would find out."
        ),
        bad="""\
questions:
  fever:
    ask: Do you have a fever?
    answers:
      no: {text: "No"}
      yes: {text: "Yes"}
    go: pain
""",
        good="""\
questions:
  how-long: {go: fever}
  fever:
    ask: Do you have a fever?
    answers:
      no: {text: "No"}
      yes: {text: "Yes"}
    go: pain
""",
    ),
    Page(
        code="dead-end",
        severity="error",
        title="An answer that leads nowhere",
        why=(
            "The person would be left without a recommendation. An answer takes its own `go` "
            "or `end`, or else its question's."
        ),
        bad="""\
questions:
  how-long: {go: null}
""",
        good="""\
questions:
  how-long: {go: pain}
""",
    ),
    Page(
        code="band-gap",
        severity="error",
        title="Numbers that no band takes",
        why=("Whoever gives one of these numbers could not go on. The last `up_to` equals `to`."),
        bad="""\
questions:
  pain:
    answers:
      strong: {up_to: 9}
""",
        good="""\
questions:
  pain:
    answers:
      strong: {up_to: 10}
""",
    ),
    Page(
        code="band-overlap",
        severity="error",
        title="A band that the one before has swallowed",
        why=(
            "A number belongs to the first band that goes up to it, so a band that goes no "
            "higher than the one before can never be chosen."
        ),
        bad="""\
questions:
  pain:
    answers:
      mild: {up_to: 10}
""",
        good="""\
questions:
  pain:
    answers:
      mild: {up_to: 4}
""",
    ),
    Page(
        code="band-outside",
        severity="error",
        title="A band outside the numbers that the question takes",
        why=("Nobody can give these numbers: either the band is wrong, or `from` and `to` are."),
        bad="""\
questions:
  pain:
    answers:
      strong: {up_to: 100}
""",
        good="""\
questions:
  pain:
    answers:
      strong: {up_to: 10}
""",
    ),
    Page(
        code="impossible-answer",
        severity="error",
        title="A question waits for an answer that cannot have been given",
        why=(
            "`ask_if` looks back at what has been answered. No path asks the question it "
            "names before, so this one would never be asked."
        ),
        bad="""\
questions:
  swelling: {ask_if: how-long.weeks}
""",
        good="""\
questions:
  how-long: {ask_if: swelling.a-little}
  pain: {ask: "How bad is the pain, from 0 to 10?"}
rules:
  swollen-for-weeks: {when: [how-long.weeks]}
""",
    ),
    Page(
        code="impossible-condition",
        severity="error",
        title="A condition that can never hold",
        why=("It needs more of its members than it has."),
        bad="""\
rules:
  swollen-for-weeks:
    when: {at_least: 3, of: [swelling.a-little, how-long.weeks]}
""",
        good="""\
rules:
  swollen-for-weeks:
    when: {at_least: 2, of: [swelling.a-little, how-long.weeks]}
""",
    ),
    Page(
        code="condition-circle",
        severity="error",
        title="Conditions that name each other in a circle",
        why=("Whether one of them holds would depend on itself."),
        bad="""\
conditions:
  long: [for-weeks]
  for-weeks: {any: [long, how-long.weeks]}
""",
        good="""\
conditions:
  long: [for-weeks]
  for-weeks: {any: [how-long.weeks]}
""",
    ),
    Page(
        code="condition-too-large",
        severity="error",
        title="A condition that is too large, spelled out",
        why=(
            "Named conditions may build on one another, but each step can double what there "
            "is to look at. Spelled out, a condition names at most 1,000 answers, nested at "
            "most 64 deep."
        ),
        bad="""\
conditions:
  c0: {any: [swelling.a-little, how-long.weeks]}
  c1: [c0, {any: [c0]}]
  c2: [c1, {any: [c1]}]
  c3: [c2, {any: [c2]}]
  c4: [c3, {any: [c3]}]
  c5: [c4, {any: [c4]}]
  c6: [c5, {any: [c5]}]
  c7: [c6, {any: [c6]}]
  c8: [c7, {any: [c7]}]
  c9: [c8, {any: [c8]}]
""",
        good="""\
conditions:
  c0: {any: [swelling.a-little, how-long.weeks]}
  c1: [c0, how-long.days]
""",
    ),
    Page(
        code="impossible-range",
        severity="error",
        title="Bounds between which there is no level",
        why=("`at_least` asks for more urgency than `at_most` allows."),
        bad="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_least: emergency, at_most: self-care}
""",
        good="""\
promises:
  mild-pain-alone-means-self-care:
    level: {at_least: self-care, at_most: within-days}
""",
    ),
    Page(
        code="missing-safety-net",
        severity="error",
        title="A recommendation that does not say what to watch for",
        why=(
            "Whoever goes home with it has to know which changes mean that it no longer "
            "holds, and what to do then. `watch_for` stands on the recommendation or on its "
            "level."
        ),
        bad="""\
recommendations:
  look-after-it: {watch_for: null}
""",
        good="""\
levels:
  self-care:
    watch_for: [The knee swells up or gives way. Then see a doctor.]
recommendations:
  look-after-it: {watch_for: null}
""",
    ),
)
