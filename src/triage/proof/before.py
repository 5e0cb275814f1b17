"""The level that a walk has reached before a question, as formulas."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from triage.proof.formulas import FALSE, Formulas, SatLiteral
from triage.proof.meaning import literal_of
from triage.rules.conditions import AnswerName, names_in
from triage.rules.questionnaire import Question, Questionnaire, Rule


class Before:
    """The level reached by what was answered so far, taken along the order of the questions."""

    def __init__(self, questionnaire: Questionnaire, formulas: Formulas) -> None:
        self._questionnaire = questionnaire
        self._formulas = formulas
        ranks = len(questionnaire.levels)
        self._reached: list[SatLiteral] = [FALSE] * ranks
        self._rules: dict[str, list[tuple[Rule, int]]] = {}
        self._above: list[list[Rule]] = [[] for _ in range(ranks)]
        for rule in questionnaire.rules.values():
            rank = min(map(questionnaire.rank, rule.recommend), default=ranks)
            for above in self._above[rank + 1 :]:
                above.append(rule)
            if rank < ranks:
                for question in dict.fromkeys(name.question for name in names_in(rule.when)):
                    self._rules.setdefault(question, []).append((rule, rank))

    def take(self, question: Question, given: Callable[[AnswerName], SatLiteral]) -> None:
        """Go on past a question: what its answers, and the rules that name it, have reached."""
        ranks = len(self._reached)
        by_rank: list[list[SatLiteral]] = [[] for _ in range(ranks)]
        for answer in question.answers.values():
            rank = min(map(self._questionnaire.rank, answer.recommend), default=ranks)
            if rank < ranks:
                by_rank[rank].append(given(AnswerName(question.id, answer.id)))
        for rule, rank in self._rules.get(question.id, ()):
            by_rank[rank].append(literal_of(rule.when, self._formulas, given))
        so_far: list[SatLiteral] = []
        for rank, literals in enumerate(by_rank):
            so_far += literals
            if so_far:
                self._reached[rank] = self._formulas.any_of((self._reached[rank], *so_far))

    def reached_exactly(self, rank: int) -> SatLiteral:
        """Whether the level reached before the next question is exactly that one."""
        above = self._reached[rank - 1] if rank else FALSE
        return self._formulas.all_of((self._reached[rank], -above))

    def rules_above(self, rank: int) -> Sequence[Rule]:
        """The rules that recommend something more urgent than ``rank``."""
        return self._above[rank]
