"""Where promises cut the bands of numbers in two.

For everything else a number is the band that it falls into. A promise that names a number asks on
which side of it the one given lies: that is a variable of its own, made when the first promise asks
for it. Paths are the same with and without it, and are not counted by it.
"""

from __future__ import annotations

from triage.proof.formulas import Formulas, SatLiteral
from triage.rules.conditions import AnswerName, NumberPart
from triage.rules.numbers import Exact, exact
from triage.rules.questionnaire import Questionnaire


class Cuts:
    """The cuts in the bands of one copy of the paths."""

    def __init__(self, questionnaire: Questionnaire, formulas: Formulas) -> None:
        self._questions = questionnaire.questions
        self._formulas = formulas
        self._of: dict[AnswerName, dict[Exact, SatLiteral]] = {}

    def part(self, part: NumberPart, given: SatLiteral) -> SatLiteral:
        """Whether the number lies in that part of a band; ``given`` is whether it is in the band.

        It has an end that is not one of the band.
        """
        question = self._questions[part.question]
        assert question.number is not None, "only numbers have bands"
        lowest, highest = question.bands()[part.answer]
        bounds = [given]
        if part.lowest > lowest:
            bounds.append(self._from(part.band, part.lowest))
        if part.highest < highest:
            above = exact(part.highest + question.number.step)
            bounds.append(-self._from(part.band, above))
        return self._formulas.all_of(bounds)

    def of(self, band: AnswerName) -> list[tuple[Exact, SatLiteral]]:
        """The cuts of a band, the lowest first: each with whether the number is at least so high.

        Of a band that is not given each may be true or not.
        """
        return sorted(self._of.get(band, {}).items())

    def _from(self, band: AnswerName, number: Exact) -> SatLiteral:
        known = self._of.setdefault(band, {})
        if number not in known:
            literal = self._formulas.free()
            for other, its in known.items():
                lower, higher = (its, literal) if other < number else (literal, its)
                self._formulas.state(-higher, lower)
            known[number] = literal
        return known[number]
