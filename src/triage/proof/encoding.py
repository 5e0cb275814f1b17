"""The paths of a questionnaire as the models of a formula: one model for each path, and no other.

This is the contract's own meaning, sentence by sentence, a third time: beside the interview, which
walks (`triage.interview.engine`), and the walks, which count (`triage.proof.walks`). Each answer is
a variable, *given* or not; all else is defined by an equivalence.

Two facts about the graph keep it small. It has no circle; so with its questions in an order in
which ways only lead forward (`questions_from`), whatever was answered before a question stands
before it in that order. And two questions that no way connects are never on one path; so *all that
stands before* can be taken for *all that was answered before*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from triage.interview.engine import questions_from
from triage.proof.ahead import Ahead, Rest
from triage.proof.beginnings import Weighted
from triage.proof.formulas import FALSE, TRUE, Formulas, SatLiteral
from triage.proof.sums import Sums
from triage.rules.conditions import (
    NONE,
    AnswerName,
    Condition,
    ScoreAtLeast,
    ScoreAtMost,
    names_in,
)
from triage.rules.questionnaire import LevelRange, Question, Questionnaire, Rule, Way


class Encoding:
    """One copy of a questionnaire's paths in a set of formulas; several copies can share one set.

    Attributes:
        questionnaire: what is encoded.
        formulas: where the clauses are.
        order: the questions that ways lead to, each before all that can follow it.
        given: for each answer (``none`` of boxes included) whether it is given.
        arrived: for each question whether the walk comes to it.
        passed: for each question whether it is passed over.
        over: for each question whether the interview is over when it is about to be asked.
        asked: for each question whether it is asked.
        fires: for each rule whether it fires.
        recommended: for each recommendation whether it is recommended, shown or not.
        reached: for each rank whether the level reached is at least that urgent.
        shown: for each recommendation whether it is shown.
        collected: for each piece of advice whether somebody or something advises it.
        withheld: for each piece of advice whether its ``unless`` or ``level`` withholds it.
        advised: for each piece of advice whether it is shown.
    """

    def __init__(self, questionnaire: Questionnaire, formulas: Formulas) -> None:
        self.questionnaire = questionnaire
        self.formulas = formulas
        self.order = tuple(questions_from(questionnaire, questionnaire.start))
        self.place = {id: place for place, id in enumerate(self.order)}
        self.given: dict[AnswerName, SatLiteral] = {}
        self.arrived: dict[str, SatLiteral] = {}
        self.passed: dict[str, SatLiteral] = {}
        self.over: dict[str, SatLiteral] = {}
        self.asked: dict[str, SatLiteral] = {}
        self._enough = tuple(level.enough for level in questionnaire.levels.values())
        self._ways_in: dict[str, list[SatLiteral]] = {id: [] for id in self.order}
        self._ways_in[questionnaire.start].append(TRUE)
        self._ends: dict[str, list[SatLiteral]] = {id: [] for id in questionnaire.recommendations}
        self._ahead = Ahead(questionnaire, self.order)
        self._before = _Before(questionnaire, formulas)
        for id in self.order:
            self._come_to(questionnaire.questions[id])
        whole = self.holds
        self.fires = {id: whole(rule.when) for id, rule in questionnaire.rules.items()}
        self._rules = _by_effect(questionnaire)
        self._bringing: dict[str, list[str]] = {}
        for recommendation in questionnaire.recommendations.values():
            for advice_id in recommendation.advice:
                self._bringing.setdefault(advice_id, []).append(recommendation.id)
        self._because, self._advising = self._reasons()
        self.recommended = {
            id: formulas.any_of((*self._because[id], *self._firing(f"recommend {id}")))
            for id in questionnaire.recommendations
        }
        self.reached = self._levels()
        self.shown = {id: self.shows(id, literal) for id, literal in self.recommended.items()}
        self.collected = {id: self.collects(id, None) for id in questionnaire.advice}
        self.withheld = {
            id: formulas.any_of(
                (
                    FALSE if advice.unless is None else whole(advice.unless),
                    -self.in_range(advice.level),
                )
            )
            for id, advice in questionnaire.advice.items()
        }
        self.advised = {
            id: formulas.all_of((literal, -self.withheld[id]))
            for id, literal in self.collected.items()
        }

    # What conditions mean on the whole path.

    def holds(self, condition: Condition) -> SatLiteral:
        """Whether the condition holds once the path is complete."""
        return literal_of(condition, self.formulas, self._given_at_all)

    def _given_at_all(self, name: AnswerName) -> SatLiteral:
        return self.given.get(name, FALSE)

    # The walk.

    def _come_to(self, question: Question) -> None:
        """Arrive, pass over or end early, else ask: in the order in which the interview does."""
        formulas, id = self.formulas, question.id
        arrived = self.arrived[id] = formulas.any_of(self._ways_in[id])
        if question.ask_if is None:
            wanted = arrived
            self.passed[id] = FALSE
        else:
            holds = literal_of(question.ask_if, formulas, self._given_at_all)
            wanted = formulas.all_of((arrived, holds))
            self.passed[id] = formulas.all_of((arrived, -holds))
        self.over[id] = formulas.all_of((wanted, self._over_early(question)))
        asked = self.asked[id] = formulas.all_of((wanted, -self.over[id]))
        self._answer(question, asked)
        self._before.take(question, self._given_at_all)
        if self.passed[id] != FALSE:
            self._lead_on(question.way_after(None), self.passed[id])

    def _answer(self, question: Question, asked: SatLiteral) -> None:
        """An answer for an asked question, none for another, and where each leads."""
        formulas, id = self.formulas, question.id
        choices = question.choices()
        literals = [formulas.free() for _ in choices]
        for name, literal in zip(choices, literals, strict=True):
            self.given[AnswerName(id, name)] = literal
        if question.kind == "any":
            for literal in literals:
                formulas.state(-literal, asked)
            self.given[AnswerName(id, NONE)] = formulas.all_of(
                (asked, *(-literal for literal in literals))
            )
            self._lead_on(question.way_after(None), asked)
            return
        formulas.state(-asked, *literals)
        exactly_one(formulas, literals)
        for literal in literals:
            formulas.state(-literal, asked)
        if question.counts:
            literals = self._bands(question)
        ways = [question.way_after(answer) for answer in question.answers.values()]
        if len(set(ways)) == 1:
            # One way for all of them: what is behind it follows at once, without looking at each.
            self._lead_on(ways[0], asked)
            return
        for way, literal in zip(ways, literals, strict=True):
            self._lead_on(way, literal)

    def _bands(self, question: Question) -> list[SatLiteral]:
        """Whether the number given, of one that counts itself, lies in each band."""
        numbers: dict[str, list[SatLiteral]] = {band: [] for band in question.answers}
        for number in question.choices():
            literal = self.given[AnswerName(question.id, number)]
            numbers[question.chosen(number).id].append(literal)
        bands = {band: self.formulas.any_of(literals) for band, literals in numbers.items()}
        for band, literal in bands.items():
            self.given[AnswerName(question.id, band)] = literal
        return list(bands.values())

    def _lead_on(self, way: Way, literal: SatLiteral) -> None:
        if way.go is not None:
            self._ways_in[way.go].append(literal)
        elif way.end is not None:
            self._ends[way.end].append(literal)

    def _over_early(self, question: Question) -> SatLiteral:
        """Whether a level that is enough was reached before it, and nothing can still raise it."""
        cases = []
        for rank, is_enough in enumerate(self._enough):
            if not is_enough:
                continue
            exactly = self._before.reached_exactly(rank)
            if exactly != FALSE:
                cases.append(self.formulas.all_of((exactly, -self._can_raise(question, rank))))
        return self.formulas.any_of(cases)

    def _can_raise(self, question: Question, rank: int) -> SatLiteral:
        """Whether something more urgent than ``rank`` can still come, the question included."""
        if rank == 0:
            return FALSE
        rest = self._ahead.of(self.place[question.id])
        if rest.own_end < rank or self._ahead.asks_above(rest, rank):
            return TRUE
        supposed = self._supposed(rest)
        ways = [supposed(id) for id in self._ahead.perhaps_above(rest, rank)]
        if TRUE in ways:
            return TRUE

        def possible(name: AnswerName) -> SatLiteral:
            if self._is_in(rest, name.question):
                return supposed(name.question)
            return self.given.get(name, FALSE)

        for rule in self._before.rules_above(rank):
            literal = literal_of(rule.when, self.formulas, possible)
            if literal == TRUE:
                return TRUE
            ways.append(literal)
        return self.formulas.any_of(ways)

    def _is_in(self, rest: Rest, question: str) -> bool:
        place = self.place.get(question)
        return place is not None and bool(rest.places >> place & 1)

    def _supposed(self, rest: Rest) -> Callable[[str], SatLiteral]:
        """For a question of the rest, whether its ``ask_if`` holds if all of the rest is given."""
        questions, known = self.questionnaire.questions, dict[str, SatLiteral]()

        def given(name: AnswerName) -> SatLiteral:
            return TRUE if self._is_in(rest, name.question) else self.given.get(name, FALSE)

        def supposed(id: str) -> SatLiteral:
            condition = questions[id].ask_if
            if condition is None:
                return TRUE
            if id not in known:
                known[id] = literal_of(condition, self.formulas, given)
            return known[id]

        return supposed

    # What comes out.

    def _reasons(self) -> tuple[dict[str, list[SatLiteral]], dict[str, list[SatLiteral]]]:
        """The answers and ends that recommend or advise each thing, without the rules."""
        because = {id: list(literals) for id, literals in self._ends.items()}
        advising: dict[str, list[SatLiteral]] = {id: [] for id in self.questionnaire.advice}
        for id in self.order:
            for answer in self.questionnaire.questions[id].answers.values():
                literal = self.given[AnswerName(id, answer.id)]
                for recommendation in answer.recommend:
                    because[recommendation].append(literal)
                for advice in answer.advise:
                    advising[advice].append(literal)
        return because, advising

    def _firing(self, effect: str, but: str | None = None) -> list[SatLiteral]:
        """The rules that recommend or advise it, as literals."""
        return [self.fires[rule] for rule in self._rules.get(effect, ()) if rule != but]

    def without_rule(self, recommendation: str, rule: str) -> SatLiteral:
        """Whether it is recommended for another reason than that rule."""
        return self.formulas.any_of(
            (
                *self._because[recommendation],
                *self._firing(f"recommend {recommendation}", but=rule),
            )
        )

    def _levels(self) -> tuple[SatLiteral, ...]:
        reached: list[SatLiteral] = []
        so_far: SatLiteral = FALSE
        by_rank: list[list[SatLiteral]] = [[] for _ in self._enough]
        for id, literal in self.recommended.items():
            by_rank[self.questionnaire.rank(id)].append(literal)
        for literals in by_rank:
            so_far = self.formulas.any_of((so_far, *literals))
            reached.append(so_far)
        return tuple(reached)

    def level_is(self, rank: int) -> SatLiteral:
        """Whether the level reached is exactly that one."""
        if rank == 0:
            return self.reached[0]
        return self.formulas.all_of((self.reached[rank], -self.reached[rank - 1]))

    def in_range(self, bounds: LevelRange) -> SatLiteral:
        """Whether the level reached lies inside the bounds."""
        calm = TRUE if bounds.at_least is None else self.reached[bounds.at_least]
        urgent = FALSE if not bounds.at_most else self.reached[bounds.at_most - 1]
        return self.formulas.all_of((calm, -urgent))

    def shows(self, recommendation: str, recommended: SatLiteral) -> SatLiteral:
        """Whether it is recommended and shown: no level above it that is enough is reached."""
        hidden = [
            self.level_is(rank)
            for rank in range(self.questionnaire.rank(recommendation))
            if self._enough[rank]
        ]
        return self.formulas.all_of((recommended, *(-literal for literal in hidden)))

    def collects(self, advice: str, but: str | None) -> SatLiteral:
        """Whether the advice is collected, left out what only the rule ``but`` brings."""
        literals = [*self._advising[advice], *self._firing(f"advise {advice}", but=but)]
        literals += (
            self.shown[id] if but is None else self.shows(id, self.without_rule(id, but))
            for id in self._bringing.get(advice, ())
        )
        return self.formulas.any_of(literals)


class _Before:
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


def _by_effect(questionnaire: Questionnaire) -> dict[str, list[str]]:
    """The rules by what they do: ``recommend ID`` and ``advise ID``."""
    rules: dict[str, list[str]] = {}
    for rule in questionnaire.rules.values():
        for id in dict.fromkeys(rule.recommend):
            rules.setdefault(f"recommend {id}", []).append(rule.id)
        for id in dict.fromkeys(rule.advise):
            rules.setdefault(f"advise {id}", []).append(rule.id)
    return rules


def literal_of(
    condition: Condition, formulas: Formulas, given: Callable[[AnswerName], SatLiteral]
) -> SatLiteral:
    """Whether the condition holds where ``given`` says which answers count as given."""
    if isinstance(condition, AnswerName):
        return given(condition)
    if isinstance(condition, ScoreAtMost):
        return -literal_of(condition.exceeded, formulas, given)
    if isinstance(condition, ScoreAtLeast):
        return Sums(formulas).at_least(condition.needed, _weighted(condition, given))
    return formulas.at_least(
        condition.needed,
        [literal_of(member, formulas, given) for member in condition.members],
    )


def _weighted(
    condition: ScoreAtLeast, given: Callable[[AnswerName], SatLiteral]
) -> Iterator[Weighted]:
    """What adds to a score: a question of which one answer is given is one part, a box is one."""
    for part in condition.parts:
        weighted = [(given(name), points) for name, points in part.points]
        if part.is_one:
            yield tuple(weighted)
        else:
            yield from ((each,) for each in weighted)


def exactly_one(formulas: Formulas, literals: list[SatLiteral]) -> None:
    """Say that no two of the literals are true; linear in how many there are."""
    some_before: SatLiteral = FALSE
    for literal in literals:
        if some_before != FALSE:
            formulas.state(-literal, -some_before)
        some_before = formulas.any_of((some_before, literal))
