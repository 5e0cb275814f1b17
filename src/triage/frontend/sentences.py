"""What a person is told on the way: how far it is, what a change did, where the answers are."""

from __future__ import annotations

from triage.interview.result import Result
from triage.rules.questionnaire import Question
from triage.words import counted

ASKED_TOO = "Because of your change, this is asked too"
NOTHING_TO_UNDO = "There is nothing to undo."
UNDONE = "Your last step is undone."
NOT_SAVED = "Your answers are not saved."


def so_far(answered: int, most: int) -> str:
    """How far ``answered`` saved answers lead, if ``most`` questions can still come."""
    if not most:
        return f"{counted(answered, 'answer')} so far."
    return f"{counted(answered, 'answer')} so far, at most {counted(most, 'question')} to come."


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
        told.append(
            f"{counted(aside, 'later answer')} {'is' if aside == 1 else 'are'} kept aside, "
            f"because {'it is' if aside == 1 else 'they are'} not asked for now"
        )
    return (f"{'; '.join(told)}.",) if told else ()


def place(number: int, more: int) -> str:
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
        return "Your change does not change what is recommended"
    was, has_become = before.level.title, now.level.title
    if before.level is now.level:
        was, has_become = (
            ", ".join(recommendation.title for recommendation in result.recommendations)
            for result in (before, now)
        )
    return f"Your change changes what is recommended, from “{was}” to “{has_become}”"
