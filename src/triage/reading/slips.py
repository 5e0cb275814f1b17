"""What an author did where the parser gave up: the slip that, mended, lets it read on.

The parser names the place where it could not go on, which is mostly behind the slip. So each line
near that place is looked at for the slips that people make, and a slip is believed only where the
text with its mend can be read further than the text without.
"""

from __future__ import annotations

from itertools import islice

from triage.problems import Problem
from triage.reading import parser
from triage.reading.guesses import GUESSES, Guess, Trouble
from triage.reading.parser import GaveUp
from triage.reading.places import Lines
from triage.reading.syntax import explain

_MOST_SIGNS = 1_000_000
"""In a longer text only the parser is asked: each guess costs reading the text once more."""

_MOST_SLIPS = 20
_MOST_TRIALS = 300
_ABOVE, _BELOW = 15, 40


def slips(text: str, failure: GaveUp) -> list[Problem]:
    """Everything that keeps a text from being read, in its order; at least one problem.

    Args:
        text: what cannot be read.
        failure: where the parser gave up.
    """
    problems: list[Problem] = []
    current: GaveUp | None = failure
    while current is not None and len(problems) < _MOST_SLIPS:
        found = _best(text, current) if len(text) <= _MOST_SIGNS else None
        if found is None:
            if not problems:
                problems.append(explain(current.error, text, current.quoted))
            break
        problems.append(_problem(text, found))
        text = found.mended
        current = parser.failure(text)
    return problems


def _best(text: str, failure: GaveUp) -> Guess | None:
    """The first guess with which all that is near can be read; else the one that leads furthest."""
    if "escape" in str(failure.error.problem):
        return None  # the parser says it best
    lines = text.split("\n")
    numbers = [text.count("\n", 0, at) for at in (failure.at, failure.began, failure.quoted)]
    spot = Trouble(lines, *numbers)
    first, last = _window(lines, min(numbers), spot.at)
    best: Guess | None = None
    furthest = spot.at
    guesses = (guess for kind in GUESSES for guess in kind(spot))
    for guess in islice(guesses, _MOST_TRIALS):
        trial = guess.mended.split("\n")[first:last]
        following = parser.failure("\n".join(trial))
        if following is None:
            return guess
        came_to = first + "\n".join(trial).count("\n", 0, following.at)
        if came_to >= last - 1 and last < len(lines):
            return guess
        if came_to > furthest:
            best, furthest = guess, came_to
    return best


def _window(lines: list[str], first: int, at: int) -> tuple[int, int]:
    """The lines that are read to try a guess: the sections near it, so that trying is cheap."""
    first = max(min(first, at) - _ABOVE, 0)
    while first > 0 and not lines[first][:1].isalpha():
        first -= 1
    return first, min(at + _BELOW, len(lines))


def _problem(text: str, guess: Guess) -> Problem:
    start = sum(len(line) + 1 for line in text.split("\n")[: guess.line]) + guess.start
    end = start + max(guess.end - guess.start, 1)
    return Problem(guess.code, "error", guess.message, Lines(text).place(start, end), guess.hint)


def follows_from_cut(problem: Problem, earlier: list[Problem]) -> bool:
    """Tell whether the comment that cut a text short also swallowed what is missing now."""
    return bool(
        earlier
        and earlier[-1].code == "cut-short"
        and abs(problem.place.line - earlier[-1].place.line) <= 1
    )
