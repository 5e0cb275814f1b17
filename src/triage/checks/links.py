"""Which question leads to which, read from the data of a file that may have faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from triage.problems import Path, Problem
from triage.reading.document import Document
from triage.words import nearest

_WAYS = ("go", "end", "answers")

_EFFECTS = ("recommend", "advise")

# What stands below these says nothing about where a question leads.
_ASIDE = frozenset(
    ("ask", "why", "text", "none", "number", "up_to", "ask_if", "worse", "guidance", *_EFFECTS)
)


_SHOWN_OF_A_CIRCLE = 8


class Graph(NamedTuple):
    """The questions and the ways between them.

    ``ways`` has, for each question in file order, those it leads to, each with the path of the
    first ``go`` that does. ``unsure`` are the questions whose own ways are not all known, because
    something about them is wrong already; ``start`` is None where it is not known.
    """

    questions: Mapping[str, dict[str, Any]]
    start: str | None
    ways: Mapping[str, Mapping[str, Path]]
    unsure: frozenset[str]

    def reached_from(self, origins: Iterable[str]) -> set[str]:
        """The questions that can come after any of ``origins``, and these themselves."""
        reached = set(origins)
        waiting = list(reached)
        while waiting:
            for question in self.ways[waiting.pop()]:
                if question not in reached:
                    reached.add(question)
                    waiting.append(question)
        return reached


def questions_in(document: Document) -> dict[str, dict[str, Any]]:
    """The questions that are mappings, by id; the others have their problem already."""
    found = document.data.get("questions") if isinstance(document.data, dict) else None
    items = found.items() if isinstance(found, dict) else ()
    return {id: item for id, item in items if isinstance(item, dict)}


def answers_of(question: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The answers of a question that are mappings, by id."""
    answers = question.get("answers")
    items = answers.items() if isinstance(answers, dict) else ()
    return {id: item for id, item in items if isinstance(item, dict)}


def read_graph(document: Document, earlier: Sequence[Problem]) -> Graph:
    """Read the graph of a document in which ``earlier`` has been found."""
    questions = questions_in(document)
    start = document.data.get("start") if isinstance(document.data, dict) else None
    ways: dict[str, dict[str, Path]] = {}
    unsure = set(_unsure(document, earlier))
    for id, question in questions.items():
        own: dict[str, Path] = {}
        ways[id] = own
        for path, target in _goes(id, question):
            if isinstance(target, str) and target in questions:
                own.setdefault(target, path)
            else:
                unsure.add(id)
    known_start = start if isinstance(start, str) and start in questions else None
    return Graph(questions, known_start, ways, frozenset(unsure))


def circles(nodes: Sequence[str], ways: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Find the circles in a graph: for each way back, the nodes round it, the first at both ends.

    Args:
        nodes: all nodes; the search begins at the first one.
        ways: for each node those it leads to.
    """
    position: dict[str, int] = {}  # of the nodes on the path that is being followed
    done: set[str] = set()
    for origin in nodes:
        if origin in done:
            continue
        path = [origin]
        position[origin] = 0
        following = [iter(ways[origin])]
        while path:
            for node in following[-1]:
                if node in position:
                    yield [*path[position[node] :], node]
                elif node not in done:
                    position[node] = len(path)
                    path.append(node)
                    following.append(iter(ways[node]))
                    break
            else:
                following.pop()
                node = path.pop()
                del position[node]
                done.add(node)


def shown_circle(circle: Sequence[str]) -> str:
    """A circle as messages show it; of a long one, the beginning and the end."""
    if len(circle) > _SHOWN_OF_A_CIRCLE + 1:
        left_out = len(circle) - _SHOWN_OF_A_CIRCLE
        half = _SHOWN_OF_A_CIRCLE // 2
        circle = [*circle[:half], f"({left_out} more)", *circle[-half:]]
    return " -> ".join(circle)


def _goes(id: str, question: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    for answer, item in answers_of(question).items():
        if "go" in item and "end" not in item:
            yield ("questions", id, "answers", answer, "go"), item["go"]
    if "go" in question and "end" not in question:
        yield ("questions", id, "go"), question["go"]


def _unsure(document: Document, earlier: Sequence[Problem]) -> Iterator[str]:
    for path in document.unknown | document.partial:
        if len(path) > 1 and path[0] == "questions" and _is_about_ways(path):
            yield str(path[1])
    for problem in earlier:
        path = problem.path
        if len(path) < 2 or path[0] != "questions":
            continue
        if problem.code == "unknown-field":
            if nearest(str(path[-1]), _WAYS):
                yield str(path[1])
        elif problem.code != "unknown-recommendation" and _is_about_ways(path):
            yield str(path[1])


def _is_about_ways(path: Path) -> bool:
    if len(path) > 2 and path[2] in _ASIDE:
        return False
    return not (len(path) > 4 and path[4] in _ASIDE)
