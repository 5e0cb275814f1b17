"""What a person is told on the way: how far it is, what a change did, where the answers are."""

from __future__ import annotations

from triage.interview.answers import numbers_in_words
from triage.interview.result import Result
from triage.rules.questionnaire import Question
from triage.words import counted

ASKED_TOO = "Because of your change, this is asked too"
NOTHING_TO_UNDO = "There is nothing to undo."
UNDONE = "Your last step is undone."
NOT_SAVED = "Your answers are not saved."
PRIVATE = "Your answers stay on this computer. Nothing is saved unless you ask, nothing is sent."
UNKNOWN_DAY = "on a day that the file does not say"
UNCHANGED = "Your change does not change what is recommended"
MORE_THAN_ONE = "More than one may be true."
NO_REASON = "No reason is given for this question."
CHECK = "Check your answers"
NOTHING_ANSWERED = "You have not answered anything yet."
NOT_CONFIRMED = "Marked, but not confirmed"
KEPT_ASIDE = "Kept aside: not asked for as things stand"
MARK_ONE = "mark an answer first"
MARK_ANY = "mark at least one answer"


def so_far(answered: int, most: int) -> str:
    """How far ``answered`` saved answers lead, if ``most`` questions can still come."""
    to_come = counted(most, "question") if most else ""
    return told_so_far(counted(answered, "answer"), to_come)


def told_so_far(answers: str, to_come: str) -> str:
    """The same, of counts that are words already; nothing for what does not come."""
    return f"{answers} so far, at most {to_come} to come." if to_come else f"{answers} so far."


def at_most(questions: int) -> str:
    """How many questions there can be."""
    return f"At most {counted(questions, 'question')}."


def ends(question: Question) -> tuple[str, str] | None:
    """The names of both ends of a scale: what the file calls its outer bands.

    None for a number that is no scale, such as an age: its ends need no names.
    """
    bands = [band for band in question.answers.values() if band.up_to is not None]
    lowest, highest = bands[0].text, bands[-1].text
    if question.worse is None and not (lowest and highest):
        return None
    return lowest or "least", highest or "most"


def meaning(question: Question) -> str:
    """What both ends of a scale mean, in one sentence; nothing for a number that is no scale."""
    number, named = question.number, ends(question)
    if number is None or named is None:
        return ""
    return f"{number.lowest} means {named[0]}, {number.highest} means {named[1]}."


def how_to_type(question: Question) -> str:
    """Which numbers a question takes, in one sentence."""
    number = question.number
    assert number is not None, "the question does not ask for a number"
    return f"Type {numbers_in_words(number)} {number.unit}".rstrip() + "."


def after(
    before: Result | None, now: Result | None, aside: int = 0, asks_more: bool = False
) -> tuple[str, ...]:
    """What a step did, in one sentence; none where there is nothing to say.

    Args:
        before: what was recommended until then, if anything.
        now: what is recommended now, if anything.
        aside: how many later answers it put out of reach.
        asks_more: it brought up a question that was not to come without it.
    """
    told = [ASKED_TOO] if asks_more and now is None else []
    if before is not None and now is not None and before.path != now.path:
        told.append(_outcome(before, now))
    if aside:
        told.append(put_aside(aside))
    return (f"{'; '.join(told)}.",) if told else ()


def put_aside(answers: int) -> str:
    """That a change put so many later answers out of reach, as part of a sentence."""
    one = answers == 1
    return (
        f"{counted(answers, 'later answer')} {'is' if one else 'are'} kept aside, "
        f"because {'it is' if one else 'they are'} not asked for now"
    )


def changed(was: str, has_become: str) -> str:
    """What a change made of the recommendation, as part of a sentence."""
    return f"Your change changes what is recommended, from “{was}” to “{has_become}”"


def aged(when: str) -> str:
    """How old saved answers are, and what follows from it."""
    return (
        f"You saved these {when}. What could be an emergency is asked as if for the first time; "
        "everywhere else your answer of then is marked, to keep or to change."
    )


def unfit(problem: str) -> str:
    """That a saved answer is no answer any more."""
    return f"This saved answer no longer fits and is asked again: {problem}"


def several_unfit(answers: int | str, named: str) -> str:
    """That several saved answers are none any more."""
    return f"{answers} saved answers no longer fit and are asked again: {named}"


def and_more(things: int | str) -> str:
    """How many are not named, at the end of a list."""
    return f"and {things} more"


def changing(number: int | str) -> str:
    """Which answer is being changed."""
    return f"Changing answer {number}"


def place(number: int | str, more: int | str) -> str:
    """Where the person is: ``Question 4, at most 9 more``."""
    return f"Question {number}, {f'at most {more} more' if more else 'the last one'}"


def saved(file: str) -> str:
    """That the answers are in a file, by its full name."""
    return f"Saved: {file}"


def saved_in_part(file: str) -> str:
    """The file of answers that others were given after: not all of them are in it."""
    return f"{file}, but not what you answered after that"


def stored(where: str | None) -> str:
    """What is left of the answers, as the last words of a message; ``where`` they are saved."""
    return "nothing was stored" if where is None else f"your answers are in {where}"


def where_the_rest_is(where: str | None) -> str:
    """Where all that the glance leaves out can be read; ``where`` it is saved, if it is."""
    if where is not None:
        return f"All of it is in {where}."
    return "For all of it, save before you leave, or begin with: triage run --full"


def _outcome(before: Result, now: Result) -> str:
    """What became of the recommendation."""
    if before.recommendations == now.recommendations:
        return UNCHANGED
    was, has_become = before.level.title, now.level.title
    if before.level is now.level:
        was, has_become = (
            ", ".join(recommendation.title for recommendation in result.recommendations)
            for result in (before, now)
        )
    return changed(was, has_become)
