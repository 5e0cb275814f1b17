"""Whether two versions of a questionnaire show everybody the same, decided over all paths.

Both are walked at once with the same answers (`Pairs`). That shows whether they ask the same
questions and reach the same levels; along the same links it is then watched for a path on which one
shows a recommendation or advice and the other does not. Nothing is enumerated and nothing sampled.

The two versions must have the same questions, answers, levels, recommendations and advice by name.
Whatever belongs to the second one is written with a prime: `leg.sharp` is `leg'.sharp` there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, cast, overload

from triage.conditions import AnswerName, AtLeast, Condition
from triage.interview import Interview
from triage.problems import Given
from triage.proof.promises import Watches
from triage.proof.steps import Step
from triage.proof.walks import Link, Walks
from triage.proof.watching import Followed, Truths, Watch, Watching
from triage.proof.witnesses import Sheet, sheet_of
from triage.questionnaire import Question, Questionnaire
from triage.result import Result

_FLAGS = 8
"""How many flags a watch may use by itself: one for advice, and one for each rank."""


_NO_NAMES = frozenset[AnswerName]()

_Pair = tuple[int, int]
"""A state of each version; negative where that walk has ended, as `Walks` has it."""


class Difference(NamedTuple):
    """Answers after which two versions show something else.

    Attributes:
        answers: a path of the first version.
        before: what comes out there.
        after: what comes out of the second version; None where it asks for further answers.
    """

    answers: Mapping[str, Given]
    before: Result
    after: Result | None


def difference(before: Walks, after: Walks) -> Difference | None:
    """Find answers after which two versions differ; None where there are none.

    They differ where they ask different questions or come to a different level, or show different
    recommendations or advice. Reasons and the order of what is shown are not compared.

    Raises:
        NotProvedError: there is more to look at than the work limits allow.
    """
    first, second = before.steps.questionnaire, after.steps.questionnaire
    pairs = Pairs(before, after)
    if pairs.parted is not None:
        return _shown(first, second, pairs.steps.sheet(first, pairs.parted))
    # The pairs have all of `Walks` that is needed to take watches along.
    watching = Watching(cast(Walks, pairs))
    watches = list(_watches(first, second))
    for watch, is_found in zip(watches, watching.found(watches), strict=True):
        if is_found:
            witness = watching.shortest(watch)
            assert witness is not None, "what was found on some path has a shortest one"
            return _shown(first, second, pairs.steps.sheet(first, witness.steps))
    return None


class Pairs:
    """Two versions walked with the same answers: pairs of states, and the links between them.

    Attributes:
        steps: what `Watching` asks of the steps of a walk.
        node: one entry for each pair.
        links: the ways on from each pair.
        order: the pairs in an order in which links only lead forward.
        parted: the steps after which the two ask different questions, or end at different levels;
            None where they never do. Only then are the links complete.
    """

    def __init__(self, before: Walks, after: Walks) -> None:
        self.steps = PairedSteps()
        self.node: list[int] = []
        self.links: list[tuple[Link, ...]] = []
        self.order: list[int] = []
        self.parted: list[Step] | None = None
        self._before = before
        self._after = after
        self._numbers: dict[_Pair, int] = {}
        self._came: dict[int, tuple[int, Step]] = {}
        self._waiting: list[list[_Pair]] = [
            [] for _ in range(len(before.steps.nodes) + len(after.steps.nodes))
        ]
        self._explore()

    def _explore(self) -> None:
        self._number((0, 0), None)
        # Each link leads further on in one of the two at least, so the sum of both places rises.
        for waiting in self._waiting:
            for pair in waiting:
                number = self._numbers[pair]
                self.order.append(number)
                links = [
                    Link(step, to[0] if _is_over(to) else self._number(to, (number, step)))
                    for step, to in self._ways_on(*pair)
                    if not self._parts(number, step, to)
                ]
                if not links and self.parted is None:
                    self.parted = self._steps_to(number)
                if self.parted is not None:
                    return
                self.links[number] = tuple(links)

    def _parts(self, number: int, step: Step, to: _Pair) -> bool:
        if _is_over(to) and to[0] != to[1]:
            self.parted = [*self._steps_to(number), step]
        return self.parted is not None

    def _number(self, pair: _Pair, came: tuple[int, Step] | None) -> int:
        number = self._numbers.setdefault(pair, len(self.node))
        if number == len(self.node):
            self.node.append(number)
            self.links.append(())
            if came is not None:
                self._came[number] = came
            place = _place(self._before, pair[0]) + _place(self._after, pair[1])
            self._waiting[place].append(pair)
        return number

    def _steps_to(self, number: int) -> list[Step]:
        steps = []
        while number in self._came:
            number, step = self._came[number]
            steps.append(step)
        return steps[::-1]

    def _ways_on(self, first: int, second: int) -> Iterator[tuple[Step, _Pair]]:
        """The common ways on from two states; none where the two ask different questions."""
        before, after = self._before, self._after
        if (over := _over(before, first)) is not None:
            yield self.steps.joint(over.step, None), (_settled(before, over.to), second)
        elif (over := _over(after, second)) is not None:
            yield self.steps.joint(None, over.step), (first, _settled(after, over.to))
        elif first >= 0 and second >= 0:
            questions = _question(before, first), _question(after, second)
            if questions[0].id != questions[1].id:
                return
            for one, another, number in _together(*questions, len(before.links[first])):
                ours, other = before.links[first][one], after.links[second][another]
                to = _settled(before, ours.to), _settled(after, other.to)
                yield self.steps.joint(ours.step, other.step, number), to


class PairedSteps:
    """The steps that two versions take together, as far as `Watching` asks for them.

    Attributes:
        steps: every step by its number.
    """

    # What is left of `Steps.never_given`: every question of a valid file can be reached.
    everything = 0
    order = ("",)
    ahead: Mapping[str, int] = MappingProxyType({"": 0})

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._joint: dict[tuple[Step | None, Step | None, int | None], Step] = {}
        self._given: dict[int, int] = {}

    def names_of(self, watched: int) -> frozenset[AnswerName]:
        """The answers of no question at all."""
        assert not watched
        return frozenset()

    def joint(self, ours: Step | None, other: Step | None, number: int | None = None) -> Step:
        """One step for both; ``number`` is what is given where it answers a number question."""
        key = (ours, other, number)
        step = self._joint.get(key)
        if step is None:
            step = self._joint[key] = _joined(len(self.steps), ours, other)
            self.steps.append(step)
            if number is not None:
                self._given[step.number] = number
        return step

    def sheet(self, questionnaire: Questionnaire, steps: Iterable[Step]) -> Sheet:
        """The answers that a walk by these steps gives in both versions."""
        taken = list(steps)
        sheet = sheet_of(questionnaire, taken)
        for step in taken:
            if step.number in self._given:
                # The highest number of the band may lie in another band of the other version.
                sheet[step.question] = self._given[step.number]
        return sheet


def _joined(number: int, ours: Step | None, other: Step | None) -> Step:
    step = ours or other
    assert step is not None
    given, gone = (ours.given, ours.gone) if ours else (_NO_NAMES, _NO_NAMES)
    recommend, advise = (ours.recommend, ours.advise) if ours else ((), ())
    if other is not None:
        given, gone = given.union(map(_primed, other.given)), gone.union(map(_primed, other.gone))
        recommend = (*recommend, *map(_prime, other.recommend))
        advise = (*advise, *map(_prime, other.advise))
    return step._replace(number=number, given=given, gone=gone, recommend=recommend, advise=advise)


def _together(
    first: Question, second: Question, ways: int
) -> Iterator[tuple[int, int, int | None]]:
    """The links that are taken together in two states at one question, with the number given."""
    if first.kind != "number":
        yield from ((place, place, None) for place in range(ways))
        return
    bands, others = list(first.answers), list(second.answers)
    tops = {band.up_to for one in (first, second) for band in one.answers.values()}
    for top in sorted(top for top in tops if top is not None):
        yield bands.index(first.band(top).id), others.index(second.band(top).id), top


def _question(walks: Walks, state: int) -> Question:
    return walks.steps.nodes[walks.node[state]].question


def _place(walks: Walks, state: int) -> int:
    return len(walks.steps.nodes) if state < 0 else walks.node[state]


def _is_over(pair: _Pair) -> bool:
    return pair[0] < 0 and pair[1] < 0


def _over(walks: Walks, state: int) -> Link | None:
    """The link by which a question is passed over in that state."""
    if state < 0:
        return None
    link = walks.links[state][0]
    return (
        link if link.step is not None and link.step.choice is None and not link.step.asked else None
    )


def _settled(walks: Walks, state: int) -> int:
    """The state, or the end where the walk is over there because nothing can raise it any more."""
    if state >= 0 and walks.links[state][0].step is None:
        return walks.links[state][0].to
    return state


def _watches(first: Questionnaire, second: Questionnaire) -> Iterator[Watch]:
    """Find paths on which one version shows a thing and the other does not, for each thing.

    Where both ask and recommend the same, things that come about in the same way are left out.
    """
    ours, others = Watches(first), Watches(second)
    alike = _ask_alike(first, second)
    for id in first.recommendations:
        one, other = ours.without_recommendation(id, ()), others.without_recommendation(id, ())
        if not (alike and one[:-1] == other[:-1]):
            yield _either(one, other)
    for id in first.advice:
        one, other = ours.without_advice(id, ()), others.without_advice(id, ())
        gates = first.advice[id].level, second.advice[id].level
        if not (alike and one[:-1] == other[:-1] and gates[0] == gates[1]):
            yield _either(one, other)


def _ask_alike(first: Questionnaire, second: Questionnaire) -> bool:
    """Whether two versions have the same questions and levels: all but rules and advice."""
    return (
        first.questions == second.questions
        and first.levels == second.levels
        and all(first.rank(id) == second.rank(id) for id in first.recommendations)
    )


def _either(ours: Watch, other: Watch) -> Watch:
    """Finds a path on which just one of two watches finds something."""
    count = len(ours.followed)

    def judge(rank: int, flags: int, truths: Truths) -> bool:
        found = ours.judge(rank, flags & (1 << _FLAGS) - 1, truths[:count])
        return found != other.judge(rank, flags >> _FLAGS, truths[count:])

    return Watch(
        (
            *ours.followed,
            *(
                Followed(_primed(one.condition), one.raises << _FLAGS, one.wanted)
                for one in other.followed
            ),
        ),
        {**ours.recommended, **_shifted(other.recommended)},
        {**ours.advised, **_shifted(other.advised)},
        judge,
    )


def _shifted(flags: Mapping[str, int]) -> dict[str, int]:
    return {_prime(id): flag << _FLAGS for id, flag in flags.items()}


@overload
def _primed(condition: AnswerName) -> AnswerName: ...
@overload
def _primed(condition: Condition) -> Condition: ...
def _primed(condition: Condition) -> Condition:
    if isinstance(condition, AnswerName):
        return condition._replace(question=_prime(condition.question))
    return AtLeast(condition.needed, tuple(map(_primed, condition.members)))


def _prime(id: str) -> str:
    return f"{id}'"


def _shown(first: Questionnaire, second: Questionnaire, answers: Sheet) -> Difference:
    interview = Interview.replay(first, answers)
    # The two may part before the end of the path; from there on anything may be answered.
    while interview.current is not None:
        interview = interview.answer(_any_answer(interview.current))
    result = interview.result
    assert result is not None, "the interview is over"
    return Difference(interview.answers, result, Interview.replay(second, interview.answers).result)


def _any_answer(question: Question) -> Given:
    if question.kind == "any":
        return ()
    return next(iter(question.answers)) if question.number is None else question.number.lowest
