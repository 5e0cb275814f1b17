"""What waits behind the glance: what to do in full, what helps, why, the answers, the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from triage.interview.answers import in_words
from triage.interview.counting import most, points_of
from triage.interview.engine import Reason, recommended_by
from triage.interview.result import Result
from triage.problems import Given
from triage.results.section import Line, Section
from triage.rules.conditions import AnswerName
from triage.rules.questionnaire import Advice, Question, Questionnaire
from triage.tongue.tongue import Tongue, later, tongue_of

SIGNS_NAMED = 6
"""How many signs that would have been more urgent are named: enough to see what the line is."""

HEADINGS = {
    "do": later("What to do, in full"),
    "watch": later("More reasons to get help sooner"),
    "score": later("Score"),
    "scores": later("Scores"),
    "advice": later("What helps"),
    "more-advice": later("What else helps"),
    "expect": later("What usually happens"),
    "why": later("Why"),
    "raise": later("What would have made this more urgent"),
    "doctor": later("Your answers, for whoever you see"),
    "about": later("About this result"),
    "sources": later("Sources"),
}
"""What stands above the parts of a result."""

ALL_ANSWERS = later("All your answers together")
"""Why something is recommended that the end of the questions leads to, whatever was answered."""


def heading(part: str, tongue: Tongue) -> str:
    """What stands above a part of a result."""
    return tongue.text(HEADINGS[part])


def you_answered(said: str, tongue: Tongue) -> str:
    """That an answer is the reason, in the words in which it can be read alone."""
    return tongue.text("You answered “{said}”", said=said)


def reason_in_words(told: str, leads_to: str, cited: str) -> str:
    """Why something is recommended: ``leads_to`` is its title, ``cited`` numbers its sources."""
    return f"{told}{f' → {leads_to}' if leads_to else ''} [{cited}]"


def points_in_words(points: int, tongue: Tongue) -> str:
    """What an answer adds to a score, to stand behind it."""
    return f" ({tongue.count(points, '{n} point', '{n} points')})"


def score_in_words(
    title: str, total: int | str, highest: int | str, tongue: Tongue, *, left: bool
) -> str:
    """What a score came to; ``left``: there are questions that could still have added to it."""
    told = later("{score}: {points} of {most}")
    if left:
        told = later("{score}: {points} of {most}, with questions left")
    return tongue.text(told, score=title, points=total, most=highest)


def looked_through(day: str, tongue: Tongue) -> str:
    """When a person last went through the content."""
    return tongue.text("Content last looked through on {day}.", day=day)


def folded(
    questionnaire: Questionnaire,
    result: Result,
    *,
    titled: Collection[str],
    signs: Sequence[str],
    again: str,
) -> list[Section]:
    """The sections of a result, in the order they are read; those that would be empty are left out.

    Args:
        questionnaire: the questionnaire that was answered.
        result: what it came to.
        titled: recommendations of the level reached whose titles the glance has no room for.
        signs: what to watch for and the glance has no room for.
        again: when to look again, if the glance does not say it.
    """
    tongue = tongue_of(questionnaire.language)
    first, rest = _topics(result.advice, tongue)
    numbers = {id: number for number, id in enumerate(_sources(questionnaire, result), 1)}
    sections = [
        Section("do", heading("do", tongue), tuple(_to_do(result, titled))),
        Section("watch", heading("watch", tongue), tuple(_items(signs))),
        Section(
            "scores",
            heading("scores" if len(result.scores) > 1 else "score", tongue),
            tuple(_items(_scores(questionnaire, result))),
            private=True,
        ),
        first,
        rest,
        Section("expect", heading("expect", tongue), tuple(_texts([*_expect(result), again]))),
        Section(
            "why",
            heading("why", tongue),
            tuple(_why(questionnaire, result, numbers)),
            private=True,
        ),
        Section(
            "raise",
            heading("raise", tongue),
            tuple(_items(_more_urgent(questionnaire, result))),
            private=True,
        ),
        Section(
            "doctor",
            heading("doctor", tongue),
            tuple(_answers(questionnaire, result)),
            private=True,
        ),
        Section("about", heading("about", tongue), tuple(_about(questionnaire, numbers))),
    ]
    return [section for section in sections if section.lines]


def _to_do(result: Result, titled: Collection[str]) -> Iterator[Line]:
    """How to do what is recommended, and what is recommended below the level reached."""
    lead = result.level
    for recommendation in result.recommendations:
        if recommendation.level == lead.id:
            if recommendation.id in titled:
                yield Line("title", recommendation.title)
            yield Line("text", recommendation.text)
    if lead.how:
        yield Line("text", lead.how)
    for recommendation in result.recommendations:
        if recommendation.level != lead.id:
            yield Line("title", recommendation.title)
            yield Line("text", recommendation.text)


def _scores(questionnaire: Questionnaire, result: Result) -> Iterator[str]:
    """What each score came to; where the questions ended early, that it may not be all of it."""
    asked, tongue = {id for id, _ in result.path}, tongue_of(questionnaire.language)
    for id, total in result.scores.items():
        title, highest = questionnaire.scores[id].title, most(questionnaire, id)
        adding = {
            question.id for question in questionnaire.questions.values() if id in question.adds_to
        }
        left = result.ended_early and not adding <= asked
        yield score_in_words(title, total, highest, tongue, left=left)


def _topics(advice: Sequence[Advice], tongue: Tongue) -> tuple[Section, Section]:
    """The topic that the advice begins with, and all others: an author puts first what counts."""
    topics = dict.fromkeys(piece.topic for piece in advice)
    if len(topics) < 2:
        return Section("first", "", ()), Section(
            "advice", heading("advice", tongue), tuple(_by_topic(advice))
        )
    lead = advice[0].topic
    first = [piece for piece in advice if piece.topic == lead]
    rest = [piece for topic in topics if topic != lead for piece in advice if piece.topic == topic]
    return (
        Section("first", lead, tuple(_items(piece.text for piece in first))),
        Section("advice", heading("more-advice", tongue), tuple(_by_topic(rest))),
    )


def _by_topic(advice: Sequence[Advice]) -> Iterator[Line]:
    """Each topic once as a small heading."""
    topic = None
    for piece in advice:
        if piece.topic != topic:
            topic = piece.topic
            yield Line("title", topic)
        yield Line("item", piece.text)


def _expect(result: Result) -> Iterable[str]:
    return dict.fromkeys(
        recommendation.expect for recommendation in result.recommendations if recommendation.expect
    )


def _why(questionnaire: Questionnaire, result: Result, numbers: dict[str, int]) -> Iterator[Line]:
    given = dict(result.path)
    titles = {recommendation.id: recommendation.title for recommendation in result.recommendations}
    for reason in result.because:
        if reason.rule is not None:
            rule = questionnaire.rules[reason.rule]
            told, sources = rule.because, rule.sources
        else:
            told = _answered(questionnaire, reason, given)
            sources = questionnaire.recommendations[reason.recommendation].sources
        # That it leads to the one thing to do need not be said.
        others = reason.recommendation != result.recommendations[0].id
        leads_to = titles[reason.recommendation] if others else ""
        cited = ",".join(str(numbers[id]) for id in sources)
        yield Line("item", reason_in_words(told, leads_to, cited))


def _answered(questionnaire: Questionnaire, reason: Reason, given: dict[str, Given]) -> str:
    id, answer = reason.question, reason.answer
    tongue = tongue_of(questionnaire.language)
    assert id is not None, "a reason is an answer's or a rule's"
    chosen = questionnaire.answer(AnswerName(id, answer)) if isinstance(answer, str) else None
    if chosen is None or reason.recommendation not in recommended_by(chosen):
        # The end of the questions, which says nothing about the last of them.
        return tongue.text(ALL_ANSWERS)
    question = questionnaire.questions[id]
    words = (chosen.text,) if question.kind == "any" else in_words(question, given[id], tongue)
    return you_answered(_said_alone(question, "; ".join(words)), tongue)


def _more_urgent(questionnaire: Questionnaire, result: Result) -> Iterable[str]:
    found: dict[int, list[str]] = {}
    for id, _ in result.path:
        question = questionnaire.questions[id]
        for answer in question.answers.values():
            rank = min(map(questionnaire.rank, recommended_by(answer)), default=None)
            if rank is not None and rank < result.level.rank and answer.text:
                found.setdefault(rank, []).append(_said_alone(question, answer.text))
    in_order = [text for rank in sorted(found) for text in found[rank]]
    return in_order[:SIGNS_NAMED]


def _said_alone(question: Question, text: str) -> str:
    """An answer in words that can be read without its question: a box is a whole sentence."""
    return text if question.kind == "any" else f"{question.ask} {text}"


def _answers(questionnaire: Questionnaire, result: Result) -> Iterator[Line]:
    tongue = tongue_of(questionnaire.language)
    for id, given in result.path:
        question = questionnaire.questions[id]
        told = f"{question.ask} {'; '.join(in_words(question, given, tongue))}"
        points = points_of(question, given)
        yield Line("item", f"{told}{points_in_words(points, tongue) if question.adds_to else ''}")


def _sources(questionnaire: Questionnaire, result: Result) -> Iterable[str]:
    """The ids of the sources that the result stands on, each once."""
    rules = [
        questionnaire.rules[reason.rule] for reason in result.because if reason.rule is not None
    ]
    return dict.fromkeys(
        id
        for things in (result.recommendations, rules, result.advice)
        for thing in things
        for id in thing.sources
    )


def _about(questionnaire: Questionnaire, numbers: dict[str, int]) -> Iterator[Line]:
    tongue = tongue_of(questionnaire.language)
    yield Line("text", questionnaire.disclaimer)
    yield Line("text", looked_through(tongue.day(questionnaire.reviewed), tongue))
    yield Line("title", heading("sources", tongue))
    yield from _items(f"[{number}] {questionnaire.sources[id]}" for id, number in numbers.items())


def _texts(texts: Iterable[str]) -> Iterator[Line]:
    return (Line("text", text) for text in texts if text)


def _items(texts: Iterable[str]) -> Iterator[Line]:
    return (Line("item", text) for text in texts)
