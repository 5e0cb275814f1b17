"""The result: urgency first, everything else within reach, kept when asked."""

from pathlib import Path

from triage.saving import SaveError
from triage.summary import summarize
from tui import sample
from tui.person import keeping, person
from tui.sample import finished


async def test_all_sections_in_their_order() -> None:
    """On a window that is long enough, every line of the summary stands there."""
    interview = finished()
    assert interview.result is not None
    summary = summarize(interview.questionnaire, interview.result, sample.TODAY)
    async with person(interview, size=(120, 60)) as somebody:
        await somebody.press("enter enter m")
        read = somebody.words
        assert "-- Look after it yourself for now" in read
        while "More below" in somebody.words:
            await somebody.press("pagedown")
            read += f" {somebody.words}"
    places = [read.index(f" {section.heading} ") for section in summary.sections]
    assert places == sorted(places)
    for section in summary.sections:
        for line in (*section.lines, *section.more):
            assert " ".join(line.text.split()) in read


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
        await somebody.press("enter b 2 4 enter")
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
