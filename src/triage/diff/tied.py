"""Two versions of a questionnaire side by side in one formula: a joint path is one model of it.

Each version is one copy of its paths (`triage.proof.encoding`). A tie says of one question that,
where both ask it, both are given the same answer. With all ties assumed, what is left are the joint
paths on which no version stops: of those the solver tells whether anybody is told something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from triage.diff.matching import SIDES, Matched, Reply, match
from triage.proof import (
    MOST_CONFLICTS,
    Answers,
    Encoding,
    Formulas,
    Model,
    SatLiteral,
    Solving,
    fewest,
    first_model,
    sheet_of,
)
from triage.rules.conditions import AnswerName
from triage.rules.numbers import Exact
from triage.rules.questionnaire import Questionnaire


class Tied:
    """Two versions, tied by what they are asked and answer alike.

    Attributes:
        versions: the copies of the old and of the new version.
        ties: for each question that both have, what is assumed to tie it.
        apart: whether each version learns something that the other one does not ask. Then nobody
            knows which answers to the one go with which to the other.
    """

    def __init__(
        self, old: Questionnaire, new: Questionnaire, most_conflicts: int = MOST_CONFLICTS
    ) -> None:
        self.formulas = Formulas()
        self.versions = (Encoding(old, self.formulas), Encoding(new, self.formulas))
        self._matching = match(old, new)
        self._solving = Solving(self.formulas, most_conflicts)
        old_copy, new_copy = self.versions
        self._asked = [
            self.formulas.any_of([copy.asked[id] for copy in self.versions if id in copy.asked])
            for id in dict.fromkeys((*old_copy.order, *new_copy.order))
        ]
        self.ties = {
            id: self._tie(matched)
            for id, matched in self._matching.items()
            if all(id in version.asked for version in self.versions)
        }

        old_learns, new_learns = (
            self.formulas.any_of(
                [
                    version.asked[id]
                    for id, matched in self._matching.items()
                    if matched.informs[side] and id in version.asked
                ]
            )
            for side, version in zip(SIDES, self.versions, strict=True)
        )
        self.apart = self.formulas.all_of((old_learns, new_learns))

    def may_be(self, literals: Iterable[SatLiteral]) -> bool:
        """Tell whether all of the literals can be true of one person, for all that is known.

        An answer that only one version has may have been any answer in the other; the boxes that
        both have, and all other answers, are the same in both.

        Raises:
            NotProvedError: it took too much work to tell.
        """
        return self._solving.model((*self._loose, *literals)) is not None

    def learned(self, side: int) -> Iterator[str]:
        """What only that version asks and makes something of: questions, or names of boxes."""
        for id in self.versions[side].order:
            matched = self._matching[id]
            if matched.informs[side]:
                boxes = sorted(matched.own[side], key=matched.boxes.__getitem__)
                yield from (f"{id}.{box}" for box in boxes) if matched.shared else (id,)

    def some(self, literals: Iterable[SatLiteral]) -> bool:
        """Tell whether all of the literals are true together on some joint path.

        Raises:
            NotProvedError: it took too much work to tell.
        """
        return self._solving.model((*self.ties.values(), *literals)) is not None

    def witness(self, literals: Iterable[SatLiteral]) -> Answers | None:
        """The answers of the first of the shortest joint paths with the literals; None without one.

        Raises:
            NotProvedError: it took too much work to tell.
        """
        return self._first((*self.ties.values(), *literals))

    def stops(self) -> Iterator[tuple[int, str, list[SatLiteral]]]:
        """Where one version is given an answer that it lacks: which, where, and what is assumed.

        The version that stops is asked nothing after that, so what stands behind it is not tied.
        """
        for id in self.ties:
            for side in SIDES:
                foreign = self._only(self._matching[id], 1 - side)
                if not foreign:
                    continue
                stopped, other = self.versions[side], self.versions[1 - side]
                place = stopped.place[id]
                before = [
                    tie for question, tie in self.ties.items() if stopped.place[question] < place
                ]
                yield (
                    side,
                    id,
                    [
                        *before,
                        stopped.asked[id],
                        other.asked[id],
                        self.formulas.any_of(foreign),
                    ],
                )

    def stopping_witness(
        self, side: int, question: str, assumed: list[SatLiteral]
    ) -> Answers | None:
        """The answers of a joint path on which that version stops at the question."""
        model = self._solving.model(assumed)
        if model is None:
            return None
        return self._joined(model, (side, question))

    def _tie(self, matched: Matched) -> SatLiteral:
        """Where both ask the question, both are given one answer, which both have."""
        tie = self.formulas.free()
        old, new = (version.asked[matched.id] for version in self.versions)
        both = (-tie, -old, -new)
        if matched.kind == "any":
            for box in matched.boxes:
                in_old, in_new = (self._given(side, matched.id, box) for side in SIDES)
                if in_old is None or in_new is None:
                    only = in_new if in_old is None else in_old
                    assert only is not None
                    self.formulas.state(*both, -only)
                else:
                    self.formulas.state(*both, -in_old, in_new)
                    self.formulas.state(*both, in_old, -in_new)
            return tie
        shared = [reply for reply in matched.replies if None not in reply.answers]
        self.formulas.state(*both, *(self._said(matched, reply) for reply in shared))
        return tie

    @cached_property
    def _loose(self) -> list[SatLiteral]:
        return [self._loosely(self._matching[id]) for id in self.ties]

    def _loosely(self, matched: Matched) -> SatLiteral:
        """Where both are asked, nobody gives two different answers that both have."""
        tie = self.formulas.free()
        if not matched.shared:
            return tie
        old, new = (version.asked[matched.id] for version in self.versions)
        both = (-tie, -old, -new)
        if matched.kind == "any":
            for box in matched.boxes:
                in_old, in_new = (self._given(side, matched.id, box) for side in SIDES)
                if in_old is not None and in_new is not None:
                    self.formulas.state(*both, -in_old, in_new)
                    self.formulas.state(*both, in_old, -in_new)
            return tie
        self.formulas.state(*both, *(self._said(matched, reply) for reply in matched.replies))
        return tie

    def _said(self, matched: Matched, reply: Reply) -> SatLiteral:
        """The reply is given, in each version that has it."""
        given = (
            self._given(side, matched.id, answer)
            for side, answer in zip(SIDES, reply.answers, strict=True)
            if answer is not None
        )
        return self.formulas.all_of([literal for literal in given if literal is not None])

    def _only(self, matched: Matched, side: int) -> list[SatLiteral]:
        """The answers to the question that only this version has."""
        if matched.kind == "any":
            names: Iterable[str] = sorted(matched.own[side])
        else:
            names = [
                reply.answers[side] or ""
                for reply in matched.replies
                if reply.answers[side] is not None and reply.answers[1 - side] is None
            ]
        if matched.kind == "changed":
            return [self.versions[side].asked[matched.id]]
        return [one for name in names if (one := self._given(side, matched.id, name)) is not None]

    def _given(self, side: int, question: str, answer: str) -> SatLiteral | None:
        return self.versions[side].given.get(AnswerName(question, answer))

    def _first(self, assumed: tuple[SatLiteral, ...]) -> Answers | None:
        model = self._solving.model(assumed)
        if model is None:
            return None
        found = fewest(self._solving, self._asked, assumed, model)
        model, needed = found.model, [*assumed, *found.holds]
        for version in self.versions:
            model = first_model(found.solving, version, needed, model)
            needed += _chosen(version, model)
        return self._joined(model, None)

    def _joined(self, model: Model, stop: tuple[int, str] | None) -> Answers:
        """The answers of both versions, in the order in which they are asked.

        Args:
            model: the joint path.
            stop: the version that stops, and the question at which it does.
        """
        sheets = [
            {
                id: given
                for id, given in sheet_of(version, model).items()
                if stop is None or side != stop[0] or version.place[id] < version.place[stop[1]]
            }
            for side, version in zip(SIDES, self.versions, strict=True)
        ]
        joined = dict(sheets[0])
        order = list(sheets[0])
        for before, id in zip((None, *sheets[1]), sheets[1], strict=False):
            if id not in joined:
                order.insert(0 if before is None else order.index(before) + 1, id)
                joined[id] = sheets[1][id]
        for id in order:
            if not isinstance(joined[id], tuple):
                asked = [id in sheet for sheet in sheets]
                lacking = None if stop is None or id != stop[1] else stop[0]
                joined[id] = self._value(self._matching[id], model, asked, lacking)
        return {id: joined[id] for id in order}

    def _value(
        self, matched: Matched, model: Model, asked: list[bool], lacking: int | None
    ) -> str | Exact:
        """The answer, or the highest number, that all who are asked give; one version lacks it."""
        return next(
            reply.value
            for reply in reversed(matched.replies)
            if (lacking is None or reply.answers[lacking] is None)
            and all(
                not is_asked
                or (answer is not None and model.has(version.given[AnswerName(matched.id, answer)]))
                for version, answer, is_asked in zip(
                    self.versions, reply.answers, asked, strict=True
                )
            )
        )


def _chosen(version: Encoding, model: Model) -> Iterator[SatLiteral]:
    """The answers of a model, as literals."""
    for literal in version.given.values():
        yield literal if model.has(literal) else -literal
