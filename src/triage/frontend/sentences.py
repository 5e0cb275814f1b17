"""What a person is told on the way: how far it is, what a change did, where the answers are.

The constants are said by `Tongue.text`.
"""

from __future__ import annotations

from triage.interview.answers import numbers_in_words
from triage.interview.result import Result
from triage.rules.questionnaire import Question
from triage.tongue.tongue import Tongue, later

ASKED_TOO = later("Because of your change, this is asked too")
COPIED = later("Copied, if your terminal lets programs do that.")
NOTHING_TO_UNDO = later("There is nothing to undo.")
UNDONE = later("Your last step is undone.")
NOT_SAVED = later("Your answers are not saved.")
PRIVATE = later(
    "Your answers stay on this computer. Nothing is saved unless you ask, nothing is sent."
)
UNKNOWN_DAY = later("on a day that the file does not say")
UNCHANGED = later("Your change does not change what is recommended")
MORE_THAN_ONE = later("More than one may be true.")
NO_REASON = later("No reason is given for this question.")
CHECK = later("Check your answers")
NOTHING_ANSWERED = later("You have not answered anything yet.")
NOT_CONFIRMED = later("Marked, but not confirmed")
STILL_TO_COME = later("Answered before, still to come")
KEPT_ASIDE = later("Kept aside: not asked for as things stand")
MARK_ONE = later("mark an answer first")
MARK_ANY = later("mark at least one answer")

HINTS = later(
    "Type the number of your answer, or its first words, and press Enter. "
    "Where more than one may be true, type the numbers with spaces between; 0 is always none of "
    "them. b or back goes back, ? or why says why we ask, r or repeat says the question again, "
    "c or check lists your answers to change one, u or undo undoes your last step, "
    "s or save saves, q or quit stops, n or notice says when to get help at once, "
    "h or help says this again. Your answers are not stored unless you save them."
)
AFTER = later(
    "Type s to save, c to change an answer, u to undo your last step, r to hear it again, or h."
)


def answers(number: int, tongue: Tongue) -> str:
    """So many answers."""
    return tongue.count(number, "{n} answer", "{n} answers")


def questions(number: int, tongue: Tongue) -> str:
    """So many questions."""
    return tongue.count(number, "{n} question", "{n} questions")


def so_far(answered: int, most: int, tongue: Tongue) -> str:
    """How far ``answered`` saved answers lead, if ``most`` questions can still come."""
    to_come = questions(most, tongue) if most else ""
    return told_so_far(answers(answered, tongue), to_come, tongue)


def told_so_far(answers: str, to_come: str, tongue: Tongue) -> str:
    """The same, of counts that are words already; nothing for what does not come."""
    if not to_come:
        return tongue.text("{answers} so far.", answers=answers)
    return tongue.text(
        "{answers} so far, at most {questions} to come.", answers=answers, questions=to_come
    )


def at_most(number: int, tongue: Tongue) -> str:
    """How many questions there can be."""
    return tongue.text("At most {questions}.", questions=questions(number, tongue))


def ends(question: Question, tongue: Tongue) -> tuple[str, str] | None:
    """The names of both ends of a scale: what the file calls its outer bands.

    None for a number that is no scale, such as an age: its ends need no names.
    """
    bands = [band for band in question.answers.values() if band.up_to is not None]
    lowest, highest = bands[0].text, bands[-1].text
    if question.worse is None and not (lowest and highest):
        return None
    return lowest or tongue.text("least"), highest or tongue.text("most")


def meaning(question: Question, tongue: Tongue) -> str:
    """What both ends of a scale mean, in one sentence; nothing for a number that is no scale."""
    number, named = question.number, ends(question, tongue)
    if number is None or named is None:
        return ""
    return tongue.text(
        "{lowest} means {least}, {highest} means {most}.",
        lowest=tongue.number(number.lowest),
        least=named[0],
        highest=tongue.number(number.highest),
        most=named[1],
    )


def how_to_type(question: Question, tongue: Tongue) -> str:
    """Which numbers a question takes, in one sentence."""
    number = question.number
    assert number is not None, "the question does not ask for a number"
    numbers = f"{numbers_in_words(number, tongue)} {number.unit}".rstrip()
    return tongue.text("Type {numbers}.", numbers=numbers)


def after(
    before: Result | None,
    now: Result | None,
    tongue: Tongue,
    aside: int = 0,
    asks_more: bool = False,
) -> tuple[str, ...]:
    """What a step did, in one sentence; none where there is nothing to say.

    Args:
        before: what was recommended until then, if anything.
        now: what is recommended now, if anything.
        tongue: the language to say it in.
        aside: how many later answers it put out of reach.
        asks_more: it brought up a question that was not to come without it.
    """
    told = [tongue.text(ASKED_TOO)] if asks_more and now is None else []
    if before is not None and now is not None and before.path != now.path:
        told.append(_outcome(before, now, tongue))
    if aside:
        told.append(put_aside(aside, tongue))
    return (f"{'; '.join(told)}.",) if told else ()


def put_aside(answers: int, tongue: Tongue) -> str:
    """That a change put so many later answers out of reach, as part of a sentence."""
    return tongue.count(
        answers,
        "{n} later answer is kept aside, because it is not asked for now",
        "{n} later answers are kept aside, because they are not asked for now",
    )


def changed(was: str, has_become: str, tongue: Tongue) -> str:
    """What a change made of the recommendation, as part of a sentence."""
    return tongue.text(
        "Your change changes what is recommended, from “{before}” to “{now}”",
        before=was,
        now=has_become,
    )


def aged(when: str, tongue: Tongue) -> str:
    """How old saved answers are, and what follows from it."""
    return tongue.text(
        "You saved these {when}. What could be an emergency is asked as if for the first time; "
        "everywhere else your answer of then is marked, to keep or to change.",
        when=when,
    )


def unfit(problems: str, answers: int, tongue: Tongue, **shown: str) -> str:
    """That so many saved answers are none any more; ``shown`` stands for ``n``, if it is there."""
    return tongue.count(
        answers,
        "This saved answer no longer fits and is asked again: {problems}",
        "{n} saved answers no longer fit and are asked again: {problems}",
        problems=problems,
        **shown,
    )


def and_more(things: int | str, tongue: Tongue) -> str:
    """How many are not named, at the end of a list."""
    return tongue.text("and {n} more", n=things)


def changing(number: int | str, tongue: Tongue) -> str:
    """Which answer is being changed."""
    return tongue.text("Changing answer {number}", number=number)


def place(number: int | str, more: int | str, tongue: Tongue) -> str:
    """Where the person is: ``Question 4, at most 9 more``."""
    if not more:
        return tongue.text("Question {number}, the last one", number=number)
    return tongue.text("Question {number}, at most {more} more", number=number, more=more)


def saved(file: str, tongue: Tongue) -> str:
    """That the answers are in a file, by its full name."""
    return tongue.text("Saved: {file}", file=file)


def saved_in_part(file: str, tongue: Tongue) -> str:
    """The file of answers that others were given after: not all of them are in it."""
    return tongue.text("{file}, but not what you answered after that", file=file)


def stored(where: str | None, tongue: Tongue) -> str:
    """What is left of the answers, as the last words of a message; ``where`` they are saved."""
    if where is None:
        return tongue.text("nothing was stored")
    return tongue.text("your answers are in {file}", file=where)


def stopped(what_is_left: str, tongue: Tongue) -> str:
    """That a person left before the end."""
    return tongue.text(
        "stopped before there was a recommendation; {what_is_left}", what_is_left=what_is_left
    )


def where_the_rest_is(where: str | None, tongue: Tongue) -> str:
    """Where all that the glance leaves out can be read; ``where`` it is saved, if it is."""
    if where is not None:
        return tongue.text("All of it is in {file}.", file=where)
    return tongue.text(
        "For all of it, save before you leave, or begin with: {command}",
        command="triage run --full",
    )


def _outcome(before: Result, now: Result, tongue: Tongue) -> str:
    """What became of the recommendation."""
    if before.recommendations == now.recommendations:
        return tongue.text(UNCHANGED)
    was, has_become = before.level.title, now.level.title
    if before.level is now.level:
        was, has_become = (
            ", ".join(recommendation.title for recommendation in result.recommendations)
            for result in (before, now)
        )
    return changed(was, has_become, tongue)
