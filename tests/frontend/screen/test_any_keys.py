"""Whatever keys are pressed: at a result its level and action are in sight, and no answer is lost.

Random keys on a real terminal: one by one, in bursts, doubled by a bounce, and held.
"""

import os
import random
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from helpers.terminal import Terminal, terminal

from frontend.screen import sample
from frontend.screen.telling import read
from triage.interview.answers import in_words
from triage.interview.interview import Interview
from triage.results.urgency import labelled
from triage.tongue.tongue import ENGLISH

DEEP = settings.get_current_profile_name() == "deep"
JOURNEYS = range(200 if DEEP else 20)
BURSTS = 10
SIZES = ((40, 12), (80, 24), (120, 40))
ALL_LINES = (120, 250)
"""A window in which every answer is in sight at once."""

ENTER, ESCAPE = "\r", "\x1b"
OFTEN = (ENTER, ENTER, ENTER, "0", "0", "1", "2", "3", "b", "c", "u", "\x1b[B")
SELDOM = (
    *"456789 snqr?hjk,.-e",
    "\x1b[A",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[H",
    "\x1b[F",
    "\x7f",
)
"""`y` and Ctrl-C are left out: they leave, where leaving is asked about."""


def bursts(rng: random.Random) -> Iterator[list[str]]:
    """What a hand does to the keyboard, a burst at a time."""
    for _ in range(BURSTS):
        key = rng.choice(OFTEN if rng.random() < 0.75 else SELDOM)
        match rng.choice(("once", "once", "answered", "doubled", "held", "burst", "escape")):
            case "once":
                yield [key]
            case "answered":
                yield [rng.choice("0123"), ENTER]
            case "doubled":
                yield [key, key]
            case "held":
                yield [key] * rng.randint(5, 30)
            case "escape":
                # By itself: what follows it in one go would make another key of it.
                yield [ESCAPE]
            case _:
                yield rng.choices(OFTEN + SELDOM, k=rng.randint(2, 8))


class Journey:
    """One run of the app, and the keys that were sent to it."""

    def __init__(self, screen: Terminal) -> None:
        self.screen = screen
        self.sent: list[str] = []

    def press(self, keys: list[str]) -> None:
        """Send keys in one go, and wait until what they led to is drawn."""
        self.sent += keys
        self.screen.send("".join(keys))
        self.screen.wait_until(lambda _: read(self.screen.raw)["keys"] == len(self.sent), *keys)

    @property
    def where(self) -> str:
        """The screen in front."""
        return str(read(self.screen.raw)["screen"])

    @property
    def interview(self) -> Interview:
        """As far as the answers lead, by the package alone."""
        answers = read(self.screen.raw)["answers"]
        return Interview.replay(sample.questionnaire(), given(answers))

    def shows_what_to_do(self) -> None:
        """The level and the action stand on the screen, wherever somebody scrolled to."""
        result = self.interview.result
        assert result is not None, self.sent
        shown = " ".join(self.screen.words.replace("▌", " ").replace("▐", " ").split())
        assert labelled(sample.questionnaire(), result.level) in shown, (self.sent, shown)
        assert result.recommendations[0].title in shown, (self.sent, shown)

    def to_all_answers(self) -> None:
        """Go to the page of all answers, in a window that has them all."""
        for _ in range(4):
            if self.where.endswith(("Dialog", "Prompt")):
                self.press([ESCAPE])
            elif self.where == "IntroPage":
                self.press([ENTER])
            elif self.where != "CheckPage":
                self.press(["c"])
        assert self.where == "CheckPage", self.sent
        self.screen.resize(*ALL_LINES)


def given(answers: dict[str, object]) -> dict[str, object]:
    """Answers as they are after a way through JSON."""
    return {id: tuple(one) if isinstance(one, list) else one for id, one in answers.items()}


@pytest.mark.parametrize("seed", JOURNEYS)
def test_no_key_hides_what_to_do_or_loses_an_answer(seed: int) -> None:
    """A1, A2, B1: one more Enter hid the emergency, and one wrong key deleted all answers."""
    rng = random.Random(seed)
    command = (sys.executable, "-m", "frontend.screen.telling")
    env = {"PYTHONPATH": os.pathsep.join(sys.path)}
    with terminal(*command, size=rng.choice(SIZES), env=env) as screen:
        screen.wait_for("start")
        journey = Journey(screen)
        journey.press([ENTER])
        for keys in bursts(rng):
            journey.press(keys)
            if journey.where == "ResultPage":
                journey.shows_what_to_do()
        confirmed = given(read(screen.raw)["confirmed"])
        journey.to_all_answers()
        questions = sample.questionnaire().questions
        told = [
            f"{questions[id].ask} {'- ' * (len(words) > 1)}{' - '.join(words)}"
            for id, value in confirmed.items()
            for words in [in_words(questions[id], value, ENGLISH)]  # type: ignore[arg-type]
        ]
        screen.wait_for("Check your answers", *told)
