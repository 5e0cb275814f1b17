"""Emergencies that are learned late: after more questions than somebody in pain will answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf
from typing import NamedTuple

from triage.proof.encoding import Encoding
from triage.proof.formulas import FALSE, SatLiteral
from triage.proof.meaning import literal_of
from triage.proof.paths import Paths
from triage.rules.conditions import AnswerName, names_in
from triage.rules.questionnaire import Question, Rule

LATE = 10
"""An emergency should be learned from one of this many first questions."""

MOST_PLACES = 60
"""Later places than this are not told apart."""


class Late(NamedTuple):
    """Something of the most urgent level that some path comes to late.

    Attributes:
        kind: ``question``, one of whose answers or whose end recommends it; ``passed``, a question
            that recommends it by its ``end`` when it is passed over; ``rule``, a rule that does.
        id: the question or the rule.
        place: the latest place (1 is first) of the question from which it is learned.
    """

    kind: OneOf["question", "passed", "rule"]
    id: str
    place: int


def late(paths: Paths, more_than: int = LATE) -> Iterator[Late]:
    """What of the most urgent level can be learned at a later place than ``more_than``."""
    encoding = paths.encoding
    longest = _longest_ways(encoding)
    if max(longest.values()) < more_than:
        return
    places = _Places(paths, longest, more_than)
    questions, rules = encoding.questionnaire.questions, encoding.questionnaire.rules
    for id in encoding.order:
        question = questions[id]
        if _is_urgent(encoding, question):
            place = places.latest([(id, encoding.asked[id])], offset=1)
            if place is not None:
                yield Late("question", id, place)
        if question.way is not None and _is_emergency(encoding, question.way.end):
            place = places.latest([(id, encoding.passed[id])], offset=0)
            if place is not None:
                yield Late("passed", id, place)
    for rule in rules.values():
        if any(_is_emergency(encoding, id) for id in rule.recommend):
            place = places.latest(list(_turns(encoding, rule)), offset=1)
            if place is not None:
                yield Late("rule", rule.id, place)


class _Places:
    """Tells how many questions can be asked before something happens."""

    def __init__(self, paths: Paths, longest: dict[str, int], more_than: int) -> None:
        self._paths = paths
        self._longest = longest
        self._more_than = more_than
        self._counters: dict[str, list[SatLiteral]] = {}

    def latest(self, events: list[tuple[str, SatLiteral]], offset: int) -> int | None:
        """The latest place at which one of the events happens; None if that is early enough.

        An event is a question and what happens when the walk comes to it; its place is the number
        of questions asked before it, plus ``offset``.
        """
        latest = None
        for question, happens in events:
            least = (latest or self._more_than) + 1
            for place in range(least, min(self._longest[question] + offset, MOST_PLACES) + 1):
                counter = self._counter(question)
                if not self._paths.some(happens, counter[place - offset]):
                    break
                latest = place
        return latest

    def _counter(self, question: str) -> list[SatLiteral]:
        if question not in self._counters:
            encoding = self._paths.encoding
            asked = [encoding.asked[id] for id in encoding.order[: encoding.place[question]]]
            most = min(self._longest[question], MOST_PLACES)
            self._counters[question] = encoding.formulas.counter(most, asked)
        return self._counters[question]


def _longest_ways(encoding: Encoding) -> dict[str, int]:
    """For each question the most questions that can stand before it, whatever the conditions."""
    longest = dict.fromkeys(encoding.order, 0)
    for id in encoding.order:
        for way in encoding.questionnaire.questions[id].ways():
            if way.go is not None:
                longest[way.go] = max(longest[way.go], longest[id] + 1)
    return longest


def _turns(encoding: Encoding, rule: Rule) -> Iterator[tuple[str, SatLiteral]]:
    """The questions from which the rule is learned: it holds with them and not before them."""
    formulas = encoding.formulas
    named = {name.question for name in names_in(rule.when)} & encoding.place.keys()
    for question in sorted(named, key=encoding.place.__getitem__):
        place = encoding.place[question]

        def up_to(last: int) -> SatLiteral:
            def given(name: AnswerName) -> SatLiteral:
                known = encoding.place.get(name.question, last + 1) <= last
                return encoding.given[name] if known else FALSE

            return literal_of(rule.when, formulas, given)

        yield question, formulas.all_of((up_to(place), -up_to(place - 1)))


def _is_urgent(encoding: Encoding, question: Question) -> bool:
    """Whether an answer, or the end that an answer leads to, recommends the most urgent level."""
    return any(
        _is_emergency(encoding, id)
        for answer in question.answers.values()
        for id in (*answer.recommend, question.way_after(answer).end)
    ) or (question.way is not None and _is_emergency(encoding, question.way.end))


def _is_emergency(encoding: Encoding, recommendation: str | None) -> bool:
    return recommendation is not None and encoding.questionnaire.rank(recommendation) == 0
