"""The way through the questions: circles, questions nobody comes to, answers that lead nowhere.

Everything here takes time in proportion to the file and recurses nowhere: a questionnaire of ten
thousand questions in a row is as welcome as any.
"""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.flow.links import Graph, answers_of, circles, keys_of, shown_circle
from triage.checks.page import Page
from triage.checks.shape.fields import MISPLACED_FIELD
from triage.problems import Finding
from triage.reading.content import Content

CYCLE = Page(
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
)

UNREACHABLE_QUESTION = Page(
    code="unreachable-question",
    severity="error",
    title="A question that nothing leads to",
    why=("Nobody would ever be asked it; if it looks for a warning sign, nobody would find out."),
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
)

DEAD_END = Page(
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
)

PAGES = (CYCLE, UNREACHABLE_QUESTION, DEAD_END)


def check(content: Content, graph: Graph) -> list[Finding]:
    """Find what keeps the questions from leading somewhere."""
    wrong_ways = [*_cycles(graph), *_dead_ends(graph)]
    # A question that leads back, or nowhere, is where the way to an unreached one is missing.
    lost = {str(finding.keys[1]) for finding in wrong_ways}
    return [
        *_asked_first(graph),
        *wrong_ways,
        *_unreachable(content, graph, lost | graph.unsure),
    ]


def _asked_first(graph: Graph) -> Iterator[Finding]:
    if graph.start is not None and "ask_if" in graph.questions[graph.start]:
        yield MISPLACED_FIELD.at_key(
            ("questions", graph.start, "ask_if"),
            f"Question `{graph.start}` is the first one, so no answer comes before it: it cannot "
            "have `ask_if`.",
            "Remove `ask_if`, or start with another question.",
        )


def _cycles(graph: Graph) -> Iterator[Finding]:
    start = [graph.start] if graph.start is not None else []
    for circle in circles([*start, *graph.questions], graph.ways):
        yield CYCLE.at(
            graph.ways[circle[-2]][circle[-1]],
            f"The questions lead in a circle: {shown_circle(circle)}.",
            "Lead on to a question that has not been asked yet, or end the path.",
        )


def _unreachable(content: Content, graph: Graph, unsure: set[str]) -> Iterator[Finding]:
    if graph.start is None or ("questions",) in content.partial:
        return
    reached = graph.reached_from([graph.start])
    if reached & unsure:
        return  # one of these may lead there, once it is mended
    left = [question for question in graph.questions if question not in reached]
    # What is reached from a question that nobody reaches follows from that one. In a circle that
    # nobody enters, the first one of the file stands for all.
    after = {target for question in left for target in graph.ways[question]}
    for question in [*(q for q in left if q not in after), *(q for q in left if q in after)]:
        if question in reached:
            continue
        reached |= graph.reached_from([question])
        yield UNREACHABLE_QUESTION.at_key(
            ("questions", question),
            f"No answer leads to question `{question}`, and it is not the start.",
            f"Write `go: {question}` where it should be asked, or remove it.",
        )


def _dead_ends(graph: Graph) -> Iterator[Finding]:
    for id, question in graph.questions.items():
        # With `ask_if`, a way on is required in any case: its absence is a missing field.
        if id in graph.unsure or "go" in question or "end" in question or "ask_if" in question:
            continue
        answers = answers_of(question)
        lost = [name for name, item in answers.items() if "go" not in item and "end" not in item]
        if lost and len(lost) == len(answers):
            yield DEAD_END.at_key(
                ("questions", id),
                f"Question `{id}` leads nowhere: neither it nor any of its answers has `go` or "
                "`end`.",
                "Write `go: QUESTION` or `end: RECOMMENDATION` beside `answers`.",
            )
            continue
        for name in lost:
            yield DEAD_END.at_key(
                keys_of(id, question, name),
                f"Answer `{id}.{name}` leads nowhere: neither it nor its question has `go` or "
                "`end`.",
                "Write `go: QUESTION` or `end: RECOMMENDATION` for the answer or the question.",
            )
