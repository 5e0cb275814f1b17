"""The order check: a worse answer, or one more box ticked, never leads to less urgency.

Two copies of the paths are laid side by side: one gives the milder answer, one the worse, and
whatever else both are asked they answer alike. If the worse side is nowhere calmer, the order
holds, for the calmest end and for the most urgent one: from every way on of either side, the same
answers lead to one of the other side that is as it must be.

If it is calmer somewhere, that may be a false alarm: with other answers to what only the milder
side is asked, that side may be as calm. So the way up to the pair is held fast, and such other
answers are looked for. Where there are none, the order is broken. Where there are, the milder side
giving *those* answers must be more urgent, too, on whatever way is looked at next: and so on, until
no way is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from triage.proof.encoding import Encoding, exactly_one
from triage.proof.formulas import SatLiteral
from triage.proof.limits import NotProvedError
from triage.proof.paths import Paths
from triage.proof.shortest import fewest, first_model, first_sheet
from triage.proof.side_by_side import relate_sums
from triage.proof.solving import Model
from triage.proof.witnesses import Answers
from triage.rules.conditions import UNSURE, AnswerName
from triage.rules.questionnaire import Question, Questionnaire

MOST_REFINED = 200
"""So many sets of other answers are tried for one pair before the check gives up."""


class OrderBroken(NamedTuple):
    """A worse answer (or one more box) that can lead to less urgency.

    ``milder_sheet`` and ``worse_sheet`` are paths that differ first in that answer. They lead to
    the calmest end still possible on either side or, where ``calmest`` is False, to the most
    urgent one. ``milder`` is an answer id, or ``not BOX``.
    """

    question: str
    milder: str
    worse: str
    calmest: bool
    milder_sheet: Answers
    worse_sheet: Answers


class Pair(NamedTuple):
    """Two choices of one question, of which one is worse: neighbours, or one more box.

    ``milder`` is None for a box that is not ticked.
    """

    question: Question
    milder: str | None
    worse: str

    def named(self) -> tuple[str, str]:
        """The ids of the milder answer, or ``not BOX``, and of the worse one."""
        worse = self.question.chosen(self.worse).id
        return f"not {worse}" if self.milder is None else self.question.chosen(
            self.milder
        ).id, worse


def pairs_of(questionnaire: Questionnaire, order: Sequence[str]) -> Iterator[Pair]:
    """The pairs to be checked, in the order of the walk and of the file."""
    for id in order:
        question = questionnaire.questions[id]
        if question.kind == "any":
            yield from (Pair(question, None, box) for box in question.answers)
        elif question.worse is not None:
            choices = question.choices()
            if question.number is not None:
                choices = tuple(choice for choice in choices if choice != UNSURE)
            for milder, worse in pairwise(choices):
                # A larger number of the same band only has more points.
                if question.chosen(milder) != question.chosen(worse):
                    yield Pair(question, milder, worse)


def order_breaks(paths: Paths) -> Iterator[OrderBroken]:
    """Yield each pair of answers that breaks the order, once, with a path on either side.

    The worse copy is added to the formulas of ``paths``: that leaves out no path, for two copies
    can always answer alike, but makes them larger for whatever is asked later.

    Raises:
        NotProvedError: it took too much work to tell.
    """
    pairs = tuple(pairs_of(paths.encoding.questionnaire, paths.encoding.order))
    if not pairs:
        return
    copies = _Copies(paths, pairs)
    for pair in pairs:
        found = copies.look(pair)
        if found is not None:
            yield found


class _Copies:
    """A milder and a worse copy of the paths, tied in all but one pair at a time."""

    def __init__(self, paths: Paths, pairs: Sequence[Pair]) -> None:
        self._questionnaire = paths.encoding.questionnaire
        self._formulas = paths.formulas
        self._solving = paths.solving
        self._milder = paths.encoding
        self._worse = Encoding(self._questionnaire, self._formulas)
        self._calmer = self._is_calmer(self._milder, self._worse)
        self._free = self._tie(pairs)

    def look(self, pair: Pair) -> OrderBroken | None:
        """A break of this pair; None where the order holds."""
        assumed = [*self._differ(pair), self._calmer]
        model = self._solving.model(assumed)
        if model is None:
            return None
        for calmest in (True, False):
            found = self._confirmed(pair, assumed, calmest)
            if found is not None:
                return self._told(pair, found, calmest)
        return None

    def _tie(self, pairs: Sequence[Pair]) -> dict[tuple[str, str | None], SatLiteral]:
        """Whatever both are asked they answer alike, but for the one pair that is looked at."""
        formulas = self._formulas
        free: dict[tuple[str, str | None], SatLiteral] = {}
        for pair in pairs:
            unit = (pair.question.id, pair.worse if pair.milder is None else None)
            if unit not in free:
                free[unit] = formulas.free()
        exactly_one(formulas, list(free.values()))

        def exempt(name: AnswerName) -> list[SatLiteral]:
            units = ((name.question, None), (name.question, name.answer))
            return [free[unit] for unit in units if unit in free]

        for id in self._milder.order:
            both = (-self._milder.asked[id], -self._worse.asked[id])
            for name in self._names(id):
                one, other = self._milder.given[name], self._worse.given[name]
                formulas.state(*both, *exempt(name), -one, other)
                formulas.state(*both, *exempt(name), one, -other)
        relate_sums(self._milder, self._worse, exempt)
        return free

    def _differ(self, pair: Pair) -> list[SatLiteral]:
        id = pair.question.id
        free = self._free[id, pair.worse if pair.milder is None else None]
        worse = AnswerName(id, pair.worse)
        asked = [self._milder.asked[id], self._worse.asked[id], free, self._worse.given[worse]]
        if pair.milder is None:
            return [*asked, -self._milder.given[worse]]
        return [*asked, self._milder.given[AnswerName(id, pair.milder)]]

    def _names(self, question: str) -> Iterator[AnswerName]:
        """The answers that are chosen; ``none`` follows from them."""
        for choice in self._questionnaire.questions[question].choices():
            yield AnswerName(question, choice)

    def _is_calmer(self, milder: Encoding, worse: Encoding) -> SatLiteral:
        """Whether the worse side ends calmer than the milder one."""
        return self._formulas.any_of(
            self._formulas.all_of((one, -other))
            for one, other in zip(milder.reached, worse.reached, strict=True)
        )

    def _confirmed(self, pair: Pair, assumed: list[SatLiteral], calmest: bool) -> Model | None:
        """A model whose way up to the pair really breaks the order; None where there is none.

        Looking at the calmest ends, no way on of the milder side may be as calm as the worse side
        is there; looking at the most urgent ones, no way on of the worse side as urgent as the
        milder one is.
        """
        one = self._milder if calmest else self._worse
        needed = list(assumed)
        for _ in range(MOST_REFINED):
            model = self._first(pair, needed)
            if model is None:
                return None
            before = self._way_to(pair, model, one)
            other = self._answers_otherwise(model, one, before, calmest)
            if other is None:
                return model
            needed.append(self._giving(pair, one, other, calmest))
        raise NotProvedError(
            f"the ways after `{pair.question.id}` part too often to compare its answers"
        )

    def _first(self, pair: Pair, needed: list[SatLiteral]) -> Model | None:
        """The model with the shortest, and of those the first, way up to the pair."""
        model = self._solving.model(needed)
        if model is None:
            return None
        encoding = self._worse
        before = encoding.order[: encoding.place[pair.question.id]]
        asked = [encoding.asked[id] for id in before]
        found = fewest(self._solving, asked, needed, model)
        return first_model(found.solving, encoding, [*needed, *found.holds], found.model, before)

    def _way_to(self, pair: Pair, model: Model, encoding: Encoding) -> list[SatLiteral]:
        """The answers up to the pair and to it, as literals of that copy."""
        place = encoding.place[pair.question.id]
        literals = [
            encoding.given[name] for id in encoding.order[: place + 1] for name in self._names(id)
        ]
        return [literal if model.has(literal) else -literal for literal in literals]

    def _answers_otherwise(
        self, model: Model, encoding: Encoding, before: list[SatLiteral], calmest: bool
    ) -> Model | None:
        """Another way on of that copy which is as it must be; None where there is none."""
        if calmest:
            rank = _rank(self._worse, model)
            wanted = -encoding.reached[rank - 1]
        else:
            wanted = encoding.reached[_rank(self._milder, model)]
        return self._solving.model((*before, wanted))

    def _giving(self, pair: Pair, encoding: Encoding, model: Model, calmest: bool) -> SatLiteral:
        """Whether that side giving the model's later answers breaks the order as well."""
        formulas = self._formulas
        copy = Encoding(self._questionnaire, formulas)
        place = encoding.place[pair.question.id]
        for id in copy.order[: place + 1]:
            for name in self._names(id):
                formulas.state(-copy.given[name], encoding.given[name])
                formulas.state(copy.given[name], -encoding.given[name])
        for id in copy.order[place + 1 :]:
            self._answer_like(copy, id, model, encoding)
        if calmest:
            return self._is_calmer(copy, self._worse)
        return self._is_calmer(self._milder, copy)

    def _answer_like(self, copy: Encoding, id: str, model: Model, encoding: Encoding) -> None:
        """Where it is asked, answer as the model does, or with the first answer if that is not."""
        names = list(self._names(id))
        chosen = {name for name in names if model.has(encoding.given[name])}
        if not chosen and self._questionnaire.questions[id].kind != "any":
            chosen = {names[0]}
        for name in names:
            literal = copy.given[name]
            self._formulas.state(-copy.asked[id], literal if name in chosen else -literal)

    def _told(self, pair: Pair, model: Model, calmest: bool) -> OrderBroken:
        sheets = []
        for encoding in (self._milder, self._worse):
            before = self._way_to(pair, model, encoding)
            rank = self._extreme(encoding, before, calmest)
            sheets.append(self._sheet(encoding, [*before, encoding.level_is(rank)]))
        return OrderBroken(pair.question.id, *pair.named(), calmest, *sheets)

    def _extreme(self, encoding: Encoding, before: list[SatLiteral], calmest: bool) -> int:
        """The rank of the calmest or the most urgent end after that way."""
        ranks = range(len(encoding.reached))
        for rank in reversed(ranks) if calmest else ranks:
            if self._solving.model((*before, encoding.level_is(rank))) is not None:
                return rank
        raise AssertionError("every path ends at a level")

    def _sheet(self, encoding: Encoding, literals: list[SatLiteral]) -> Answers:
        model = self._solving.model(literals)
        assert model is not None, "the way was found before"
        return first_sheet(self._solving, encoding, literals, model)


def _rank(encoding: Encoding, model: Model) -> int:
    """The rank at which the model's path ends."""
    return next(rank for rank, literal in enumerate(encoding.reached) if model.has(literal))
