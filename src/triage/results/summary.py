"""What a person is told at the end: all that matters in one glance, and the rest in sections.

Here, and nowhere else, is decided what stands in the glance and what is folded. Every front end and
every format shows both with these words; they differ in how they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from triage.interview.result import Result
from triage.interview.sheet import Earlier
from triage.results.calling import Call, whom_to_call
from triage.results.dates import ago, length_in_words
from triage.results.folded import folded
from triage.results.section import Line, Section
from triage.results.urgency import labelled
from triage.rules.periods import Period
from triage.rules.questionnaire import Level, Questionnaire
from triage.tongue.tongue import Tongue, later, tongue_of

GLANCE_WORDS = 120
"""The words that the glance may have. What is least urgent in it gives way, and is folded."""


class Glance(NamedTuple):
    """What is read first, and all that many people read.

    Attributes:
        headline: the urgency as a sign and in words.
        action: the one thing to do.
        when: by when, or when to look again where nothing presses; may be empty.
        call: whom to call; None where the level does not say.
        since: whether that is better or worse than when the answers were saved; may be empty.
        also: what else is recommended at the same level.
        heading: what the signs are for.
        signs: what means that help is needed sooner, and what to do then.
        tongue: the language of all this.
    """

    headline: str
    action: str
    when: str
    call: Call | None
    since: str
    also: tuple[str, ...]
    heading: str
    signs: tuple[str, ...]
    tongue: Tongue

    @property
    def at_once(self) -> str:
        """By when and whom to call, in one line; a number that is not the reader's is no part."""
        own = self.call.first if self.call is not None and self.call.known else ""
        return " ".join(part for part in (self.when, own) if part)

    @property
    def numbers(self) -> str:
        """Whom to call elsewhere; everybody's numbers where the country is not known."""
        if self.call is None:
            return ""
        return self.call.elsewhere if self.call.known else self.call.first

    @property
    def rest(self) -> tuple[Line, ...]:
        """All that comes after the action, `at_once` and `numbers`."""
        return (
            *([Line("text", self.since)] if self.since else []),
            *(Line("text", also_in_words(title, self.tongue)) for title in self.also),
            *([Line("title", self.heading)] if self.signs else []),
            *(Line("item", sign) for sign in self.signs),
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says, in order."""
        first = (self.headline, self.action, self.at_once, self.numbers)
        return tuple(text for text in (*first, *(line.text for line in self.rest)) if text)

    @property
    def words(self) -> int:
        """How many words it takes to say it. Signs such as ``!!!`` are none."""
        return sum(any(map(str.isalnum, word)) for text in self.texts for word in text.split())


class Summary(NamedTuple):
    """A result ready to be read: the glance, and what is folded behind it."""

    level: Level
    glance: Glance
    sections: tuple[Section, ...]

    def without_answers(self) -> Summary:
        """The same, less the sections that repeat what the person answered."""
        return self._replace(
            sections=tuple(section for section in self.sections if not section.private)
        )


def summarize(
    questionnaire: Questionnaire,
    result: Result,
    today: date,
    country: str | None = None,
    then: Earlier | None = None,
) -> Summary:
    """Put a result into words.

    Args:
        questionnaire: the questionnaire that was answered.
        result: what it came to.
        today: the day from which the day to look again is counted.
        country: the ISO 3166 code of the reader's country, if it is known.
        then: what the saved answers came to that were gone on from, to be compared with.
    """
    level, tongue = result.level, tongue_of(questionnaire.language)
    looked_at = _looked_at(level, today, tongue)
    leading = [
        recommendation
        for recommendation in result.recommendations
        if recommendation.level == level.id
    ]
    whole = Glance(
        headline=labelled(questionnaire, level),
        action=leading[0].title,
        when=when_in_words(level, looked_at, tongue),
        call=whom_to_call(level, country, tongue),
        since=_since(then, level, today, tongue),
        also=tuple(recommendation.title for recommendation in leading[1:]),
        heading=signs_heading(level, tongue),
        signs=tuple(_watch_for(result)),
        tongue=tongue,
    )
    glance = _fitting(whole)
    sections = folded(
        questionnaire,
        result,
        titled={recommendation.id for recommendation in leading[1:]}
        if whole.also and not glance.also
        else set(),
        signs=whole.signs[len(glance.signs) :],
        again=again_in_words(level, looked_at, tongue),
    )
    return Summary(level, glance, tuple(sections))


def _fitting(glance: Glance) -> Glance:
    """As much of it as `GLANCE_WORDS` allows: other things to do give way first, then signs."""
    if glance.words > GLANCE_WORDS:
        glance = glance._replace(also=())
    while glance.words > GLANCE_WORDS and len(glance.signs) > 1:
        glance = glance._replace(signs=glance.signs[:-1])
    return glance


def also_in_words(title: str, tongue: Tongue) -> str:
    """Something else that is recommended, by its title."""
    return tongue.text("Also: {title}", title=title)


def signs_heading(level: Level, tongue: Tongue) -> str:
    """What stands above the signs to watch for."""
    if level.rank:
        return tongue.text("Get help sooner if")
    return tongue.text("While you wait, watch for this")


def when_in_words(level: Level, day: str, tongue: Tongue) -> str:
    """How soon somebody is to be seen; else when to look again, on that ``day``, if ever."""
    within = level.within
    if isinstance(within, Period):
        return tongue.text("Within {time}.", time=length_in_words(within, tongue))
    if within is not None:
        return tongue.text("Now.") if within == "now" else tongue.text("Today.")
    if level.recheck is not None:
        return tongue.text("Answer these questions again on {day}.", day=day)
    return ""


def again_in_words(level: Level, day: str, tongue: Tongue) -> str:
    """When to look again, on that ``day``, if the glance says only how soon to be seen."""
    if level.within is None or level.recheck is None:
        return ""
    return tongue.text(
        "Answer these questions again in {time}, on {day}, or sooner if it changes.",
        time=length_in_words(level.recheck, tongue),
        day=day,
    )


def _since(then: Earlier | None, now: Level, today: date, tongue: Tongue) -> str:
    """Whether it is better, the same or worse than it was then."""
    if then is None or then.level is None:
        return ""
    day = ago(then.day, today, tongue)
    return since_in_words(then.level.rank - now.rank, day, then.level.title, tongue)


def since_in_words(calmer: int, day: str, title: str, tongue: Tongue) -> str:
    """How it is beside what it was on a ``day``: ``calmer`` is below 0 for better, 0 the same."""
    told = later("The same as {ago}: then, too, it was “{level}”.")
    if calmer < 0:
        told = later("Better than {ago}: then it was “{level}”.")
    elif calmer > 0:
        told = later("Worse than {ago}: then it was “{level}”.")
    return tongue.text(told, ago=day, level=title)


def _looked_at(level: Level, today: date, tongue: Tongue) -> str:
    """The day on which to look again; nothing where the level has none."""
    return "" if level.recheck is None else tongue.day(level.recheck.after(today))


def _watch_for(result: Result) -> Iterable[str]:
    own = [sign for recommendation in result.recommendations for sign in recommendation.watch_for]
    return dict.fromkeys([*own, *result.level.watch_for])
