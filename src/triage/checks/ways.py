"""The way through the questions: circles, questions nobody comes to, answers that lead nowhere.

Everything here takes time in proportion to the file and recurses nowhere: a questionnaire of ten
thousand questions in a row is as welcome as any.
"""

from __future__ import annotations

from collections.abc import Iterator

from triage.checks.links import Graph, answers_of, circles, shown_circle
from triage.problems import Path, Problem
from triage.reading.document import Document


def check(document: Document, graph: Graph) -> list[Problem]:
    """Find what keeps the questions from leading somewhere."""
    wrong_ways = [*_cycles(document, graph), *_dead_ends(document, graph)]
    # A question that leads back, or nowhere, is where the way to an unreached one is missing.
    lost = {str(problem.path[1]) for problem in wrong_ways}
    return [
        *_start(document, graph),
        *wrong_ways,
        *_unreachable(document, graph, lost | graph.unsure),
    ]


def _start(document: Document, graph: Graph) -> Iterator[Problem]:
    if graph.start is not None and "ask_if" in graph.questions[graph.start]:
        path: Path = ("questions", graph.start, "ask_if")
        yield Problem(
            "misplaced-field",
            "error",
            f"Question `{graph.start}` is the first one, so no answer comes before it: it cannot "
            "have `ask_if`.",
            document.places.key(path),
            "Remove `ask_if`, or start with another question.",
            path,
        )


def _cycles(document: Document, graph: Graph) -> Iterator[Problem]:
    start = [graph.start] if graph.start is not None else []
    for circle in circles([*start, *graph.questions], graph.ways):
        path = graph.ways[circle[-2]][circle[-1]]
        yield Problem(
            "cycle",
            "error",
            f"The questions lead in a circle: {shown_circle(circle)}.",
            document.places.value(path),
            "Lead on to a question that has not been asked yet, or end the path.",
            path,
        )


def _unreachable(document: Document, graph: Graph, unsure: set[str]) -> Iterator[Problem]:
    if graph.start is None or ("questions",) in document.partial:
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
        path: Path = ("questions", question)
        yield Problem(
            "unreachable-question",
            "error",
            f"No answer leads to question `{question}`, and it is not the start.",
            document.places.key(path),
            f"Write `go: {question}` where it should be asked, or remove it.",
            path,
        )


def _dead_ends(document: Document, graph: Graph) -> Iterator[Problem]:
    for id, question in graph.questions.items():
        # With `ask_if`, a way on is required in any case: its absence is a missing field.
        if id in graph.unsure or "go" in question or "end" in question or "ask_if" in question:
            continue
        answers = answers_of(question)
        lost = [name for name, item in answers.items() if "go" not in item and "end" not in item]
        if not lost:
            continue
        if len(lost) == len(answers):
            path: Path = ("questions", id)
            yield Problem(
                "dead-end",
                "error",
                f"Question `{id}` leads nowhere: neither it nor any of its answers has `go` or "
                "`end`.",
                document.places.key(path),
                "Write `go: QUESTION` or `end: RECOMMENDATION` beside `answers`.",
                path,
            )
            continue
        for name in lost:
            path = ("questions", id, "answers", name)
            yield Problem(
                "dead-end",
                "error",
                f"Answer `{id}.{name}` leads nowhere: neither it nor its question has `go` or "
                "`end`.",
                document.places.key(path),
                "Write `go: QUESTION` or `end: RECOMMENDATION` for the answer or the question.",
                path,
            )
