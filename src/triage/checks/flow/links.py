"""Which question leads to which, read from the data of a file that may have faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from triage.problems import Finding, Keys, Problem
from triage.reading.content import Content
from triage.rules.conditions import UNSURE
from triage.words import nearest

_WAYS = ("go", "end", "answers", UNSURE)

_EFFECTS = ("recommend", "advise")

# What stands below these says nothing about where a question leads.
_ASIDE = frozenset(
    (
        "ask",
        "why",
        "text",
        "none",
        "number",
        "up_to",
        "ask_if",
        "worse",
        "was",
        "guidance",
        *_EFFECTS,
    )
)


_SHOWN_OF_A_CIRCLE = 8


class Graph(NamedTuple):
    """The questions and the ways between them.

    ``ways`` has, for each question in file order, those it leads to, each with the keys of the
    first ``go`` that does. ``unsure`` are the questions whose own ways are not all known, because
    something about them is wrong already; ``start`` is None where it is not known.
    """

    questions: Mapping[str, dict[str, Any]]
    start: str | None
    ways: Mapping[str, Mapping[str, Keys]]
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


def section(content: Content, name: str) -> dict[str, Any]:
    """What stands in a section of the file, by id; nothing where it is no mapping."""
    items = content.data.get(name) if isinstance(content.data, dict) else None
    return items if isinstance(items, dict) else {}


def questions_in(content: Content) -> dict[str, dict[str, Any]]:
    """The questions that are mappings, by id; the others have their problem already."""
    items = section(content, "questions").items()
    return {id: item for id, item in items if isinstance(item, dict)}


def answers_of(question: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The answers of a question that are mappings, by id; not knowing a number comes last."""
    answers = question.get("answers")
    items = dict(answers) if isinstance(answers, dict) else {}
    if UNSURE in question:
        items.setdefault(UNSURE, question[UNSURE])
    return {id: item for id, item in items.items() if isinstance(item, dict)}


def keys_of(id: str, question: Mapping[str, Any], answer: str) -> Keys:
    """Where an answer of that question stands."""
    if answer == UNSURE and UNSURE in question:
        return ("questions", id, UNSURE)
    return ("questions", id, "answers", answer)


def read_graph(content: Content, earlier: Sequence[Problem | Finding]) -> Graph:
    """Read the graph of a file in which ``earlier`` has been found."""
    questions = questions_in(content)
    start = content.data.get("start") if isinstance(content.data, dict) else None
    ways: dict[str, dict[str, Keys]] = {}
    unsure = set(_unsure(content, earlier))
    for id, question in questions.items():
        own: dict[str, Keys] = {}
        ways[id] = own
        for keys, target in _goes(id, question):
            if isinstance(target, str) and target in questions:
                own.setdefault(target, keys)
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


def _goes(id: str, question: Mapping[str, Any]) -> Iterator[tuple[Keys, Any]]:
    for answer, item in answers_of(question).items():
        if "go" in item and "end" not in item:
            yield (*keys_of(id, question, answer), "go"), item["go"]
    if "go" in question and "end" not in question:
        yield ("questions", id, "go"), question["go"]


def _unsure(content: Content, earlier: Sequence[Problem | Finding]) -> Iterator[str]:
    for keys in content.unknown | content.partial:
        if len(keys) > 1 and keys[0] == "questions" and _is_about_ways(keys):
            yield str(keys[1])
    for found in earlier:
        keys = found.keys
        if len(keys) < 2 or keys[0] != "questions":
            continue
        if found.code == "unknown-field":
            if nearest(str(keys[-1]), _WAYS):
                yield str(keys[1])
        elif found.code != "unknown-recommendation" and _is_about_ways(keys):
            yield str(keys[1])


def _is_about_ways(keys: Keys) -> bool:
    if len(keys) > 2 and keys[2] in _ASIDE:
        return False
    below = 3 if keys[2:3] == (UNSURE,) else 4
    return not (len(keys) > below and keys[below] in _ASIDE)
