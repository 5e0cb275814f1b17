"""Leaving, and help: every key of every page is named there, and can be clicked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from frontend.screen import sample
from frontend.screen.person import keeping, person
from frontend.screen.sample import finished
from triage.frontend.screen.screens.helping import HelpRow
from triage.frontend.screen.screens.page import ScreenPage
from triage.interview.interview import Interview

PAGES: dict[str, tuple[Callable[[], Interview], str]] = {
    "IntroPage": (sample.begin, ""),
    "ChoicePage": (sample.begin, "enter"),
    "NumberPage": (lambda: sample.begin(signs=[], swelling="no"), "enter"),
    "CheckPage": (finished, "enter"),
    "ResultPage": (finished, "enter enter"),
}
PRINTED = {
    "question_mark": "?",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "minus": "-",
    "f1": "F1",
    "full_stop": ".",
    "comma": ",",
    "ctrl+c": "Ctrl-C",
    "ctrl+q": "Ctrl-Q",
}
"""How the help writes keys that are no single letter."""

every_page = pytest.mark.parametrize("page", PAGES)


@every_page
async def test_leaving_asks_and_enter_stays(page: str) -> None:
    """Whatever leads to the question, keeping on is what Enter does."""
    begin, keys = PAGES[page]
    async with person(begin()) as somebody:
        await somebody.press(keys)
        for key in ("q", "ctrl+c", "ctrl+q"):
            await somebody.press(key)
            assert somebody.where == "QuitDialog"
            assert "Your answers are not saved." in somebody.words
            await somebody.press("enter")
            assert somebody.where == page


async def test_staying() -> None:
    """All that could mean no means no."""
    async with person() as somebody:
        await somebody.press("enter")
        for keys in ("n", "escape", "q", "b", "left", "1 enter", "down up enter"):
            await somebody.press("q")
            assert somebody.where == "QuitDialog"
            await somebody.press(keys)
            assert somebody.where == "ChoicePage", keys


@pytest.mark.parametrize("keys", ["y", "ctrl+c", "ctrl+q", "3 enter", "j down enter", "k enter"])
async def test_leaving_early_gives_nothing(keys: str) -> None:
    """The caller learns that there is no result."""
    async with person() as somebody:
        await somebody.press(f"q {keys}")
        assert not somebody.app.is_running
        assert somebody.app.return_value is None


async def test_leaving_with_a_result_gives_the_interview() -> None:
    """So that the recommendation can be printed where it stays."""
    interview = finished()
    async with person(interview) as somebody:
        await somebody.press("enter enter q")
        assert "will stand in your terminal when you leave" in somebody.words
        await somebody.press("y")
        assert somebody.app.return_value is interview


@pytest.mark.parametrize("keys", ["s", "2 enter"])
async def test_saving_before_leaving(keys: str) -> None:
    """Whoever then saves nothing stays; whoever saves is done, and asked nothing twice."""
    kept: list[Path] = []
    async with person(sample.begin(signs=[]), save=keeping(kept)) as somebody:
        await somebody.press(f"enter q {keys} escape")
        assert somebody.where == "ChoicePage"
        await somebody.press(f"q {keys} enter")
        assert [str(file) for file in kept] == ["triage-answers-2026-11-22.html"]
        assert not somebody.app.is_running
        assert (
            somebody.app.sitting.stored
            == "your answers are in /home/somebody/triage-answers-2026-11-22.html"
        )


async def test_what_was_answered_after_saving_is_not_called_saved() -> None:
    """Whoever leaves would lose it; going back leaves only what is in the file."""
    async with person(sample.begin(signs=[]), save=keeping([])) as somebody:
        await somebody.press("enter s enter 1 enter q")
        saved = "Saved: /home/somebody/triage-answers-2026-11-22.html"
        assert f"{saved}, but not what you answered after that" in somebody.words
        await somebody.press("n b q")
        assert saved in somebody.words
        assert "after that" not in somebody.words


@every_page
async def test_help_names_every_key(page: str) -> None:
    """Each binding of the page has an id and a sentence, and is in the help with all its keys."""
    begin, keys = PAGES[page]
    async with person(begin(), size=(90, 60)) as somebody:
        await somebody.press(keys)
        screen = somebody.app.screen
        assert isinstance(screen, ScreenPage)
        # From Textual, and not from what the help is made of: that could have lost some.
        bindings = [active.binding for active in screen.active_bindings.values()]
        # Not knowing a number is no answer to the one that is asked for here.
        bindings = [one for one in bindings if one.id != "unsure"]
        assert all(one.id and one.tooltip and one.priority for one in bindings)
        await somebody.press("question_mark")
        help = somebody.app.screen
        rows = [" ".join(row.drawn(100).plain.split()) for row in help.query(HelpRow)]
        for binding in bindings:
            assert binding.tooltip in somebody.words
            (row,) = [one for one in rows if one.endswith(f" {binding.tooltip}")]
            names = row.removesuffix(binding.tooltip).strip().split(", ")
            many = binding.action.startswith("press(") and len(binding.key) == 1
            if many and binding.id != "press-none":
                assert " to " in names[0], row
            else:
                assert PRINTED.get(binding.key, binding.key) in names, row
        for named in ("Enter", "PgDn", "?, F1", "q, Ctrl-C, Ctrl-Q"):
            assert named in somebody.words
        await somebody.press("escape")
        assert somebody.where == page


async def test_why_we_ask() -> None:
    """One key away from every question, with the notice in full; any way out closes it."""
    async with person() as somebody:
        await somebody.press("enter f1")
        assert "Why we ask These signs need help at once" in somebody.words
        assert "At any time Knee out of place" in somebody.words
        assert "1 to 3 Mark the answer of that key" in somebody.words
        for close in ("enter", "escape", "q", "question_mark", "f1", "b", "left", "ctrl+c"):
            await somebody.press(close)
            assert somebody.where == "ChoicePage", close
            await somebody.press("question_mark")
            assert somebody.where == "HelpDialog"


async def test_a_question_without_a_reason() -> None:
    """It says so instead of making one up."""
    async with person(sample.begin(signs=[], swelling="no", pain=1)) as somebody:
        await somebody.press("enter question_mark")
        assert "No reason is given for this question." in somebody.words


async def test_help_scrolls_in_a_small_window() -> None:
    """Everything in it is reached at 40 by 12."""
    async with person(size=(40, 12)) as somebody:
        await somebody.press("enter question_mark")
        assert "More below" in somebody.words
        await somebody.press("down j k up pagedown space pagedown pagedown pagedown")
        assert "Leave; you are asked first" in somebody.words
        await somebody.press("pageup pageup pageup pageup pageup pageup")
        assert "Why we ask" in somebody.words


async def test_a_line_of_the_help_can_be_clicked() -> None:
    """It closes the help and does what it says."""
    async with person(finished(), size=(90, 60)) as somebody:
        await somebody.press("enter enter question_mark")
        await somebody.click("Check or change your answers")
        assert somebody.where == "CheckPage"


async def test_a_line_that_stands_for_many_keys_does_nothing() -> None:
    """Nobody can tell which answer would be meant."""
    async with person(size=(90, 60)) as somebody:
        await somebody.press("enter question_mark")
        await somebody.click("Mark the answer of that key")
        assert somebody.where == "HelpDialog"
