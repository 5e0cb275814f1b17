"""Which path is shown to people: one that asks the fewest questions, of those the first.

Whether there is a path does not depend on the solver; which one it finds does. So what is shown is
chosen anew, and is the same on every machine: the fewest questions, and of such paths the one whose
answers come first in the order of the file.

Both are found from what is wished for and cannot be had. To ask none of the questions is the first
wish. As often as the solver says that some of these wishes exclude each other, one more question
has to be asked, and what is wished for from then on is that no second of those be asked. When all
wishes come true, they hold on the shortest paths, and on no others. That takes work for each
question that some path could do without, and none for those that surely are asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from triage.problems import Given
from triage.proof.encoding import Encoding
from triage.proof.formulas import FALSE, TRUE, SatLiteral
from triage.proof.limits import NotProvedError
from triage.proof.solving import Model, Solving
from triage.proof.witnesses import Answers
from triage.rules.conditions import AnswerName
from triage.rules.numbers import exact
from triage.rules.questionnaire import Question

MOST_WISHES = 2_000_000
"""The work limit for one shortest path, in wishes that the solver is asked about, again at each
question to it. Over the limit the path may ask more than it had to. In a file of 2,000 questions,
each of which some path does without, a path is the shortest one where that takes 1,000 questions to
the solver."""


class Fewest(NamedTuple):
    """A model with as few as possible of some literals true.

    Attributes:
        solving: a solver apart, in which it was found.
        holds: what is true in such models and, with what was asked for, in no other.
        model: one of them.
        proved: whether there are none with fewer; where that took too much work, the model is the
            one to begin with, and nothing ``holds``.
    """

    solving: Solving
    holds: tuple[SatLiteral, ...]
    model: Model
    proved: bool


def first_sheet(
    solving: Solving, encoding: Encoding, literals: Sequence[SatLiteral], model: Model
) -> Answers:
    """The answers of the first of the shortest paths; ``model`` is any that has the literals."""
    asked = [encoding.asked[id] for id in encoding.order]
    found = fewest(solving, asked, literals, model)
    literals = (*literals, *found.holds)
    return sheet_of(encoding, first_model(found.solving, encoding, literals, found.model))


def fewest(
    solving: Solving,
    counted: Iterable[SatLiteral],
    literals: Sequence[SatLiteral],
    model: Model,
    most_wishes: int = MOST_WISHES,
) -> Fewest:
    """Find a model with as few as possible of ``counted`` true.

    Args:
        solving: where the literals come from.
        counted: of these few are to be true; one that stands twice counts twice.
        literals: what has to be true.
        model: any model that has them.
        most_wishes: the work limit.
    """
    solving = solving.apart()
    sure = solving.implied(literals)
    wishes = _Wishes(solving, [-each for each in counted if each not in sure and -each not in sure])
    try:
        while wishes.work <= most_wishes:
            found = solving.model((*literals, *wishes))
            if found is not None:
                return Fewest(solving, tuple(wishes), found, proved=True)
            wishes.give_up(solving.core())
    except NotProvedError:
        pass
    return Fewest(solving, (), model, proved=False)


class _Wishes:
    """Literals that are wished to be true, so that as few of the first ones as possible are not.

    Iterating gives what is wished for now.

    Attributes:
        work: how often the solver was asked, each time counted as often as there were wishes.
    """

    def __init__(self, solving: Solving, literals: Iterable[SatLiteral]) -> None:
        self._formulas = solving.formulas
        # What it costs when they do not come true.
        self._costs = Counter(each for each in literals if each not in (TRUE, FALSE))
        # Those that say that less than so many of some earlier ones are untrue.
        self._sums: dict[SatLiteral, tuple[tuple[SatLiteral, ...], int]] = {}
        self.work = len(self._costs)

    def __iter__(self) -> Iterator[SatLiteral]:
        return iter(self._costs)

    def give_up(self, core: Container[SatLiteral]) -> None:
        """Give up one of those that exclude each other, whichever it will be."""
        clashing = [wish for wish in self._costs if wish in core]
        assert clashing, "without a wish there is a path"
        cost = min(self._costs[wish] for wish in clashing)
        for wish in clashing:
            self._costs[wish] -= cost
            if not self._costs[wish]:
                del self._costs[wish]
            if wish in self._sums:
                untrue, number = self._sums[wish]
                self._wish_fewer(untrue, number + 1, cost)
        self._wish_fewer(tuple(-wish for wish in clashing), 2, cost)
        self.work += len(self._costs)

    def _wish_fewer(self, untrue: tuple[SatLiteral, ...], number: int, cost: int) -> None:
        """Wish that fewer than so many of them are true."""
        if number > len(untrue):
            return
        wish = -self._formulas.counter(number, untrue)[number]
        self._sums[wish] = untrue, number
        self._costs[wish] += cost
        self.work += number * len(untrue)


def first_model(
    solving: Solving,
    encoding: Encoding,
    literals: Sequence[SatLiteral],
    model: Model,
    questions: Iterable[str] | None = None,
) -> Model:
    """Of the models that have the literals the one whose answers come first in the file.

    Answers are chosen from the first question of a path to the last: of a single choice the first
    answer that is possible, of boxes as few and as late ones as are possible.

    Args:
        solving: where the encoding lives.
        encoding: the copy whose answers are chosen.
        literals: what has to be true.
        model: any model that has them.
        questions: whose answers are chosen; all by default.
    """
    sure = solving.implied(literals)
    wishes = [
        wish
        for id in (encoding.order if questions is None else questions)
        for wish in _preferred(encoding, encoding.questionnaire.questions[id])
        if wish not in sure and -wish not in sure
    ]
    solving.prefer(wishes)
    fixed, begin, end = list(literals), 0, len(wishes)
    while begin < len(wishes):
        found = solving.model((*fixed, *wishes[begin:end])) if begin < end else model
        if found is None:
            # With the last of those that exclude each other those before it are too many.
            core = solving.core()
            end = next(place for place in reversed(range(begin, end)) if wishes[place] in core)
            continue
        model = found
        fixed += wishes[begin:end]
        if end < len(wishes):
            fixed.append(-wishes[end])
        begin, end = end + 1, len(wishes)
    return model


def _preferred(encoding: Encoding, question: Question) -> list[SatLiteral]:
    """What to wish for, one after another: boxes left empty, or not the last of the answers.

    Of a band that a promise cuts, the highest part.
    """
    choices = question.choices()
    unwanted = choices if question.kind == "any" else choices[:0:-1]
    names = [AnswerName(question.id, choice) for choice in choices]
    return [
        *(-encoding.given[AnswerName(question.id, choice)] for choice in unwanted),
        *(cut for name in names for _, cut in reversed(encoding.cuts.of(name))),
    ]


def sheet_of(encoding: Encoding, model: Model) -> Answers:
    """The answers of a model's path, in the order asked.

    A number is the highest of its band, or of the part of it that the model has where a promise
    cuts it; or the very one where it counts itself.
    """
    sheet: Answers = {}
    for id in encoding.order:
        if not model.has(encoding.asked[id]):
            continue
        question = encoding.questionnaire.questions[id]
        chosen = tuple(
            choice
            for choice in question.choices()
            if model.has(encoding.given[AnswerName(id, choice)])
        )
        if question.kind == "any":
            sheet[id] = chosen
        elif chosen[0] not in question.answers:
            sheet[id] = int(chosen[0])
        else:
            sheet[id] = _highest(encoding, question, chosen[0], model)
    return sheet


def _highest(encoding: Encoding, question: Question, answer: str, model: Model) -> Given:
    """The highest number of a band that is none too high for the model; else the answer's id."""
    up_to = question.answers[answer].up_to
    if question.number is None or up_to is None:
        return answer
    for number, reached in encoding.cuts.of(AnswerName(question.id, answer)):
        if model.has(-reached):
            return exact(number - question.number.step)
    return up_to
