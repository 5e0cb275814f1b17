"""Windows of every size, changed at any time, and everything done with the mouse alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from frontend.screen import sample
from frontend.screen.person import keeping, person
from frontend.screen.sample import finished
from triage.frontend.screen.widgets.too_small import SMALLEST, TooSmall
from triage.interview.interview import Interview

SIZES = [(40, 12), (120, 40), (200, 60), SMALLEST]
TOO_SMALL = "Please make this window larger: at least 30 x 8."
WALK = "enter 0 enter 2 enter 3 enter 5 enter 1 enter enter"


@pytest.mark.parametrize("size", [(40, 12), (200, 60), SMALLEST])
async def test_a_whole_walk(size: tuple[int, int]) -> None:
    """At every size each page shows its heading, its notice and the way on."""
    async with person(size=size) as somebody:
        seen = []
        for key in WALK.split():
            seen.append(somebody.words)
            assert "Enter" in somebody.words
            await somebody.press(key)
        assert "-- Look after it yourself for now" in somebody.words
        walked = " ".join(seen)
        if size == SMALLEST:
            return
        for question in sample.questionnaire().questions.values():
            if question.id != "swollen-since":
                assert question.ask in walked
        assert "get emergency help now." in seen[1]


async def test_the_window_changes_in_the_middle_of_a_question() -> None:
    """Nothing that was marked is lost, and every size draws the whole page."""
    async with person() as somebody:
        await somebody.press("enter 3")
        for size in (*SIZES, (20, 5), (1, 2), (29, 20), (200, 7), (80, 24)):
            await somebody.resize(*size)
            if size[0] < 30 or size[1] < 8:
                assert "Question 1" not in somebody.words
            else:
                assert "Question 1, at most 5 more" in somebody.words
        assert "[x] The knee is hot" in somebody.words


async def test_what_the_keys_are_at_stays_in_sight() -> None:
    """Also when the window becomes smaller."""
    async with person(finished()) as somebody:
        await somebody.press("enter 5")
        await somebody.resize(40, 12)
        assert "> 5 What changed in your running" in somebody.words
    async with person(sample.begin(signs=[], swelling="no", pain=2, weeks=3)) as somebody:
        await somebody.press("enter 5")
        await somebody.resize(40, 12)
        assert ">5 (x) Nothing changed" in somebody.words


async def test_a_window_that_is_too_small_says_so_and_answers_nothing() -> None:
    """At 20 by 5 there is a sentence, and keys wait for a window in which they can be seen."""
    async with person() as somebody:
        await somebody.press("enter 0")
        await somebody.resize(20, 5)
        assert somebody.words == TOO_SMALL
        await somebody.press("enter 1 c b question_mark")
        await somebody.resize(80, 24)
        assert "[x] None of these" in somebody.words
        assert somebody.app.interview.path == ()


@pytest.mark.parametrize("keys", ["ctrl+c y", "q ctrl+c"])
async def test_leaving_a_window_that_is_too_small(keys: str) -> None:
    """The way out is never shut."""
    async with person() as somebody:
        await somebody.press("enter")
        await somebody.resize(20, 5)
        await somebody.press(keys)
        assert not somebody.app.is_running


async def test_dialogs_in_a_window_that_is_too_small() -> None:
    """Each makes room for the sentence, and is there again in a larger window."""
    async with person(finished()) as somebody:
        await somebody.press("enter")
        for key, words in (
            ("s", "Save to a file"),
            ("question_mark", "Change an answer"),
            ("q", "Leave? Your answers are not saved."),
        ):
            await somebody.press(key)
            for size in ((20, 5), (29, 20), (80, 7)):
                await somebody.resize(*size)
                assert somebody.words == TOO_SMALL
                # Its own sentence, not only the one of the page that shines through.
                sentence = somebody.app.screen.query_one(TooSmall)
                assert sentence.region.size == size
            await somebody.resize(80, 24)
            assert words in somebody.words
            await somebody.resize(20, 5)
            await somebody.press("escape")
            assert somebody.where == "CheckPage"
            await somebody.resize(80, 24)


@pytest.mark.parametrize("key", ["n", "escape", "enter"])
async def test_staying_in_a_window_that_is_too_small(key: str) -> None:
    """The same keys as in any other close the question."""
    async with person() as somebody:
        await somebody.resize(20, 5)
        await somebody.press("q")
        assert somebody.where == "QuitDialog"
        assert somebody.words == TOO_SMALL
        await somebody.press(key)
        assert somebody.where == "IntroPage"
        assert somebody.app.is_running


async def test_the_mouse_alone() -> None:
    """From the first page to a saved result and out, back and help included."""
    kept: list[Path] = []
    async with person(save=keeping(kept)) as somebody:
        for words in (
            "I have read this",
            "Why, help",
            "Close",
            "The foot is cold",
            "None of these",
            "Continue",
            "A little",
            "Continue",
            "Back",
            "Continue",
            " 7 ",
            "Continue",
            "0 |-----",
            "Continue",
            "I ran faster",
            "Check answers",
            "Is the knee swollen",
            "(x)  A little",
            "Keep it",
            "See what",
        ):
            if words == "See what":
                await somebody.click("Go on")
                await somebody.click("I ran faster")
                await somebody.click("Continue")
            await somebody.click(words)
        assert somebody.where == "ResultPage"
        assert somebody.app.interview.answers["pain"] == 7
        await somebody.click("Your answers, for")
        await somebody.click("More below")
        assert "> Book a routine appointment" in somebody.words
        await somebody.click("Read more")
        await somebody.click("Save")
        await somebody.click("Enter")
        assert kept == [Path("triage-result-2026-11-22.html")]
        await somebody.click("Quit")
        await somebody.click("( )  Leave")
        await somebody.click("Do it")
        assert somebody.app.return_value is somebody.app.interview


async def test_the_mouse_in_a_small_window() -> None:
    """Whatever the line of hints has no room for is a click away in the help."""
    async with person(size=(40, 12)) as somebody:
        await somebody.press("enter")
        await somebody.click("Why")
        for _ in range(20):
            if "Check or change" in somebody.words:
                break
            await somebody.click("More below")
        else:
            raise AssertionError(f"the line never comes:\n{somebody.screen}")
        await somebody.click("Check or change")
        assert somebody.where == "CheckPage"


@pytest.mark.parametrize("begin", [sample.begin, finished])
async def test_clicking_where_nothing_is(begin: Callable[[], Interview]) -> None:
    """No harm is done beside the page or between the hints."""
    async with person(begin(), size=(120, 40)) as somebody:
        await somebody.press("enter")
        before = somebody.screen
        for offset in ((0, 0), (119, 39), (60, 20)):
            await somebody.pilot.click(offset=offset)
        await somebody.settle()
        assert somebody.screen == before
