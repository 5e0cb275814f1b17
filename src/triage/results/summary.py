"""What a person is told at the end: the result in sections, in the order it is read.

Every front end shows these sections with these words; they differ in how a section is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from triage.interview.answers import in_words
from triage.interview.counting import most, points_of
from triage.interview.engine import Reason, recommended_by
from triage.interview.result import Result
from triage.problems import Given
from triage.results.calling import whom_to_call
from triage.results.urgency import labelled
from triage.rules.conditions import AnswerName
from triage.rules.periods import Period
from triage.rules.questionnaire import (
    Advice,
    Answer,
    Level,
    Question,
    Questionnaire,
    Recommendation,
    Source,
)
from triage.words import counted

ADVICE_AT_ONCE = 8
"""How many pieces of advice are shown before the rest waits behind *more*."""

SIGNS_NAMED = 6
"""How many signs that would have been more urgent are named: enough to see what the line is."""


class Line(NamedTuple):
    """One paragraph (``text``), one point of a list (``item``) or a small heading (``title``)."""

    kind: Literal["text", "item", "title"]
    text: str


class Section(NamedTuple):
    """Part of a result.

    Attributes:
        id: stable name: do, then, scores, why, advice, watch, expect, again, raise, doctor, about.
        heading: its heading.
        lines: what is read first.
        more: what waits behind *more* where there is room for little; shown in full elsewhere.
        private: it repeats the person's answers, so it is never printed or kept unasked.
    """

    id: str
    heading: str
    lines: tuple[Line, ...]
    more: tuple[Line, ...] = ()
    private: bool = False


class Summary(NamedTuple):
    """A result ready to be read. ``headline`` has the urgency as a sign and in words."""

    level: Level
    headline: str
    sections: tuple[Section, ...]

    def without_answers(self) -> Summary:
        """The same, less the sections that repeat what the person answered."""
        return self._replace(sections=tuple(one for one in self.sections if not one.private))


def summarize(questionnaire: Questionnaire, result: Result, today: date) -> Summary:
    """Put a result into words.

    Args:
        questionnaire: the questionnaire that was answered.
        result: what it came to.
        today: the day from which the day to look again is counted.
    """
    level = result.level
    why = Section("why", "Why", tuple(_why(questionnaire, result)), private=True)
    sections = [
        Section("do", _when(level), tuple(_to_do(result, leading=True))),
        Section("then", "Also", tuple(_to_do(result, leading=False))),
        Section(
            "scores",
            "Scores" if len(result.scores) > 1 else "Score",
            tuple(_items(_scores(questionnaire, result))),
            private=True,
        ),
        Section("advice", "What helps", *_advice(result.advice)),
        Section(
            "watch",
            "Get help sooner if" if level.rank else "While you wait",
            tuple(_items(_watch_for(result))),
        ),
        Section("expect", "What usually happens", tuple(_texts(_expect(result)))),
        Section("again", "When to look again", tuple(_texts(_again(level, today)))),
        Section(
            "raise",
            "What would have made this more urgent",
            (),
            tuple(_items(_more_urgent(questionnaire, result))),
            private=True,
        ),
        Section(
            "doctor",
            "Your answers, for whoever you see",
            tuple(_answers(questionnaire, result)),
            private=True,
        ),
        Section("about", "About this result", tuple(_about(questionnaire, result))),
    ]
    # Where help is needed at once, the sign that was answered stands next to what to do.
    sections.insert(1 if level.enough else 7, why)
    return Summary(
        level,
        labelled(questionnaire, level),
        tuple(one for one in sections if one.lines or one.more),
    )


def in_full(day: date) -> str:
    """A day as people write it, such as ``6 December 2026``."""
    return f"{day.day} {day:%B %Y}"


def _when(level: Level) -> str:
    if level.within is None:
        return "What to do"
    within = level.within
    return f"What to do within {within}" if isinstance(within, Period) else f"What to do {within}"


def _to_do(result: Result, leading: bool) -> Iterator[Line]:
    """What is recommended at the level reached, with how to get that care; or below it."""
    for recommendation in result.recommendations:
        if (recommendation.level == result.level.id) == leading:
            yield Line("title", recommendation.title)
            yield Line("text", recommendation.text)
    call = whom_to_call(result.level, None) if leading else None
    if call is not None:
        yield Line("text", call.first)
    if leading and result.level.how:
        yield Line("text", result.level.how)


def _scores(questionnaire: Questionnaire, result: Result) -> Iterator[str]:
    """What each score came to; where the questions ended early, that it may not be all of it."""
    asked = {id for id, _ in result.path}
    for id, total in result.scores.items():
        title, highest = questionnaire.scores[id].title, most(questionnaire, id)
        adding = {one.id for one in questionnaire.questions.values() if id in one.adds_to}
        left = result.ended_early and not adding <= asked
        yield f"{title}: {total} of {highest}{', with questions left' if left else ''}"


def _advice(advice: tuple[Advice, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The advice by topic, in the order of the file: what is read first, and the rest."""
    topics = dict.fromkeys(one.topic for one in advice)
    in_order = [one for topic in topics for one in advice if one.topic == topic]
    first, rest = in_order[:ADVICE_AT_ONCE], in_order[ADVICE_AT_ONCE:]
    return tuple(_by_topic(first)), tuple(_by_topic(rest, after=first[-1] if first else None))


def _by_topic(advice: list[Advice], after: Advice | None = None) -> Iterator[Line]:
    """Each topic once as a small heading; one that goes on from ``after`` needs none."""
    topic = after.topic if after is not None else None
    for one in advice:
        if one.topic != topic:
            topic = one.topic
            yield Line("title", topic)
        yield Line("item", one.text)


def _watch_for(result: Result) -> Iterable[str]:
    own = [sign for one in result.recommendations for sign in one.watch_for]
    return dict.fromkeys([*own, *result.level.watch_for])


def _expect(result: Result) -> Iterable[str]:
    return dict.fromkeys(one.expect for one in result.recommendations if one.expect)


def _again(level: Level, today: date) -> Iterator[str]:
    if level.recheck is not None:
        day = in_full(level.recheck.after(today))
        yield f"Answer these questions again in {level.recheck}, on {day}, or sooner if it changes."


def _why(questionnaire: Questionnaire, result: Result) -> Iterator[Line]:
    given = dict(result.path)
    titles = {one.id: one.title for one in result.recommendations}
    for reason in result.because:
        leads_to = titles[reason.recommendation]
        recommendation = questionnaire.recommendations[reason.recommendation]
        if reason.rule is not None:
            rule = questionnaire.rules[reason.rule]
            told, sources = rule.because, rule.sources
        else:
            assert reason.question is not None
            told = _answered(questionnaire, reason, given)
            sources = recommendation.sources
        yield Line("item", f"{told} → {leads_to}. {_sources(questionnaire, sources)}")


def _answered(questionnaire: Questionnaire, reason: Reason, given: dict[str, Given]) -> str:
    id, answer = reason.question, reason.answer
    assert id is not None
    chosen = questionnaire.answer(AnswerName(id, answer)) if isinstance(answer, str) else None
    if chosen is None or reason.recommendation not in recommended_by(chosen):
        # The end of the questions, which says nothing about the last of them.
        return "All your answers together"
    question = questionnaire.questions[id]
    words = (chosen.text,) if question.kind == "any" else in_words(question, given[id])
    return f"You answered “{'; '.join(words)}” to “{question.ask}”"


def _sources(questionnaire: Questionnaire, ids: Iterable[str]) -> str:
    return f"Source: {'; '.join(str(questionnaire.sources[id]) for id in ids)}."


def _more_urgent(questionnaire: Questionnaire, result: Result) -> Iterable[str]:
    found: dict[int, list[str]] = {}
    for id, _ in result.path:
        question = questionnaire.questions[id]
        for answer in question.answers.values():
            rank = min(map(questionnaire.rank, recommended_by(answer)), default=None)
            if rank is not None and rank < result.level.rank and answer.text:
                found.setdefault(rank, []).append(_said_alone(question, answer))
    in_order = [text for rank in sorted(found) for text in found[rank]]
    return in_order[:SIGNS_NAMED]


def _said_alone(question: Question, answer: Answer) -> str:
    """An answer in words that can be read without its question: a box is a whole sentence."""
    return answer.text if question.kind == "any" else f"{question.ask} {answer.text}"


def _answers(questionnaire: Questionnaire, result: Result) -> Iterator[Line]:
    for id, given in result.path:
        question = questionnaire.questions[id]
        told = f"{question.ask} {'; '.join(in_words(question, given))}"
        points = points_of(question, given)
        counted_here = f" ({counted(points, 'point')})" if question.adds_to else ""
        yield Line("item", f"{told}{counted_here}")


def _about(questionnaire: Questionnaire, result: Result) -> Iterator[Line]:
    yield Line("text", questionnaire.disclaimer)
    used: dict[str, Source] = {}
    shown: tuple[Recommendation | Advice, ...] = (*result.recommendations, *result.advice)
    for one in shown:
        used.update((id, questionnaire.sources[id]) for id in one.sources)
    yield Line("text", f"Content last looked through on {in_full(questionnaire.reviewed)}.")
    yield Line("title", "Sources")
    yield from _items(str(source) for source in used.values())


def _texts(texts: Iterable[str]) -> Iterator[Line]:
    return (Line("text", text) for text in texts)


def _items(texts: Iterable[str]) -> Iterator[Line]:
    return (Line("item", text) for text in texts)
