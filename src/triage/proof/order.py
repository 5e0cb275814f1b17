"""The order check: a worse answer, or one more box ticked, never leads to less urgency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from triage.proof.counting import Ends
from triage.proof.steps import Node
from triage.proof.walks import Walks
from triage.rules.conditions import NONE, AnswerName, names_in
from triage.rules.questionnaire import Question


class OrderBreak(NamedTuple):
    """A pair of answers of one question that breaks the order.

    Attributes:
        question: the question.
        milder: an answer id, or ``not BOX``.
        worse: the worse answer's id, or the box.
        state: a state from which both were taken.
        milder_choices: what was chosen from there on the milder side (one answer, or the boxes).
        worse_choices: the same on the worse side.
        calmest: whether it is the calmest end that is calmer, rather than the most urgent one.
    """

    question: str
    milder: str
    worse: str
    state: int
    milder_choices: tuple[int, ...]
    worse_choices: tuple[int, ...]
    calmest: bool


_Pair = tuple[int, tuple[int, ...], tuple[int, ...]]


def is_checked(walks: Walks, question: Question) -> bool:
    """Tell whether the order of a question's answers has to be looked at on the walks."""
    if question.kind == "any":
        return not _boxes_only_add(walks, question)
    return question.worse is not None


def order_breaks(walks: Walks, ends: Ends) -> Iterator[OrderBreak]:
    """Yield each pair of answers that breaks the order, once, with the first state it does at."""
    at_node: dict[int, list[int]] = {}
    for state in walks.order:
        at_node.setdefault(walks.node[state], []).append(state)
    reported = set()
    questions = walks.steps.questionnaire.questions
    checked = {id: is_checked(walks, questions[id]) for id in walks.steps.order}
    for node in walks.steps.nodes:
        question = node.question
        if node.number not in at_node or not checked[question.id]:
            continue
        if question.kind == "any":
            for found in _boxes(walks, ends, node, at_node[node.number]):
                if (question.id, found.worse) not in reported:
                    reported.add((question.id, found.worse))
                    yield found
        else:
            yield from _neighbours(walks, ends, node, at_node[node.number])


def _neighbours(walks: Walks, ends: Ends, node: Node, states: list[int]) -> Iterator[OrderBreak]:
    ids = list(node.question.answers)
    reported = set()
    for state in states:
        links = walks.links[state]
        if links[0].step is not node.steps[0]:
            continue
        for place in range(len(ids) - 1):
            calmest = _breaks(ends, links[place].to, links[place + 1].to)
            if calmest is not None and place not in reported:
                reported.add(place)
                yield OrderBreak(
                    node.question.id,
                    ids[place],
                    ids[place + 1],
                    state,
                    (place,),
                    (place + 1,),
                    calmest,
                )


def _breaks(ends: Ends, milder: int, worse: int) -> bool | None:
    """None where the order is kept; else whether it is the calmest end that became calmer."""
    calmest, most_urgent = ends.after(milder)
    worse_calmest, worse_most_urgent = ends.after(worse)
    if worse_calmest > calmest:
        return True
    return False if worse_most_urgent > most_urgent else None


def _boxes_only_add(walks: Walks, question: Question) -> bool:
    """Tell whether ticking one more box can do nothing but add.

    It adds names, so conditions can only become true by it, unless ``none`` is named somewhere. A
    question that is asked instead of passed over adds too, unless the way on depends on its
    answers. Where neither is so, every end with the box has a calmer or equal one without it (leave
    out the answers to questions that are then passed over), and every end without it a more urgent
    or equal one with it.
    """
    questionnaire = walks.steps.questionnaire
    none = AnswerName(question.id, NONE)
    if any(none in names_in(condition) for condition in questionnaire.deciding()):
        return False
    return all(
        answer.way is None
        for one in questionnaire.questions.values()
        if one.ask_if is not None
        for answer in one.answers.values()
    )


def _boxes(walks: Walks, ends: Ends, node: Node, states: list[int]) -> Iterator[OrderBreak]:
    """Compare, for this node's box, walks that differ in that box alone.

    Two such walks are taken side by side through the later boxes, which both tick alike.
    """
    if len(node.steps) == 1:
        return
    box = node.steps[1].choice
    assert isinstance(box, tuple)
    for state in states:
        links = walks.links[state]
        if links[0].step is not node.steps[0]:
            continue
        pairs: dict[tuple[int, int], _Pair] = {(links[0].to, links[1].to): (state, (0,), (1,))}
        while pairs:
            following: dict[tuple[int, int], _Pair] = {}
            for (milder, worse), (begin, left, right) in pairs.items():
                if milder == worse:
                    continue
                if _inside(walks, milder, node.question.id):
                    for place, (one, other) in enumerate(
                        zip(walks.links[milder], walks.links[worse], strict=True)
                    ):
                        following.setdefault(
                            (one.to, other.to), (begin, (*left, place), (*right, place))
                        )
                    continue
                calmest = _breaks(ends, milder, worse)
                if calmest is not None:
                    yield OrderBreak(
                        node.question.id, f"not {box[0]}", box[0], begin, left, right, calmest
                    )
                    return
            pairs = following


def _inside(walks: Walks, state: int, question: str) -> bool:
    """Whether a state stands between the boxes of that question."""
    if state < 0:
        return False
    node = walks.steps.nodes[walks.node[state]]
    return node.question.id == question
