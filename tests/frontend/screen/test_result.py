"""The result: urgency first, everything else within reach, kept when asked."""

from pathlib import Path

import pytest
from textual import constants

from frontend.screen import sample
from frontend.screen.person import Person, keeping, person
from frontend.screen.sample import finished
from triage.frontend.screen.screens.result import ResultPage
from triage.interview.interview import Interview
from triage.results.saving import SaveError
from triage.results.summary import Line, summarize


async def read_through(somebody: Person) -> str:
    """All that is read from here to the end, a few lines of each screen twice."""
    read = somebody.words
    for _ in range(10):
        if "More below" not in somebody.words:
            return read
        await somebody.press("up up up pagedown")
        read += f" {somebody.words}"
    raise AssertionError(f"the end never comes:\n{somebody.screen}")


async def test_all_sections_in_their_order() -> None:
    """On a window that is long enough, every line of the summary stands there."""
    interview = finished()
    assert interview.result is not None
    summary = summarize(interview.questionnaire, interview.result, sample.TODAY)
    async with person(interview, size=(120, 60)) as somebody:
        await somebody.press("enter enter m")
        assert "-- Look after it yourself for now" in somebody.words
        read = await read_through(somebody)
    places = [read.index(f" {section.heading} ") for section in summary.sections]
    assert places == sorted(places)
    for section in summary.sections:
        for line in (*section.lines, *section.more):
            assert " ".join(line.text.split()) in read


async def test_a_source_has_its_address() -> None:
    """It stands behind the source, to be copied."""
    source = "publisher: Example Health Service, year: 2025"
    known = sample.edited((source, f"{source}, url: https://example.org/knee"))
    interview = Interview.replay(known, finished().answers)
    async with person(interview, size=(120, 60)) as somebody:
        await somebody.press("enter enter m")
        read = await read_through(somebody)
    assert "- Knee pain in runners, Example Health Service, 2025 <https://example.org/knee>" in read


async def test_more_and_less() -> None:
    """The first eight pieces of advice, and the rest on request."""
    async with person(finished(), size=(80, 80)) as somebody:
        await somebody.press("enter enter")
        assert "Lift your hips" not in somebody.words
        assert "Press m to show 2 more" in somebody.words
        await somebody.press("m")
        assert "Lift your hips" in somebody.words
        assert "m Less" in somebody.words
        await somebody.press("m")
        assert "Lift your hips" not in somebody.words


async def test_more_by_mouse() -> None:
    """The line that says that there is more shows it when it is clicked."""
    async with person(finished(), size=(80, 80)) as somebody:
        await somebody.press("enter enter")
        await somebody.click("Press m to show 2 more")
        assert "Lift your hips" in somebody.words
        assert "m Less" in somebody.words


async def test_what_a_result_tells() -> None:
    """Each reason with its source, what would have been more urgent, topics, the answers."""
    interview = finished(swelling="lot", swollen_since="hours")
    async with person(interview, size=(120, 40)) as somebody:
        await somebody.press("enter enter")
        less = await read_through(somebody)
        assert "What would have made this more urgent Press m to show these 2" in less
        await somebody.press("home m")
        read = await read_through(somebody)
    source = "Source: Knee pain in runners, Example Health Service, 2025."
    for words in (
        "“When did the swelling begin?” → Have the knee looked at today. " + source,
        "All your answers together → Rest the knee, then build up again. " + source,
        "What would have made this more urgent - The knee looks out of place - The foot is cold",
        "Comfort - Hold a cold pack",
        "Running - Halve your weekly distance",
        "Exercises - Do ten slow squats",
        "Your answers, for whoever you see - Do you have any of these now? None of these",
        "- When did the swelling begin? Within a few hours of an injury",
        "- How bad is the pain when you run [0-10]? 2",
        "- For how many weeks has it hurt? 3 weeks",
        "- What changed in your running in the last 6 weeks? I ran further or more often",
    ):
        assert words in read


async def test_what_an_emergency_tells() -> None:
    """The reason stands right after what to do, and then what to do while waiting."""
    async with person(sample.begin(signs=["cold-foot"]), size=(100, 60)) as somebody:
        await somebody.press("enter")
        in_order = (
            "What to do now Call your emergency number now",
            "Call your emergency number. Why - You answered “The foot is cold, pale or numb”",
            "Source: Knee pain in runners, Example Health Service, 2025. While you wait",
            "While you wait - Do not drive yourself.",
            "Your answers, for whoever you see",
        )
        places = [somebody.words.index(words) for words in in_order]
        assert places == sorted(places)


def test_what_is_printed_unasked_repeats_no_answer() -> None:
    """Neither what was asked, nor what was answered, nor what was not."""
    interview = finished(
        signs=["hot"], swelling="lot", swollen_since="later", pain=9, weeks=77, changed="hills"
    )
    assert interview.result is not None
    summary = summarize(interview.questionnaire, interview.result, sample.TODAY)
    questions = interview.questionnaire.questions.values()
    answers = (
        "The knee is hot",
        "Yes, a lot",
        "Later",
        "77 weeks",
        "I ran more hills",
        "The knee looks out of place",
        *(question.ask for question in questions),
    )
    full, public = (
        " ".join(
            line.text
            for section in one.sections
            for line in (Line("title", section.heading), *section.lines, *section.more)
        )
        for one in (summary, summary.without_answers())
    )
    for words in answers:
        assert words in full
        assert words not in public
    assert "Have the knee looked at today" in public


async def test_keys_that_scroll() -> None:
    """Each moves on, and its opposite comes back to the top."""
    async with person(finished()) as somebody:
        await somebody.press("enter enter")
        assert "More below" in somebody.words
        for on, back in (
            ("down j down j", "up k up k"),
            ("pagedown", "pageup"),
            ("space enter", "pageup pageup"),
            ("end", "home"),
        ):
            await somebody.press(on)
            assert "-- Look after" not in somebody.words, on
            await somebody.press(back)
            assert "-- Look after" in somebody.words, back


@pytest.mark.parametrize("wish", ["none", "basic", "full"])
async def test_nothing_moves_by_itself(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is there at once, whatever the environment asks of Textual (TEXTUAL_ANIMATIONS)."""
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", wish)
    async with person(finished()) as somebody:
        assert somebody.app.animation_level == "none"
        await somebody.press("enter enter")
        page = somebody.app.screen
        assert isinstance(page, ResultPage)
        for keys, expected in (("pagedown", page.body.size.height - 1), ("pageup", 0)):
            await somebody.press(keys)
            assert page.body.scroll_y == expected
            assert not somebody.app.animator.is_being_animated(page.body, "scroll_y")


async def test_back_to_the_answers() -> None:
    """From a result that can wait, back means all the answers."""
    async with person(finished()) as somebody:
        await somebody.press("enter enter")
        for key in ("b", "left", "escape", "c"):
            await somebody.press(key)
            assert somebody.where == "CheckPage", key
            await somebody.press("enter")
            assert somebody.where == "ResultPage"


async def test_the_emergency_can_be_changed() -> None:
    """Whoever pressed the wrong key gets back to the question, or to all answers."""
    async with person(sample.begin(signs=["cold-foot"])) as somebody:
        await somebody.press("enter")
        assert somebody.where == "ResultPage"
        await somebody.press("c")
        assert "1 Do you have any of these now?" in somebody.words
        await somebody.press("enter b 2 0 enter")
        assert somebody.app.interview.answers == {"signs": ()}


async def test_saving_asks_for_a_name_and_says_the_full_path() -> None:
    """Enter takes the name that is offered; leaving then says that it is saved."""
    kept: list[Path] = []
    async with person(finished(), save=keeping(kept)) as somebody:
        await somebody.press("enter enter s")
        assert somebody.where == "SavePrompt"
        assert "It will hold your answers. Only you will be able to read it." in somebody.words
        await somebody.press("enter")
        assert kept == [Path("triage-result.md")]
        assert "Saved: /home/somebody/triage-result.md" in somebody.words
        await somebody.press("q")
        assert "Saved: /home/somebody/triage-result.md" in somebody.words


async def test_every_letter_can_be_typed_in_the_name() -> None:
    """No key of the page behind gets in the way."""
    kept: list[Path] = []
    async with person(finished(), save=keeping(kept)) as somebody:
        await somebody.press("enter enter s ctrl+u")
        await somebody.write("bcjkmqs? 1/x.txt")
        await somebody.press("left home end backspace t enter")
        assert kept == [Path("bcjkmqs? 1/x.txt")]


async def test_saving_nothing() -> None:
    """Esc and Ctrl-C close the prompt, and only that."""
    async with person(finished()) as somebody:
        await somebody.press("enter enter")
        for key in ("escape", "ctrl+c", "ctrl+q"):
            await somebody.press("s")
            assert somebody.where == "SavePrompt"
            await somebody.press(key)
            assert somebody.where == "ResultPage", key
            assert "Saved" not in somebody.words


async def test_a_refused_name_can_be_mended() -> None:
    """The reason is said, the field stays, and typing takes the error away."""

    def save(path: Path, interview: object) -> str:
        raise SaveError(f"there is something there already: {path}")

    async with person(finished(), save=save) as somebody:
        await somebody.press("enter enter s enter")
        assert "Error: there is something there already: triage-result.md" in somebody.words
        await somebody.press("x")
        assert "Error" not in somebody.words
        await somebody.press("ctrl+u enter")
        assert "Error: type a name for the file." in somebody.words
