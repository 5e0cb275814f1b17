"""What ways can still lead to from a question, and what all ways to it go through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from triage.interview.engine import recommended_by
from triage.rules.questionnaire import Questionnaire


class Rest(NamedTuple):
    """The questions reachable from one question, itself included.

    Attributes:
        places: they as a set of bits; the lowest bit is the first question of the order.
        own_end: the rank of the most urgent own ``end`` among them; a rank calmer than every
            level where there is none.
    """

    places: int
    own_end: int


class Ahead:
    """For every question what ways can still lead to.

    Args:
        questionnaire: the questionnaire.
        order: its questions, each before all that can follow it.
    """

    def __init__(self, questionnaire: Questionnaire, order: Sequence[str]) -> None:
        self._order = order
        ranks = len(questionnaire.levels)
        place = {id: number for number, id in enumerate(order)}
        self._rest: list[Rest] = [Rest(0, ranks)] * len(order)
        # By rank: the questions of which an answer recommends something more urgent.
        self._urgent = [0] * (ranks + 1)
        self._urgent_for_sure = [0] * (ranks + 1)
        for number in range(len(order) - 1, -1, -1):
            question = questionnaire.questions[order[number]]
            bit = 1 << number
            places, own_end = bit, ranks
            if question.way is not None and question.way.end is not None:
                own_end = questionnaire.rank(question.way.end)
            for way in question.ways():
                if way.go is not None:
                    on = self._rest[place[way.go]]
                    places |= on.places
                    own_end = min(own_end, on.own_end)
            self._rest[number] = Rest(places, own_end)
            most_urgent = min(
                (
                    questionnaire.rank(id)
                    for answer in question.answers.values()
                    for id in recommended_by(answer)
                ),
                default=ranks,
            )
            for rank in range(most_urgent + 1, ranks + 1):
                self._urgent[rank] |= bit
                if question.ask_if is None:
                    self._urgent_for_sure[rank] |= bit

    def of(self, place: int) -> Rest:
        """What is reachable from the question at that place of the order."""
        return self._rest[place]

    def asks_above(self, rest: Rest, rank: int) -> bool:
        """Tell whether a question without ``ask_if`` of the rest can recommend above ``rank``."""
        return bool(rest.places & self._urgent_for_sure[rank])

    def perhaps_above(self, rest: Rest, rank: int) -> Iterator[str]:
        """The questions of the rest of which an answer recommends something above ``rank``."""
        bits = rest.places & self._urgent[rank]
        while bits:
            lowest = bits & -bits
            yield self._order[lowest.bit_length() - 1]
            bits ^= lowest


def gates(questionnaire: Questionnaire, order: Sequence[str]) -> dict[str, str]:
    """For each question but the first the last one before it that no way to it goes past.

    Args:
        questionnaire: the questionnaire.
        order: its questions, each before all that can follow it.
    """
    found: dict[str, str] = {}
    depth = {order[0]: 0}
    for id in order:
        for way in questionnaire.questions[id].ways():
            if way.go is None:
                continue
            gate, other = found.get(way.go, id), id
            while gate != other:
                if depth[gate] < depth[other]:
                    gate, other = other, gate
                gate = found[gate]
            found[way.go] = gate
            depth[way.go] = depth[gate] + 1
    return found
