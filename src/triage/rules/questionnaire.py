"""The frozen data of one questionnaire: what a rule file says once it has been found valid.

Nothing here reads files, asks questions or draws anything. Every value is immutable; mappings are
read-only views that keep the order of the file, which carries meaning (levels, advice, answers).

The classes are named tuples and not dataclasses because `triage answer` starts anew for every
sheet, and defining twenty dataclasses takes longer than answering it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from triage.rules.conditions import AnswerName, Condition
from triage.rules.numbers import Exact, Number, bands
from triage.rules.periods import Period, Within

LANGUAGE = "en"
"""What texts are written in where the file does not say."""

LANGUAGE_TAG = r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"
"""What a BCP 47 tag looks like, as a regular expression. The JSON Schema spells it out, too."""


class Level(NamedTuple):
    """An urgency level. ``rank`` 0 is the most urgent; a larger rank is calmer.

    ``within`` says how soon somebody is to be seen, ``recheck`` when to look again.
    ``call`` says whom to call: pairs of the ISO 3166 code of a country, or ``other``, and a text.
    """

    id: str
    rank: int
    title: str
    within: Within | None
    recheck: Period | None
    enough: bool
    call: tuple[tuple[str, str], ...]
    how: str | None
    watch_for: tuple[str, ...]
    was: tuple[str, ...] = ()


class LevelRange(NamedTuple):
    """Bounds on the level reached, both inclusive, as ranks; None leaves that side open.

    ``at_least`` is the calmest rank allowed, ``at_most`` the most urgent rank allowed.
    """

    at_least: int | None = None
    at_most: int | None = None

    def allows(self, rank: int) -> bool:
        """Tell whether a result of that rank lies inside the bounds."""
        if self.at_least is not None and rank > self.at_least:
            return False
        return self.at_most is None or rank >= self.at_most


class Source(NamedTuple):
    """Where a piece of guidance comes from; as a text, with its address in angle brackets."""

    id: str
    title: str
    kind: str | None
    publisher: str | None
    year: int | None
    url: str | None

    def __str__(self) -> str:
        parts = [self.title, self.publisher, str(self.year) if self.year else None]
        named = ", ".join(part for part in parts if part)
        return named if self.url is None else f"{named} <{self.url}>"


class Advice(NamedTuple):
    """Something to do. ``unless`` and ``level`` can withhold it; they never touch urgency."""

    id: str
    topic: str
    text: str
    sources: tuple[str, ...]
    unless: Condition | None
    level: LevelRange
    guidance: tuple[str, ...]
    was: tuple[str, ...] = ()


class Recommendation(NamedTuple):
    """Where a path leads: what to do, how urgently, and what to watch for (the safety net).

    One that ``yields`` is shown only where nothing more urgent is; None where the file says neither
    that nor that it is meant to stand beside something more urgent.
    """

    id: str
    level: str
    title: str
    text: str
    watch_for: tuple[str, ...]
    sources: tuple[str, ...]
    advice: tuple[str, ...]
    expect: str | None
    yields: bool | None
    guidance: tuple[str, ...]
    was: tuple[str, ...] = ()


class Way(NamedTuple):
    """Where to go next: a question (``go``) or a recommendation that ends the path (``end``).

    Exactly one of the two is set.
    """

    go: str | None
    end: str | None


class Score(NamedTuple):
    """A sum of points. ``start`` is what it is before the first answer."""

    id: str
    title: str
    start: int
    sources: tuple[str, ...]


class Answer(NamedTuple):
    """One answer of a question; of a number question, one band up to and including ``up_to``.

    ``way`` is the answer's own; None means the question's. ``points`` count for the scores that the
    question adds to. The one answer to a number question that has no ``up_to`` is *unsure*.
    """

    id: str
    text: str
    recommend: tuple[str, ...]
    advise: tuple[str, ...]
    way: Way | None
    up_to: Exact | None
    points: int
    guidance: tuple[str, ...]
    was: tuple[str, ...] = ()


class Question(NamedTuple):
    """One screen.

    ``kind`` says what an answer looks like:

    ``one`` (an answer id), ``any`` (a tuple of answer ids in file order, empty for none) or
    ``number`` (an exact number, which falls into one of the bands in ``answers``; or ``unsure``,
    where that is the last of them).

    ``adds_to`` are the scores that its points count for; where ``counts`` is true, the number
    itself is what counts. ``scale`` is the scale that its answers come from, if any.
    """

    id: str
    ask: str
    kind: Literal["one", "any", "number"]
    answers: Mapping[str, Answer]
    why: str | None
    number: Number | None
    none: str | None
    ask_if: Condition | None
    worse: Literal["higher", "later"] | None
    way: Way | None
    adds_to: tuple[str, ...]
    counts: bool
    scale: str | None
    guidance: tuple[str, ...]
    was: tuple[str, ...] = ()

    def band(self, value: Exact) -> Answer:
        """The band that ``value`` falls into.

        Raises:
            ValueError: the question does not take that number.
        """
        if self.number is None or not self.number.takes(value):
            raise ValueError(f"{value} is no number that {self.id} takes")
        return next(
            band for band in self.answers.values() if band.up_to is not None and value <= band.up_to
        )

    def bands(self) -> dict[str, tuple[Exact, Exact]]:
        """The lowest and the highest number of each band, by its id; empty without a number."""
        if self.number is None:
            return {}
        tops = ((id, band.up_to) for id, band in self.answers.items() if band.up_to is not None)
        return bands(self.number, tops)

    def choices(self) -> tuple[str, ...]:
        """What differs from answer to answer: ids, or each number where the number counts."""
        if self.counts and self.number is not None:
            numbers = (str(self.number.at(place)) for place in range(self.number.last + 1))
            return (*numbers, *(id for id, band in self.answers.items() if band.up_to is None))
        return tuple(self.answers)

    def chosen(self, choice: str) -> Answer:
        """The answer, or the band, that one of the `choices` stands for."""
        answer = self.answers.get(choice)
        return self.band(int(choice)) if answer is None else answer

    def most_points(self) -> int:
        """The most that one path can add by this question to each of its scores."""
        points = [answer.points for answer in self.answers.values()]
        if self.counts and self.number is not None:
            points.append(int(self.number.highest))
        return sum(points) if self.kind == "any" else max(points)

    def way_after(self, answer: Answer | None) -> Way:
        """The way on after ``answer``, or after passing the question over (None)."""
        way = (answer.way if answer is not None else None) or self.way
        assert way is not None, f"{self.id} leads nowhere; a valid file cannot"
        return way

    def ways(self) -> Iterator[Way]:
        """Every way that can lead on from this question, repeats included."""
        if self.way is not None:
            yield self.way
        for answer in self.answers.values():
            if answer.way is not None:
                yield answer.way


class Rule(NamedTuple):
    """A combination of answers that recommends or advises something more."""

    id: str
    when: Condition
    recommend: tuple[str, ...]
    advise: tuple[str, ...]
    because: str
    sources: tuple[str, ...]
    guidance: tuple[str, ...]
    was: tuple[str, ...] = ()


class Promise(NamedTuple):
    """What the author states must be true of every path on which ``when`` holds, ``unless`` not."""

    id: str
    when: Condition | None
    unless: Condition | None
    level: LevelRange
    recommend: tuple[str, ...]
    never_recommend: tuple[str, ...]
    advise: tuple[str, ...]
    never_advise: tuple[str, ...]
    guidance: tuple[str, ...]


class Questionnaire(NamedTuple):
    """One questionnaire, valid by construction: `triage.rulefile` makes no other.

    Its language is a BCP 47 tag.
    """

    id: str
    title: str
    intro: str
    disclaimer: str
    notice: str | None
    language: str
    reviewed: date
    start: str
    levels: Mapping[str, Level]
    sources: Mapping[str, Source]
    advice: Mapping[str, Advice]
    recommendations: Mapping[str, Recommendation]
    scores: Mapping[str, Score]
    questions: Mapping[str, Question]
    rules: Mapping[str, Rule]
    promises: Mapping[str, Promise]

    def deciding(self) -> Iterator[Condition]:
        """The conditions that decide about ways and urgency: of questions and of rules."""
        for question in self.questions.values():
            if question.ask_if is not None:
                yield question.ask_if
        for rule in self.rules.values():
            yield rule.when

    def conditions(self) -> Iterator[Condition]:
        """Every condition that changes what a person sees; those of promises change nothing."""
        yield from self.deciding()
        for advice in self.advice.values():
            if advice.unless is not None:
                yield advice.unless

    def rank(self, recommendation: str) -> int:
        """The rank of a recommendation's level: 0 is the most urgent."""
        return self.levels[self.recommendations[recommendation].level].rank

    def is_shown(self, recommendation: str, level: Level) -> bool:
        """Tell whether what was recommended is shown where that level was reached."""
        its = self.recommendations[recommendation]
        return its.level == level.id or not (level.enough or its.yields)

    def answer(self, name: AnswerName) -> Answer | None:
        """The answer of that name; None for ``question.none``."""
        return self.questions[name.question].answers.get(name.answer)
