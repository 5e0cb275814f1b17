"""Questions that wait for an answer which cannot have been given by then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from triage.checks.flow.links import Graph
from triage.checks.flow.logic import Named, members_of, names_in, others_in
from triage.checks.page import Page
from triage.problems import Finding
from triage.reading.content import Content

IMPOSSIBLE_ANSWER = Page(
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
)

PAGES = (IMPOSSIBLE_ANSWER,)


class _AskedBefore(NamedTuple):
    """The questions that can have been asked before another one: bits, by a number for each."""

    numbers: Mapping[str, int]
    bits: int

    def has(self, question: str) -> bool:
        number = self.numbers.get(question)
        return number is not None and bool(self.bits >> number & 1)


def check(content: Content, graph: Graph, named: Named) -> Iterator[Finding]:
    """Find names in ``ask_if`` of answers that cannot have been given by then."""
    if not named.are_sound or graph.unsure or graph.start is None:
        return
    if ("questions",) in content.partial:
        return  # what comes before what is not all known
    named_by = {
        id: list(names_in(("questions", id, "ask_if"), question["ask_if"]))
        for id, question in graph.questions.items()
        if "ask_if" in question and id != graph.start
    }
    if not named_by:
        return
    inside = (names_in(("conditions", id), written) for id, written in named.written.items())
    mentioned = {
        name.partition(".")[0] for names in (*named_by.values(), *inside) for _, name in names
    }
    for id, before in _questions_before(graph, mentioned):
        for keys, name in named_by.get(id, ()):
            if not _can_hold(name, before, graph, named):
                what = f"{'condition' if name in named.written else 'answer'} `{name}` holds"
                if "other_than" in keys:
                    what = f"another answer than `{name}` is given"
                yield IMPOSSIBLE_ANSWER.at(
                    keys,
                    f"Question `{id}` is asked only if {what}, but no path asks about that before "
                    "it.",
                    "Name answers of earlier questions, or ask this question later.",
                )


def _can_hold(written: Any, before: _AskedBefore, graph: Graph, named: Named) -> bool:
    """Tell whether a condition holds once all answers to the questions before are given."""
    if isinstance(written, str):
        if written in named.written:
            return _can_hold(named.written[written], before, graph, named)
        question = written.partition(".")[0]
        return before.has(question) or question not in graph.questions
    others = [_can_hold(name, before, graph, named) for _, name in others_in((), written)]
    if others:
        return any(others)
    members = [_can_hold(member, before, graph, named) for _, member in members_of((), written)]
    if isinstance(written, dict) and "any" in written:
        return any(members)
    needed = written.get("at_least") if isinstance(written, dict) else None
    return sum(members) >= needed if isinstance(needed, int) else all(members)


def _questions_before(graph: Graph, mentioned: set[str]) -> Iterator[tuple[str, _AskedBefore]]:
    """For each question, which of the ``mentioned`` ones can be asked before it.

    Questions in a circle, and what comes after one, are left out: no order is theirs.
    """
    numbers = {question: n for n, question in enumerate(q for q in graph.ways if q in mentioned)}
    waiting = dict.fromkeys(graph.ways, 0)
    for ways in graph.ways.values():
        for target in ways:
            waiting[target] += 1
    bits = dict.fromkeys(graph.ways, 0)
    ready = [question for question, count in waiting.items() if not count]
    while ready:
        question = ready.pop()
        before = bits.pop(question)
        yield question, _AskedBefore(numbers, before)
        if question in numbers:
            before |= 1 << numbers[question]
        for target in graph.ways[question]:
            bits[target] |= before
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
