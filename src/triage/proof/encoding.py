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

from collections.abc import Callable

from triage.interview.engine import questions_from
from triage.proof.ahead import Ahead, Rest, gates
from triage.proof.before import Before
from triage.proof.cuts import Cuts
from triage.proof.formulas import FALSE, TRUE, Formulas, SatLiteral
from triage.proof.meaning import literal_of
from triage.rules.conditions import NONE, AnswerName, Condition, NumberPart
from triage.rules.numbers import Exact
from triage.rules.questionnaire import LevelRange, Question, Questionnaire, Way


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
        cuts: where promises look at a number more closely than its band.
    """

    def __init__(self, questionnaire: Questionnaire, formulas: Formulas) -> None:
        self.questionnaire = questionnaire
        self.formulas = formulas
        self.order = tuple(questions_from(questionnaire, questionnaire.start))
        self.place = {id: place for place, id in enumerate(self.order)}
        self.given: dict[AnswerName, SatLiteral] = {}
        self.cuts = Cuts(questionnaire, formulas)
        self.arrived: dict[str, SatLiteral] = {}
        self.passed: dict[str, SatLiteral] = {}
        self.over: dict[str, SatLiteral] = {}
        self.asked: dict[str, SatLiteral] = {}
        self._enough = tuple(level.enough for level in questionnaire.levels.values())
        self._ways_in: dict[str, list[SatLiteral]] = {id: [] for id in self.order}
        self._ways_in[questionnaire.start].append(TRUE)
        self._ends: dict[str, list[SatLiteral]] = {id: [] for id in questionnaire.recommendations}
        self._ahead = Ahead(questionnaire, self.order)
        self._before = Before(questionnaire, formulas)
        for id in self.order:
            self._come_to(questionnaire.questions[id])
        for id, gate in gates(questionnaire, self.order).items():
            # It follows, but is seen at once where it need not be found out.
            formulas.state(-self.arrived[id], self.arrived[gate])
        whole = self.holds
        self.fires = {id: whole(rule.when) for id, rule in questionnaire.rules.items()}
        self._rules = _by_effect(questionnaire)
        self._bringing: dict[str, list[str]] = {}
        for recommendation in questionnaire.recommendations.values():
            for advice_id in recommendation.advice:
                self._bringing.setdefault(advice_id, []).append(recommendation.id)
        self._plain = self._reasons()
        self._others: dict[str, dict[str, SatLiteral]] = {}
        self.recommended = {
            id: formulas.any_of((self._plain[effect], *self._firing(effect)))
            for id in questionnaire.recommendations
            if (effect := f"recommend {id}")
        }
        self.reached = self._levels()
        self.shown = {id: self.shows(id, literal) for id, literal in self.recommended.items()}
        self.collected = {id: self._collects(id) for id in questionnaire.advice}
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
        return literal_of(condition, self.formulas, self._given_at_all, self.part)

    def part(self, part: NumberPart) -> SatLiteral:
        """Whether the number given lies in that part of a band."""
        return self.cuts.part(part, self._given_at_all(part.band))

    def number_is(self, question: Question, number: Exact) -> SatLiteral:
        """Whether the number given is exactly that one, of those that the question takes."""
        if question.counts:
            return self._given_at_all(AnswerName(question.id, str(number)))
        return self.part(NumberPart(question.id, question.band(number).id, number, number))

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

    def _reasons(self) -> dict[str, SatLiteral]:
        """By effect, whether an answer or end recommends or advises it, whatever the rules do."""
        effects = {f"recommend {id}": list(literals) for id, literals in self._ends.items()}
        effects |= {f"advise {id}": [] for id in self.questionnaire.advice}
        for id in self.order:
            for answer in self.questionnaire.questions[id].answers.values():
                literal = self.given[AnswerName(id, answer.id)]
                for recommendation in answer.recommend:
                    effects[f"recommend {recommendation}"].append(literal)
                for advice in answer.advise:
                    effects[f"advise {advice}"].append(literal)
        return {effect: self.formulas.any_of(literals) for effect, literals in effects.items()}

    def _firing(self, effect: str) -> list[SatLiteral]:
        """The rules that recommend or advise it, as literals."""
        return [self.fires[rule] for rule in self._rules.get(effect, ())]

    def _without(self, effect: str, rule: str) -> SatLiteral:
        """Whether an answer, an end or another rule than that one recommends or advises it."""
        if effect not in self._others:
            others = self.formulas.any_other(self._firing(effect))
            self._others[effect] = dict(zip(self._rules[effect], others, strict=True))
        return self.formulas.any_of((self._plain[effect], self._others[effect][rule]))

    def recommended_without(self, rule: str, recommendation: str) -> SatLiteral:
        """Whether it is recommended for another reason than that rule."""
        if recommendation not in self.questionnaire.rules[rule].recommend:
            return self.recommended[recommendation]
        return self._without(f"recommend {recommendation}", rule)

    def collected_without(self, rule: str, advice: str) -> SatLiteral:
        """Whether the advice is collected for another reason than that rule, which advises it."""
        brought = (
            self.shows(id, self.recommended_without(rule, id))
            for id in self._bringing.get(advice, ())
        )
        return self.formulas.any_of((self._without(f"advise {advice}", rule), *brought))

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
        """Whether it is recommended and shown: nothing above it that hides it is reached.

        That is a level that is enough, and any level where it yields.
        """
        own = self.questionnaire.rank(recommendation)
        if self.questionnaire.recommendations[recommendation].yields and own:
            return self.formulas.all_of((recommended, -self.reached[own - 1]))
        hidden = [self.level_is(rank) for rank in range(own) if self._enough[rank]]
        return self.formulas.all_of((recommended, *(-literal for literal in hidden)))

    def _collects(self, advice: str) -> SatLiteral:
        effect = f"advise {advice}"
        brought = (self.shown[id] for id in self._bringing.get(advice, ()))
        return self.formulas.any_of((self._plain[effect], *self._firing(effect), *brought))


def _by_effect(questionnaire: Questionnaire) -> dict[str, list[str]]:
    """The rules by what they do: ``recommend ID`` and ``advise ID``."""
    rules: dict[str, list[str]] = {}
    for rule in questionnaire.rules.values():
        for id in dict.fromkeys(rule.recommend):
            rules.setdefault(f"recommend {id}", []).append(rule.id)
        for id in dict.fromkeys(rule.advise):
            rules.setdefault(f"advise {id}", []).append(rule.id)
    return rules


def exactly_one(formulas: Formulas, literals: list[SatLiteral]) -> None:
    """Say that no two of the literals are true; linear in how many there are."""
    some_before: SatLiteral = FALSE
    for literal in literals:
        if some_before != FALSE:
            formulas.state(-literal, -some_before)
        some_before = formulas.any_of((some_before, literal))
